import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnelsOf } from '../../../api/funnels.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import styles from '../importing.module.css';
import type { DraftPlan } from './draft.ts';

type Props = { object: ObjectBody; plan: DraftPlan; onPlan: (plan: DraftPlan) => void };
const UNFIT: readonly string[] = ['reference', 'user', 'multiSelect', 'file', 'users'];

/** How a record that exists is recognised, and what happens to it; which funnel new ones join. */
export function RulesPanel({ object, plan, onPlan }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const funnels = useFunnelsOf(object.key);
  const mapped = new Set(Object.values(plan.columns).flatMap((targets) => targets.map(({ field }) => field)));
  const usable = object.fields.filter((field) => mapped.has(field.key) && !UNFIT.includes(field.type));
  const key = [plan.key ?? []].flat();
  const setKey = (chosen: string[]) => {
    const { key: _key, ...rest } = plan;
    onPlan(chosen.length === 0 ? rest : { ...rest, key: chosen });
  };
  return (
    <Panel title={t('importing.rules')}>
      <div className={styles.form}>
        <label htmlFor="import-key">{t('importing.key')}</label>
        <Select
          id="import-key"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          maxCount={5}
          value={key}
          onChange={setKey}
          placeholder={t('importing.keyHint')}
          options={usable.map((field) => {
            const label = inLocale(field.labels, locale);
            return { value: field.key, label, title: label };
          })}
        />
        <label htmlFor="import-existing">{t('importing.existing')}</label>
        <Select
          id="import-existing"
          value={plan.existing ?? 'update'}
          onChange={(existing) => onPlan({ ...plan, existing })}
          disabled={key.length === 0 && object.key !== 'users'}
          options={(['update', 'skip', 'refuse'] as const).map((value) => ({
            value,
            label: t(`importing.existingHow.${value}`),
          }))}
        />
        <label htmlFor="import-empty">{t('importing.emptyCells')}</label>
        <Select
          id="import-empty"
          value={plan.emptyCells ?? 'keep'}
          onChange={(emptyCells) => onPlan({ ...plan, emptyCells })}
          options={(['keep', 'clear'] as const).map((value) => ({ value, label: t(`importing.emptyHow.${value}`) }))}
        />
        {funnels.length > 0 && (
          <>
            <label htmlFor="import-funnel">{t('importing.funnel')}</label>
            <Select
              id="import-funnel"
              value={plan.funnel ?? ''}
              onChange={(chosen) => {
                const { funnel: _funnel, ...rest } = plan;
                onPlan(chosen === '' ? rest : { ...rest, funnel: chosen });
              }}
              options={[
                { value: '', label: t('importing.funnelByRules') },
                ...funnels.map(({ key: value, names }) => ({ value, label: inLocale(names, locale) })),
              ]}
            />
          </>
        )}
      </div>
    </Panel>
  );
}
