import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');

/** How many requirements of levels 1 and 2 a section of ASVS 5.0.0 has; those of level 3 stand behind them. Chapters 10 and 17 count as one. */
const SECTIONS: Record<string, number> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4, '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2 },
  ...{ '12.3': 4, '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3 },
  ...{ '15.3': 7, '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
};
const WANTED = [
  ...Object.entries(SECTIONS).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
  ),
  '10',
  '17',
];

type Row = { ids: string[]; how: string; test: string };

/** `6.2.8–6.2.9, 6.3.1` as single ones. */
const idsOf = (cell: string): string[] =>
  cell.split(', ').flatMap((part) => {
    const [from = '', to = from] = part.split('–');
    const section = from.slice(0, from.lastIndexOf('.'));
    if (from === to) return [from];
    const [first, last] = [from, to].map((id) => Number(id.slice(id.lastIndexOf('.') + 1)));
    return Array.from({ length: last! - first! + 1 }, (_, index) => `${section}.${first! + index}`);
  });

const ROWS: Row[] = [...PAGE.matchAll(/^\| (\d[^|]*) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, ids = '', how = '', test = '']) => ({ ids: idsOf(ids), how, test }),
);

describe('the page on security', () => {
  it('speaks of every requirement of levels 1 and 2, once', () => {
    expect(ROWS.flatMap(({ ids }) => ids).sort()).toEqual(WANTED.sort());
  });

  it.each(ROWS)('$ids has a test that exists, or says why not', ({ how, test }) => {
    const paths = [...test.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    if (paths.length === 0) expect(how).toMatch(/^(Reason|Open): |\]\(\w+\.md\)/);
    expect(paths.filter((path) => !/\.(test|e2e)\.ts$/.test(path) || !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
