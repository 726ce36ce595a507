import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { References } from '../../fields/index.ts';
import { ConditionBuilder } from './ConditionBuilder.tsx';

type Props = {
  object: ObjectBody;
  value: Condition | undefined;
  references: References;
  onDone: (condition: Condition | undefined) => void;
  onClose: () => void;
};

/** The builder over the page; what is built takes effect when it is applied. */
export default function BuilderDialog({ object, value, references, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [condition, setCondition] = useState(value);
  return (
    <Modal
      open
      title={t('conditions.builder')}
      width={720}
      okText={t('conditions.apply')}
      cancelText={t('common.cancel')}
      onOk={() => onDone(condition)}
      onCancel={onClose}
    >
      <ConditionBuilder object={object} value={condition} onChange={setCondition} references={references} />
    </Modal>
  );
}
