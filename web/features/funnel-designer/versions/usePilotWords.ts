import { useTranslation } from 'react-i18next';
import type { FunnelVersionsBody } from '#contract/versions.ts';
import { useDepartments } from '../../../api/departments.ts';
import type { VersionSummary } from '../../../api/funnelVersions.ts';

const MOST = 3;

/** Who tries a pilot: by name, or how many where they are many. */
export function usePilotWords(funnel: FunnelVersionsBody): (pilot: VersionSummary) => string {
  const { t } = useTranslation();
  const departments = useDepartments().data ?? [];
  return (pilot) => {
    const names = [
      ...pilot.departments.map((id) => departments.find((one) => one.id === id)?.name),
      ...pilot.people.map((id) => funnel.references[id]?.title),
    ];
    return names.length > MOST || names.some((name) => name === undefined)
      ? t('designer.stepPilot', { departments: pilot.departments.length, people: pilot.people.length })
      : names.join(t('designer.comma'));
  };
}
