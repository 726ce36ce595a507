import type { FunnelBody } from '#contract/funnels.ts';
import type { Placement } from '../model/placements.ts';
import { holdingFor } from '../model/versions.ts';

/** Whether a card is pushed on, taken back, or ends. */
export function gateTitle(funnel: FunnelBody, { card, from, to }: Pick<Placement, 'card' | 'from' | 'to'>) {
  const { live } = holdingFor(funnel, card.pilot);
  const at = (key: string) => live.stages.findIndex((stage) => stage.key === key);
  if (live.stages[at(to)]?.kind !== 'open') return 'board.endAs';
  return at(to) < at(from) ? 'board.backTo' : 'board.onTo';
}
