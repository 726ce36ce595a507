import { useFormat } from '../../../ui/FormatProvider.tsx';

/** Shares that stand in columns: always one digit after the point, so that they compare. */
export function useShare(): (share: number) => string {
  const { locale } = useFormat();
  const format = new Intl.NumberFormat(locale, { style: 'percent', ...ONE_DIGIT });
  return (share) => format.format(share);
}

/** Points between two shares, likewise: `14.0`. */
export function usePoints(): (points: number) => string {
  const { locale } = useFormat();
  const format = new Intl.NumberFormat(locale, ONE_DIGIT);
  return (points) => format.format(Math.abs(points));
}

const ONE_DIGIT = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
