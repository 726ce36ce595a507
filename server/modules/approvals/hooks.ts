import type { ApprovalStep } from '#domain/approvals/index.ts';
import type { Localized } from '#domain/kernel/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { ConditionContext } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable, Transaction } from '#server/platform/sql.ts';
import type { Outcome } from '../records/index.ts';

export type WayQuestion = { object: string; id: string; to: string; fill?: Record<string, unknown> | undefined };

/** An approval that is asked for on a record's way to a stage. */
export type AskedGate = { key: string; stage: string; steps: readonly ApprovalStep[]; message?: Localized };

/** A record's way to a stage, as its funnel sees it. */
export type Way = {
  object: ObjectDefinition;
  /** With the values that come with the move, and what conditions read of related records. */
  values: RecordValues;
  /** The values that come with the move, read. */
  wished: RecordValues;
  context: ConditionContext;
  title: string;
  mayWrite: boolean;
  funnel: string;
  versionId: number;
  visitId: number;
  from: string;
  gates: AskedGate[];
};

/** Something that people are told of. */
export type ApprovalNews = {
  kind: 'asked' | 'approved' | 'rejected';
  people: readonly string[];
  request: string;
  object: string;
  record: string;
  title: string;
  note: string | null;
  /** `approved`: whether the wished move was made, and how much else stood in its way. */
  moved?: boolean;
  missing?: number;
};

/** What higher modules add; filled by wiring. */
export type ApprovalHooks = {
  /** Throws `not_found` for a record that the reader may not see, `invalid_input` for values that cannot be. */
  way(ctx: Context, question: WayQuestion): Promise<Way>;
  /** Adds what paths read of related records (`account.level`). */
  related(
    db: Queryable,
    ctx: Context,
    object: ObjectDefinition,
    paths: readonly string[],
    records: readonly RecordValues[],
  ): Promise<RecordValues[]>;
  /** In the caller's transaction; `afterwards` once that has ended. */
  move(
    ctx: Context,
    object: string,
    command: { id: string; to: string; fill: Record<string, unknown>; note: string | undefined },
    tx: Transaction,
  ): Promise<{ outcome: Outcome; afterwards: () => Promise<void> }>;
  tell(ctx: Context, news: readonly ApprovalNews[], tx: Transaction): Promise<void>;
};

const unfilled = async (): Promise<never> => {
  throw new Error('approvals are not wired');
};
let filled: ApprovalHooks = {
  way: unfilled,
  related: async (_db, _ctx, _object, _paths, records) => [...records],
  move: unfilled,
  tell: async () => {},
};

/** Called once by wiring, before the first verb. */
export function setApprovalHooks(hooks: Partial<ApprovalHooks>): void {
  filled = { ...filled, ...hooks };
}

export const approvalHooks = (): ApprovalHooks => filled;
