import { useTranslation } from 'react-i18next';
import type { Stay } from '#domain/funnels/dwell.ts';
import type { DayKind } from '#domain/funnels/types.ts';

/** A stay in words: `short` for cards and bars, `long` for a hint, with what is left until the limit. */
export function useStayWords() {
  const { t } = useTranslation();
  const days = (count: number, unit: DayKind) =>
    unit === 'working' ? t('common.workdays', { count }) : t('common.days', { count });
  return {
    short({ days: count, unit, state, left = 0 }: Stay): string {
      const time = days(count, unit);
      if (state === 'fine') return time;
      if (state === 'over') return t('common.stayOver', { time, over: -left });
      return left === 0 ? t('common.stayLastDay', { time }) : t('common.stayLeft', { time, left });
    },
    long({ days: count, unit, limit, left }: Stay): string | undefined {
      if (limit === undefined || left === undefined) return undefined;
      const time = days(count, unit);
      const max = days(limit, unit);
      if (left < 0) return t('common.stayOverLong', { time, limit: max, over: days(-left, unit) });
      return left === 0
        ? t('common.stayLastDayLong', { time, limit: max })
        : t('common.stayLeftLong', { time, limit: max, left: days(left, unit) });
    },
  };
}
