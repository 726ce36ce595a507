import { useTranslation } from 'react-i18next';
import type { Decided } from '#contract/approvals.ts';
import { useStageName } from '../../parts/approvals/index.ts';

/** What the reader's word has brought about, in a sentence. */
export function useDecidedWords(): (done: Decided) => string {
  const { t } = useTranslation();
  const stageName = useStageName();
  return ({ approval, issues }) => {
    if (approval.state === 'rejected') return t('approvals.didReject');
    if (approval.state !== 'approved') {
      const next = approval.steps.find(({ state }) => state === 'current')?.people ?? [];
      const names = next.filter(({ decision }) => !decision).map(({ person }) => person.name);
      return t('approvals.didApproveNext', { names: names.join(t('approvals.and')) });
    }
    const stage = stageName(approval.funnel, approval.to);
    return approval.moved
      ? t('approvals.didApproveMoved', { stage })
      : t('approvals.didApproveStays', { stage, message: issues[0]?.message ?? '' });
  };
}
