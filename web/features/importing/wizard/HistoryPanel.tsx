import { Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useInspection } from '../../../api/imports.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import styles from '../importing.module.css';
import type { Draft, DraftPlan } from './draft.ts';
import { guessPast } from './pastColumns.ts';

type Props = { draft: Draft; plan: DraftPlan; change: (next: Partial<Draft>) => void };

/** A second file that says when each record entered which stage. */
export function HistoryPanel({ draft, plan, change }: Props) {
  const { t } = useTranslation();
  const others = draft.files.filter(({ id, importId }) => id !== draft.current && importId === undefined);
  const choose = (id: string | undefined) => {
    const { history: _history, ...rest } = plan;
    change({ history: id, plan: rest });
  };
  return (
    <Panel title={t('importing.past')} sub={t('importing.pastHint')}>
      <div className={styles.stack}>
        <div className={styles.form}>
          <label htmlFor="import-past-file">{t('importing.pastFile')}</label>
          <Select
            id="import-past-file"
            allowClear
            value={draft.history}
            onChange={choose}
            placeholder={others.length > 0 ? t('importing.pastNone') : t('importing.pastUpload')}
            disabled={others.length === 0}
            options={others.map(({ id, name }) => ({ value: id, label: name, title: name }))}
          />
        </div>
        {draft.history !== undefined && <PastColumns upload={draft.history} plan={plan} change={change} />}
      </div>
    </Panel>
  );
}

type ColumnsProps = { upload: string; plan: DraftPlan; change: Props['change'] };

function PastColumns({ upload, plan, change }: ColumnsProps) {
  const { t } = useTranslation();
  const query = useInspection(upload, { object: plan.object });
  const proposed = query.data && !plan.history ? query.data : undefined;
  useEffect(() => {
    if (proposed) change({ plan: { ...plan, history: guessPast(proposed) } });
  }, [proposed, plan, change]);
  return (
    <QueryState query={query} lines={2}>
      {(inspection) => {
        const history = plan.history ?? guessPast(inspection);
        const columns = inspection.columns.map(({ header, examples }) => ({
          value: header,
          title: header,
          label: `${header} (${examples[0] ?? ''})`,
        }));
        return (
          <div className={styles.form}>
            {(['record', 'stage', 'at'] as const).map((part) => (
              <PastColumn
                key={part}
                id={`import-past-${part}`}
                label={t(`importing.pastColumns.${part}`)}
                value={history[part]}
                options={columns}
                onChange={(header) => change({ plan: { ...plan, history: { ...history, [part]: header } } })}
              />
            ))}
          </div>
        );
      }}
    </QueryState>
  );
}

type ColumnProps = {
  id: string;
  label: string;
  value: string;
  options: { value: string; label: string; title: string }[];
  onChange: (header: string) => void;
};

function PastColumn({ id, label, ...select }: ColumnProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Select id={id} {...select} />
    </>
  );
}
