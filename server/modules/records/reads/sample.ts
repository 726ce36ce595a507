import { ident } from '#server/platform/sql.ts';

/** Pages of a table that a sample reads, whatever the table's size: some twelve thousand records. */
const PAGES = 1000;

/** Percent of a table that a sample reads; all of it while it is small. */
export const sampledPercent = (table: string): string =>
  `least(100, 100.0 * ${PAGES} / greatest(1, pg_relation_size(':schema.${ident(table)}') / 8192))::real`;

/** Behind a table in `from`: the same pages every time, so that the same question has the same answer. */
export const sampled = (table: string): string => `tablesample system (${sampledPercent(table)}) repeatable (7)`;
