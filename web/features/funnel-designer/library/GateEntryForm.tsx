import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#domain/funnels/types.ts';
import { useGateWords } from '../../../parts/gates/useGateWords.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { EditIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useDesigner } from '../designer.ts';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { Row } from '../form/Row.tsx';
import { GateEditor } from '../gates/GateEditor.tsx';
import gateStyles from '../gates/gates.module.css';
import { patchStage } from '../model/design.ts';
import { putGate } from '../model/parts.ts';

/** A shared gate: its name, and what it asks. Where it is asked, on the way in or out, each stage says itself. */
export function GateEntryForm({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { object, apply } = useDesigner();
  const [editing, setEditing] = useState(false);
  const gate = stage.gates?.[0];
  const words = useGateWords(object, gate ? [gate] : []);
  return (
    <Panel flush title={t('library.kinds.gate')}>
      <Row title={t('library.gateName')} parts={['names']}>
        <LocalizedInput
          label={t('library.gateName')}
          value={stage.names}
          onChange={(names) => apply((now) => patchStage(now, stage.key, { names: names ?? { 'zh-CN': '' } }))}
        />
      </Row>
      <Row title={t('library.gateSays')} parts={['gates']}>
        {gate && editing && (
          <GateEditor
            gate={gate}
            sided={false}
            onDone={(next) => {
              if (next) apply((now) => putGate(now, stage.key, next));
              setEditing(false);
            }}
          />
        )}
        {gate && !editing && (
          <div className={gateStyles.sentence}>
            <button type="button" aria-expanded={false} onClick={() => setEditing(true)}>
              {words.gate(gate)}
            </button>
            <IconButton small icon={EditIcon} label={t('library.editGate')} onClick={() => setEditing(true)} />
          </div>
        )}
      </Row>
    </Panel>
  );
}
