import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GATE_KINDS, type Gate, type GateSide } from '#domain/funnels/gates.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useGateWords } from '../../../parts/gates/useGateWords.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { PlusIcon } from '../../../ui/icons.tsx';
import { useDesigner } from '../designer.ts';
import { useSharedGates } from '../library/useSharedEntries.ts';
import { newGateKey } from '../model/design.ts';
import { newGate, putGate, removeGate } from '../model/parts.ts';
import { GateEditor } from './GateEditor.tsx';
import { GateLine } from './GateLine.tsx';
import styles from './gates.module.css';

/** The gates of a stage on one side, as sentences; a click opens the form of its kind in place. */
export function GateList({ stage, side }: { stage: Stage; side: GateSide }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design, live, object, apply, problems } = useDesigner();
  const [editing, setEditing] = useState<Gate>();
  const gates = (stage.gates ?? []).filter(({ at }) => at === side);
  const words = useGateWords(object, gates);
  const former = new Set(live.stages.flatMap(({ gates: all = [] }) => all.map((gate) => gate.key)));
  const inherited = new Set(Object.values(stage.shared?.gates ?? {}));
  const wrong = (gate: Gate) =>
    problems.some(
      ({ place }) => place.stage === stage.key && place.part === 'gates' && stage.gates?.[place.index ?? -1] === gate,
    );
  const done = (gate: Gate | undefined) => {
    if (gate) apply((now) => putGate(now, stage.key, gate));
    setEditing(undefined);
  };
  const shared = useSharedGates().map(({ key, names, gate }) => ({
    key: `shared:${key}`,
    label: inLocale(names, locale),
    onClick: () =>
      apply((now) => putGate(now, stage.key, { ...gate, key: newGateKey(now, gate.kind), at: side, shared: key })),
  }));
  const isNew = editing && !gates.some(({ key }) => key === editing.key);
  return (
    <ul className={styles.lines}>
      {gates.map((gate) => (
        <li key={gate.key}>
          {editing?.key === gate.key ? (
            <GateEditor gate={editing} sided={stage.kind === 'open'} onDone={done} />
          ) : (
            <GateLine
              gate={gate}
              sentence={words.gate(gate)}
              wrong={wrong(gate)}
              isNew={!former.has(gate.key)}
              inherited={inherited.has(gate.key)}
              onEdit={() => setEditing(gate)}
              onChange={(next) => apply((now) => putGate(now, stage.key, next))}
              onRemove={() => apply((now) => removeGate(now, stage.key, gate.key))}
            />
          )}
        </li>
      ))}
      {isNew && (
        <li>
          <GateEditor gate={editing} sided={stage.kind === 'open'} onDone={done} />
        </li>
      )}
      {!isNew && (
        <li className={styles.add}>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                ...GATE_KINDS.map((kind) => ({
                  key: kind,
                  label: t(`designer.gateKinds.${kind}`),
                  onClick: () => setEditing(newGate(design, kind, side)),
                })),
                ...(shared.length > 0
                  ? [{ key: 'shared', type: 'group' as const, label: t('library.sharedGates'), children: shared }]
                  : []),
              ],
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
