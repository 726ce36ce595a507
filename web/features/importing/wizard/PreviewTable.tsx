import { useTranslation } from 'react-i18next';
import type { DryRunReport } from '#contract/exchange.ts';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { knownStages } from '#domain/funnels/knownStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnelsOf } from '../../../api/funnels.ts';
import { fieldOf } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Tag, type Tone } from '../../../ui/Tag.tsx';
import styles from '../importing.module.css';
import type { DraftPlan } from './draft.ts';

type Props = { report: DryRunReport; object: ObjectBody; plan: DraftPlan };
const TONES: Record<string, Tone> = { created: 'won', updated: 'info', skipped: 'line', refused: 'lost' };

/** The first rows as their records would be; a cell that is wrong says so. */
export function PreviewTable({ report, object, plan }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const show = useShown(object);
  const mapped = Object.values(plan.columns).flatMap((targets) => targets.flatMap(({ field }) => field ?? []));
  const given = [plan.constants, plan.defaults, plan.compose].flatMap((values) => Object.keys(values ?? {}));
  const keys = [...new Set([...(plan.compose?.[object.titleField] ? [object.titleField] : []), ...mapped, ...given])];
  const fields = keys.flatMap((key) => fieldOf(object, key) ?? []);
  return (
    <Panel title={t('importing.preview')} sub={t('importing.previewHint')} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrow keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('importing.preview')}>
        <table className={styles.sheet}>
          <thead>
            <tr>
              <th>{t('importing.row')}</th>
              <th>{t('importing.state')}</th>
              {fields.map((field) => (
                <th key={field.key}>{inLocale(field.labels, locale)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.preview.map(({ row, outcome, values }) => {
              const problems = report.problems.filter((problem) => problem.row === row);
              const elsewhere = problems.filter(({ field }) => !fields.some(({ key }) => key === field));
              return (
                <tr key={row}>
                  <td>{row}</td>
                  <td>
                    <Tag tone={TONES[outcome]} title={elsewhere.map(({ message }) => message).join('; ')}>
                      {t(`importing.outcomes.${outcome}`)}
                    </Tag>
                  </td>
                  {fields.map((field) => {
                    const problem = problems.find((one) => one.field === field.key);
                    return (
                      <td key={field.key} className={problem && styles.bad} title={problem?.message}>
                        {problem ? problem.value || problem.message : show(field, values[field.key])}
                        {problem && <span className="visually-hidden">{problem.message}</span>}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

const NUMERIC: readonly string[] = ['integer', 'decimal', 'money', 'percent'];

/** A value in words; references stand there as the file calls them. */
function useShown(object: ObjectBody): (field: FieldBody, value: unknown) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const stages = useFunnelsOf(object.key).flatMap(knownStages);
  const option = (field: FieldBody, key: unknown) => {
    const names = field.key === 'stage' ? stages.find((stage) => stage.key === key)?.names : undefined;
    const known = names ?? field.options?.find((one) => one.key === key)?.labels;
    return known ? inLocale(known, format.locale) : String(key);
  };
  const plain = (field: FieldBody, value: string) => {
    if (field.type === 'select' || field.key === 'stage') return option(field, value);
    if (field.type === 'dateTime') return format.dateTime(value, 'full');
    return NUMERIC.includes(field.type) && field.key !== 'foundedYear' ? format.number(value) : value;
  };
  return (field, value) => {
    if (value === undefined || value === null || value === '') return '';
    if (Array.isArray(value)) return value.map((one) => option(field, one)).join(t('importing.separator'));
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    return plain(field, String(value));
  };
}
