import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApprovalBody } from '#contract/approvals.ts';
import { useWithdrawApproval } from '../../api/approvals.ts';
import { useStageName } from '../../parts/approvals/index.ts';
import { toast } from '../../ui/toast.ts';
import styles from './approvals.module.css';

/** What came of it, in a sentence; who asked takes it back while it waits. */
export function Outcome({ approval }: { approval: ApprovalBody }) {
  const { t } = useTranslation();
  const withdraw = useWithdrawApproval();
  const stage = useStageName()(approval.funnel, approval.to);
  const { state, reason, moved } = approval;
  return (
    <>
      {state === 'rejected' && (
        <p className={styles.reason}>{t('approvals.rejectedBecause', { reason: reason ?? '' })}</p>
      )}
      {state === 'lapsed' && <p className={styles.hint}>{t('approvals.lapsedHint')}</p>}
      {state === 'approved' && moved !== null && (
        <p className={styles.hint}>{t(moved ? 'approvals.moved' : 'approvals.notMoved', { stage })}</p>
      )}
      {approval.mayWithdraw && (
        <Popconfirm
          title={t('approvals.withdrawAsk')}
          okText={t('approvals.withdraw')}
          cancelText={t('common.cancel')}
          onConfirm={() =>
            withdraw.mutate(approval.id, { onError: () => toast(t('errors.unexpected'), { failed: true }) })
          }
        >
          <Button size="small" className={styles.withdraw} loading={withdraw.isPending}>
            {t('approvals.withdraw')}
          </Button>
        </Popconfirm>
      )}
    </>
  );
}
