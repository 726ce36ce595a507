import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { WORDS } from '#domain/records/words.ts';
import { useObjects } from '../../api/objects.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';

/** What a condition may ask of: the object's own fields, then those of every record that it points at. */
export function useFieldChoices(object: ObjectBody) {
  const { locale } = useFormat();
  const objects = useObjects();
  const own = object.fields.filter((known) => known.type !== 'file');
  const groups = own.flatMap((through) => {
    const target = objects.find((other) => other.key === through.target);
    if (!target || target.key === object.key) return [];
    const label = inLocale(through.labels, locale);
    return [
      {
        label,
        options: target.fields
          .filter((far) => !far.system && far.type !== 'file')
          .map((far) => ({
            value: `${through.key}.${far.key}`,
            label: `${label}${WORDS[locale].of}${inLocale(far.labels, locale)}`,
          })),
      },
    ];
  });
  return [
    {
      label: inLocale(object.labels, locale),
      options: own.map((known) => ({ value: known.key, label: inLocale(known.labels, locale) })),
    },
    ...groups,
  ];
}
