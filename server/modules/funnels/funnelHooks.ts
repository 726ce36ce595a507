import type { ApprovalFact } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';

/** What funnels need of others; filled by wiring. */
export type FunnelHooks = {
  /** How far the approvals of records have come: record → gate → fact. Records without any are left out. */
  approvalFacts(
    db: Queryable,
    ctx: Context,
    objectKey: string,
    recordIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, ApprovalFact>>>;
};

let filled: FunnelHooks = { approvalFacts: async () => new Map() };

/** Called once by wiring, before the first verb. */
export function setFunnelHooks(hooks: Partial<FunnelHooks>): void {
  filled = { ...filled, ...hooks };
}

export const funnelHooksOf = (): FunnelHooks => filled;
