import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DryRunReport, InspectionBody } from '#contract/exchange.ts';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { fieldOf } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import styles from '../importing.module.css';
import { changeTargets, type DraftPlan, giveMeanings, type Meaning, meaningOf } from './draft.ts';
import { MeaningSelect } from './MeaningSelect.tsx';
import { TargetDetails } from './TargetDetails.tsx';

type Group = DryRunReport['groups'][number];
type Props = {
  group: Group;
  object: ObjectBody;
  plan: DraftPlan;
  inspection: InspectionBody;
  onPlan: (plan: DraftPlan) => void;
};

const NAMED: readonly string[] = ['unknown_option', 'unknown_reference', 'ambiguous_reference'];
const READ: readonly string[] = [
  'not_a_date',
  'not_a_date_time',
  'not_a_number',
  'not_an_integer',
  'out_of_range',
  'below_minimum',
  'above_maximum',
];
const SHOWN = 100;

/** One kind of problem in one column: its values with counts, and what mends all of them at once. */
export function ProblemCard(props: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { group } = props;
  return (
    <Panel
      title={group.column || t('importing.wholeRow')}
      sub={`${group.message} · ${t('importing.rowCount', { count: group.count, n: format.number(group.count) })}`}
      extra={mayEmpty(props) || NAMED.includes(group.code) ? <Bulk {...props} /> : undefined}
    >
      {NAMED.includes(group.code) ? <Values {...props} /> : <Reading {...props} />}
    </Panel>
  );
}

/** Cells that cannot be read may be taken for empty, where the field may be empty and all of their texts are known. */
function mayEmpty({ group, object }: Props): boolean {
  const isRead = READ.includes(group.code) || group.code === 'invalid_value';
  return isRead && group.distinct <= group.values.length && fieldOf(object, group.field)?.required !== true;
}

function Bulk({ group, object, plan, onPlan }: Props) {
  const { t } = useTranslation();
  const suggested = group.values.filter(
    ({ value, suggestion }) => suggestion !== undefined && meaningOf(plan, group, value) === undefined,
  );
  const all = (meaning: Meaning) => Object.fromEntries(group.values.map(({ value }) => [value, meaning]));
  const field = fieldOf(object, group.field);
  const policy = (unknown: 'create' | 'skip') =>
    onPlan(
      changeTargets(
        plan,
        group.column,
        (target) => ({ ...target, unknown }),
        (target) => target.field === group.field,
      ),
    );
  const isReference = field?.type === 'reference';
  return (
    <div className={styles.bulk}>
      {suggested.length > 0 && (
        <Button
          size="small"
          onClick={() =>
            onPlan(
              giveMeanings(
                plan,
                group,
                Object.fromEntries(suggested.map(({ value, suggestion }) => [value, suggestion])),
              ),
            )
          }
        >
          {t('importing.takeSuggestions', { n: suggested.length })}
        </Button>
      )}
      {isReference && group.code === 'unknown_reference' && (
        <Button size="small" onClick={() => policy('create')}>
          {t('importing.createAll')}
        </Button>
      )}
      <Button
        size="small"
        onClick={() =>
          group.distinct > group.values.length ? policy('skip') : onPlan(giveMeanings(plan, group, all(null)))
        }
      >
        {t('importing.emptyAll')}
      </Button>
    </div>
  );
}

function Values({ group, object, plan, onPlan }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const field = fieldOf(object, group.field) as FieldBody | undefined;
  const target = (plan.columns[group.column] ?? []).find((one) => one.field === group.field);
  const otherwise = target?.unknown ?? 'refuse';
  return (
    <>
      <ul className={styles.values}>
        {group.values.slice(0, SHOWN).map(({ value, count, suggestion }) => (
          <li key={value}>
            <span className={styles.strong}>{value}</span>
            <span className={styles.quiet}>{t('importing.rowCount', { count, n: format.number(count) })}</span>
            <MeaningSelect
              label={t('importing.meaningOf', { value })}
              field={field}
              value={meaningOf(plan, group, value)}
              suggestion={otherwise === 'refuse' ? suggestion : undefined}
              otherwise={otherwise}
              onChange={(meaning) => onPlan(giveMeanings(plan, group, { [value]: meaning }))}
            />
          </li>
        ))}
      </ul>
      {group.distinct > SHOWN && (
        <p className={styles.quiet}>{t('importing.moreValues', { n: format.number(group.distinct - SHOWN) })}</p>
      )}
    </>
  );
}

/** Problems that another reading of the column mends; for the others: what it is about. */
function Reading({ group, object, plan, inspection, onPlan }: Props) {
  const { t } = useTranslation();
  const column = inspection.columns.find(({ header }) => header === group.column);
  const target = (plan.columns[group.column] ?? []).find(
    ({ field, entered }) => field === group.field || entered !== undefined,
  );
  const values = group.values
    .slice(0, 8)
    .map(({ value }) => value)
    .filter(Boolean);
  return (
    <div className={styles.line}>
      {values.length > 0 && (
        <span>
          {t('importing.suchAs')} <q>{values.join('”, “')}</q>
        </span>
      )}
      {column && target && READ.includes(group.code) && (
        <TargetDetails
          column={column}
          object={object}
          target={target}
          onChange={(next) =>
            onPlan(
              changeTargets(
                plan,
                group.column,
                () => next,
                (one) => one === target,
              ),
            )
          }
        />
      )}
      {group.code === 'required' && <FromColumn {...{ group, plan, inspection, onPlan }} />}
      {group.code === 'not_unique' && <span className={styles.quiet}>{t('importing.duplicateHint')}</span>}
    </div>
  );
}

type FromProps = Pick<Props, 'group' | 'plan' | 'inspection' | 'onPlan'>;

/** A field that misses its value: which column might bring it as well. */
function FromColumn({ group, plan, inspection, onPlan }: FromProps) {
  const { t } = useTranslation();
  const dated = group.field === 'closedAt';
  const columns = inspection.columns.filter(({ dates }) => !dated || dates.length > 0);
  return (
    <Select
      size="small"
      aria-label={t('importing.takeFrom')}
      placeholder={t('importing.takeFrom')}
      value={null}
      onChange={(header: string | null) => {
        if (header === null) return;
        const targets = [...(plan.columns[header] ?? []), { field: group.field }];
        onPlan({ ...plan, columns: { ...plan.columns, [header]: targets } });
      }}
      className={styles.wide ?? ''}
      options={columns.map(({ header }) => ({ value: header, label: header, title: header }))}
    />
  );
}
