import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openTable } from './index.ts';
import { formatKind } from './xlsxStyles.ts';

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A zip of the given parts; `announced` lies about the unpacked size of the last one. */
function zip(parts: Record<string, string>, announced?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const names = Object.keys(parts);
  for (const [i, name] of names.entries()) {
    const data = Buffer.from(parts[name] ?? '');
    const packed = deflateRawSync(data);
    const size = announced !== undefined && i === names.length - 1 ? announced : data.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
function sheetFile(sheet: string, strings = ''): Record<string, string> {
  return {
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="A &amp; B" r:id="r1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="/xl/worksheets/data.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/worksheets/data.xml': sheet,
  };
}

describe('cells', () => {
  it('become the text that people see', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('数据');
      sheet.addRow(['Text', 'Number', 'Flag', 'Day', 'Moment', 'Formula', 'Rich', 'Error', 'Percent', 'Link']);
      const row = sheet.addRow([
        '007',
        0.1 + 0.2,
        true,
        new Date('2024-03-05'),
        new Date('2024-03-05T10:20:30Z'),
        { formula: 'B2*2', result: 1e21 },
        { richText: [{ text: '华' }, { text: '为', font: { bold: true } }] },
        { error: '#N/A' },
        0.07,
        { text: 'site', hyperlink: 'https://example.com' },
      ]);
      row.getCell(9).numFmt = '0.0%';
      sheet.getCell('B4').value = 1.5e-7;
      sheet.getCell('D4').value = new Date('1999-12-31');
      sheet.getCell('D4').numFmt = '[$-804]yyyy"年"m"月"d"日"';
      sheet.getCell('F4').value = { formula: 'D4+1', result: new Date('2000-01-01') } as ExcelJS.CellFormulaValue;
    });
    const table = await openTable(bytes);
    expect(table).toMatchObject({ format: 'xlsx', sheet: '数据', sheets: ['数据'], delimiter: '', headerRow: 1 });
    expect(await table.sample(9)).toEqual([
      {
        row: 2,
        cells: [
          '007',
          '0.3',
          'true',
          '2024-03-05',
          '2024-03-05T10:20:30',
          '1000000000000000000000',
          '华为',
          '#N/A',
          '7%',
          'site',
        ],
      },
      { row: 4, cells: ['', '0.00000015', '', '1999-12-31', '', expect.any(String), '', '', '', ''] },
    ]);
  });

  it('are read however a writer lays them out', async () => {
    const strings =
      '<si><t>課長</t><rPh sb="0" eb="2"><t>カチョウ</t></rPh></si><si><r><t>a</t></r><r><t xml:space="preserve"> b_x000A_</t></r></si>';
    const sheet =
      '<?xml version="1.0"?><!-- <row> --><worksheet><sheetData><row><c t="inlineStr"><is><r><t>x</t></r><r><t>&#x4e2d;&lt;</t></r></is></c>' +
      '<c t="str"><v><![CDATA[<b>]]></v></c></row><row r="5"><c r="B5" t="s"><v>0</v></c><c r="D5" t="s"><v>1</v></c>' +
      '<c r="E5" t="b"><f>A1&gt;0</f><v>1</v></c><c r="F5" t="d"><v>2024-03-05T00:00:00</v></c><c r="G5" s="3"/></row></sheetData></worksheet>';
    const table = await openTable(zip(sheetFile(sheet, strings)));
    expect(table).toMatchObject({ sheet: 'A & B', headers: ['x中<', '<b>'] });
    expect(await table.sample(9)).toEqual([{ row: 5, cells: ['', '課長', '', 'a b\n', 'true', '2024-03-05'] }]);
  });

  it('tells dates, lengths and percentages by their format', () => {
    expect(['yyyy\\-mm\\-dd', 'h:mm AM/PM', '[$-F800]dddd', '[Red]d.m.yy;@'].map(formatKind)).toEqual(
      Array(4).fill('date'),
    );
    expect(['General', '0.00', '#,##0 "days"', '[Red]0', '0.00E+00', '_(* #,##0_)'].map(formatKind)).toEqual(
      Array(6).fill('number'),
    );
    expect(formatKind('[h]:mm:ss')).toBe('duration');
    expect(formatKind('0.00%')).toBe('percent');
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const bytes = await workbook((book) => {
      book.properties.date1904 = true;
      const sheet = book.addWorksheet('old');
      sheet.addRow(['Day']);
      sheet.addRow([new Date('2024-03-05')]);
    });
    expect(await (await openTable(bytes)).sample(1)).toEqual([{ row: 2, cells: ['2024-03-05'] }]);
  });
});

describe('sheets', () => {
  it('are chosen by name, hidden ones left out', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('hidden', { state: 'hidden' }).addRow(['no']);
      book.addWorksheet('first').addRow(['a']);
      book.addWorksheet('second').addRow(['b']);
    });
    expect(await openTable(bytes)).toMatchObject({ sheet: 'first', sheets: ['first', 'second'], headers: ['a'] });
    expect((await openTable(bytes, { sheet: 'second' })).headers).toEqual(['b']);
    await expect(openTable(bytes, { sheet: 'third' })).rejects.toMatchObject({ params: { reason: 'unknownSheet' } });
    await expect(openTable(await workbook((book) => book.addWorksheet('x')))).rejects.toMatchObject({
      code: 'file_empty',
    });
  });
});

describe('what is refused', () => {
  const sheet = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>';
  it.each([
    ['a zip of something else', zip({ 'word/document.xml': '<a/>' }), 'file_not_a_table'],
    ['a bomb', zip(sheetFile(sheet), 2_000_000_000), 'file_too_large'],
    ['a dense bomb', zip(sheetFile(sheet), 100_000_000), 'file_too_large'],
    ['a directory that lies', zip(sheetFile(sheet), 10), 'file_unreadable'],
    ['a document type', zip(sheetFile(`<!DOCTYPE a [<!ENTITY b "c">]>${sheet}`)), 'file_unreadable'],
    ['a sheet cut off', zip(sheetFile(sheet.slice(0, -20))), 'file_unreadable'],
    ['crossed tags', zip(sheetFile('<worksheet><a><b></a></b></worksheet>')), 'file_unreadable'],
    ['a cell in column ALM', zip(sheetFile(sheet.replace('A1', 'ALM1'))), 'file_too_many_columns'],
    [
      'a cell over a megabyte',
      zip(sheetFile(sheet.replace('<v>1', `<v>${'1'.repeat(1_048_577)}`))),
      'file_cell_too_long',
    ],
  ])('%s', async (_, bytes, code) => {
    const reading = async () => (await openTable(bytes)).sample(9);
    await expect(reading()).rejects.toMatchObject({ code });
  });

  it('damaged packing', async () => {
    const bytes = await workbook((book) =>
      book.addWorksheet('x').addRows(Array.from({ length: 500 }, (_, i) => [i, `t${i}`])),
    );
    for (let at = 40; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8((damaged.readUInt8(at) + 101) % 256, at);
      const outcome = await openTable(damaged)
        .then((table) => table.sample(1000))
        .catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ code: expect.stringMatching(/^file_/) });
    }
  });
});
