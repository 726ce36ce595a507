import { useNavigate, useSearch } from '@tanstack/react-router';
import { useOpenWithDefault, ViewMenu } from '../../../parts/views/index.ts';
import { type CockpitSearch, cockpitSearch } from '../search.ts';

/** Saved views of the page: what its address says, without the number that lies open. */
export function CockpitViews() {
  const search = useSearch({ from: '/shell/cockpit' });
  const navigate = useNavigate();
  const { v, drill: _drill, ...shown } = search;
  const settings = Object.fromEntries(
    Object.entries(shown).filter(([key, value]) => key in EVERY && value !== undefined),
  );
  const apply = (next: Record<string, unknown>, id: string | undefined) =>
    void navigate({
      to: '.',
      search: { ...cockpitSearch(next), v: id } as CockpitSearch,
      replace: true,
      resetScroll: false,
    });
  useOpenWithDefault('cockpit', v === undefined && Object.keys(settings).length === 0, apply);
  return <ViewMenu place="cockpit" settings={settings} activeId={v} onApply={apply} />;
}

/** What of the address is the page's own. */
const EVERY = cockpitSearch({});
