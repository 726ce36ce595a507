import type { Context, Workspace } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';

export type Place = { id: string; token: number };
/** A user who changes department; undefined: outside of every department. */
export type UserMove = { userId: string; token: number; from: Place | undefined; to: Place | undefined };

/** Records of one object that a person owns: what still goes on, and what is over and done. */
export type Owned = { object: string; live: number; past: number };
/** Who gives, who takes by object key, whether what is over goes along, and who is told how far it is. */
export type HandOverOrder = {
  from: string;
  to: Record<string, string>;
  past: boolean;
  onProgress(done: number, total: number): Promise<void>;
};

/** What higher modules add; filled by wiring. */
export type IdentityHooks = {
  /** Installs objects and funnels of a new workspace, as the owner of its tables, in the transaction that creates it. */
  installWorkspace(tx: Transaction, workspace: Workspace): Promise<void>;
  /** What a user owns, per object. */
  countOwned(ctx: Context, userId: string): Promise<Owned[]>;
  /** Gives what a user owns to others, in the caller's transaction; answers how many records of each object. */
  handOver(tx: Transaction, ctx: Context, plan: HandOverOrder): Promise<Record<string, number>>;
  /** The records that the user owns follow into the new department, in the same transaction. */
  onUserMoved(tx: Transaction, ctx: Context, move: UserMove): Promise<void>;
  /** A department hangs elsewhere now, in the same transaction. */
  onDepartmentMoved(tx: Transaction, ctx: Context): Promise<void>;
};

const nothing = async () => {};
let filled: IdentityHooks = {
  installWorkspace: nothing,
  onUserMoved: nothing,
  onDepartmentMoved: nothing,
  countOwned: async () => [],
  handOver: async () => ({}),
};

/** Called once by wiring, before the first verb. */
export function setIdentityHooks(hooks: Partial<IdentityHooks>): void {
  filled = { ...filled, ...hooks };
}

export const identityHooks = (): IdentityHooks => filled;
