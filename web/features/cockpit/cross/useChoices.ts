import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { MeasureKey } from '#domain/measures/types.ts';
import { useMeasureCatalogue } from '../../../api/measures.ts';
import { useMay } from '../../../api/session.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { isStep } from './crossSpec.ts';

/** The parts of these say the same as measures of their own. */
const ONE_NUMBER: readonly MeasureKey[] = ['wonAmount', 'wonCount', 'lostCount', 'averageDealSize'];
const SAID_BY_SNAPSHOT: readonly MeasureKey[] = ['openCount', 'openAmount', 'weightedAmount'];
/** A lead becomes one deal: nothing to group by. */
const LEFT_OUT: readonly string[] = ['stage', 'phase', 'stageKind', 'lead'];

/** All numbers and all dimensions that the table can show, custom fields included. */
export function useChoices(object: 'lead' | 'opportunity') {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { scope } = useCockpit();
  const may = useMay();
  const catalogue = useMeasureCatalogue().data;
  const measures = (catalogue?.measures ?? [])
    .filter(({ key, objects }) => !SAID_BY_SNAPSHOT.includes(key) && (!objects.includes('lead') || may('lead', 'read')))
    // What the page is about first: deals before leads.
    .toSorted((a, b) => Number(a.objects.includes('lead')) - Number(b.objects.includes('lead')))
    .flatMap(({ key, names, parts }) => {
      const name = inLocale(names, locale);
      const own = { key: `${key}.value`, label: name };
      if (ONE_NUMBER.includes(key)) return [own];
      const others = parts.map((part) => ({
        key: `${key}.${part.key}`,
        label: `${name} · ${inLocale(part.names, locale)}`,
      }));
      return key === 'snapshot' || key === 'createdCount' ? others : [own, ...others];
    });
  const steps = { key: scope.step, label: t(scope.funnel ? 'cockpit.stage' : 'cockpit.phase') };
  const offered = (catalogue?.dimensions[object] ?? []).filter(({ key }) => !LEFT_OUT.includes(key));
  const dimensions: { key: string; label: string }[] = object === 'lead' ? offered : [steps, ...offered];
  return {
    measures,
    dimensions,
    nameOf: (key: string) => (isStep(key) ? steps.label : (dimensions.find((one) => one.key === key)?.label ?? '…')),
  };
}
