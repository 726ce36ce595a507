import fc, { type Arbitrary } from 'fast-check';
import { HOSTILE_TEXTS } from './texts.ts';

/** A body as it goes over the wire, with the content type it claims. */
export type Body = { type: string | undefined; bytes: string | Buffer };

const BOUNDARY = 'fuzzboundary';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const CSV = '商机名称,金额\n东区商机,100\n';
const ZIP = Buffer.from('504b0304140000000000', 'hex');

const content = fc.constantFrom<string | Buffer>(
  CSV,
  `\ufeff${CSV}`,
  SVG,
  '<html><script>alert(1)</script></html>',
  PNG,
  ZIP,
  '',
  Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  'a,'.repeat(5000),
  '"'.repeat(999),
);
const fileName = fc.oneof(
  fc.constantFrom(
    'a.csv',
    'a.xlsx',
    'a.svg',
    'a.html',
    'a.png.html',
    '../../x.csv',
    '..\\x',
    'CON',
    '.',
    '..',
    'a/b.csv',
  ),
  fc.constantFrom(...HOSTILE_TEXTS).map((text) => text.toWellFormed()),
);
const mediaType = fc.constantFrom(
  'text/csv',
  'image/svg+xml',
  'text/html',
  'image/png',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'multipart/mixed; boundary=x',
  'x',
  'a/b\r\nX-Evil: 1',
);
const partName = fc.constantFrom('file', 'file', 'file', 'plan', '__proto__', 'constructor', '');

type Part = { name: string; file: string; type: string; content: string | Buffer };

/** Forms with a file in them, most of them well made. */
export const multipart: Arbitrary<Body> = fc
  .record({
    parts: fc.array(fc.record({ name: partName, file: fileName, type: mediaType, content }), {
      maxLength: 3,
      minLength: 1,
    }),
    whole: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.constant(false)),
  })
  .map(({ parts, whole }) => {
    const pieces = parts.flatMap(pieceOf);
    const end = whole ? `--${BOUNDARY}--\r\n` : '--fuzz';
    return { type: `multipart/form-data; boundary=${BOUNDARY}`, bytes: Buffer.concat([...pieces, Buffer.from(end)]) };
  });

function pieceOf({ name, file, type, content: inner }: Part): Buffer[] {
  const quoted = file.replaceAll('"', '%22');
  return piece(`form-data; name="${name}"; filename="${quoted}"\r\nContent-Type: ${type}`, inner);
}

const piece = (disposition: string, inner: string | Buffer): Buffer[] => [
  Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\n\r\n`),
  Buffer.from(inner),
  Buffer.from('\r\n'),
];

export type Form = { type: string; bytes: Buffer };

/** A well made form: a file, and a mapping before it where one is given. */
export function form({ file, plan }: { file: Omit<Part, 'name' | 'file'> & { name: string }; plan?: string }): Form {
  const part = { ...file, name: 'file', file: file.name };
  const pieces = [...(plan === undefined ? [] : piece('form-data; name="plan"', plan)), ...pieceOf(part)];
  const bytes = Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, bytes };
}

/** Bodies that are no JSON of an object, or claim to be something else. */
export const broken: Arbitrary<Body> = fc.oneof(
  multipart,
  fc.record({
    type: fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'application/json; charset=\u00ff',
      'text/plain',
      'text/html',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/octet-stream',
      'application/merge-patch+json',
      undefined,
    ),
    bytes: fc.constantFrom<string | Buffer>(
      '',
      '{',
      'null',
      'true',
      '0',
      '""',
      '[]',
      '[[[[',
      '{"a":1}{"b":2}',
      '\ufeff{}',
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{"x":1}}}',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `{"a":${'9'.repeat(5000)}}`,
      Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
      Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'a=1&__proto__[x]=1',
    ),
  }),
);
