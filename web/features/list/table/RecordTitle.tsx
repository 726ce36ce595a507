import { Link } from '@tanstack/react-router';
import type { RecordBody } from '#contract/records.ts';
import { openText } from '../../../browser/openRecord.ts';

type Props = { record: RecordBody; title: string; cell: string; field?: string | undefined };

/** The record's name, opening it as a drawer over the list. */
export function RecordTitle({ record, title, cell, field }: Props) {
  return (
    <Link
      to="."
      search={(previous: Record<string, unknown>) => ({ ...previous, open: openText(record.object, record.id) })}
      className="ellipsis"
      title={title}
      data-cell={cell}
      data-record={record.id}
      data-title={field}
    >
      {title}
    </Link>
  );
}
