import {
  type DecimalMark,
  type DetectedDateFormat,
  detectDateFormat,
  detectDecimalMark,
} from '#domain/exchange/index.ts';
import type { Table } from '#server/platform/tables/index.ts';

export type Formats = {
  totalRows: number;
  /** By position of the column. */
  columns: { date: DetectedDateFormat; decimalMark: DecimalMark; examples: string[] }[];
};

/** Different texts a column that are looked at: enough to meet a day above the twelfth, few enough to keep. */
const DISTINCT = 2_000;

/** Reads the file once: how many rows it has, and how each column writes dates and numbers. */
export async function detectFormats(table: Table): Promise<Formats> {
  const seen = table.headers.map(() => new Set<string>());
  let totalRows = 0;
  for await (const { cells } of table.rows()) {
    totalRows++;
    for (const [index, texts] of seen.entries()) {
      const text = cells[index];
      if (text && texts.size < DISTINCT) texts.add(text);
    }
  }
  const columns = seen.map((texts) => {
    const samples = [...texts];
    return {
      date: detectDateFormat(samples),
      decimalMark: detectDecimalMark(samples).mark,
      examples: samples.slice(0, 3),
    };
  });
  return { totalRows, columns };
}
