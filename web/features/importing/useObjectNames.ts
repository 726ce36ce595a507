import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObjects } from '../../api/objects.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';

const USER_FIELDS = ['name', 'email', 'phone', 'title'] as const;

/** What can be imported, people among it, under the names that the reader knows. */
export function useImportables() {
  const { t } = useTranslation();
  const objects = useObjects();
  const may = useMay();
  const { abilities } = useSession();
  const { locale } = useFormat();
  const label = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
  const people: ObjectBody = {
    key: 'users',
    labels: label(t('importing.people')),
    labelsPlural: label(t('importing.people')),
    icon: 'contact',
    titleField: 'name',
    hasFunnel: false,
    standard: true,
    fields: USER_FIELDS.map(
      (key, id): FieldBody => ({
        id,
        key,
        type: key === 'email' ? 'email' : 'text',
        labels: label(t(`importing.userFields.${key}`)),
        standard: true,
      }),
    ),
  };
  const all = [...objects, people];
  return {
    offered: [
      ...objects.filter((object) => may(object.key, 'create')),
      ...(abilities.includes('manageUsers') ? [people] : []),
    ],
    object: (key: string) => all.find((object) => object.key === key),
    name: (key: string) => {
      const object = all.find((one) => one.key === key);
      return object ? inLocale(object.labels, locale) : key;
    },
  };
}

/** Fields that a file may fill. */
export const isFillable = (field: FieldBody): boolean =>
  ['closedAt', 'stageSince', 'stage'].includes(field.key) ||
  (field.write !== 'never' && field.type !== 'autoNumber' && field.type !== 'file');
