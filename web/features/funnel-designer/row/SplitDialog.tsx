import { Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import type { Condition } from '#domain/records/condition.ts';
import { ConditionBuilder } from '../../../parts/conditions/ConditionBuilder.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { stageOf } from '../model/design.ts';
import { splitStage } from '../model/splitMerge.ts';
import styles from './row.module.css';

/** Two stages of one: how they are called, and which of the records there now go to the second. */
export function SplitDialog({ stageKey, onClose }: { stageKey: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design, former, object, live, apply } = useDesigner();
  const stage = stageOf(design, stageKey);
  const [first, setFirst] = useState<Localized | undefined>(stage?.names);
  const [second, setSecond] = useState<Localized>();
  const [chooses, setChooses] = useState(false);
  const [given, setGiven] = useState<Condition>();
  if (!stage) return null;
  const name = inLocale(stage.names, locale);
  const holds = live.stages.some(({ key }) => key === stageKey);
  const ready = first?.['zh-CN'].trim() && second?.['zh-CN'].trim() && !(chooses && !given);
  const done = () => {
    if (!first || !second) return;
    apply((now) => splitStage(now, stageKey, { first, second, given: chooses ? given : undefined }, former));
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t('designer.splitTitle', { stage: name })}
      okText={t('designer.split')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready }}
      onOk={done}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p className="tone-quiet">{t('designer.splitText')}</p>
        <Field label={t('designer.splitFirst')}>
          {(id) => <LocalizedInput id={id} label={t('designer.splitFirst')} value={first} onChange={setFirst} />}
        </Field>
        <Field label={t('designer.splitSecond')}>
          {(id) => (
            <LocalizedInput id={id} autoFocus label={t('designer.splitSecond')} value={second} onChange={setSecond} />
          )}
        </Field>
        {holds && (
          <>
            <Checkbox checked={chooses} onChange={({ target }) => setChooses(target.checked)}>
              {t('designer.splitSome')}
            </Checkbox>
            {chooses ? (
              <ConditionBuilder object={object} value={given} onChange={setGiven} />
            ) : (
              <p className="tone-quiet">{t('designer.splitStay')}</p>
            )}
          </>
        )}
      </div>
    </Modal>
  );
}
