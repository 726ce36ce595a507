import type { UnmetGateBody } from '#contract/unmet.ts';
import { DocumentAct } from './DocumentAct.tsx';
import type { GateGround } from './ground.ts';
import { RelatedAdd } from './RelatedAdd.tsx';
import { TaskTick } from './TaskTick.tsx';

type Props = { unmet: UnmetGateBody; ground: GateGround; onLeave?: (() => void) | undefined };

/** What settles an unmet gate beside the record's own fields: a tick, a related record, a file that is looked at. */
export function UnmetAct({ unmet, ground, onLeave }: Props) {
  switch (unmet.kind) {
    case 'task': {
      const { proof } = unmet.task;
      if (proof.kind === 'related') return <RelatedAdd related={proof.related} ground={ground} onLeave={onLeave} />;
      return proof.kind === 'free' && ground.editable ? <TaskTick unmet={unmet} ground={ground} /> : null;
    }
    case 'related':
      return <RelatedAdd related={unmet.related} ground={ground} onLeave={onLeave} />;
    case 'document': {
      const { confirmed, unconfirmed } = unmet.document;
      return confirmed && unconfirmed === 'block' ? <DocumentAct unmet={unmet} ground={ground} /> : null;
    }
    default:
      return null;
  }
}
