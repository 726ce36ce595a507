import type { MeasureQuery } from '#domain/measures/index.ts';
import { kaplanMeierMedian, mean, median, percentile, share } from '#domain/measures/index.ts';
import { cohort, stays, throughput } from '#domain/measures/oracle/conversion.ts';
import { allCreated, closed, cycles, due, farOfLeads, open } from '#domain/measures/oracle/outcomes.ts';
import { byProduct } from '#domain/measures/oracle/products.ts';
import {
  type Axis,
  type Counted,
  inside,
  type OracleRecord,
  type OracleWorld,
  recordsAt,
  stepOf,
  type Then,
} from '#domain/measures/oracle/world.ts';
import { DAY } from './randomHistories.ts';

/** What a cell of the answer must hold: its value, and the ids of what each part counts (sorted, repeated for re-entries). */
export type ExpectedCell = {
  value: number | null;
  parts: Record<string, string[]>;
  numbers: Record<string, number | null>;
};

export type Ground = {
  dealWorld: OracleWorld;
  leadWorld: OracleWorld;
  deals: readonly OracleRecord[];
  leads: readonly OracleRecord[];
  now: number;
  sees(record: Then): boolean;
  /** Visible now, whatever is asked about. */
  passes(record: Then): boolean;
  instantOf(day: string): number;
  dayAfter(day: string): string;
  dimension(key: string, counted: Counted): string | null;
};

type Thing = Counted & { extra?: Record<string, unknown> };

/** The oracle's answer by the keys of its cells, joined. */
export function expectedCells(
  ground: Ground,
  query: MeasureQuery,
): Map<string, { keys: (string | null)[]; cell: ExpectedCell }> {
  const apart = query.dimensions?.includes('lineProduct') ?? false;
  const things = countedThings(ground, query).flatMap((thing) => (apart ? byProduct(thing) : [thing]));
  const groups = new Map<string, { keys: (string | null)[]; things: Thing[] }>();
  for (const thing of things) {
    const keys = (query.dimensions ?? []).map((key) => ground.dimension(key, thing));
    const name = JSON.stringify(keys);
    const group = groups.get(name) ?? { keys, things: [] };
    group.things.push(thing);
    groups.set(name, group);
  }
  return new Map(
    [...groups].map(([name, { keys, things: counted }]) => [name, { keys, cell: cellOf(query, counted) }]),
  );
}

export function expectedTotal(ground: Ground, query: MeasureQuery): ExpectedCell {
  return cellOf(query, countedThings(ground, query));
}

