import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useSpan } from '../figure/useSpan.ts';
import { useCockpit } from '../scope/CockpitContext.ts';

/** What the page is about, line by line in words: for pictures and files that leave it. */
export function useAbout(): [label: string, text: string][] {
  const { t } = useTranslation();
  const format = useFormat();
  const span = useSpan();
  const { scope } = useCockpit();
  const { funnel, period, baseline, words, day } = scope;
  const filters = words.map((word) => word.join(' ')).join(' · ');
  const against = baseline && (baseline.place?.name ?? span(baseline.window));
  return [
    [t('cockpit.asOf'), format.date(day, 'full')],
    [t('cockpit.funnel'), funnel ? inLocale(funnel.names, format.locale) : t('cockpit.allFunnels')],
    [t('cockpit.period'), span(period)],
    [t('cockpit.baseline'), against ?? t('cockpit.baselines.none')],
    [t('cockpit.def.filters'), filters || t('cockpit.noFilters')],
  ];
}
