import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { FunnelVersionsBody } from '#contract/versions.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { Condition } from '#domain/records/condition.ts';
import { type FunnelPatch, useEditFunnels } from '../../../api/funnelVersions.ts';
import { ConditionBuilder } from '../../../parts/conditions/ConditionBuilder.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { Field } from '../form/Field.tsx';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { useVersionAct } from '../versions/useVersionAct.ts';
import styles from './settings.module.css';

type Props = { funnel: FunnelVersionsBody; object: ObjectBody; onClose: () => void };

/** What a funnel is called and which new records go there. It holds at once, whatever version is drawn. */
export function FunnelSettingsDialog({ funnel, object, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const edit = useEditFunnels();
  const run = useVersionAct();
  const [names, setNames] = useState<FunnelVersionsBody['names'] | undefined>(funnel.names);
  const [isRuled, setRuled] = useState(funnel.chooseWhen !== undefined);
  const [rule, setRule] = useState(funnel.chooseWhen as Condition | undefined);
  const isComplete = (names?.['zh-CN'] ?? '').trim() !== '' && (!isRuled || rule !== undefined);
  const things = inLocale(object.labelsPlural, locale);
  const submit = () => {
    const patch: FunnelPatch = {
      ...(same(names, funnel.names) ? {} : { names }),
      ...(same(isRuled ? rule : undefined, funnel.chooseWhen) ? {} : { chooseWhen: isRuled ? rule : null }),
    };
    void run(edit.mutateAsync([{ key: funnel.key, patch }]), () => {
      toast(t('funnels.settingsSaved'));
      onClose();
    });
  };
  return (
    <Modal
      open
      width={680}
      title={t('funnels.settingsOf', { funnel: inLocale(funnel.names, locale) })}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !isComplete, loading: edit.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t('designer.funnelName')}>
          {(id) => <LocalizedInput id={id} label={t('designer.funnelName')} value={names} onChange={setNames} />}
        </Field>
        <div className={styles.rule}>
          <span id="funnel-rule">{t('funnels.whichCome', { object: things })}</span>
          <Radio.Group
            aria-labelledby="funnel-rule"
            vertical
            value={isRuled}
            options={[
              { value: true, label: t('funnels.byRule', { object: things }) },
              { value: false, label: t('funnels.withoutRule', { object: things }) },
            ]}
            onChange={(event) => setRuled(event.target.value as boolean)}
          />
          {isRuled && <ConditionBuilder object={object} value={rule} onChange={setRule} />}
        </div>
        <p className={styles.hint}>{t('funnels.ruleHint', { object: things })}</p>
      </div>
    </Modal>
  );
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
