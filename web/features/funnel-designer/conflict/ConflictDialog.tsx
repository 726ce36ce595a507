import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionBody } from '#contract/versions.ts';
import { useOtherDraft } from '../../../api/funnelVersions.ts';
import { QueryState } from '../../../ui/states.tsx';
import { useDesigner } from '../designer.ts';
import { type Design, relevant } from '../model/design.ts';
import { mergeDrafts } from '../model/mergeDrafts.ts';
import type { Side } from '../model/mergeItems.ts';
import { type Drawing, designOf } from '../useDraft.ts';
import { BothSides } from './BothSides.tsx';
import { type Choice, ConflictChoices } from './ConflictChoices.tsx';
import styles from './conflict.module.css';

type Props = { draft: Drawing; funnel: string; id: number; onClose: () => void };

/** Somebody else has saved the draft meanwhile: what each changed, and which of it goes on. Nothing is lost: it is a step to undo. */
export function ConflictDialog({ draft, funnel, id, onClose }: Props) {
  const { t } = useTranslation();
  const { live, former } = useDesigner();
  const other = useOtherDraft(funnel, id, draft.lock);
  const [choice, setChoice] = useState<Choice>('both');
  const [prefer, setPrefer] = useState<Side>('mine');
  const kept = (design: Design): Design => ({ ...design, mapping: relevant(live, design) });
  const sidesWith = (version: VersionBody) => ({
    base: kept(draft.base),
    mine: kept(draft.design),
    theirs: designOf(version),
  });
  const submit = () => {
    if (!other.data) return;
    const sides = sidesWith(other.data);
    const chosen = {
      both: () => mergeDrafts(sides, prefer, former).design,
      mine: () => draft.design,
      theirs: () => sides.theirs,
    }[choice];
    draft.resolve(chosen(), { design: sides.theirs, lock: other.data.lockVersion });
    onClose();
  };
  return (
    <Modal
      open
      width={720}
      title={t('funnels.conflict.title')}
      okText={t('funnels.conflict.goOn')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !other.data }}
      onOk={submit}
      onCancel={onClose}
    >
      <QueryState query={other} lines={3}>
        {(version) => {
          const sides = sidesWith(version);
          return (
            <div className={styles.dialog}>
              <BothSides version={version} sides={sides} />
              <ConflictChoices
                clashes={mergeDrafts(sides, prefer, former).clashes}
                sides={sides}
                choice={choice}
                onChoice={setChoice}
                prefer={prefer}
                onPrefer={setPrefer}
              />
            </div>
          );
        }}
      </QueryState>
    </Modal>
  );
}
