import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { isApiError } from '../../../api/apiError.ts';
import { useCreateOne } from '../../../api/records.ts';
import { useSession } from '../../../api/session.ts';
import { useCreateRecord } from '../../../browser/openRecord.ts';
import { FormField } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { AccountInput } from './AccountInput.tsx';
import type { Creating } from './createContext.ts';
import styles from './QuickCreate.module.css';
import { quickFields } from './quickFields.ts';

/** A new record in a stage, in at most five fields. What its gates ask for beyond them, the full form asks. */
export function QuickCreate({ object, funnel, stage, onDone }: Creating) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { user } = useSession();
  const fields = quickFields(object, funnel, stage);
  const first = funnel.live.stages[0];
  const [values, setValues] = useState<Record<string, FieldValue>>({ owner: user.id });
  const [refusal, setRefusal] = useState<Extract<OutcomeBody, { ok: false }>>();
  const [waits, setWaits] = useState(false);
  const [failure, setFailure] = useState<string>();
  const { mutateAsync, isPending } = useCreateOne(object.key);
  const full = useCreateRecord();
  const place = useRef<HTMLFormElement>(null);
  const title = values[object.titleField];
  const others = refusal?.issues.filter((issue) => !fields.some(({ key }) => key === issue.field)) ?? [];
  useEffect(() => place.current?.querySelector('input')?.focus(), []);

  async function create(target: string) {
    if (typeof title !== 'string' || title.trim() === '' || isPending || waits) return;
    setFailure(undefined);
    try {
      const outcome = await mutateAsync({ ...values, funnel: funnel.key, stage: target });
      if (outcome.ok) onDone(outcome.id);
      else setRefusal(outcome);
    } catch (error) {
      setFailure(isApiError(error) ? error.message : t('errors.unexpected'));
    }
  }

  function escaped(event: KeyboardEvent) {
    if (event.key !== 'Escape' || (event.target as Element).closest('[aria-expanded="true"]')) return;
    event.stopPropagation();
    onDone(undefined);
  }

  return (
    <form
      ref={place}
      noValidate
      className={styles.form}
      aria-label={t('board.create', { object: inLocale(object.labels, locale) })}
      onKeyDown={escaped}
      onSubmit={(event) => {
        event.preventDefault();
        void create(stage);
      }}
    >
      {fields.map((field) => {
        const error = refusal?.issues.find((issue) => issue.field === field.key)?.message;
        const set = (value: FieldValue) => {
          setRefusal(undefined);
          setValues((known) => ({ ...known, [field.key]: value }));
        };
        return field.key === 'account' && field.type === 'reference' ? (
          <AccountInput
            key={field.key}
            field={field}
            value={values[field.key] ?? null}
            error={error}
            onChange={set}
            onBusy={setWaits}
          />
        ) : (
          <FormField
            key={field.key}
            field={field}
            value={values[field.key] ?? null}
            references={{ [user.id]: { object: 'user', title: user.name } }}
            error={error}
            onChange={set}
          />
        );
      })}
      {failure && (
        <p className={styles.issue} role="alert">
          {failure}
        </p>
      )}
      {others.length > 0 && (
        <div role="alert" className={styles.issue}>
          {others.map((issue) => (
            <p key={`${issue.code} ${issue.field} ${issue.message}`}>{issue.message}</p>
          ))}
          {first && first.key !== stage && (
            <Button size="small" onClick={() => void create(first.key)}>
              {t('board.createInFirst', { stage: inLocale(first.names, locale) })}
            </Button>
          )}
        </div>
      )}
      <div className={styles.foot}>
        <Button size="small" type="primary" htmlType="submit" loading={isPending} disabled={!title || waits}>
          {t('board.createNow')}
        </Button>
        <Button size="small" type="text" onClick={() => onDone(undefined)}>
          {t('common.cancel')}
        </Button>
        <div className="grow" />
        <Button
          size="small"
          type="text"
          onClick={() => {
            onDone(undefined);
            full(object.key);
          }}
        >
          {t('board.allFields')}
        </Button>
      </div>
    </form>
  );
}
