import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openText } from '../../browser/openRecord.ts';
import type { CellProps } from '../types.ts';

/** The record that it points at, by its title, opening as a drawer; the org tree has no page of its own. */
export function Cell({ value, references }: CellProps) {
  const { t } = useTranslation();
  const id = String(value);
  const target = references?.[id];
  // Not among the references: it is there, but not for this reader.
  if (!target) return <span className="tone-quiet">{t('fields.hiddenRecord')}</span>;
  if (target.object === 'department' || target.object === 'user')
    return <span className="ellipsis">{target.title}</span>;
  return (
    <Link
      to="."
      search={(previous: Record<string, unknown>) => ({ ...previous, open: openText(target.object, id) })}
      className="ellipsis"
    >
      {target.title || t('fields.untitled')}
    </Link>
  );
}
