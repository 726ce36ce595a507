import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeIn } from './trail.ts';

const ids = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 30 });

it('goes through the whole trail and back', () => {
  fc.assert(
    fc.property(ids, (all) => {
      const trail = { object: 'lead', ids: all };
      const walked: string[] = [];
      for (let id: string | undefined = all[0]; id; id = placeIn(trail, { object: 'lead', id })?.next) walked.push(id);
      expect(walked).toEqual(all);
      for (const [index, id] of all.entries()) {
        const place = placeIn(trail, { object: 'lead', id });
        expect([place?.position, place?.count, place?.previous]).toEqual([index + 1, all.length, all[index - 1]]);
      }
    }),
  );
});

it('knows nothing of records that were not in it, of other objects, or of one that stands alone', () => {
  const trail = { object: 'lead', ids: ['a', 'b'] };
  expect(placeIn(trail, { object: 'lead', id: 'c' })).toBeUndefined();
  expect(placeIn(trail, { object: 'account', id: 'a' })).toBeUndefined();
  expect(placeIn({ object: 'lead', ids: ['a'] }, { object: 'lead', id: 'a' })).toBeUndefined();
  expect(placeIn(undefined, { object: 'lead', id: 'a' })).toBeUndefined();
});
