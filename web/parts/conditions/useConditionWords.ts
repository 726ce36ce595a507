import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import { describe } from '#domain/records/describe.ts';
import { asDefinition, useObjects } from '../../api/objects.ts';
import type { ReferenceOption } from '../../api/references.ts';
import type { References } from '../../fields/index.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { useConditionTitles } from './useConditionTitles.ts';

/** Reads `condition` and parts of it in the reader's words, with records and people by name. */
export function useConditionWords(
  object: ObjectBody,
  condition: Condition | undefined,
  references?: References,
): (part: Condition) => string {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const objects = useObjects();
  const client = useQueryClient();
  const titles = useConditionTitles(object, condition, references);
  // A record that was just picked is not among the rows; the picker's own look-up knows its name.
  const pickedTitle = (id: string) =>
    client
      .getQueriesData<{ items: ReferenceOption[] }>({ queryKey: ['lookup'] })
      .flatMap(([, answer]) => answer?.items ?? [])
      .find((item) => item.id === id)?.title;
  return (part) =>
    describe(part, asDefinition(object), locale, {
      objects: (key) => {
        const found = objects.find((other) => other.key === key);
        return found && asDefinition(found);
      },
      titleOf: (id) => titles[id]?.title ?? pickedTitle(id) ?? t('conditions.chosenRecord'),
    });
}
