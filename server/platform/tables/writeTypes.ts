export type ColumnType = 'text' | 'number' | 'date' | 'dateTime' | 'boolean';

/** One column of a file to write; numbers with digits to show in XLSX (`scale`). */
export type WriteColumn = {
  header: string;
  type: ColumnType;
  scale?: number /** XLSX: a share, shown as a percentage. */;
  percent?: boolean;
};

/**
 * Values by column type: numbers as decimal strings, dates 'YYYY-MM-DD', date-times as local ISO text without a zone
 * ('2024-03-05T10:20:00': the caller turns instants into the reader's clock), booleans as they shall read ('是').
 * A text that is not of its column's type is written as text. null, undefined and '' leave the cell empty.
 */
export type WriteCell = string | null | undefined;
export type WriteRow = readonly WriteCell[];
/** What is at hand row by row, what must be waited for page by page: waiting for each row costs more than writing it. */
export type WriteRows = Iterable<WriteRow> | AsyncIterable<readonly WriteRow[]>;

export type WriteTableOptions = {
  format: 'csv' | 'xlsx';
  columns: readonly WriteColumn[];
  /** CSV: ',' unless told. */
  delimiter?: string;
  /** CSV: begin with a byte-order mark, without which Excel shows Chinese as nonsense; true unless told. */
  bom?: boolean;
  /** XLSX: name of the sheet. */
  sheetName?: string;
};
