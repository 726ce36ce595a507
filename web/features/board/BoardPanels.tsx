import { lazy, Suspense } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import type { BoardMoves } from './moves/types.ts';

const GatePanel = lazy(async () => ({ default: (await import('./gate/GatePanel.tsx')).GatePanel }));
const BulkPanel = lazy(async () => ({ default: (await import('./select/BulkPanel.tsx')).BulkPanel }));

type Props = { object: ObjectBody; funnel: FunnelBody; moves: BoardMoves; nameOf: (stage: string) => string };

/** Beside the columns: what one move still asks for, or what became of many. */
export function BoardPanels({ object, funnel, moves, nameOf }: Props) {
  const { asking, bulk } = moves;
  return (
    <Suspense>
      {asking && (
        <GatePanel
          key={`${asking.card.id} ${asking.to}`}
          object={object.key}
          funnel={funnel}
          placement={asking}
          moves={moves}
          nameOf={nameOf}
        />
      )}
      {!asking && bulk && <BulkPanel object={object} funnel={funnel} bulk={bulk} moves={moves} />}
    </Suspense>
  );
}
