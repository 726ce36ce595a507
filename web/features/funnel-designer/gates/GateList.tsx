import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GATE_KINDS, type Gate, type GateSide } from '#domain/funnels/gates.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { useGateWords } from '../../../parts/gates/useGateWords.ts';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon, PlusIcon } from '../../../ui/icons.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useDesigner } from '../designer.ts';
import { newGate, putGate, removeGate } from '../model/parts.ts';
import { GateEditor } from './GateEditor.tsx';
import styles from './gates.module.css';

/** The gates of a stage on one side, as sentences; a click opens the form of its kind in place. */
export function GateList({ stage, side }: { stage: Stage; side: GateSide }) {
  const { t } = useTranslation();
  const { design, live, object, apply, problems } = useDesigner();
  const [editing, setEditing] = useState<Gate>();
  const gates = (stage.gates ?? []).filter(({ at }) => at === side);
  const words = useGateWords(object, gates);
  const former = new Map(live.stages.flatMap(({ gates: all = [] }) => all.map((gate) => [gate.key, gate])));
  const wrong = (gate: Gate) =>
    problems.some(
      ({ place }) => place.stage === stage.key && place.part === 'gates' && stage.gates?.[place.index ?? -1] === gate,
    );
  const done = (gate: Gate | undefined) => {
    if (gate) apply((now) => putGate(now, stage.key, gate));
    setEditing(undefined);
  };
  const isNew = editing && !gates.some(({ key }) => key === editing.key);
  return (
    <ul className={styles.lines}>
      {gates.map((gate) => (
        <li key={gate.key}>
          {editing?.key === gate.key ? (
            <GateEditor gate={editing} stage={stage} onDone={done} />
          ) : (
            <div className={cx(styles.sentence, wrong(gate) && styles.wrong)} data-gate={gate.key}>
              <button type="button" aria-expanded={false} onClick={() => setEditing(gate)}>
                {words.gate(gate)}
              </button>
              {!former.has(gate.key) && <Tag tone="accent">{t('designer.new')}</Tag>}
              {gate.kind === 'document' && gate.unconfirmed === 'pending' && gate.confirmed && (
                <span className={styles.aside}>{t('designer.passesPending')}</span>
              )}
              <IconButton
                small
                icon={CloseIcon}
                label={t('designer.removeGate', { gate: words.gate(gate) })}
                onClick={() => apply((now) => removeGate(now, stage.key, gate.key))}
              />
            </div>
          )}
        </li>
      ))}
      {isNew && (
        <li>
          <GateEditor gate={editing} stage={stage} onDone={done} />
        </li>
      )}
      {!isNew && (
        <li className={styles.add}>
          <Dropdown
            trigger={['click']}
            menu={{
              items: GATE_KINDS.map((kind) => ({
                key: kind,
                label: t(`designer.gateKinds.${kind}`),
                onClick: () => setEditing(newGate(design, kind, side)),
              })),
            }}
          >
            <Button size="small" type="text" icon={<PlusIcon size={14} />} aria-haspopup="menu">
              {t(side === 'entry' ? 'designer.addEntryGate' : 'designer.addExitGate')}
            </Button>
          </Dropdown>
        </li>
      )}
    </ul>
  );
}
