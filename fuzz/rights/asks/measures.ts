import type { FunnelChartBody, MeasureRecordsBody, MeasureResultBody } from '#contract/measures.ts';
import { REGIONS } from '../facts.ts';
import { listed, regionOf } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';
import type { Fact } from '../world.ts';
import { checkReferences } from './lists.ts';

const QUERY = 'POST /api/measures/query';
const RECORDS = 'POST /api/measures/records';
const FUNNEL = 'POST /api/measures/funnel';
const BY_OWNER = { measure: 'openAmount', dimensions: ['owner'] };

type Figures = { count: number; value: string };
const sum = (facts: readonly Fact[]): string => String(facts.reduce((total, { amount }) => total + amount, 0));
const figuresOf = (facts: readonly Fact[]): Figures => ({ count: facts.length, value: sum(facts) });
const told = (cell: Record<string, unknown> | null | undefined): Figures => ({
  count: Number(cell?.count ?? 0),
  value: String(cell?.value ?? '0'),
});

/** Numbers count what the reader sees, line by line, and open to exactly that. */
export async function askMeasures(asking: Asking): Promise<void> {
  const { world, reader, roll } = asking;
  const all = factsOf(world, 'opportunity');
  const seen = listed(world, reader, 'opportunity');
  const queries = [
    BY_OWNER,
    { measure: 'openCount' },
    { measure: 'createdCount' },
    { ...BY_OWNER, measure: 'snapshot' },
    { measure: 'createdCount', object: 'lead' },
    { measure: 'openAmount', dimensions: ['account.region'] },
    { measure: 'openAmount', filters: { field: 'account.region', op: 'eq', value: 'eastChina' } },
  ];
  const answer = await asking.ask<{ results: MeasureResultBody[] }>('POST', '/api/measures/query', { queries });
  const [amounts, open, created, stock, ofLeads, byRegion, east] = answer.body.results;
  asking.same(QUERY, 'open amount', figuresOf(seen), told(amounts?.total));
  asking.same(QUERY, 'open count', seen.length, Number(open?.total?.count ?? 0));
  asking.same(QUERY, 'created', seen.length, Number(created?.total?.count ?? 0));
  for (const [index, person] of world.people.entries()) {
    const theirs = seen.filter(({ owner }) => owner === index);
    const row = amounts?.rows.find(({ keys }) => keys[0] === person.id);
    asking.same(QUERY, `open amount of ${person.name}`, figuresOf(theirs), told(row?.values));
    const there = stock?.rows.some(({ keys }) => keys[0] === person.id) ?? false;
    asking.same(QUERY, `stock names ${person.name}`, theirs.length > 0, there);
  }
  const leads = listed(world, reader, 'lead').length;
  asking.same(QUERY, 'leads created', leads, Number(ofLeads?.total?.count ?? 0));
  for (const region of [...REGIONS, null]) {
    const inside = seen.filter((fact) => regionOf(world, reader, fact) === region);
    const row = byRegion?.rows.find(({ keys }) => keys[0] === region);
    asking.same(QUERY, `open amount in ${region}`, figuresOf(inside), told(row?.values));
  }
  const inEast = seen.filter((fact) => regionOf(world, reader, fact) === 'eastChina');
  asking.same(QUERY, 'open in the east', figuresOf(inEast), told(east?.total));
  const owner = roll.below(world.people.length);
  const cells = [
    { keys: [], facts: seen },
    { keys: [world.people[owner]!.id], facts: seen.filter((fact) => fact.owner === owner) },
  ];
  for (const { keys, facts } of cells) {
    const query = keys.length > 0 ? BY_OWNER : { measure: 'openAmount' };
    const asked = { query, cell: { keys, part: 'count' }, limit: 500, columns: ['name', 'account'] };
    const { body } = await asking.ask<MeasureRecordsBody>('POST', '/api/measures/records', asked);
    asking.same(RECORDS, `${keys} how many`, facts.length, body.count);
    asking.sameFacts(
      RECORDS,
      `behind ${keys}`,
      all,
      facts,
      body.items.map(({ id }) => id),
    );
    checkReferences(asking, RECORDS, body.references);
  }
}

/** The chart's stock by stage, and how many ever came to the first. */
export async function askFunnel(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const seen = listed(world, reader, 'opportunity');
  const asked = { mode: 'snapshot', object: 'opportunity', funnel: 'standard', dimension: 'owner' };
  const { body } = await asking.ask<FunnelChartBody>('POST', '/api/measures/funnel', asked);
  for (const stage of ['qualify', 'need', 'solution']) {
    const inside = seen.filter((fact) => fact.stage === stage);
    const step = body.steps.find(({ key }) => key === stage);
    const open = step?.open ?? step?.reached;
    asking.same(FUNNEL, `stock in ${stage}`, { count: inside.length, amount: sum(inside) }, open);
    for (const [index, person] of world.people.entries()) {
      const group = body.groups.find(({ key }) => key === person.id);
      const part = group?.steps.find(({ key }) => key === stage)?.reached;
      const theirs = inside.filter(({ owner }) => owner === index);
      asking.same(FUNNEL, `${stage} of ${person.name}`, theirs.length, part?.count ?? 0);
    }
  }
}
