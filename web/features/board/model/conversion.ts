import type { CardBody, FunnelBody } from '#contract/funnels.ts';
import { holdingFor } from './versions.ts';

/** A lead is won by converting it, which makes the records that its last gate asks for: not by a move. */
export function isConversion(funnel: FunnelBody, to: string): boolean {
  return funnel.objectKey === 'lead' && kindOf(funnel, to) === 'won';
}

/** How many things the next stage still asks of a card; none where conversion brings them. */
export function missingOf(funnel: FunnelBody, card: CardBody, from: string): number {
  const { stages } = holdingFor(funnel, card.pilot).live;
  const at = stages.findIndex((stage) => stage.key === from);
  const next = stages.slice(at + 1).find(({ kind }) => kind === 'open' || kind === 'won');
  return next && isConversion(funnel, next.key) ? 0 : card.missing;
}

const kindOf = ({ live }: FunnelBody, key: string) => live.stages.find((stage) => stage.key === key)?.kind;
