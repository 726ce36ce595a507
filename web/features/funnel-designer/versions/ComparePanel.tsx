import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { ComparisonBody, FunnelVersionsBody, VersionBody } from '#contract/versions.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useComparison } from '../../../api/funnelVersions.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, QueryState } from '../../../ui/states.tsx';
import { CompareRow } from './CompareRow.tsx';
import { TransitionsRow } from './TransitionsRow.tsx';
import { useVersionName } from './useVersionName.ts';
import styles from './versions.module.css';

type Props = { funnel: FunnelVersionsBody; version: VersionBody; object: ObjectBody; stamp: number };

/** Two versions side by side, stage by stage; what differs is marked. */
export function ComparePanel({ funnel, version, object, stamp }: Props) {
  const { t } = useTranslation();
  const nameOf = useVersionName();
  const others = funnel.versions.filter(({ id }) => id !== version.id);
  const [chosen, setChosen] = useState<number>();
  const from = chosen ?? others.find(({ state }) => state === 'live')?.id ?? others[0]?.id;
  if (from === undefined) return <Empty title={t('designer.nothingToCompare')} />;
  return (
    <Panel
      flush
      title={t('designer.compare')}
      extra={
        <Select
          size="small"
          aria-label={t('designer.compareWith')}
          popupMatchSelectWidth={false}
          value={from}
          options={others.map((one) => ({ value: one.id, label: nameOf(one) }))}
          onChange={setChosen}
        />
      }
    >
      <Compared funnel={funnel.key} object={object} from={from} to={version.id} stamp={stamp} />
    </Panel>
  );
}

type ComparedProps = { funnel: string; object: ObjectBody; from: number; to: number; stamp: number };

function Compared({ funnel, object, from, to, stamp }: ComparedProps) {
  const { t } = useTranslation();
  const nameOf = useVersionName();
  const comparison = useComparison(funnel, from, to, stamp);
  return (
    <QueryState query={comparison}>
      {(compared) => (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <caption className="visually-hidden">{t('designer.compare')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('designer.stage')}</th>
                <th scope="col">{nameOf(compared.before)}</th>
                <th scope="col">{nameOf(compared.after)}</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(compared).map(({ key, before, after }) => (
                <CompareRow
                  key={key}
                  object={object}
                  before={before}
                  after={after}
                  change={compared.stages.find((one) => one.key === key)}
                />
              ))}
              <TransitionsRow compared={compared} />
            </tbody>
          </table>
          <Summary compared={compared} />
        </div>
      )}
    </QueryState>
  );
}

function Summary({ compared }: { compared: ComparisonBody }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const name = (stages: ComparisonBody['after']['stages'], key: string) => {
    const stage = stages.find((one) => one.key === key);
    return stage ? inLocale(stage.names as Stage['names'], locale) : key;
  };
  const { before, after, splits, merges } = compared;
  const list = (keys: readonly string[], stages: typeof after.stages) =>
    keys.map((key) => name(stages, key)).join(t('designer.comma'));
  return (
    <ul className={styles.changes}>
      {splits.map(({ from, to }) => (
        <li key={`split ${from}`}>
          <span>{t('designer.splitInto', { stage: name(before.stages, from), parts: list(to, after.stages) })}</span>
        </li>
      ))}
      {merges.map(({ from, to }) => (
        <li key={`merge ${to}`}>
          <span>{t('designer.mergedInto', { stages: list(from, before.stages), stage: name(after.stages, to) })}</span>
        </li>
      ))}
    </ul>
  );
}

/** In the order of the later version; what it no longer has, after what stood before it. */
function rowsOf({ before, after }: ComparisonBody): { key: string; before?: Stage; after?: Stage }[] {
  const former = new Map((before.stages as Stage[]).map((stage) => [stage.key, stage]));
  const rows: { key: string; before?: Stage; after?: Stage }[] = (after.stages as Stage[]).map((stage) => {
    const old = former.get(stage.key);
    return { key: stage.key, after: stage, ...(old ? { before: old } : {}) };
  });
  for (const [index, stage] of (before.stages as Stage[]).entries()) {
    if (rows.some(({ key }) => key === stage.key)) continue;
    const ahead = before.stages[index - 1]?.key;
    rows.splice(rows.findIndex(({ key }) => key === ahead) + 1, 0, { key: stage.key, before: stage });
  }
  return rows;
}
