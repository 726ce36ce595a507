import type { MeasureResultBody } from '#contract/measures.ts';
import { REGIONS } from '../facts.ts';
import { listed, regionOf } from '../oracle.ts';
import type { Asking } from '../reader.ts';
import type { Fact } from '../world.ts';

const QUERY = 'POST /api/measures/query';
const sum = (facts: readonly Fact[]): number => facts.reduce((total, { amount }) => total + amount, 0);

/** Tables of two dimensions, cell by cell, and their margins; the second reaches through a reference. */
export async function askCross(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const seen = listed(world, reader, 'opportunity');
  const queries = [
    { measure: 'openAmount', dimensions: ['owner', 'account.region'] },
    { measure: 'openCount', funnel: 'standard', dimensions: ['stage', 'owner'] },
  ];
  const { body } = await asking.ask<{ results: MeasureResultBody[] }>('POST', '/api/measures/query', { queries });
  const [byRegion, byStage] = body.results;
  const at = (result: MeasureResultBody | undefined, ...keys: (string | null)[]) =>
    Number(result?.rows.find((row) => row.keys[0] === keys[0] && row.keys[1] === keys[1])?.values.value ?? 0);
  for (const [index, person] of world.people.entries()) {
    const theirs = seen.filter(({ owner }) => owner === index);
    for (const region of [...REGIONS, null]) {
      const inside = theirs.filter((fact) => regionOf(world, reader, fact) === region);
      asking.same(QUERY, `${person.name} × ${region}`, sum(inside), at(byRegion, person.id, region));
    }
    for (const stage of ['qualify', 'need']) {
      const inside = theirs.filter((fact) => fact.stage === stage);
      asking.same(QUERY, `${stage} × ${person.name}`, inside.length, at(byStage, stage, person.id));
    }
  }
  for (const region of [...REGIONS, null]) {
    const inside = seen.filter((fact) => regionOf(world, reader, fact) === region);
    const margin = byRegion?.margins.second.find(({ keys }) => keys[0] === region);
    asking.same(QUERY, `margin of ${region}`, sum(inside), Number(margin?.values.value ?? 0));
  }
}

/** As of a moment before the year: whose deals were then, of those that the reader sees today. */
export async function askPast(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const { before: then } = world;
  if (!then) return;
  const seen = listed(world, reader, 'opportunity').filter(({ id }) => then.deals.get(id)?.deleted === false);
  const query = { measure: 'openAmount', dimensions: ['owner'], asOf: then.at };
  const answer = await asking.ask<{ results: MeasureResultBody[] }>('POST', '/api/measures/query', {
    queries: [query],
  });
  const [result] = answer.body.results;
  asking.same(QUERY, 'as of then, all', sum(seen), Number(result?.total?.value ?? 0));
  for (const [index, person] of world.people.entries()) {
    const theirs = seen.filter(({ id }) => then.deals.get(id)?.owner === index);
    const row = result?.rows.find(({ keys }) => keys[0] === person.id);
    asking.same(QUERY, `as of then, of ${person.name}`, sum(theirs), Number(row?.values.value ?? 0));
  }
}
