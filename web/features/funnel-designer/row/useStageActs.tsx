import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawnFrom } from '#domain/funnels/library.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { useDesigner } from '../designer.ts';
import { putStage } from '../library/drawStage.ts';
import { addEnd, addStage } from '../model/stages.ts';
import { AddDialog } from './AddDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { RetireDialog } from './RetireDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';

export type StageActs = {
  add: (position: number) => void;
  addEnd: (kind: Exclude<Stage['kind'], 'open'>) => void;
  split: (key: string) => void;
  merge: (from: string, into: string) => void;
  retire: (key: string) => void;
};

type Asking =
  | { act: 'add'; position: number }
  | { act: 'addEnd'; kind: Exclude<Stage['kind'], 'open'> }
  | { act: 'split' | 'retire'; key: string }
  | { act: 'merge'; from: string; into: string };

/** What is done with stages; each asks first what it has to know, and says what becomes of the records. */
export function useStageActs(): { acts: StageActs; dialog: ReactNode } {
  const { t } = useTranslation();
  const { design, former, apply, select } = useDesigner();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const acts: StageActs = {
    add: (position) => setAsking({ act: 'add', position }),
    addEnd: (kind) => setAsking({ act: 'addEnd', kind }),
    split: (key) => setAsking({ act: 'split', key }),
    merge: (from, into) => setAsking({ act: 'merge', from, into }),
    retire: (key) => setAsking({ act: 'retire', key }),
  };
  return { acts, dialog: dialog() };

  function dialog(): ReactNode {
    switch (asking?.act) {
      case 'add':
      case 'addEnd':
        return (
          <AddDialog
            title={asking.act === 'add' ? t('designer.addStage') : t(`designer.addEnds.${asking.kind}`)}
            onClose={close}
            kind={asking.act === 'add' ? 'open' : asking.kind}
            onDone={(names, entry) => {
              const next =
                asking.act === 'add'
                  ? addStage(design, asking.position, names, former)
                  : addEnd(design, asking.kind, names, former);
              const made = next.stages.find(({ key }) => !design.stages.some((stage) => stage.key === key));
              apply(() => (made && entry ? putStage(next, drawnFrom(made, entry), entry) : next));
              if (made) select(made.key);
              close();
            }}
          />
        );
      case 'split':
        return <SplitDialog stageKey={asking.key} onClose={close} />;
      case 'merge':
        return <MergeDialog from={asking.from} into={asking.into} onClose={close} />;
      case 'retire':
        return <RetireDialog stageKey={asking.key} onClose={close} />;
      default:
        return null;
    }
  }
}
