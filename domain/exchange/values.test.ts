import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDecimalMark } from './detectDecimalMark.ts';
import { detectDelimiter } from './detectDelimiter.ts';
import { isErrorCell } from './errorCells.ts';
import { nameHeaders } from './nameHeaders.ts';
import { parseBooleanText } from './parseBoolean.ts';
import { parseNumberText, plainDecimal } from './parseNumber.ts';

describe('parseNumberText', () => {
  it.each([
    ['1,234.50', '1234.5'],
    ['¥1 234', '1234'],
    ['¥1,234.00元', '1234'],
    ['12.5万', '125000'],
    ['3亿', '300000000'],
    ['1.2万亿', '1200000000000'],
    ['3.5千万', '35000000'],
    ['5萬', '50000'],
    ['45%', '45'],
    ['4.5 %', '4.5'],
    ['１２３', '123'],
    ['1,234.5', '1234.5'],
    ['-¥5', '-5'],
    ['¥-5', '-5'],
    ['−5', '-5'],
    ['(1,200)', '-1200'],
    ['100-', '-100'],
    ['+7', '7'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.2E+5', '120000'],
    ['1e-3', '0.001'],
    ['US$1,000,000', '1000000'],
    ['RMB 20', '20'],
    ['1,0000', '10000'],
    ['12,34,567', '1234567'],
    ['-0.00', '0'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
  ])('reads %s as %s', (text, value) => expect(parseNumberText(text)).toBe(value));

  it.each([
    '',
    ' ',
    '-',
    '.',
    '%',
    '万',
    '1,23',
    '1,234,56',
    '1.2.3',
    '12abc',
    '1-2',
    '(-5)',
    '--5',
    '1e999',
    '2024-03-05',
  ])('refuses %j', (text) => expect(parseNumberText(text)).toBeUndefined());

  it('reads whatever grouping writes, to the last digit', () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 30n });
    fc.assert(
      fc.property(digits, fc.nat({ max: 999_999 }), fc.boolean(), (whole, fraction, negative) => {
        const grouped = whole.toLocaleString('en-US');
        const tail = String(fraction).padStart(6, '0');
        const exact = `${whole}.${tail}`.replace(/\.?0+$/, '') || '0';
        const plain = tail === '000000' ? String(whole) : exact;
        const sign = negative && plain !== '0' ? '-' : '';
        expect(parseNumberText(`${sign}${grouped}.${tail}`)).toBe(sign + plain);
        expect(parseNumberText(`${sign}${grouped.replaceAll(',', '.')},${tail}`, ',')).toBe(sign + plain);
      }),
    );
  });

  it('spells out floats exactly as they print', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(plainDecimal(String(value))).not.toMatch(/e/i);
        expect(Number(plainDecimal(String(value)))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('decides the decimal mark for a column', () => {
    expect(detectDecimalMark(['1.234,50', '3,5'])).toEqual({ mark: ',', ambiguous: false });
    expect(detectDecimalMark(['1,234.50', '7'])).toEqual({ mark: '.', ambiguous: false });
    expect(detectDecimalMark(['1,234', '5,678'])).toEqual({ mark: '.', ambiguous: true });
    expect(detectDecimalMark(['12', ''])).toEqual({ mark: '.', ambiguous: false });
  });
});

describe('parseBooleanText', () => {
  it('knows the usual words', () => {
    for (const word of ['是', 'TRUE', 'Y', 'yes', '1', '√', ' 對 ', 'ｙ']) expect(parseBooleanText(word)).toBe(true);
    for (const word of ['否', 'False', 'n', '0', '×', 'X', '無']) expect(parseBooleanText(word)).toBe(false);
    for (const word of ['', 'maybe', '2', '是的吧']) expect(parseBooleanText(word)).toBeUndefined();
  });
});

describe('detectDelimiter', () => {
  it('finds the sign that a table was written with', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '中', '1', ',', ';', '\t', '|', '"', '\n', ' '),
      maxLength: 8,
    });
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        expect(detectDelimiter(rows.map((row) => row.map(quote).join(delimiter)).join('\r\n'))).toBe(delimiter);
      }),
    );
  });

  it('is not led astray by commas in prose or a single column', () => {
    expect(detectDelimiter('a;b\n"x, y, z";1\nhello, there;2\n')).toBe(';');
    expect(detectDelimiter('name\nBob\n')).toBe(',');
    expect(detectDelimiter('')).toBe(',');
  });
});

describe('nameHeaders', () => {
  it('gives every column a name of its own', () => {
    expect(nameHeaders([' Name ', '', 'Amount', 'Amount', 'Amount (2)', 'A\nB', '', ''])).toEqual({
      headers: ['Name', '#2', 'Amount', 'Amount (3)', 'Amount (2)', 'A B'],
      issues: [
        { column: 1, kind: 'empty', header: '#2' },
        { column: 3, kind: 'duplicate', header: 'Amount (3)' },
      ],
    });
    const names = fc.array(fc.constantFrom('', 'a', 'a (2)', '#1', '#2', '#2 (2)', ' a'));
    fc.assert(
      fc.property(names, (cells) => {
        const { headers } = nameHeaders(cells);
        expect(new Set(headers).size).toBe(headers.length);
        expect(headers.every((header) => header !== '')).toBe(true);
      }),
    );
  });
});

it('tells error cells', () => {
  expect(isErrorCell('#N/A')).toBe(true);
  expect(isErrorCell('#1 supplier')).toBe(false);
});
