import { useEffect, useEffectEvent, useRef } from 'react';
import { useViews, type ViewSettings } from '../../api/views.ts';

/**
 * Opens the page with the person's own default view when its address asks for nothing. Once per visit of the place:
 * who clears the filters afterwards wants them cleared.
 */
export function useOpenWithDefault(
  place: string,
  isBare: boolean,
  onApply: (settings: ViewSettings, viewId: string) => void,
): void {
  const { data } = useViews(place);
  const looked = useRef<string>(undefined);
  const look = useEffectEvent((views: NonNullable<typeof data>) => {
    const view = views.views.find(({ id }) => id === views.defaultId);
    if (view && isBare) onApply(view.settings, view.id);
  });
  useEffect(() => {
    if (!data || looked.current === place) return;
    looked.current = place;
    look(data);
  }, [data, place]);
}
