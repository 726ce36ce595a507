import type { ListAnswer } from '#contract/records.ts';
import { REGIONS } from '../facts.ts';
import { binned, listed, mayName, regionOf, sees } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';
import type { Fact } from '../world.ts';

const LIST = 'POST /api/records/{object}/query';
const LOOKUP = 'POST /api/records/{object}/lookup';
const PAGE = 40;
const SEARCHABLE = ['account', 'contact', 'lead', 'opportunity', 'product'];

/** Every page of a list until there is none. */
async function pages(asking: Asking, object: string, query: object): Promise<ListAnswer['records']> {
  const records: ListAnswer['records'] = [];
  for (let cursor: string | undefined; ; ) {
    const body = { ...query, limit: PAGE, ...(cursor ? { cursor } : {}) };
    const answer = await asking.ask<ListAnswer>('POST', LIST_OF(object), body);
    if (answer.status !== 200) throw new Error(`${object}: ${answer.status} ${answer.text}`);
    records.push(...answer.body.records);
    checkReferences(asking, LIST, answer.body.references);
    if (!answer.body.nextCursor) return records;
    cursor = answer.body.nextCursor;
  }
}

const LIST_OF = (object: string) => `/api/records/${object}/query`;

/** An answer names beside its records only what they refer to. */
export function checkReferences(asking: Asking, door: string, references: ListAnswer['references']): void {
  const { world, reader } = asking;
  const named = world.facts.filter(({ id }) => Object.hasOwn(references, id));
  const allowed = named.filter((fact) => mayName(world, reader, fact));
  asking.sameFacts(
    door,
    'records named beside',
    named,
    allowed,
    named.map(({ id }) => id),
  );
}

/** Which records, in which order, how many, by which condition, in the bin. */
export async function askLists(asking: Asking, object: string): Promise<void> {
  const { world, reader } = asking;
  const all = factsOf(world, object);
  const seen = listed(world, reader, object);
  const byCode = (facts: readonly Fact[]) => facts.map(({ code }) => code).sort();
  const ordered = await pages(asking, object, { sort: [{ field: 'externalId' }] });
  asking.sameFacts(
    LIST,
    `${object}`,
    all,
    seen,
    ordered.map(({ id }) => id),
  );
  asking.same(
    LIST,
    `${object} in order`,
    byCode(seen),
    ordered.map(({ values }) => values.externalId),
  );
  const count = await asking.ask<ListAnswer>('POST', LIST_OF(object), { limit: 1, columns: [], count: true });
  asking.same(LIST, `${object} counted`, { count: seen.length, exact: true }, count.body.total);
  const gone = await pages(asking, object, { deleted: true, columns: ['externalId'] });
  asking.sameFacts(
    LIST,
    `${object} in the bin`,
    all,
    binned(world, reader, object),
    gone.map(({ id }) => id),
  );
  const asked = asking.roll.below(world.people.length);
  const owner = world.people[asked]!.id;
  if (all.some((fact) => fact.owner !== null)) {
    const theirs = await pages(asking, object, { filter: { field: 'owner', op: 'eq', value: owner }, columns: [] });
    asking.sameFacts(
      LIST,
      `${object} of one`,
      all,
      seen.filter((fact) => fact.owner === asked),
      theirs.map(({ id }) => id),
    );
  }
  const some = all.filter(() => asking.roll.chance(0.1));
  const among = await pages(asking, object, {
    ids: [...some, ...asking.foreign.slice(0, 5)].map(({ id }) => id),
    columns: [],
  });
  asking.sameFacts(
    LIST,
    `${object} among`,
    some,
    some.filter((fact) => seen.includes(fact)),
    among.map(({ id }) => id),
  );
}

/** A condition or an order on the record behind a reference tells nothing of a record that is hidden. */
export async function askFarConditions(asking: Asking): Promise<void> {
  const { world, reader, roll } = asking;
  for (const [object, through] of [
    ['contact', 'account'],
    ['opportunity', 'account'],
    ['activity', 'opportunity'],
    ['opportunityLine', 'opportunity'],
  ] as const) {
    const all = factsOf(world, object);
    const target = roll.pick(all).parents[through];
    if (!target) continue;
    const filter = { field: `${through}.externalId`, op: 'eq', value: target.code };
    const found = await pages(asking, object, { filter, columns: [] });
    const isMet = (fact: Fact) => fact.parents[through] === target && !target.deleted && sees(world, reader, target);
    const expected = listed(world, reader, object).filter(isMet);
    asking.sameFacts(
      LIST,
      `${object} where ${through} is ${target.code}`,
      all,
      expected,
      found.map(({ id }) => id),
    );
  }
}

/** Values behind a reference count as none where the record there is hidden; also when the question is turned round. */
export async function askFarValues(asking: Asking): Promise<void> {
  const { world, reader, roll } = asking;
  const region = roll.pick(REGIONS);
  for (const object of ['contact', 'opportunity'] as const) {
    const all = factsOf(world, object);
    const seen = listed(world, reader, object);
    const leaf = { field: 'account.region', op: 'eq', value: region };
    const is = await pages(asking, object, { filter: leaf, columns: [] });
    const met = seen.filter((fact) => regionOf(world, reader, fact) === region);
    asking.sameFacts(LIST, `${object} in ${region}`, all, met, idsOf(is));
    const not = await pages(asking, object, { filter: { not: leaf }, columns: [] });
    asking.sameFacts(
      LIST,
      `${object} not in ${region}`,
      all,
      seen.filter((fact) => !met.includes(fact)),
      idsOf(not),
    );
    const none = await pages(asking, object, { filter: { field: 'account.region', op: 'empty' }, columns: [] });
    const without = seen.filter((fact) => regionOf(world, reader, fact) === null);
    asking.sameFacts(LIST, `${object} without a region`, all, without, idsOf(none));
  }
}

const idsOf = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id);

/** What a picker offers. */
export async function askPickers(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  for (const object of SEARCHABLE) {
    const all = factsOf(world, object);
    const seen = listed(world, reader, object);
    const answer = await asking.ask<{ items: { id: string }[] }>('POST', `/api/records/${object}/lookup`, {
      q: '',
      limit: 50,
    });
    const ids = answer.body.items.map(({ id }) => id);
    const allowed = seen.filter(({ id }) => ids.includes(id));
    asking.same(LOOKUP, `${object} offered`, Math.min(50, seen.length), ids.length);
    asking.sameFacts(LOOKUP, `${object} offered`, all, allowed, ids);
    const one = asking.roll.pick(all);
    const typed = await asking.ask<{ items: { id: string }[] }>('POST', `/api/records/${object}/lookup`, {
      q: one.title,
    });
    const hit = typed.body.items.some(({ id }) => id === one.id);
    asking.same(LOOKUP, `${object} ${one.code} typed`, !one.deleted && seen.includes(one), hit);
  }
}
