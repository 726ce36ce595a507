import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useDwell } from '../../../api/dwell.ts';
import { useFunnels, useFunnelsOf } from '../../../api/funnels.ts';
import { fieldOf, useObject } from '../../../api/objects.ts';
import { useDepartments, useUser } from '../../../api/organisation.ts';
import { useSession } from '../../../api/session.ts';
import { useConditionWords } from '../../../parts/conditions/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import type { CockpitSearch } from '../search.ts';
import { labelOf, makeScope, PLACES } from './makeScope.ts';
import type { Scope } from './scope.ts';

/** The address of the page, read against the workspace. */
export function useScope(search: CockpitSearch, deal: ObjectBody): Scope {
  const funnels = useFunnelsOf('opportunity');
  const { phases } = useFunnels();
  const departments = useDepartments();
  const lead = useObject('lead');
  const { workspace } = useSession();
  const format = useFormat();
  const { locale } = format;
  const { t } = useTranslation();
  const conditionWord = t('cockpit.conditions');
  const words = useWords(search, deal);
  const placeName = usePlaceName(search);
  const today = format.today();
  const dwell = useDwell();
  return useMemo(
    () =>
      makeScope({
        search,
        today,
        workspace,
        funnels,
        phases,
        departments,
        deal,
        lead,
        words,
        placeName,
        dwell,
        locale,
        conditionWord,
      }),
    [
      search,
      today,
      workspace,
      funnels,
      phases,
      departments,
      deal,
      lead,
      words,
      placeName,
      dwell,
      locale,
      conditionWord,
    ],
  );
}

function usePlaceName({ baseline, baseDepartment, baseOwner }: CockpitSearch): string {
  const { t } = useTranslation();
  const departments = useDepartments();
  const person = useUser(baseline === 'owner' ? baseOwner : undefined).data?.name;
  const department = departments.find(({ id }) => id === baseDepartment)?.name;
  return (baseline === 'owner' ? person : department) ?? t('cockpit.wholeCompany');
}

function useWords(search: CockpitSearch, deal: ObjectBody): [string, string][] {
  const { t } = useTranslation();
  const readCondition = useConditionWords(deal, search.filter);
  const conditions = search.filter && readCondition(search.filter);
  const departments = useDepartments();
  const owner = useUser(search.owner).data?.name;
  const { locale } = useFormat();
  return useMemo(() => {
    const nameOf = (key: (typeof PLACES)[number], value: string): string | undefined => {
      if (key === 'department') return departments.find((department) => department.id === value)?.name;
      if (key === 'owner') return owner;
      const option = fieldOf(deal, key)?.options?.find((candidate) => candidate.key === value);
      return option && inLocale(option.labels, locale);
    };
    const named = PLACES.flatMap((key): [string, string][] => {
      const value = search[key];
      return value ? [[labelOf(deal, key, locale), nameOf(key, value) ?? '…']] : [];
    });
    return conditions ? [...named, [t('cockpit.conditions'), conditions]] : named;
  }, [search, deal, departments, owner, locale, conditions, t]);
}
