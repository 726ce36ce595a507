import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openTable } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (text: string) => openTable(Buffer.from(text));
const rowsOf = async (text: string) => (await open(text)).sample(100);
/** '客户名称,金额\n华为技术,１２\n㐀𠮷,3\n' in GB18030: two-byte and four-byte characters. */
const GB18030 = Buffer.from('bfcdbba7c3fbb3c62cbdf0b6ee0abbaaceaabcbccaf52ca3b1a3b20a8139ee399534b2352c330a', 'hex');

describe('encodings', () => {
  const expected = [
    { row: 2, cells: ['华为技术', '１２'] },
    { row: 3, cells: ['㐀𠮷', '3'] },
  ];
  const text = '客户名称,金额\n华为技术,１２\n㐀𠮷,3\n';
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    // Without a mark, as some exports write it.
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
    ['gb18030', GB18030],
  ])('reads %s', async (encoding, bytes) => {
    const table = await openTable(bytes);
    expect(table).toMatchObject({ format: 'csv', encoding, delimiter: ',', headers: ['客户名称', '金额'] });
    expect(await table.sample(9)).toEqual(expected);
  });

  it('looks at the whole file, and takes the word of the caller', async () => {
    const late = Buffer.concat([Buffer.from(`name,note\n${'Bob,plain\n'.repeat(20_000)}`), GB18030]);
    expect((await openTable(late)).encoding).toBe('gb18030');
    const big5 = Buffer.from('ab c8 a4 e1 2c 61 0a 31 2c 32 0a'.replaceAll(' ', ''), 'hex');
    expect((await openTable(big5, { encoding: 'big5' })).headers).toEqual(['客戶', 'a']);
    await expect(openTable(GB18030, { encoding: 'utf-8' })).rejects.toMatchObject({ code: 'file_unreadable' });
    await expect(openTable(Buffer.from([0x61, 0xff, 0x0a, 0xff]))).rejects.toMatchObject({
      params: { reason: 'encoding' },
    });
  });

  it('keeps characters whole that lie across two pieces of the file', async () => {
    const path = join(folder, 'long.csv');
    writeFileSync(path, `a,b\n${'漏斗𠮷,x\n'.repeat(30_000)}`);
    const table = await openTable(path);
    let rows = 0;
    for await (const { cells } of table.rows()) {
      rows++;
      if (cells[0] !== '漏斗𠮷') throw new Error(`row ${rows}: ${cells[0]}`);
    }
    expect(rows).toBe(30_000);
  });
});

describe('rows', () => {
  it('numbers rows as a spreadsheet does and skips blank ones', async () => {
    const text = '\r\na;b\r\n\r\n"x\r\ny";1\r\n;\r\n"say ""hi"";";2\r\n';
    const table = await open(text);
    expect(table).toMatchObject({ delimiter: ';', headers: ['a', 'b'], headerRow: 2 });
    expect(await table.sample(9)).toEqual([
      { row: 4, cells: ['x\r\ny', '1'] },
      { row: 6, cells: ['say "hi";', '2'] },
    ]);
  });

  it('bears short, long and badly quoted rows', async () => {
    expect(await rowsOf('a,b\n1\n1,2,,\n1,2,3\n5" pipe,6\n')).toEqual([
      { row: 2, cells: ['1', ''] },
      { row: 3, cells: ['1', '2'] },
      { row: 4, cells: ['1', '2', '3'] },
      { row: 5, cells: ['5" pipe', '6'] },
    ]);
    await expect(rowsOf('a,b\n"never closed,1\n2,3\n')).rejects.toMatchObject({
      code: 'file_unreadable',
      params: { reason: 'openQuote', row: 2 },
    });
  });

  it('can be read again, in part, and from another header row', async () => {
    const table = await openTable(Buffer.from('Report 2024\n\nname,name,\nx,y,z\n'), { headerRow: 3 });
    expect(table.headers).toEqual(['name', 'name (2)']);
    expect(table.headerIssues).toEqual([{ column: 1, kind: 'duplicate', header: 'name (2)' }]);
    expect(await table.sample(1)).toEqual(await table.sample(5));
    expect(await table.sample(0)).toEqual([]);
  });

  it('obeys sep=, tabs and the delimiter asked for', async () => {
    expect(await open('sep=|\r\na,b|c\r\n1|2\r\n')).toMatchObject({
      delimiter: '|',
      headers: ['a,b', 'c'],
      headerRow: 2,
    });
    expect((await open('a\tb\n1,5\t2,5\n')).delimiter).toBe('\t');
    expect((await openTable(Buffer.from('a,b;c\n'), { delimiter: ';' })).headers).toEqual(['a,b', 'c']);
  });

  it('lets other work go on while it reads from memory', async () => {
    const table = await open(`a,b\n${'1,2\n'.repeat(200_000)}`);
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    for await (const _ of table.rows());
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('what is not a table', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'file_empty'],
    ['blank lines', Buffer.from('\uFEFF\r\n \r\n,,\r\n'), 'file_empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'file_not_a_table'],
    ['bytes', Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 256)), 'file_not_a_table'],
    ['a page', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'file_not_a_table'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'file_not_a_table'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'file_unreadable'],
    ['a broken zip', Buffer.from('504b030414000000', 'hex'), 'file_unreadable'],
    ['too many columns', Buffer.from('x,'.repeat(1_001)), 'file_too_many_columns'],
    ['a cell over a megabyte', Buffer.from(`a\n${'x'.repeat(1_048_577)}\n`), 'file_cell_too_long'],
    ['a row without end', Buffer.from(`a\n"${'x\n'.repeat(5_000_000)}`), 'file_cell_too_long'],
  ])('refuses %s', async (_, bytes, code) => {
    const reading = async () => (await openTable(bytes)).sample(9);
    await expect(reading()).rejects.toMatchObject({ code });
  });

  it('wide characters cut in half, and numbers that look like them', async () => {
    const half = Buffer.concat([
      Buffer.from('a,b\n', 'utf16le'),
      Buffer.from([0x00, 0xd8]),
      Buffer.from('x\n', 'utf16le'),
    ]);
    await expect(openTable(half)).rejects.toMatchObject({ code: 'file_not_a_table' });
    const numbers = Buffer.alloc(4_000);
    for (let index = 0; index < 1_000; index++) numbers.writeUInt32LE(index, index * 4);
    await expect(openTable(numbers)).rejects.toMatchObject({ code: 'file_not_a_table' });
  });

  it('takes text with NUL bytes later on for binary', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'.repeat(40_000)), Buffer.from([0, 1])]);
    await expect(openTable(bytes)).rejects.toMatchObject({ code: 'file_not_a_table' });
  });
});
