import type { RecordBody, ReferencesBody } from '#contract/records.ts';
import { knownStages } from '#domain/funnels/knownStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../../api/funnels.ts';
import { fieldOf, useObject } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';

type Values = RecordBody['values'];

/** How the values of a record with a funnel read. */
export function useReading(objectKey: string) {
  const { funnels } = useFunnels();
  const object = useObject(objectKey);
  const { locale } = useFormat();
  const stageOf = (values: Values) =>
    funnels
      .filter((funnel) => funnel.key === values.funnel)
      .flatMap(knownStages)
      .find((stage) => stage.key === values.stage);
  return {
    stage: (values: Values): string => {
      const stage = stageOf(values);
      return stage ? inLocale(stage.names, locale) : String(values.stage ?? '');
    },
    option: (key: string, value: unknown): string => {
      const option = object && fieldOf(object, key)?.options?.find((candidate) => candidate.key === value);
      return option ? inLocale(option.labels, locale) : '';
    },
    title: (references: ReferencesBody, id: unknown): string | undefined => references[String(id)]?.title,
  };
}
