import { useTranslation } from 'react-i18next';
import type { ApprovalBody } from '#contract/approvals.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';

const TONES: Record<ApprovalBody['state'] | 'needed', Tone | undefined> = {
  needed: 'line',
  waiting: 'info',
  approved: 'won',
  rejected: 'lost',
  withdrawn: undefined,
  lapsed: undefined,
};

/** What an approval has come to, in a word. */
export function ApprovalTag({ state }: { state: ApprovalBody['state'] | 'needed' }) {
  const { t } = useTranslation();
  return <Tag tone={TONES[state]}>{t(`approvals.state.${state}`)}</Tag>;
}
