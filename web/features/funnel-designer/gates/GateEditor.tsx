import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gate } from '#domain/funnels/gates.ts';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import { useGateWords } from '../../../parts/gates/useGateWords.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import formStyles from '../form/form.module.css';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { onEscape } from '../form/onEscape.ts';
import { ApprovalForm } from './ApprovalForm.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { DocumentForm } from './DocumentForm.tsx';
import { FieldsForm } from './FieldsForm.tsx';
import { isGateComplete } from './isGateComplete.ts';
import { RelatedForm } from './RelatedForm.tsx';
import { SideChoice } from './SideChoice.tsx';

/** `sided`: it says itself whether it is asked on the way in or out. */
type Props = { gate: Gate; sided: boolean; onDone: (gate: Gate | undefined) => void };

/** The form of a gate, in its place. Unfinished it stays here; the draft gets what asks something. */
export function GateEditor({ gate: given, sided, onDone }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object } = useDesigner();
  const [gate, setGate] = useState(given);
  const words = useGateWords(object, [given, gate]);
  // A message that only repeats the sentence follows it.
  const own = gate.message && !isSame(gate.message, words.message(given)) ? gate.message : undefined;
  const finish = () => {
    const { message: _, ...rest } = gate;
    const asks = rest.kind === 'condition' || rest.kind === 'related';
    const message = own ?? (asks ? words.message(gate) : undefined);
    onDone(message ? { ...rest, message } : rest);
  };
  const complete = isGateComplete(gate) && own?.['zh-CN'].trim() !== '';
  return (
    <form
      className={formStyles.form}
      aria-label={t(`designer.gateKinds.${gate.kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) finish();
      }}
      onKeyDown={onEscape(() => onDone(undefined))}
    >
      {gate.kind === 'fields' && <FieldsForm gate={gate} onChange={setGate} />}
      {gate.kind === 'condition' && <ConditionForm gate={gate} onChange={setGate} />}
      {gate.kind === 'related' && (
        <RelatedForm value={gate.related} onChange={(related) => setGate({ ...gate, related })} />
      )}
      {gate.kind === 'document' && <DocumentForm gate={gate} onChange={setGate} />}
      {gate.kind === 'approval' && <ApprovalForm gate={gate} onChange={setGate} />}
      {sided && <SideChoice value={gate.at} onChange={(at) => setGate({ ...gate, at })} />}
      {gate.kind !== 'fields' && (
        <Field label={t('designer.gateMessage')}>
          {(id) => (
            <LocalizedInput
              id={id}
              label={t('designer.gateMessage')}
              placeholder={complete ? inLocale(words.message(gate), locale) : ''}
              value={own}
              onChange={(message) => setGate(message ? { ...gate, message } : withoutMessage(gate))}
            />
          )}
        </Field>
      )}
      <p className={formStyles.hint} aria-live="polite">
        {complete ? words.gate(gate) : t('designer.gateUnfinished')}
      </p>
      <div className={formStyles.done}>
        <Button type="primary" size="small" htmlType="submit" disabled={!complete}>
          {t('common.confirm')}
        </Button>
        <Button size="small" onClick={() => onDone(undefined)}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

function withoutMessage<G extends Gate>(gate: G): G {
  const { message: _, ...rest } = gate;
  return rest as G;
}

const isSame = (a: Localized, b: Localized) => a['zh-CN'] === b['zh-CN'];
