import type {
  OracleFunnel,
  OracleLine,
  OracleRecord,
  OracleState,
  OracleVisit,
} from '#domain/measures/oracle/world.ts';
import { newId } from '#server/platform/ids.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A small generator of the same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    chance: (share: number) => next() < share,
    below: (count: number) => Math.floor(next() * count),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
  };
}
export type Random = ReturnType<typeof randomFrom>;

export type Owner = { id: string; department: string };
export type Choices = {
  funnels: OracleFunnel[];
  owners: Owner[];
  accounts: (string | null)[];
  sources: (string | null)[];
  /** First instant of histories: a midnight of the workspace, so that changes meet the edges of windows. */
  start: number;
  now: number;
};

const GAPS = [0, 6 * HOUR, 12 * HOUR, DAY, DAY, 3 * DAY, 9 * DAY, 20 * DAY, 45 * DAY];

/** A record with skips, regressions, re-entries, reopenings, changes of owner and of amount. */
export function randomRecord(random: Random, choices: Choices): OracleRecord {
  const funnel = random.pick(choices.funnels);
  const createdAt = choices.start + random.below(180 * 4) * 6 * HOUR;
  const owner = random.pick(choices.owners);
  const first = random.chance(0.8) ? funnel.stages[0]! : random.pick(funnel.stages);
  const states: OracleState[] = [
    { from: createdAt, stage: first.key, owner: owner.id, department: owner.department, amount: randomAmount(random) },
  ];
  const visits: OracleVisit[] = [{ stage: first.key, enteredAt: createdAt, leftAt: null, next: null }];
  let at = createdAt;
  for (let changes = random.below(9); changes > 0; changes--) {
    at += random.pick(GAPS);
    if (at > choices.now) break;
    const before = states.at(-1)!;
    const what = random.below(10);
    if (what === 0) states.push({ ...before, from: at, amount: randomAmount(random) });
    else if (what === 1) {
      const next = random.pick(choices.owners);
      states.push({ ...before, from: at, owner: next.id, department: next.department });
    } else {
      const stage = nextStage(random, funnel, before.stage);
      const visit = visits.at(-1)!;
      visit.leftAt = at;
      visit.next = stage;
      visits.push({ stage, enteredAt: at, leftAt: null, next: null });
      states.push({ ...before, from: at, stage });
    }
  }
  return {
    id: newId(),
    funnel: funnel.key,
    createdAt,
    deleted: random.chance(0.05),
    visits,
    states,
    expectedClose: random.chance(0.9) ? randomDay(random, choices) : null,
    originalClose: random.chance(0.6) ? randomDay(random, choices) : null,
    source: random.pick(choices.sources),
    account: random.pick(choices.accounts),
    lead: null,
    opportunity: null,
    lines: [],
  };
}

/** None to four lines of few products, so that some have several; often with amounts missing, zero or odd. */
export function randomLines(random: Random, products: readonly string[]): OracleLine[] {
  const priced = random.chance(0.7);
  return Array.from({ length: random.below(5) }, () => ({
    product: random.pick(products),
    amount: priced && random.chance(0.8) ? random.below(4) * 3_337 : null,
    deleted: random.chance(0.1),
  }));
}

/** Mostly one step on, at times anywhere. */
function nextStage(random: Random, funnel: OracleFunnel, from: string): string {
  const keys = funnel.stages.map((stage) => stage.key);
  const index = keys.indexOf(from);
  if (random.chance(0.55) && index + 1 < keys.length) return keys[index + 1]!;
  return random.pick(keys.filter((key) => key !== from));
}

const randomAmount = (random: Random): number | null => (random.chance(0.1) ? null : random.below(900) * 12_345);

const randomDay = (random: Random, { start }: Choices): string =>
  new Date(start + random.below(240) * DAY + 8 * HOUR).toISOString().slice(0, 10);
