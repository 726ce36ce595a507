import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewsAnswer } from '#contract/views.ts';
import { useLooksOnly, useSession } from '../../api/session.ts';
import { useSaveView, useUpdateView, type ViewBody, type ViewSettings } from '../../api/views.ts';
import { toast } from '../../ui/toast.ts';
import { NameForm } from './NameForm.tsx';
import { ViewRow } from './ViewRow.tsx';
import styles from './views.module.css';

type Props = {
  answer: ViewsAnswer;
  place: string;
  settings: ViewSettings;
  active: ViewBody | undefined;
  differs: boolean;
  onApply: (settings: ViewSettings, viewId: string | undefined) => void;
  onSaved: (viewId: string) => void;
  onClose: () => void;
};

/** Own views, shared ones, and what can be done with what the page shows now. */
export function ViewChoices({ answer, place, settings, active, differs, onApply, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const { user } = useSession();
  const looksOnly = useLooksOnly();
  const [naming, setNaming] = useState(false);
  const save = useSaveView();
  const update = useUpdateView();
  const own = answer.views.filter(({ owner }) => owner.id === user.id);
  const shared = answer.views.filter(({ owner }) => owner.id !== user.id);
  const rows = (views: readonly ViewBody[]) =>
    views.map((view) => (
      <ViewRow
        key={view.id}
        view={view}
        place={place}
        isActive={view.id === active?.id}
        isDefault={view.id === answer.defaultId}
        isOwn={view.owner.id === user.id}
        onApply={() => onApply(view.settings, view.id)}
      />
    ));
  const overwrite = () =>
    active &&
    update.mutate(
      { id: active.id, settings, version: active.version },
      {
        onSuccess: () => {
          const before = active.settings;
          toast(t('views.updated', { name: active.name }), {
            undo: () => update.mutate({ id: active.id, settings: before }),
          });
          onClose();
        },
        onError: (error) => toast(error.message, { failed: true }),
      },
    );
  return (
    <>
      <ul className={styles.list} aria-label={t('views.title')}>
        <li>
          <button type="button" className={styles.choice} aria-pressed={!active} onClick={() => onApply({}, undefined)}>
            {t('views.plain')}
          </button>
        </li>
        {own.length > 0 && <li className={styles.heading}>{t('views.own')}</li>}
        {rows(own)}
        {shared.length > 0 && <li className={styles.heading}>{t('views.shared')}</li>}
        {rows(shared)}
      </ul>
      {!looksOnly && (
        <div className={styles.foot}>
          {naming ? (
            <NameForm
              start=""
              submit={t('common.save')}
              onDone={async (name, sharing) => {
                const view = await save.mutateAsync({ place, name, settings, sharing });
                toast(t('views.saved', { name: view.name }));
                onSaved(view.id);
                onClose();
              }}
              onCancel={() => setNaming(false)}
            />
          ) : (
            <>
              {active?.mine && differs && (
                <Button size="small" type="primary" block loading={update.isPending} onClick={overwrite}>
                  <span className="ellipsis">{t('views.update', { name: active.name })}</span>
                </Button>
              )}
              <Button size="small" block onClick={() => setNaming(true)}>
                {t('views.saveAs')}
              </Button>
            </>
          )}
        </div>
      )}
    </>
  );
}
