import { Button, Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViews, type ViewSettings } from '../../api/views.ts';
import { ChevronDownIcon } from '../../ui/icons.tsx';
import { QueryState } from '../../ui/states.tsx';
import { useFocusBack } from '../../ui/useFocusBack.ts';
import { sameSettings } from './sameSettings.ts';
import styles from './views.module.css';

// Its forms bring inputs that a page does not need until somebody opens the menu.
const ViewChoices = lazy(async () => ({ default: (await import('./ViewChoices.tsx')).ViewChoices }));

type Props = {
  /** `board`, `cockpit` or `list:<object>`. */
  place: string;
  /** What the page shows now. */
  settings: ViewSettings;
  /** The page takes on the settings; `viewId` goes into its address as `v`, as a name only. */
  onApply: (settings: ViewSettings, viewId: string | undefined) => void;
  /** `v` of the address. */
  activeId: string | undefined;
};

/** The name of the view that the page stands on, with a dot where the page has moved away from it; and all views. */
export function ViewMenu({ place, settings, onApply, activeId }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useFocusBack<HTMLButtonElement>(open);
  const query = useViews(place);
  const active = query.data?.views.find(({ id }) => id === activeId);
  const differs = active !== undefined && !sameSettings(active.settings, settings);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        <div className={styles.menu}>
          <QueryState query={query}>
            {(answer) => (
              <Suspense>
                <ViewChoices
                  answer={answer}
                  place={place}
                  settings={settings}
                  active={active}
                  differs={differs}
                  onApply={(next, id) => {
                    setOpen(false);
                    onApply(next, id);
                  }}
                  onSaved={(id) => onApply(settings, id)}
                  onClose={() => setOpen(false)}
                />
              </Suspense>
            )}
          </QueryState>
        </div>
      }
    >
      <Button ref={button} size="small" className={styles.trigger ?? ''} aria-haspopup="dialog" aria-expanded={open}>
        <span className="ellipsis">{active?.name ?? t('views.title')}</span>
        {differs && (
          <span className={styles.dot} role="img" aria-label={t('views.differs')} title={t('views.differs')} />
        )}
        <ChevronDownIcon size={14} />
      </Button>
    </Popover>
  );
}
