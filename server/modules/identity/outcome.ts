import type { Issue } from '#domain/kernel/issue.ts';

/** What became of one row of a batch. */
export type IdentityOutcome = { ok: true; id: string } | { ok: false; issues: Issue[] };
