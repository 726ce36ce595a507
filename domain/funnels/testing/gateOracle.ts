import type { RecordValues } from '../../objects/index.ts';
import type { Permission, StageKind, Transitions } from '../types.ts';

/** A move judged by plain loops over numbered stages; shares nothing with the decision. */
export const KINDS: StageKind[] = ['open', 'open', 'open', 'open', 'won', 'lost', 'invalid'];
export const KEYS = KINDS.map((kind, index) => `${kind}${index}`);
const LAST_OPEN = 3;
const WON = 4;

/** A gate as the oracle reads it. */
export type Ask =
  | { kind: 'fields'; fields: string[] }
  | { kind: 'condition'; field: string }
  | { kind: 'related'; object: string; value: number }
  | { kind: 'document'; field: string; confirmed: boolean; newer: boolean; pending: boolean }
  | { kind: 'approval'; when: string | null };
export type Asked = { side: 'entry' | 'exit'; ask: Ask };
/** Why deals end in a stage. */
export type Why = { code: string; subs: string[]; retired: boolean; competitor: boolean; note: boolean };
export type Spec = {
  requiredFields: string[];
  asks: Asked[];
  tasks: { key: string; required: boolean }[];
  why?: Why[];
};

export type Paper = { state: 'unchecked' | 'confirmed' | 'rejected'; hour: number };
export type Situation = {
  values: RecordValues;
  from: string | null;
  to: string;
  roles: string[];
  related: Record<string, number>;
  done: string[];
  papers: Record<string, Paper[]>;
  changed: number | null;
  approvals: Record<string, 'waiting' | 'approved' | 'rejected'>;
};

export type Expected = { forbidden: boolean; blocked: string[]; fields: string[]; pending: string[] };

export function oracle(specs: Spec[], rules: Transitions, given: Situation): Expected {
  const start = given.from === null ? -1 : KEYS.indexOf(given.from);
  const end = KEYS.indexOf(given.to);
  const rule = given.from === null ? 'gated' : ruleOf(rules, given, start, end);
  if (rule === 'allowed') return { forbidden: false, blocked: [], fields: [], pending: [] };
  const fields = new Set<string>();
  const marks: [string, 'met' | 'unmet' | 'pending'][] = [];
  for (const [index, one] of specs.entries()) {
    const way = wayThrough(index, start, end);
    if (way.entered) askOnEntry(fields, one, given);
    if (way.left && index === start) marks.push(...tasksOf(one, KEYS[index]!, given));
    for (const [place, { side, ask }] of one.asks.entries()) {
      const key = `g${index}${place}`;
      if (side === 'entry' ? way.entered : way.left) marks.push([key, verdictOf(ask, key, given, fields)]);
    }
  }
  const named = (mark: string) => marks.filter(([, found]) => found === mark).map(([key]) => key);
  return {
    forbidden: rule === 'forbidden',
    blocked: named('unmet').sort(),
    fields: [...fields].sort(),
    pending: named('pending').sort(),
  };
}

function wayThrough(index: number, start: number, end: number): { entered: boolean; left: boolean } {
  if (end > WON) return { entered: index === end, left: false };
  const begin = start > LAST_OPEN ? -1 : start;
  const isOpen = index <= LAST_OPEN;
  return {
    entered: index === end || (isOpen && index > begin && index < end),
    left: isOpen && index < end && index >= begin,
  };
}

const tasksOf = (one: Spec, stage: string, given: Situation): [string, 'met' | 'unmet'][] =>
  one.tasks.map(({ key, required }) => [
    `task ${key}`,
    !required || given.done.includes(`${stage}:${key}`) ? 'met' : 'unmet',
  ]);

function ruleOf(rules: Transitions, given: Situation, start: number, end: number): Permission {
  if (start === end) return 'forbidden';
  const found = (given.roles.length > 0 ? given.roles : [undefined]).flatMap((role) =>
    ruleFor(rules, role, start, end),
  );
  if (found.includes('allowed')) return 'allowed';
  return found.includes('gated') ? 'gated' : 'forbidden';
}

function ruleFor(rules: Transitions, role: string | undefined, start: number, end: number): Permission[] {
  const pair = rules.exceptions.filter((one) => one.from === KEYS[start] && one.to === KEYS[end]);
  const own = pair.filter((one) => role !== undefined && one.roles?.includes(role));
  if (own.length > 0) return own.map((one) => one.permission);
  for (const one of pair) if (!one.roles) return [one.permission];
  if (start <= LAST_OPEN && end > WON) return ['gated'];
  const direction = start > LAST_OPEN ? 'reopen' : end < start ? 'back' : end === start + 1 ? 'forward' : 'skip';
  for (const one of rules.byRole ?? []) {
    if (one.role === role && one.direction === direction) return [one.permission];
  }
  return [rules[direction]];
}

function note(fields: Set<string>, names: readonly string[], given: Situation): void {
  for (const name of names) if (!given.values[name]) fields.add(name);
}

function askOnEntry(fields: Set<string>, one: Spec, given: Situation): void {
  note(fields, one.requiredFields, given);
  if (one.why) tellWhy(fields, one.why, given);
}

function tellWhy(fields: Set<string>, all: Why[], { values }: Situation): void {
  const { lossReason, lossDetail, lossNote, competitor } = values;
  let told: Why | undefined;
  for (const why of all) if (why.code === lossReason && !why.retired) told = why;
  if (!told) {
    fields.add('lossReason');
    return;
  }
  if (lossDetail && !told.subs.includes(String(lossDetail))) fields.add('lossDetail');
  if (told.competitor && !competitor) fields.add('competitor');
  if (told.note && !lossNote) fields.add('lossNote');
}

const yes = (holds: boolean) => (holds ? 'met' : 'unmet');

function verdictOf(ask: Ask, key: string, given: Situation, fields: Set<string>): 'met' | 'unmet' | 'pending' {
  switch (ask.kind) {
    case 'fields':
      note(fields, ask.fields, given);
      return 'met';
    case 'condition':
      return yes(given.values[ask.field] === 'yes');
    case 'related':
      return yes((given.related[ask.object] ?? 0) >= ask.value);
    case 'approval':
      return yes(given.approvals[key] === 'approved' || (ask.when !== null && given.values[ask.when] !== 'yes'));
    case 'document':
      return paperVerdict(ask, given);
  }
}

function paperVerdict(ask: Extract<Ask, { kind: 'document' }>, given: Situation) {
  const isFresh = ({ hour }: Paper) => !ask.newer || given.changed === null || hour >= given.changed;
  const fresh = (given.papers[ask.field] ?? []).filter(isFresh);
  if (!ask.confirmed) return yes(fresh.length > 0);
  if (fresh.some(({ state }) => state === 'confirmed')) return 'met';
  return ask.pending && fresh.some(({ state }) => state === 'unchecked') ? 'pending' : 'unmet';
}