function countedThings(ground: Ground, query: MeasureQuery): Thing[] {
  const world = query.object === 'lead' || query.measure === 'endToEnd' ? ground.leadWorld : ground.dealWorld;
  const all = world === ground.leadWorld ? ground.leads : ground.deals;
  const cut = query.asOf ? ground.instantOf(ground.dayAfter(query.asOf)) - 1 : ground.now;
  const window = {
    from: query.window?.from ? ground.instantOf(query.window.from) : null,
    to: query.window?.to ? ground.instantOf(ground.dayAfter(query.window.to)) : null,
  };
  const days = { from: query.window?.from ?? null, to: query.window?.to ?? null };
  const visible = nowVisible(ground, world, all);
  const records = recordsAt(world, all, cut).filter(
    (record) => visible.has(record.id) && ground.passes(record) && (!query.funnel || record.funnel === query.funnel),
  );
  const axis: Axis = query.funnel && !query.dimensions?.includes('phase') ? { stagesOf: query.funnel } : 'phases';
  const question = {
    axis,
    window,
    cut,
    horizon: query.horizonDays ? query.horizonDays * DAY : null,
    strict: query.mode === 'strict',
  };
  const ofStep = (things: Thing[]) => (query.step ? things.filter((thing) => thing.step === query.step) : things);
  switch (query.measure) {
    case 'stageConversion':
      return ofStep((query.mode === 'throughput' ? throughput : cohort)(world, records, question));
    case 'dwell':
      return ofStep(stays(world, records, question));
    case 'winRate':
      if (query.mode === 'all') return allCreated(records, window);
      return query.mode === 'due' ? due(records, days, window) : closed(records, window, 'closed');
    case 'salesCycle': {
      const seen = nowVisible(ground, ground.leadWorld, ground.leads);
      const born = new Map(ground.leads.filter((lead) => seen.has(lead.id)).map((lead) => [lead.id, lead.createdAt]));
      return cycles(records, born, window).map((one) => ({ ...one, extra: { lead: one.leadLength } }));
    }
    case 'endToEnd': {
      const deals = new Map(recordsAt(ground.dealWorld, ground.deals, cut).map((deal) => [deal.id, deal]));
      const mine = nowVisible(ground, ground.dealWorld, ground.deals);
      return farOfLeads(world, records, deals, window, cut).map((one) => ({
        ...one,
        extra: { far: one.far, wonAmount: one.far === 4 && mine.has(one.deal!.id) ? (one.deal!.amount ?? 0) : 0 },
      }));
    }
    case 'velocity':
      return [
        ...open(world, records),
        ...closed(records, window, 'closed').filter(({ part }) => part !== 'invalid'),
      ].map((one) => ({ ...one, part: one.record.kind }));
    case 'createdCount':
      return allCreated(records, window).map((one) => ({
        ...one,
        part: 'count',
        step: stepOf(world, axis, one.record.funnel, one.record.stage),
      }));
    case 'wonAmount':
    case 'wonCount':
    case 'lostCount':
    case 'averageDealSize':
      return closed(records, window, query.window?.basis === 'created' ? 'created' : 'closed');
    default:
      return open(world, records)
        .filter(({ record }) =>
          world === ground.leadWorld ? inside(record.createdAt, window) : dueInside(record, days),
        )
        .map((one) => ({
          ...one,
          at: world === ground.leadWorld ? one.record.createdAt : one.at,
          step: stepOf(world, axis, one.record.funnel, one.record.stage),
          length: cut - one.record.createdAt,
          extra: { probability: one.probability },
        }));
  }
}

function dueInside(record: Then, { from, to }: { from: string | null; to: string | null }): boolean {
  if (from === null && to === null) return true;
  if (record.expectedClose === null) return false;
  return (from === null || record.expectedClose >= from) && (to === null || record.expectedClose <= to);
}

/** Who may read a record is decided by how it is now, whatever day is asked about. */
function nowVisible(ground: Ground, world: OracleWorld, records: readonly OracleRecord[]): Set<string> {
  return new Set(
    recordsAt(world, records, ground.now)
      .filter(ground.sees)
      .map((record) => record.id),
  );
}

const cents = (things: readonly Thing[]) => things.reduce((sum, { record }) => sum + (record.amount ?? 0), 0);
const ids = (things: readonly Thing[]) => things.map(({ record }) => record.id).sort();

function cellOf(query: MeasureQuery, things: readonly Thing[]): ExpectedCell {
  const of = (...parts: string[]) => things.filter(({ part }) => parts.includes(part));
  const part = (name: string) => ids(of(name));
  switch (query.measure) {
    case 'stageConversion': {
      const entered = things.filter((thing) => thing.part !== 'immature');
      const whole = query.mode === 'decided' ? of('advanced', 'lost').length : entered.length;
      return {
        value: share(of('advanced').length, whole),
        parts: {
          entered: ids(entered),
          ...Object.fromEntries(['advanced', 'back', 'lost', 'still', 'immature'].map((name) => [name, part(name)])),
        },
        numbers: { amount: cents(entered), lostAmount: cents(of('lost')), advancedAmount: cents(of('advanced')) },
      };
    }
    case 'dwell':
      return {
        value: inDays(kaplanMeierMedian(things.map((one) => ({ length: one.length!, ended: one.part === 'ended' })))),
        parts: { visits: ids(things), ended: part('ended'), ongoing: part('ongoing') },
        numbers: { meanEnded: inDays(mean(of('ended').map((one) => one.length!))) },
      };
    case 'winRate':
      return winRateCell(query, things);
    case 'salesCycle': {
      const lengths = things.map((one) => one.length!);
      const withLead = things.filter((one) => one.extra!.lead !== null);
      const leadLengths = withLead.map((one) => one.extra!.lead as number);
      return {
        value: inDays(median(query.mode === 'fromLead' ? leadLengths : lengths)),
        parts: { won: ids(things), withLead: ids(withLead) },
        numbers: {
          mean: inDays(mean(lengths)),
          p90: inDays(percentile(lengths, 0.9)),
          leadMean: inDays(mean(leadLengths)),
          leadP90: inDays(percentile(leadLengths, 0.9)),
        },
      };
    }
    case 'endToEnd':
      return endToEndCell(things);
    case 'velocity':
      return velocityCell(things);
    case 'createdCount':
      return { value: things.length, parts: { count: ids(things) }, numbers: { amount: cents(things) } };
    case 'wonAmount':
    case 'wonCount':
    case 'lostCount':
    case 'averageDealSize': {
      const won = of('won');
      const values = {
        wonAmount: cents(won),
        wonCount: won.length,
        lostCount: of('lost').length,
        averageDealSize: averageOf(won),
      };
      return {
        value: values[query.measure],
        parts: { won: ids(won), lost: part('lost'), invalid: part('invalid') },
        numbers: { wonAmount: cents(won), lostAmount: cents(of('lost')) },
      };
    }
    default:
      return openCell(query, things);
  }
}

