import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useImpact } from '../../../api/funnelImpact.ts';
import { usePublishDraft } from '../../../api/funnelVersions.ts';
import { toast } from '../../../ui/toast.ts';
import { useDesignerSearch } from '../useDesignerSearch.ts';
import { ImpactView } from './ImpactView.tsx';
import type { VersionActProps } from './types.ts';
import { useVersionAct } from './useVersionAct.ts';
import styles from './versions.module.css';

/** Says what publishing does to whom, then does it. */
export function PublishDialog({ funnel, version, lock, onClose }: VersionActProps) {
  const { t } = useTranslation();
  const { change } = useDesignerSearch();
  const publish = usePublishDraft(funnel.key);
  const run = useVersionAct();
  const { query: impact } = useImpact({ funnel: funnel.key, draft: version.id, stamp: lock }, true);
  const submit = () =>
    void run(publish.mutateAsync({ id: version.id, lockVersion: lock }), ({ moved }) => {
      toast(t('designer.publishDone', { count: moved }));
      onClose();
      change({ version: version.id, view: undefined, stage: undefined });
    });
  return (
    <Modal
      open
      width={720}
      title={t('designer.publishTitle')}
      okText={t('designer.publish')}
      cancelText={t('common.cancel')}
      // Nobody publishes before it is said what that does, and the button stands still by then.
      okButtonProps={{ loading: publish.isPending, disabled: impact.isFetching }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p>{t('designer.publishText')}</p>
        <ImpactView funnel={funnel.key} draft={version.id} stamp={lock} />
      </div>
    </Modal>
  );
}
