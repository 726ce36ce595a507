import type { CHANGE_KINDS, TodayChange } from '#contract/today.ts';
import { boardStages, type Funnel, type FunnelVersion, knownStages } from '#domain/funnels/index.ts';
import { sumDecimals } from '#domain/kernel/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { getFunnels } from '../funnels/index.ts';
import { fieldOf, getDefinitions } from '../objects/index.ts';
import { type ChangeRow, selectChanges } from './changeQueries.ts';
import { type Day, DEAL, every } from './scope.ts';

type Kind = (typeof CHANGE_KINDS)[number];
type Summed = 'created' | 'advanced' | 'back' | 'won' | 'lost';
const SUMMED: readonly Summed[] = ['created', 'advanced', 'back', 'won', 'lost'];
const TOLD = ['stage', 'amount', 'expectedCloseDate', 'owner'];
/** What figures are made of; a hand-over or a bulk change beside them must not push them out. */
const COUNTED = ['created', 'moved'] as const;
const NEWS = ['created', 'updated', 'moved', 'reassigned'] as const;
/** Counted at most; a day on which more happened says so. */
const MOST = 5000;
const SHOWN = 40;

/** What became different since the last working day: figures over all of it, and the newest in words. */
export async function changesOf(day: Day) {
  const { ctx } = day;
  const select = (kinds: typeof NEWS | typeof COUNTED, most: number) =>
    selectChanges(ctx, day.since, every(day.whose), { kinds, fields: TOLD, most });
  const [counted, newest] = await Promise.all([select(COUNTED, MOST), select(NEWS, 2 * SHOWN)]);
  const object = (await getDefinitions(ctx)).object(DEAL);
  const funnels = await getFunnels(ctx);
  const inWords = (rows: ChangeRow[]) => rows.flatMap((row) => tell(row, object, funnels.find(row.funnel)));
  const [summed, told] = [inWords(counted), inWords(newest)];
  const figures = Object.fromEntries(SUMMED.map((kind) => [kind, figureOf(summed.filter((one) => one.kind === kind))]));
  return {
    since: day.since.toISOString(),
    figures: figures as Record<Summed, { count: number; amount: string }>,
    items: told.slice(0, SHOWN),
    more: told.length > SHOWN || newest.length === 2 * SHOWN || counted.length === MOST,
  };
}

/** Deals, each once: who advanced twice advanced. */
function figureOf(changes: readonly TodayChange[]) {
  const deals = new Map(changes.map(({ record }) => [record.id, record.amount]));
  return { count: deals.size, amount: sumDecimals([...deals.values()]) };
}

/** An event in words of the day: mostly one, several where a form changed amount and date together. */
function tell(row: ChangeRow, object: ObjectDefinition, funnel: Funnel | undefined): TodayChange[] {
  const told = (kind: Kind, before: string | null = null, after: string | null = null): TodayChange => ({
    seq: row.seq,
    kind,
    at: row.at.toISOString(),
    by: row.actor,
    record: { id: row.record, title: row.title, account: row.account, amount: row.amount },
    funnel: row.funnel,
    before,
    after,
  });
  const changed = (key: string) => row.changes?.[String(fieldOf(object, key)?.id)];
  const stage = changed('stage');
  if (row.changes === null || (stage && stage[0] === null)) return [told('created', null, stage?.[1] ?? null)];
  if (stage) return [told(moveKind(funnel, stage), ...stage)];
  const amount = changed('amount');
  const closeDate = changed('expectedCloseDate');
  const owner = changed('owner');
  return [
    ...(amount ? [told('amount', ...amount)] : []),
    ...(closeDate ? [told('closeDate', ...closeDate)] : []),
    ...(owner && owner[0] !== null ? [told('owner', ...owner)] : []),
  ];
}

/** By the version that has both stages; a former one stands where the stage does that it counts as. */
function moveKind(funnel: Funnel | undefined, [before, after]: [string | null, string | null]): Kind {
  const known = funnel ? knownStages(funnel) : [];
  const [source, target] = [before, after].map((key) => known.find((stage) => stage.key === key));
  if (target && target.kind !== 'open') return target.kind;
  if (source && source.kind !== 'open') return 'reopened';
  const has = ({ stages }: Stages, key: string | null) => stages.some((stage) => stage.key === key);
  const version = [funnel?.live, funnel?.pilot].find((one) => one && has(one, before) && has(one, after));
  const order = version?.stages ?? (funnel ? boardStages(funnel) : []);
  const place = (key: string | null): number => {
    const at = order.findIndex((stage) => stage.key === key);
    const former = funnel?.others?.find((other) => other.key === key);
    return at < 0 && former ? order.findIndex((stage) => stage.key === former.becomes) : at;
  };
  return place(after) >= place(before) ? 'advanced' : 'back';
}

type Stages = Pick<FunnelVersion, 'stages'>;
