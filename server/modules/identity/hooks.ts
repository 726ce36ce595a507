import type { Context, Workspace } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';

export type Place = { id: string; token: number };
/** A user who changes department; undefined: outside of every department. */
export type UserMove = { userId: string; token: number; from: Place | undefined; to: Place | undefined };

/** What higher modules add; filled by wiring. */
export type IdentityHooks = {
  /** Installs objects and funnels of a new workspace, as the owner of its tables, in the transaction that creates it. */
  installWorkspace(tx: Transaction, workspace: Workspace): Promise<void>;
  /** The records that the user owns follow into the new department, in the same transaction. */
  onUserMoved(tx: Transaction, ctx: Context, move: UserMove): Promise<void>;
};

const nothing = async () => {};
let filled: IdentityHooks = { installWorkspace: nothing, onUserMoved: nothing };

/** Called once by wiring, before the first verb. */
export function setIdentityHooks(hooks: Partial<IdentityHooks>): void {
  filled = { ...filled, ...hooks };
}

export const identityHooks = (): IdentityHooks => filled;
