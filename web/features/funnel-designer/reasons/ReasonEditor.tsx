import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offered, type Reason, type StageReasons } from '#domain/funnels/reasons.ts';
import { Field } from '../form/Field.tsx';
import styles from '../form/form.module.css';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { onEscape } from '../form/onEscape.ts';
import { SubReasons } from './SubReasons.tsx';

type Props = { reason: Reason; reasons: StageReasons; onDone: (reason: Reason | undefined) => void };

/** The form of a reason, in its place. */
export function ReasonEditor({ reason: given, reasons, onDone }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(given);
  const complete = [reason, ...offered(reason.subs)].every(({ names }) => names['zh-CN'].trim() !== '');
  return (
    <form
      className={styles.form}
      aria-label={t('reasons.one')}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) onDone(tidy(reason));
      }}
      onKeyDown={onEscape(() => onDone(undefined))}
    >
      <Field label={t('reasons.name')}>
        {(id) => (
          <LocalizedInput
            id={id}
            autoFocus
            label={t('reasons.name')}
            value={reason.names}
            onChange={(names) => setReason({ ...reason, names: names ?? { 'zh-CN': '' } })}
          />
        )}
      </Field>
      {reasons.detail && (
        <SubReasons list={reason.subs ?? []} reasons={reasons} onChange={(subs) => setReason({ ...reason, subs })} />
      )}
      <div className={styles.checks}>
        {reasons.competitor && (
          <Checkbox
            checked={reason.competitor === true}
            onChange={({ target }) => setReason({ ...reason, competitor: target.checked })}
          >
            {t('reasons.asksCompetitor')}
          </Checkbox>
        )}
        {reasons.note && (
          <Checkbox
            checked={reason.note === true}
            onChange={({ target }) => setReason({ ...reason, note: target.checked })}
          >
            {t('reasons.asksNote')}
          </Checkbox>
        )}
      </div>
      <div className={styles.done}>
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

/** What says nothing is left out: definitions are compared by what they say. */
const tidy = ({ code, names, subs, competitor, note }: Reason): Reason => ({
  code,
  names,
  ...(subs && subs.length > 0 ? { subs } : {}),
  ...(competitor ? { competitor } : {}),
  ...(note ? { note } : {}),
});
