import { describe, expect, it } from 'vitest';
import { openText, parseOpen } from './openRecord.ts';
import { choiceParam, dayParam, listParam, textParam } from './searchParams.ts';

const ID = '0199aaaa-0000-7000-8000-000000000001';

describe('the open record in the address', () => {
  it('is read back as it was written', () => {
    expect(parseOpen(openText('opportunity', ID))).toEqual({ object: 'opportunity', id: ID });
    expect(parseOpen(openText('site__c', ID))).toEqual({ object: 'site__c', id: ID });
  });

  it.each([undefined, 7, '', 'opportunity', `Opportunity:${ID}`, 'opportunity:1', `a/b:${ID}`, `javascript:alert(1)`])(
    'is nothing for %s',
    (text) => expect(parseOpen(text)).toBeUndefined(),
  );
});

describe('address parameters', () => {
  it('let only through what is understood', () => {
    expect(textParam('x')).toBe('x');
    expect(textParam(7)).toBe('7');
    expect(textParam({})).toBeUndefined();
    expect(textParam('x'.repeat(501))).toBeUndefined();
    expect(listParam('a,,b')).toEqual(['a', 'b']);
    expect(listParam('')).toBeUndefined();
    expect(choiceParam('won', ['won', 'lost'])).toBe('won');
    expect(choiceParam('x', ['won', 'lost'])).toBeUndefined();
    expect(dayParam('2026-03-18')).toBe('2026-03-18');
    expect(dayParam('yesterday')).toBeUndefined();
  });
});
