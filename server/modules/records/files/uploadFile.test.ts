import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPicture } from './isPicture.ts';
import { safeName } from './uploadFile.ts';

const sign = fc.constantFrom(
  ...[
    '.',
    '..',
    '/',
    '\\',
    ' ',
    'a',
    '漏',
    '😀',
    '\u0000',
    '\r\n',
    '\u202e',
    '\ud800',
    '\u0301',
    ':',
    '"',
    '%2f',
    '.exe',
  ],
);
const name = fc.oneof(
  fc.array(sign, { maxLength: 400 }).map((signs) => signs.join('')),
  fc.nat(300).map((length) => `${'x'.repeat(300)}.${'y'.repeat(length)}`),
);

test('whatever a file is called, its name leads nowhere and hides nothing', () => {
  fc.assert(
    fc.property(name, (given) => {
      const safe = safeName(given);
      expect(safe).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(safe).not.toMatch(/^[.\s]|\s$/);
      expect(safe.isWellFormed()).toBe(true);
      expect([...safe].length).toBeGreaterThan(0);
      expect([...safe].length).toBeLessThanOrEqual(200);
      expect(safeName(safe)).toBe(safe);
    }),
    { numRuns: 2000 },
  );
});

describe('a picture is what its bytes say, not what was claimed', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
  const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([1, 2, 3, 4]), Buffer.from('WEBPVP8 ')]);
  test.each([
    ['image/png', png, true],
    ['image/jpeg', Buffer.from('ffd8ffe000104a46', 'hex'), true],
    ['image/gif', Buffer.from('GIF89a....'), true],
    ['image/webp', webp, true],
    ['image/jpeg', png, false],
    ['image/png', Buffer.from('<html><script>alert(1)</script>'), false],
    ['image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), false],
    ['image/png', Buffer.alloc(0), false],
    ['image/svg+xml', Buffer.from('<svg/>'), false],
    ['text/html', png, false],
    ['constructor', png, false],
  ])('%s', (type, bytes, expected) => {
    expect(isPicture(type, bytes)).toBe(expected);
  });
});
