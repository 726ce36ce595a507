import { useTranslation } from 'react-i18next';
import type { Decider } from '#domain/approvals/types.ts';

/** Names those who are to decide, each with those who stand in today. */
export function useDeciderWords(): (deciders: readonly Decider[]) => string {
  const { t } = useTranslation();
  const listed = (names: readonly string[]) => names.join(t('approvals.and'));
  return (deciders) =>
    listed(
      deciders.map(({ name, standIns }) =>
        standIns.length > 0 ? t('approvals.standIn', { name, standIns: listed(standIns) }) : name,
      ),
    );
}
