import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { APPROVAL_MODES, type ApprovalStep, type Approver } from '#domain/approvals/types.ts';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import type { Condition } from '#domain/records/condition.ts';
import { useRoles } from '../../../api/people.ts';
import { FieldInput } from '../../../fields/index.ts';
import { ConditionBuilder } from '../../../parts/conditions/ConditionBuilder.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import styles from '../form/form.module.css';

type Props = { step: ApprovalStep; number: number; onChange: (step: ApprovalStep) => void; onRemove?: () => void };

export function ApprovalStepForm({ step, number, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object } = useDesigner();
  const roles = useRoles().data ?? [];
  const people = step.approvers.flatMap((one) => (one.kind === 'user' ? [one.user] : []));
  const others = step.approvers.filter(({ kind }) => kind !== 'user');
  const put = (approvers: Approver[]) => onChange({ ...step, approvers });
  const setWhen = (when: ApprovalStep['when']) => {
    const { when: _, ...rest } = step;
    onChange(when ? { ...rest, when } : rest);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays out its legend by itself and cannot be a grid
    <div role="group" className={styles.step} aria-label={t('designer.step', { number })}>
      <div className={styles.stepHead}>
        {t('designer.step', { number })}
        <span className="grow" />
        {onRemove && (
          <IconButton small icon={CloseIcon} label={t('designer.removeStep', { number })} onClick={onRemove} />
        )}
      </div>
      <div className={styles.pair}>
        <Field label={t('designer.approvers')}>
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={t('designer.approvers')}
              value={others.map(approverKey)}
              options={[
                { value: 'superior', label: t('designer.superior') },
                { value: 'departmentHead', label: t('designer.departmentHead') },
                ...roles.map((role) => ({
                  value: `role:${role.key}`,
                  label: t('designer.roleOf', { role: inLocale(role.names as Localized, locale) }),
                })),
              ]}
              onChange={(keys) =>
                put([...keys.map(approverOf), ...people.map((user) => ({ kind: 'user', user }) as const)])
              }
            />
          )}
        </Field>
        <Field label={t('designer.approverPeople')}>
          {(id) => (
            <FieldInput
              id={id}
              field={{ key: 'people', type: 'users', labels: { 'zh-CN': t('designer.approverPeople') } }}
              value={people}
              onChange={(next) =>
                put([...others, ...(Array.isArray(next) ? next : []).map((user) => ({ kind: 'user', user }) as const)])
              }
            />
          )}
        </Field>
      </div>
      {step.approvers.length > 0 && (
        <Select
          aria-label={t('designer.approvalMode')}
          value={step.mode}
          options={APPROVAL_MODES.map((mode) => ({ value: mode, label: t(`designer.modes.${mode}`) }))}
          onChange={(mode) => onChange({ ...step, mode })}
        />
      )}
      <Checkbox
        checked={step.when !== undefined}
        onChange={({ target }) => setWhen(target.checked ? firstAsk(object) : undefined)}
      >
        {t('designer.onlyWhen')}
      </Checkbox>
      {step.when && <ConditionBuilder object={object} value={step.when} onChange={setWhen} />}
    </div>
  );
}

/** To begin with: an amount where the object has one. */
const firstAsk = ({ fields, titleField }: ObjectBody): Condition =>
  fields.some(({ key }) => key === 'amount')
    ? { field: 'amount', op: 'gte', value: '100000' }
    : { field: titleField, op: 'notEmpty' };

const approverKey = (one: Approver): string => (one.kind === 'role' ? `role:${one.role}` : one.kind);
const approverOf = (key: string): Approver =>
  key.startsWith('role:')
    ? { kind: 'role', role: key.slice(5) }
    : { kind: key === 'superior' ? 'superior' : 'departmentHead' };
