import type { FunnelBody } from '#contract/funnels.ts';
import type { Placement } from '../model/placements.ts';

/** Whether a card is pushed on, taken back, or ends. */
export function gateTitle({ live }: FunnelBody, { from, to }: Pick<Placement, 'from' | 'to'>) {
  const at = (key: string) => live.stages.findIndex((stage) => stage.key === key);
  if (live.stages[at(to)]?.kind !== 'open') return 'board.endAs';
  return at(to) < at(from) ? 'board.backTo' : 'board.onTo';
}
