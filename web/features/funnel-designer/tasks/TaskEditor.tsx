import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type StageTask,
  TASK_ASSIGNEES,
  TASK_PROOFS,
  type TaskAssignee,
  type TaskProof,
} from '#domain/funnels/tasks.ts';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import { FieldSelect, FieldsSelect } from '../form/FieldsSelect.tsx';
import styles from '../form/form.module.css';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { onEscape } from '../form/onEscape.ts';
import { isRelatedComplete } from '../gates/isGateComplete.ts';
import { RelatedForm } from '../gates/RelatedForm.tsx';

type Props = { task: StageTask; onDone: (task: StageTask | undefined) => void };

/** The form of a key task, in its place. */
export function TaskEditor({ task: given, onDone }: Props) {
  const { t } = useTranslation();
  const [task, setTask] = useState(given);
  const complete = task.names['zh-CN'].trim() !== '' && isProofComplete(task.proof);
  return (
    <form
      className={styles.form}
      aria-label={t('designer.task')}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) onDone(task);
      }}
      onKeyDown={onEscape(() => onDone(undefined))}
    >
      <Field label={t('designer.taskName')}>
        {(id) => (
          <LocalizedInput
            id={id}
            autoFocus
            label={t('designer.taskName')}
            value={task.names}
            onChange={(names) => setTask({ ...task, names: names ?? { 'zh-CN': '' } })}
          />
        )}
      </Field>
      <div className={styles.pair}>
        <Field label={t('designer.taskProof')}>
          {(id) => (
            <Select<TaskProof['kind']>
              id={id}
              aria-label={t('designer.taskProof')}
              value={task.proof.kind}
              options={TASK_PROOFS.map((kind) => ({ value: kind, label: t(`designer.proofs.${kind}`) }))}
              onChange={(kind) => setTask({ ...task, proof: proofOf(kind) })}
            />
          )}
        </Field>
        <Field label={t('designer.taskAssignee')}>
          {(id) => (
            <Select<TaskAssignee>
              id={id}
              aria-label={t('designer.taskAssignee')}
              value={task.assignee}
              options={TASK_ASSIGNEES.map((one) => ({ value: one, label: t(`designer.assignees.${one}`) }))}
              onChange={(assignee) => setTask({ ...task, assignee })}
            />
          )}
        </Field>
        <Field label={t('designer.taskDue')}>
          {(id) => (
            <InputNumber
              id={id}
              aria-label={t('designer.taskDue')}
              min={0}
              max={365}
              precision={0}
              value={task.dueDays ?? null}
              onChange={(days) => setTask(withDue(task, days))}
            />
          )}
        </Field>
      </div>
      <ProofForm proof={task.proof} onChange={(proof) => setTask({ ...task, proof })} />
      <Checkbox checked={task.required} onChange={({ target }) => setTask({ ...task, required: target.checked })}>
        {t('designer.taskMust')}
      </Checkbox>
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

function ProofForm({ proof, onChange }: { proof: TaskProof; onChange: (proof: TaskProof) => void }) {
  const { t } = useTranslation();
  const { object } = useDesigner();
  switch (proof.kind) {
    case 'fields':
      return (
        <FieldsSelect
          object={object}
          label={t('designer.gateFields')}
          value={proof.fields}
          onChange={(fields) => onChange({ kind: 'fields', fields })}
        />
      );
    case 'document':
      return (
        <FieldSelect
          object={object}
          label={t('designer.documentField')}
          fits={({ type }) => type === 'file'}
          value={proof.field}
          onChange={(field) => onChange({ kind: 'document', field })}
        />
      );
    case 'related':
      return <RelatedForm value={proof.related} onChange={(related) => onChange({ kind: 'related', related })} />;
    default:
      return null;
  }
}

function proofOf(kind: TaskProof['kind']): TaskProof {
  switch (kind) {
    case 'fields':
      return { kind, fields: [] };
    case 'document':
      return { kind, field: '' };
    case 'related':
      return { kind, related: { object: '', through: '', measure: 'count', op: 'gte', value: 1 } };
    default:
      return { kind };
  }
}

function isProofComplete(proof: TaskProof): boolean {
  if (proof.kind === 'fields') return proof.fields.length > 0;
  if (proof.kind === 'document') return proof.field !== '';
  return proof.kind !== 'related' || isRelatedComplete(proof.related);
}

function withDue(task: StageTask, days: number | null): StageTask {
  const { dueDays: _, ...rest } = task;
  return days === null ? rest : { ...rest, dueDays: days };
}
