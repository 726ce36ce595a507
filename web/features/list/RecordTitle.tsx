import { Link } from '@tanstack/react-router';
import type { RecordBody } from '#contract/records.ts';
import { openText } from '../../browser/openRecord.ts';

/** The record's name, opening it as a drawer over the list. */
export function RecordTitle({ record, title }: { record: RecordBody; title: string }) {
  return (
    <Link
      to="."
      search={(previous: Record<string, unknown>) => ({ ...previous, open: openText(record.object, record.id) })}
      className="ellipsis"
      title={title}
    >
      {title}
    </Link>
  );
}
