import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportTarget, InspectionBody } from '#contract/exchange.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { boardStages } from '#domain/funnels/boardStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnelsOf } from '../../../api/funnels.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { CloseIcon, PlusIcon } from '../../../ui/icons.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import styles from '../importing.module.css';
import { isFillable } from '../useObjectNames.ts';
import type { DraftPlan } from './draft.ts';
import { TargetDetails } from './TargetDetails.tsx';

type Column = InspectionBody['columns'][number];
type Props = { column: Column; object: ObjectBody; plan: DraftPlan; onPlan: (plan: DraftPlan) => void };

const ENTERED = '→';

/** One column of the file: what it holds, and the fields that it goes to. */
export function ColumnRow({ column, object, plan, onPlan }: Props) {
  const { t } = useTranslation();
  const targets = plan.columns[column.header] ?? [];
  const set = (next: ImportTarget[]) => onPlan({ ...plan, columns: { ...plan.columns, [column.header]: next } });
  const options = useTargetOptions(object, plan, column.header);
  const isGuess = targets.length === 1 && targets[0]?.field === column.field && column.confidence < 0.75;
  const shown = targets.length > 0 ? targets : [undefined];
  return (
    <li className={styles.columnRow} data-off={targets.length === 0 || undefined}>
      <div>
        <span className={styles.strong}>{column.header}</span>
        <span className={styles.quiet} title={column.examples.join(' · ')}>
          {column.examples.join(' · ') || t('importing.emptyColumn')}
        </span>
      </div>
      <div className={styles.targets}>
        {shown.map((target, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the target's only name
          <div key={index} className={styles.target}>
            <Select
              aria-label={t('importing.targetOf', { header: column.header, n: index + 1 })}
              allowClear
              placeholder={t('importing.leaveOut')}
              showSearch={{ optionFilterProp: 'title' }}
              value={target && (target.entered === undefined ? target.field : ENTERED + target.entered)}
              onChange={(value: string | undefined) => set(replaced(targets, index, value))}
              className={styles.wide ?? ''}
              options={options}
            />
            {index === 0 && isGuess && <Tag tone="risk">{t('importing.guess')}</Tag>}
            {target && (
              <TargetDetails
                column={column}
                object={object}
                target={target}
                onChange={(next) => set(targets.map((one, at) => (at === index ? next : one)))}
              />
            )}
            {targets.length > 1 && (
              <Button
                type="text"
                size="small"
                icon={<CloseIcon />}
                aria-label={t('importing.removeTarget', { header: column.header, n: index + 1 })}
                onClick={() => set(targets.filter((_, at) => at !== index))}
              />
            )}
          </div>
        ))}
        {targets.length > 0 && targets.every(({ field, entered }) => field !== '' || entered !== undefined) && (
          <Button
            type="text"
            size="small"
            icon={<PlusIcon />}
            aria-label={t('importing.addTargetOf', { header: column.header })}
            onClick={() => set([...targets, { field: '' }])}
          >
            {t('importing.addTarget')}
          </Button>
        )}
      </div>
    </li>
  );
}

function replaced(targets: ImportTarget[], index: number, value: string | undefined): ImportTarget[] {
  if (value === undefined) return targets.filter((_, at) => at !== index);
  const next: ImportTarget = value.startsWith(ENTERED) ? { entered: value.slice(ENTERED.length) } : { field: value };
  return targets.length === 0 ? [next] : targets.map((one, at) => (at === index ? next : one));
}

function useTargetOptions(object: ObjectBody, plan: DraftPlan, header: string) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const funnels = useFunnelsOf(object.key);
  const taken = new Set(
    Object.entries(plan.columns).flatMap(([name, targets]) =>
      name === header ? [] : targets.map(({ field }) => field),
    ),
  );
  const fields = object.fields.filter(isFillable).map((field) => {
    const label = inLocale(field.labels, locale);
    const required = field.required ? ' *' : '';
    return {
      value: field.key,
      title: label,
      label: <span className={taken.has(field.key) ? styles.taken : undefined}>{label + required}</span>,
    };
  });
  const funnel = funnels.find(({ key }) => key === plan.funnel) ?? funnels[0];
  const stages = (funnel ? boardStages(funnel) : []).map(({ key, names }) => {
    const title = t('importing.entered', { stage: inLocale(names, locale) });
    return { value: ENTERED + key, title, label: title };
  });
  return [
    { label: t('importing.fields'), options: fields },
    ...(stages.length > 0 ? [{ label: t('importing.stageDays'), options: stages }] : []),
  ];
}
