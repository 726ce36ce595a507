import { Modal, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiError, isApiError } from '../../../api/apiError.ts';
import { type EntryDraft, useEntryImpact, useSaveEntry } from '../../../api/library.ts';
import { ErrorState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import { useVersionAct } from '../versions/useVersionAct.ts';
import { EntryImpactView } from './EntryImpactView.tsx';
import { useEntryName } from './entryName.ts';
import styles from './library.module.css';
import { useFunnelName } from './useFunnelName.ts';

type Issues = ApiError['issues'];
type Props = {
  entry: EntryDraft;
  lockVersion: number;
  onClose: () => void;
  onSaved: (lockVersion: number) => void;
  /** What keeps it from being so, in the entry itself. */
  onWrong: (issues: Issues) => void;
};

/** Says what a change means for every funnel that uses the entry; only then can it be made. */
export function ChangeDialog({ entry, lockVersion, onClose, onSaved, onWrong }: Props) {
  const { t } = useTranslation();
  const nameOf = useEntryName();
  const { query, progress } = useEntryImpact(entry);
  const save = useSaveEntry();
  const run = useVersionAct();
  const impact = query.data;
  const wrong = isApiError(query.error) ? query.error.issues : NONE;
  useEffect(() => onWrong(wrong), [wrong, onWrong]);
  const count = new Set(impact?.funnels.map(({ funnelKey }) => funnelKey)).size;
  const submit = () => {
    if (!impact) return;
    const change = { entry, lockVersion, reach: impact.reach };
    // Who else has changed it, or uses it now, is read anew with what the refusal leaves.
    void run(save.mutateAsync(change), (saved) => {
      const { length } = saved.versions;
      toast(length > 0 ? t('library.updated', { count: length }) : t('library.updatedNone'));
      onSaved(saved.lockVersion);
    });
  };
  return (
    <Modal
      open
      width={760}
      title={t('library.changeTitle', { name: nameOf(entry) })}
      okText={impact && count > 0 ? t('library.update', { count }) : t('library.updateNone')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !impact || query.isFetching, loading: save.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        {impact && <p>{t(count > 0 ? 'library.changeText' : 'library.changeNone')}</p>}
        {query.error && wrong.length > 0 && <Wrong issues={wrong} />}
        {query.error && wrong.length === 0 && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {!impact && !query.error && (
          <div aria-busy="true">
            <Progress percent={percentOf(progress)} size="small" aria-label={t('common.loading')} />
          </div>
        )}
        {impact?.funnels.map((funnel) => (
          <EntryImpactView key={funnel.version} entry={entry} funnel={funnel} />
        ))}
      </div>
    </Modal>
  );
}

const NONE: Issues = [];

const percentOf = (progress: { done: number; total: number } | undefined) =>
  progress && progress.total > 0 ? Math.round((100 * progress.done) / progress.total) : 0;

/** What a funnel, or the entry itself, could not be as it would be. */
function Wrong({ issues }: { issues: Issues }) {
  const funnelName = useFunnelName();
  const line = ({ field, message }: Issues[number]) => {
    const [room, funnel] = (field ?? '').split('.');
    return room === 'funnels' && funnel ? `${funnelName(funnel)}: ${message}` : message;
  };
  return (
    <ul className={styles.errors} role="alert">
      {[...new Set(issues.map(line))].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
