import { useFormat } from '../../../ui/FormatProvider.tsx';

/** Shares that stand in columns: always one digit after the point, so that they compare. */
export function useShare(): (share: number) => string {
  const { locale } = useFormat();
  const format = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (share) => format.format(share);
}
