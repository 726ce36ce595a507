import type { HistoryEntry } from './entries.ts';

const WORDS = {
  created: 'record.did.created',
  updated: 'record.did.updated',
  deleted: 'record.did.deleted',
  restored: 'record.did.restored',
  moved: 'record.did.moved',
  converted: 'record.did.converted',
  reassigned: 'record.did.reassigned',
  approvalRequested: 'record.did.approvalRequested',
  approvalGranted: 'record.did.approvalGranted',
  approvalRejected: 'record.did.approvalRejected',
  approvalWithdrawn: 'record.did.approvalWithdrawn',
  checked: 'record.did.checked',
  mapped: 'record.did.mapped',
} as const;

/** The phrase for what kind of change it was; several fields are counted, since they stand below by name. */
export function changeWords(kind: string, fields: number) {
  if (kind === 'updated' && fields > 1) return 'record.did.updatedMany';
  return WORDS[kind as keyof typeof WORDS] ?? WORDS.updated;
}

const DOORS = {
  api: 'record.door.api',
  cli: 'record.door.cli',
  import: 'record.door.import',
  bulk: 'record.door.bulk',
  automation: 'record.door.automation',
  approval: 'record.door.approval',
} as const;

/** The phrase for the way in, where it was not the page. */
export const doorKey = (door: string) => DOORS[door as keyof typeof DOORS];

/** What follows from a move or from the owner goes without saying. */
const FOLLOWS = new Set(['stageKind', 'stageSince', 'closedAt', 'department', 'updatedAt', 'updatedBy']);

export function shownChanges({ kind, changes }: HistoryEntry): HistoryEntry['changes'] {
  const told = changes.filter(({ field }) => !FOLLOWS.has(field));
  if (kind !== 'moved' && kind !== 'mapped') return told;
  return [...told.filter(({ field }) => field === 'stage'), ...told.filter(({ field }) => field !== 'stage')].filter(
    ({ field }) => field !== 'forecastCategory',
  );
}
