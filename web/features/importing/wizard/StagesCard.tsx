import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DryRunReport } from '#contract/exchange.ts';
import { boardStages } from '#domain/funnels/boardStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnelsOf } from '../../../api/funnels.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import styles from '../importing.module.css';
import { type DraftPlan, giveStages } from './draft.ts';

type Props = { words: DryRunReport['stages']; plan: DraftPlan; onPlan: (plan: DraftPlan) => void };

/** What every word of the files means in the funnel: also those that were understood, for they may be meant otherwise. */
export function StagesCard({ words, plan, onPlan }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const funnels = useFunnelsOf(plan.object);
  const funnel = funnels.find(({ key }) => key === plan.funnel) ?? funnels[0];
  const stages = (funnel ? boardStages(funnel) : []).map(({ key, names }) => ({
    key,
    name: inLocale(names, format.locale),
  }));
  const nameOf = (key: string | undefined) => stages.find((stage) => stage.key === key)?.name ?? key;
  const given = plan.stages ?? {};
  const open = words.filter(({ value, stage }) => stage === undefined && given[value] === undefined);
  const suggested = open.filter(({ suggestion }) => suggestion !== undefined);
  const take = () =>
    onPlan(giveStages(plan, Object.fromEntries(suggested.map(({ value, suggestion }) => [value, suggestion]))));
  return (
    <Panel
      title={t('importing.stageWords')}
      sub={t(plan.history ? 'importing.stageWordsBoth' : 'importing.stageWordsHint')}
      extra={
        suggested.length > 0 && (
          <Button size="small" onClick={take}>
            {t('importing.takeSuggestions', { n: suggested.length })}
          </Button>
        )
      }
    >
      <ul className={styles.values}>
        {words.map(({ value, count, stage, suggestion }) => (
          <li key={value}>
            <span className={styles.strong}>
              {value} {open.some((word) => word.value === value) && <Tag tone="risk">{t('importing.unknownWord')}</Tag>}
            </span>
            <span className={styles.quiet}>{t('importing.timesCount', { count, n: format.number(count) })}</span>
            <Select
              size="small"
              aria-label={t('importing.meaningOf', { value })}
              placeholder={
                suggestion === undefined
                  ? t('importing.otherwise.refuse')
                  : t('importing.suggested', { name: nameOf(suggestion) })
              }
              value={given[value] ?? stage}
              onChange={(key: string) => onPlan(giveStages(plan, { [value]: key }))}
              showSearch={{ optionFilterProp: 'title' }}
              className={styles.wide ?? ''}
              options={stages.map(({ key, name }) => ({ value: key, label: name, title: name }))}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
