import type { MoveKind, Stage } from './types.ts';

/** What a move between two stages is, allowed or not. A stage that the version no longer has makes it `mapped`. */
export function moveKind(stages: readonly Stage[], from: string | null, to: string): MoveKind {
  if (from === null) return 'created';
  const start = stages.findIndex((stage) => stage.key === from);
  const end = stages.findIndex((stage) => stage.key === to);
  const [former, next] = [stages[start], stages[end]];
  if (!former || !next) return 'mapped';
  if (next.kind !== 'open') return next.kind;
  if (former.kind !== 'open') return 'reopened';
  if (end < start) return 'back';
  return end === start + 1 ? 'forward' : 'skip';
}
