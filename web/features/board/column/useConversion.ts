import type { FunnelBody } from '#contract/funnels.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useStageConversion } from '../../../api/boardFigures.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { hasStage, holdingFor } from '../model/versions.ts';

/** Of the stays in a stage that ended in the last twelve months, how many went on, and where to. */
export function useConversion(object: string, funnel: FunnelBody) {
  const { today, locale } = useFormat();
  const { data } = useStageConversion(object, funnel.key, yearBefore(today()));
  return (key: string) => {
    const own = holdingFor(funnel, false);
    const { stages } = hasStage(own, key) ? own.live : holdingFor(funnel, true).live;
    const at = stages.findIndex((stage) => stage.key === key);
    const next = stages.slice(at + 1).find(({ kind }) => kind === 'open' || kind === 'won');
    const share = stages[at]?.kind === 'open' ? data?.[key] : undefined;
    return share === undefined || !next ? undefined : { share, next: inLocale(next.names, locale) };
  };
}

/** `2026-03-18` → `2025-03-18`; the leap day falls on 28 February. */
function yearBefore(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const earlier = month === '02' && date === '29' ? '28' : date;
  return `${Number(year) - 1}-${month}-${earlier}`;
}
