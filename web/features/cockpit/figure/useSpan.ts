import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/FormatProvider.tsx';

/** `2025-03-19 至 2026-03-18` */
export function useSpan(): (days: { from?: string | null | undefined; to?: string | null | undefined }) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ from, to }) =>
    t('cockpit.span', { from: from ? format.date(from, 'full') : '…', to: to ? format.date(to, 'full') : '…' });
}
