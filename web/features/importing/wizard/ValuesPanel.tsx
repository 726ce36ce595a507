import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { fieldOf } from '../../../api/objects.ts';
import { FieldInput } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import styles from '../importing.module.css';
import { isFillable } from '../useObjectNames.ts';
import type { DraftPlan } from './draft.ts';

type Props = { object: ObjectBody; plan: DraftPlan; headers: string[]; onPlan: (plan: DraftPlan) => void };
const WAYS = ['constants', 'defaults', 'compose'] as const;
type Way = (typeof WAYS)[number];
const WRITTEN: readonly string[] = ['text', 'longText', 'email', 'phone', 'url'];

/** Values that no column brings: the same for every row, only where a row has none, or put together from columns. */
export function ValuesPanel({ object, plan, headers, onPlan }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const set = (way: Way, key: string, value: FieldValue | undefined) => {
    const { [key]: _former, ...rest } = (plan[way] ?? {}) as Record<string, FieldValue>;
    onPlan({ ...plan, [way]: value === undefined ? rest : { ...(plan[way] ?? {}), [key]: value } });
  };
  const given = WAYS.flatMap((way) => Object.keys(plan[way] ?? {}).map((key) => ({ way, key })));
  const free = object.fields.filter(
    (field) => isFillable(field) && field.write === undefined && !given.some(({ key }) => key === field.key),
  );
  const add = (way: Way, key: string) => set(way, key, way === 'compose' ? '' : (null as FieldValue));
  return (
    <Panel title={t('importing.values')} sub={t('importing.valuesHint')}>
      <div className={styles.stack}>
        {given.map(({ way, key }) => {
          const field = fieldOf(object, key);
          if (!field) return null;
          const label = inLocale(field.labels, locale);
          return (
            <div key={`${way} ${key}`} className={styles.line}>
              <span className={styles.valueName}>
                {label} <span className={styles.quiet}>{t(`importing.ways.${way}`)}</span>
              </span>
              {way === 'compose' ? (
                <Template
                  label={label}
                  value={plan.compose?.[key] ?? ''}
                  headers={headers}
                  onChange={(value) => set(way, key, value)}
                />
              ) : (
                <GivenValue field={field} plan={plan} way={way} onChange={(value) => set(way, key, value)} />
              )}
              <Button
                type="text"
                size="small"
                icon={<CloseIcon />}
                aria-label={t('importing.removeValue', { field: label })}
                onClick={() => set(way, key, undefined)}
              />
            </div>
          );
        })}
        <div className={styles.line}>
          {WAYS.map((way) => (
            <Select
              key={way}
              aria-label={t(`importing.addWay.${way}`)}
              placeholder={t(`importing.addWay.${way}`)}
              value={null}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(key: string | null) => key && add(way, key)}
              className={styles.wide ?? ''}
              options={free
                .filter((field) => way !== 'compose' || WRITTEN.includes(field.type))
                .map((field) => {
                  const label = inLocale(field.labels, locale);
                  return { value: field.key, label, title: label };
                })}
            />
          ))}
        </div>
      </div>
    </Panel>
  );
}

type GivenProps = {
  field: FieldBody;
  plan: DraftPlan;
  way: 'constants' | 'defaults';
  onChange: (value: FieldValue) => void;
};

function GivenValue({ field, plan, way, onChange }: GivenProps) {
  const value = (plan[way]?.[field.key] ?? null) as FieldValue;
  return (
    <div className={styles.wide}>
      <FieldInput field={field} value={value} onChange={onChange} />
    </div>
  );
}

type TemplateProps = { label: string; value: string; headers: string[]; onChange: (value: string) => void };

function Template({ label, value, headers, onChange }: TemplateProps) {
  const { t } = useTranslation();
  return (
    <>
      <Input
        aria-label={t('importing.templateOf', { field: label })}
        value={value}
        placeholder={`{${headers[0] ?? ''}} {${headers[1] ?? ''}}`}
        onChange={({ target }) => onChange(target.value)}
        className={styles.template ?? ''}
      />
      <Select
        aria-label={t('importing.insertColumn')}
        placeholder={t('importing.insertColumn')}
        value={null}
        onChange={(header: string | null) => header && onChange(`${value} {${header}}`.trim())}
        className={styles.medium ?? ''}
        options={headers.map((header) => ({ value: header, label: header, title: header }))}
      />
    </>
  );
}
