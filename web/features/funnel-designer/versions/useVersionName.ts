import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../../api/funnelVersions.ts';

/** `v7 现行`, `草稿 #12`: drafts get a number when they first hold for somebody. */
export function useVersionName(): (version: Pick<VersionSummary, 'id' | 'number' | 'state'>) => string {
  const { t } = useTranslation();
  return ({ id, number, state }) =>
    number === null
      ? t('designer.draftName', { id })
      : t('designer.versionName', { number, state: t(`designer.states.${state}`) });
}