const inDays = (length: number | null) => (length === null ? null : length / DAY);

/** Rounded to cents as amounts are; of nothing but empty amounts there is none. */
function averageOf(won: readonly Thing[]): number | null {
  if (!won.some(({ record }) => record.amount !== null)) return null;
  return Math.round(cents(won) / won.length);
}

function winRateCell(query: MeasureQuery, things: readonly Thing[]): ExpectedCell {
  const of = (name: string) => things.filter(({ part }) => part === name);
  const names = ['won', 'lost', 'invalid', 'open', 'wonEarly', 'wonLate'];
  const decided = (query.mode ?? 'decided') === 'decided';
  const whole = decided ? [...of('won'), ...of('lost')] : things;
  return {
    value: share(of('won').length, whole.length),
    parts: { all: ids(things), ...Object.fromEntries(names.map((name) => [name, ids(of(name))])) },
    numbers: {
      wonAmount: cents(of('won')),
      valueByAmount: share(cents(of('won')), cents(whole)),
      invalidShare: share(of('invalid').length, things.length),
    },
  };
}

function endToEndCell(things: readonly Thing[]): ExpectedCell {
  const far = (least: number) => things.filter((one) => (one.extra!.far as number) >= least);
  const names = ['leads', 'mql', 'salesQualified', 'opportunity', 'customer'];
  return {
    value: share(far(4).length, things.length),
    parts: Object.fromEntries(names.map((name, index) => [name, ids(far(index))])),
    numbers: {
      wonAmount: things.reduce((sum, one) => sum + (one.extra!.wonAmount as number), 0),
      opportunityStep: share(far(3).length, far(2).length),
      salesQualifiedShare: share(far(2).length, things.length),
    },
  };
}

function velocityCell(things: readonly Thing[]): ExpectedCell {
  const of = (name: string) => things.filter(({ part }) => part === name);
  const [won, decided] = [of('won'), of('won').length + of('lost').length];
  const cycle = mean(won.map(({ record }) => record.closedAt! - record.createdAt));
  const average = averageOf(won);
  const known = decided >= 30 && average !== null && cycle !== null && cycle > 0;
  return {
    value: known ? (((of('open').length * won.length) / decided) * average) / (cycle / DAY) : null,
    parts: { open: ids(of('open')), won: ids(won), lost: ids(of('lost')) },
    numbers: { meanCycle: inDays(cycle), winRate: share(won.length, decided) },
  };
}

function openCell(query: MeasureQuery, things: readonly Thing[]): ExpectedCell {
  const weighted = things.reduce(
    (sum, one) => sum + ((one.record.amount ?? 0) * (one.extra!.probability as number)) / 100,
    0,
  );
  const values: Record<string, number> = { openAmount: cents(things), weightedAmount: weighted };
  return {
    value: values[query.measure] ?? things.length,
    parts: { count: ids(things) },
    numbers: {
      amount: cents(things),
      weightedAmount: weighted,
      medianAge: inDays(median(things.map((one) => one.length!))),
    },
  };
}
