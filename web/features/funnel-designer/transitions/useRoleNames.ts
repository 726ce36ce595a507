import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import { useRoles } from '../../../api/people.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';

/** The company's roles by name; one that is gone reads as its key. */
export function useRoleNames() {
  const { locale } = useFormat();
  const roles = (useRoles().data ?? []).map(({ key, names }) => ({ key, name: inLocale(names as Localized, locale) }));
  return { roles, nameOf: (key: string) => roles.find((role) => role.key === key)?.name ?? key };
}
