import { type IssueCode, issue } from '#domain/kernel/index.ts';
import type { CellProblem, PastMove, PastOfRow } from './types.ts';

export type Past = { stage?: string; createdAt?: string; moves: PastMove[] };

/** What is known of a record beside its row. */
export type PastGround = {
  createdAt: string | undefined;
  /** Its stage changes from the history file, in the order of the file. */
  history: readonly PastMove[];
  /** Whether a stage is a closed one. */
  isClosed(stage: string): boolean;
  firstStage: string;
  now: string;
};

/**
 * The way of a record through its funnel, put together from the history file, the days on which it entered stages
 * and where it stands now. Where the history ends elsewhere than the record stands, a last move leads there: at the
 * time of closing, at `stageSince`, or – nobody has told when – now.
 */
export function pastOf(row: PastOfRow, ground: PastGround): { past: Past } | { problem: CellProblem } {
  const told = [...ground.history, ...row.entered].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const present = row.stage ?? told.at(-1)?.stage;
  if (present === undefined) return { past: { moves: [] } };
  const last = told.at(-1);
  const closed = ground.isClosed(present);
  const moves = [...told];
  if (last?.stage !== present) {
    const at = (closed ? row.closedAt : undefined) ?? row.stageSince ?? arrival(ground, told, closed);
    if (at === undefined) return { problem: problemOf('required', row) };
    if (last && at < last.at) return { problem: problemOf('stage_times_disorder', row) };
    if (!last) moves.push(...beginning(ground, present, at));
    moves.push({ stage: present, at });
  }
  const first = moves[0]?.at;
  const createdAt = ground.createdAt ?? (first !== undefined && first < ground.now ? first : undefined);
  if (told.length === 0 && first !== undefined && createdAt !== undefined && first < createdAt) {
    return { problem: problemOf('stage_times_disorder', row) };
  }
  return { past: { stage: present, ...(createdAt === undefined ? {} : { createdAt }), moves } };
}

/** When a record came to where it stands, if its row does not say. A closed one must say when it closed. */
function arrival(ground: PastGround, told: readonly PastMove[], closed: boolean): string | undefined {
  if (told.length > 0) return ground.now;
  return closed ? undefined : (ground.createdAt ?? ground.now);
}

/** A record that was created before it came to its stage began in the first one. */
function beginning({ createdAt, firstStage }: PastGround, present: string, at: string): PastMove[] {
  return createdAt !== undefined && createdAt < at && present !== firstStage
    ? [{ stage: firstStage, at: createdAt }]
    : [];
}

function problemOf(code: IssueCode, row: PastOfRow): CellProblem {
  return { issue: issue(code, 'closedAt'), column: '', value: row.closedAt ?? row.stageSince ?? '' };
}
