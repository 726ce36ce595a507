import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayBecome } from '#domain/funnels/mapping.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import { stageOf } from '../model/design.ts';
import { retireStage } from '../model/stages.ts';
import styles from './row.module.css';

/** A stage goes: its records need a place. */
export function RetireDialog({ stageKey, onClose }: { stageKey: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design, object, apply, select } = useDesigner();
  const stage = stageOf(design, stageKey);
  const choices = design.stages.filter((other) => other.key !== stageKey && stage && mayBecome(stage, other));
  const position = design.stages.findIndex(({ key }) => key === stageKey);
  const [target, setTarget] = useState(
    () => (choices.findLast((other) => design.stages.indexOf(other) < position) ?? choices[0])?.key,
  );
  if (!stage) return null;
  const names = { stage: inLocale(stage.names, locale), object: inLocale(object.labelsPlural, locale) };
  return (
    <Modal
      open
      title={t('designer.retireTitle', names)}
      okText={t('designer.retire')}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, disabled: !target }}
      onOk={() => {
        if (!target) return;
        apply((now) => retireStage(now, stageKey, target));
        select(target);
        onClose();
      }}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p className="tone-quiet">{t('designer.retireText', names)}</p>
        <Field label={t('designer.retireTarget', names)}>
          {(id) => (
            <Select
              id={id}
              aria-label={t('designer.retireTarget', names)}
              value={target ?? null}
              options={choices.map(({ key, names: called }) => ({ value: key, label: inLocale(called, locale) }))}
              onChange={(key: string | null) => key && setTarget(key)}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
