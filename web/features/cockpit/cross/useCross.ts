import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { MeasureUnit } from '#domain/measures/types.ts';
import { useMeasureCatalogue, useMeasures } from '../../../api/measures.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { against } from '../scope/against.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import { OUTCOMES } from '../scope/outcomes.ts';
import { question } from '../scope/questions.ts';
import { type CrossSpec, countedPart, crossSpec, isStep, LINES, partBeside, TIMES } from './crossSpec.ts';
import { type Cross, crossTable } from './crossTable.ts';
import { recipeOf } from './merge.ts';
import { outcomeTable } from './outcomeTable.ts';

const TOP = 20;

export type CrossModel = {
  spec: CrossSpec;
  table: Cross | undefined;
  error: unknown;
  retry: () => void;
  /** Whether the chosen number's cells add up to their totals. */
  addsUp: boolean;
  overlaps: boolean;
  /** Percentages and a baseline need numbers that add up, and keys that both periods have. */
  canPercent: boolean;
  canCompare: boolean;
  partName: string;
  /** What the small number below is. */
  besideName: string;
};

/** The cross table as the address asks for it; asked once, however many read it. */
export function useCross(enabled = true): CrossModel {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { scope } = useCockpit();
  const { search } = scope;
  const spec = crossSpec(scope);
  const outcomes = spec.columns === OUTCOMES;
  const measure = useMeasureCatalogue().data?.measures.find(({ key }) => key === spec.measure);
  const canCompare =
    scope.baseline !== undefined && !outcomes && ![spec.rows, spec.columns].some((key) => TIMES.includes(key));
  const present = question(scope, outcomes ? 'crossRows' : 'cross');
  const past = search.compare && canCompare ? against(scope, present) : undefined;
  const answer = useMeasures([present, ...(past ? [past] : [])], enabled);
  const [result, before] = answer.data ?? [];
  const parts = measure?.parts ?? [];
  const units: Record<string, MeasureUnit> = {
    value: measure?.unit ?? 'count',
    ...Object.fromEntries(parts.map(({ key, unit }) => [key, unit])),
  };
  const part = units[spec.part] ? spec.part : 'value';
  const recipe = recipeOf(spec.measure, result?.mode ?? spec.mode ?? '', units, result?.addsUp);
  const beside = partBeside(spec.measure, part, parts);
  const addsUp = recipe.additive(part);
  const canPercent =
    addsUp && !outcomes && (result?.margins.first.length ?? 1) > 0 && (result?.margins.second.length ?? 1) > 0;
  return {
    spec: { ...spec, part },
    table: build(),
    error: answer.error,
    retry: () => void answer.refetch(),
    addsUp,
    overlaps: [spec.rows, spec.columns].includes(LINES),
    canPercent,
    canCompare,
    partName: nameOf(part),
    besideName: beside && !outcomes ? nameOf(beside) : '',
  };

  function nameOf(key: string): string {
    const names = key === 'value' ? measure?.names : parts.find((one) => one.key === key)?.names;
    return names ? inLocale(names, locale) : '';
  }

  function build(): Cross | undefined {
    if (!result || !measure) return undefined;
    if (outcomes) {
      const names = ['won', 'lost', 'invalid', 'rate', 'wonAmount'] as const;
      return outcomeTable(
        result,
        Object.fromEntries(names.map((name) => [name, t(`cockpit.outcomeColumns.${name}`)])),
        !search.heat,
      );
    }
    return crossTable(result, before, {
      part,
      unit: units[part] ?? 'count',
      beside: beside ? { part: beside, unit: units[beside] ?? 'count' } : undefined,
      counted: countedPart(spec.measure, part, parts),
      recipe,
      columns: isStep(spec.columns) ? scope.steps : undefined,
      top: search.top === 'all' ? Number.MAX_SAFE_INTEGER : Number(search.top ?? TOP),
      sort: search.sort,
      percent: canPercent ? search.percent : undefined,
      heat: !search.heat,
      rest: (count) => t('cockpit.rest', { count, number: count }),
    });
  }
}
