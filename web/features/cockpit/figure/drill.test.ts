import { describe, expect, it } from 'vitest';
import { drillText, parseDrill } from './drill.ts';

describe('an open number in the address', () => {
  it.each([
    { question: 'stock', part: 'count', keys: [] },
    { question: 'reached', part: 'lost', keys: ['proposal'] },
    { question: 'cross', part: 'count', keys: [null, 'a.b~c/d'] },
  ] as const)('%o is read back as it was written', (drill) => {
    expect(parseDrill(drillText({ ...drill, keys: [...drill.keys] }))).toEqual(drill);
  });

  it.each([undefined, '', 'nothing.count', 'stock', 'stock.1=1', 'cross.count.a.b.c'])('is nothing for %s', (text) =>
    expect(parseDrill(text)).toBeUndefined(),
  );
});
