import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RecordValues } from '../objects/types.ts';
import { withAdded } from '../objects/withAdded.ts';
import { reasonOptions } from './reasonOptions.ts';
import { type Reason, reasonAsks, type StageReasons } from './reasons.ts';
import type { Stage } from './types.ts';

const CODES = ['price', 'rival', 'product', 'other'];
const SUBS = ['high', 'low', 'late', 'early'];
const FIELDS = { field: 'why', detail: 'more', competitor: 'who', note: 'words' };
const named = (code: string) => ({ code, names: { 'zh-CN': code } });

/** Every sub-reason belongs to one reason: to the one at `owners[sub]`. */
const drawn = fc.record({
  retired: fc.subarray([...CODES, ...SUBS]),
  owners: fc.array(fc.nat(CODES.length - 1), { minLength: SUBS.length, maxLength: SUBS.length }),
  competitor: fc.subarray(CODES),
  note: fc.subarray(CODES),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const values: fc.Arbitrary<RecordValues> = fc.record({
  why: fc.constantFrom(null, '', 'gone', ...CODES),
  more: fc.constantFrom(null, null, 'gone', ...SUBS),
  who: fc.constantFrom(null, 'somebody'),
  words: fc.constantFrom(null, '', 'said'),
});

const reasonsOf = ({ retired, owners, competitor, note }: Drawn): StageReasons => ({
  ...FIELDS,
  list: CODES.map(
    (code, place): Reason => ({
      ...named(code),
      retired: retired.includes(code),
      competitor: competitor.includes(code),
      note: note.includes(code),
      subs: SUBS.filter((_, sub) => owners[sub] === place).map((sub) => ({
        ...named(sub),
        retired: retired.includes(sub),
      })),
    }),
  ),
});

/** The same by plain questions. */
function naive({ retired, owners, competitor, note }: Drawn, given: RecordValues): string[] {
  const why = String(given.why ?? '');
  if (why === '') return ['why missing'];
  const place = CODES.indexOf(why);
  if (place < 0 || retired.includes(why)) return ['why unknown'];
  const wrong: string[] = [];
  const more = given.more;
  if (typeof more === 'string') {
    const sub = SUBS.indexOf(more);
    if (sub < 0 || retired.includes(more) || owners[sub] !== place) wrong.push('more foreignDetail');
  }
  if (competitor.includes(why) && !given.who) wrong.push('who competitor');
  if (note.includes(why) && !given.words) wrong.push('words note');
  return wrong;
}

it('asks why, the sub-reasons of that reason only, who won it and words where the reason wants them', () => {
  fc.assert(
    fc.property(drawn, values, (one, given) => {
      const found = reasonAsks(reasonsOf(one), given).flatMap(({ field, problem }) =>
        problem ? [`${field} ${problem}`] : [],
      );
      expect(found).toEqual(naive(one, given));
    }),
    { numRuns: 1000 },
  );
});

it('asks nothing that it has no field for', () => {
  const list = [{ ...named('price'), competitor: true, note: true, subs: [named('high')] }];
  const given = { why: 'price', more: 'elsewhere' };
  expect(reasonAsks({ field: 'why', list }, given)).toEqual([{ field: 'why' }]);
});

it('lets a field offer every reason once, and every sub-reason', () => {
  const lost = {
    key: 'lost',
    reasons: { ...FIELDS, list: [{ ...named('price'), subs: [named('high')] }, named('other')] },
  };
  const put = { key: 'put', reasons: { field: 'why', list: [named('price')] } };
  const keys = [...reasonOptions([lost, put] as unknown as Stage[])].map(([field, all]) => [
    field,
    all.map(({ key }) => key),
  ]);
  expect(keys).toEqual([
    ['why', ['price', 'other']],
    ['more', ['high']],
  ]);
});

it('offers what was added first, under its new name, and keeps what was there', () => {
  const label = (name: string) => ({ 'zh-CN': name });
  const options = [
    { key: 'old', labels: label('旧') },
    { key: 'price', labels: label('价格'), aliases: ['价钱'] },
  ];
  const added = [
    { key: 'new', labels: label('新') },
    { key: 'price', labels: label('价格因素') },
  ];
  expect(withAdded(options, added)).toEqual([added[0], { ...added[1], aliases: ['价钱'] }, options[0]]);
});
