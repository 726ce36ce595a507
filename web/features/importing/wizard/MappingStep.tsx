import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionBody } from '#contract/exchange.ts';
import { Panel } from '../../../ui/Panel.tsx';
import styles from '../importing.module.css';
import { useImportables } from '../useObjectNames.ts';
import { ColumnRow } from './ColumnRow.tsx';
import { type Draft, type DraftPlan, proposedPlan } from './draft.ts';
import { ObjectSelect } from './FilesStep.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { RulesPanel } from './RulesPanel.tsx';
import { SavedMappings } from './SavedMappings.tsx';
import { ValuesPanel } from './ValuesPanel.tsx';

type Props = {
  draft: Draft;
  plan: DraftPlan;
  inspection: InspectionBody;
  onPlan: (plan: DraftPlan) => void;
  change: (next: Partial<Draft>) => void;
};

/** Which column goes to which field, and everything else that the file does not say by itself. */
export function MappingStep({ draft, plan, inspection, onPlan, change }: Props) {
  const { t } = useTranslation();
  const { object: find } = useImportables();
  const object = find(plan.object);
  const isUnmapped = Object.keys(plan.columns).length === 0 && inspection.object === plan.object;
  useEffect(() => {
    if (isUnmapped) onPlan(proposedPlan(inspection));
  }, [isUnmapped, inspection, onPlan]);
  if (!object || isUnmapped) return null;
  const headers = inspection.columns.map(({ header }) => header);
  const file = draft.files.find(({ id }) => id === draft.current);
  const setObject = (key: string) => {
    // The columns are proposed anew once the file was looked at as what it is now.
    const { sheet, delimiter, encoding, headerRow } = plan;
    onPlan({ object: key, columns: {}, sheet, delimiter, encoding, headerRow });
  };
  return (
    <>
      <Panel>
        <div className={styles.line}>
          <span className={styles.strong}>{file?.name}</span>
          <ObjectSelect value={plan.object} onChange={setObject} label={t('importing.objectIs')} />
          <div className="grow" />
          <SavedMappings plan={plan} inspection={inspection} onPlan={onPlan} />
        </div>
      </Panel>
      <Panel title={t('importing.columns')} sub={t('importing.columnsHint')} flush>
        <ul className={styles.mapping} aria-label={t('importing.columns')}>
          {inspection.columns.map((column) => (
            <ColumnRow key={column.header} column={column} object={object} plan={plan} onPlan={onPlan} />
          ))}
        </ul>
      </Panel>
      {plan.object === 'users' ? (
        <PeoplePanel plan={plan} headers={headers} onPlan={onPlan} />
      ) : (
        <ValuesPanel object={object} plan={plan} headers={headers} onPlan={onPlan} />
      )}
      <RulesPanel object={object} plan={plan} onPlan={onPlan} />
      {object.hasFunnel && <HistoryPanel draft={draft} plan={plan} change={change} />}
      <div className={styles.actions}>
        <Button onClick={() => change({ step: 'files' })}>{t('importing.back')}</Button>
        <Button type="primary" onClick={() => change({ step: 'check' })}>
          {t('importing.toCheck')}
        </Button>
      </div>
    </>
  );
}
