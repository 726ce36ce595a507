import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApprovalStep } from '#domain/approvals/types.ts';
import type { Gate } from '#domain/funnels/gates.ts';
import { PlusIcon } from '../../../ui/icons.tsx';
import styles from '../form/form.module.css';
import { ApprovalStepForm } from './ApprovalStepForm.tsx';

type ApprovalGate = Extract<Gate, { kind: 'approval' }>;

/** Who must agree, one after the other. */
export function ApprovalForm({ gate, onChange }: { gate: ApprovalGate; onChange: (gate: ApprovalGate) => void }) {
  const { t } = useTranslation();
  const put = (steps: ApprovalStep[]) => onChange({ ...gate, steps });
  return (
    <div className={styles.steps}>
      {gate.steps.map((step, index) => (
        <ApprovalStepForm
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name, their order is what they are
          key={index}
          step={step}
          number={index + 1}
          onChange={(next) => put(gate.steps.with(index, next))}
          {...(gate.steps.length > 1 ? { onRemove: () => put(gate.steps.toSpliced(index, 1)) } : {})}
        />
      ))}
      <div>
        <Button
          size="small"
          type="text"
          icon={<PlusIcon size={14} />}
          onClick={() => put([...gate.steps, { approvers: [{ kind: 'departmentHead' }], mode: 'any' }])}
        >
          {t('designer.addStep')}
        </Button>
      </div>
    </div>
  );
}
