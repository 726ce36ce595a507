import { useTranslation } from 'react-i18next';
import type { CellProps } from '../types.ts';

export function Cell({ value }: CellProps) {
  const { t } = useTranslation();
  const address = String(value);
  const shown = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  // Only web addresses become links: whatever came in by another door stays text.
  if (!/^https?:\/\//.test(address)) return <span className="ellipsis">{address}</span>;
  return (
    <a
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={t('fields.openLink', { address: shown })}
      className="ellipsis"
    >
      {shown}
    </a>
  );
}
