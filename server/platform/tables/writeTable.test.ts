import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTable, type WriteCell, type WriteTableOptions, writeTable } from './index.ts';

async function written(options: WriteTableOptions, rows: readonly (readonly WriteCell[])[]): Promise<Buffer> {
  const destination = new PassThrough();
  const [bytes] = await Promise.all([buffer(destination), writeTable(destination, options, rows)]);
  return bytes;
}

const text = { header: 'Text', type: 'text' } as const;
const typed: WriteTableOptions['columns'] = [
  text,
  { header: '金额', type: 'number', scale: 2 },
  { header: 'Day', type: 'date' },
  { header: 'At', type: 'dateTime' },
];
const row = ['=1+1', '-1234.50', '2024-03-05', '2024-03-05T10:20:30'];

describe('CSV', () => {
  it('is what Excel opens right', async () => {
    const bytes = await written({ format: 'csv', columns: typed }, [row, ['a "b",c', '', null, undefined]]);
    expect(bytes.toString()).toBe(
      '\uFEFFText,金额,Day,At\r\n' + "'=1+1,-1234.50,2024-03-05,2024-03-05T10:20:30\r\n" + '"a ""b"",c",,,\r\n',
    );
    const plain = await written({ format: 'csv', columns: [text, text], delimiter: ';', bom: false }, [['a;b', 'c,d']]);
    expect(plain.toString()).toBe('Text;Text\r\n"a;b";c,d\r\n');
  });

  it('lets no text survive as a formula, and keeps numbers', async () => {
    const dangerous = ['=cmd|x', '+1+1', '-1+1', '@SUM(A1)', '\tx', '\rx', '＝1', "'=1"];
    const bytes = await written(
      { format: 'csv', columns: [text], bom: false },
      dangerous.map((cell) => [cell]),
    );
    const cells = bytes.toString().split('\r\n').slice(1, -1);
    for (const cell of cells) expect(cell).toMatch(/^"?'/);
    const kept = ['-5', '+8613800000000', '0.5', 'a=b'];
    const numbers = await written(
      { format: 'csv', columns: [text], bom: false },
      kept.map((cell) => [cell]),
    );
    expect(numbers.toString()).toBe(`Text\r\n${kept.join('\r\n')}\r\n`);
    // What does not look like its column's type is text again.
    const disguised = await written({ format: 'csv', columns: typed, bom: false }, [['', '=1', '=2', '=3']]);
    expect(disguised.toString()).toContain("\r\n,'=1,'=2,'=3\r\n");
  });
});

const cell = fc.string({
  unit: fc.oneof(fc.constantFrom('=', '+', '-', "'", '"', ',', ';', '\t', '\n', '_x0041_', '#', '<', '&'), fc.string()),
  maxLength: 12,
});

describe('round trips', () => {
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 });

  it('reads back every text from CSV', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t', '|'), async (data, delimiter) => {
        const columns = [text, { header: 'Other', type: 'text' } as const];
        const clean = data.map((cells) => cells.map((value) => value.replaceAll('\0', '')));
        const bytes = await written({ format: 'csv', columns, delimiter }, clean);
        const table = await openTable(bytes, { delimiter });
        const filled = clean.flatMap((cells, i) =>
          cells.every((c) => c.trim() === '') ? [] : [{ row: i + 2, cells }],
        );
        expect(await table.sample(99)).toEqual(filled);
      }),
      { numRuns: 200 },
    );
  });

  it('reads back every text that XML can hold from XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (data) => {
        const columns = [text, { header: 'Other', type: 'text' } as const];
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a workbook cannot hold
        const clean = data.map((cells) => cells.map((c) => c.replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\r]/g, '')));
        const table = await openTable(await written({ format: 'xlsx', columns }, clean));
        const filled = clean.flatMap((cells, i) =>
          cells.every((c) => c.trim() === '') ? [] : [{ row: i + 2, cells }],
        );
        expect(await table.sample(99)).toEqual(filled);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the types of an XLSX', async () => {
    const long = '12345678901234567.89';
    const bytes = await written({ format: 'xlsx', columns: typed, sheetName: '商机/2024' }, [
      row,
      ['x', long, '2024-02-30', ''],
    ]);
    const table = await openTable(bytes);
    expect(table).toMatchObject({ format: 'xlsx', sheet: '商机 2024', headers: ['Text', '金额', 'Day', 'At'] });
    expect(await table.sample(9)).toEqual([
      { row: 2, cells: ['=1+1', '-1234.5', '2024-03-05', '2024-03-05T10:20:30'] },
      { row: 3, cells: ['x', long, '2024-02-30', ''] },
    ]);
  });

  it('stops when the destination or the rows fail', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const closed = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
      const many = Array.from({ length: 5_000 }, () => row);
      await expect(writeTable(closed, { format, columns: typed }, many)).rejects.toThrow('disk full');
      async function* failing() {
        yield [row];
        throw new Error('no more rows');
      }
      await expect(writeTable(new PassThrough().resume(), { format, columns: typed }, failing())).rejects.toThrow(
        'no more rows',
      );
    }
  });
});
