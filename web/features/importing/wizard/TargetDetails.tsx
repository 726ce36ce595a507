import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { UNITS } from '#contract/choices.ts';
import type { ImportTarget, InspectionBody } from '#contract/exchange.ts';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { DATE_FORMATS } from '#domain/exchange/dateFormats.ts';
import { parseDate } from '#domain/exchange/parseDate.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { fieldOf } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import styles from '../importing.module.css';
import { useImportables } from '../useObjectNames.ts';

type Column = InspectionBody['columns'][number];
type Props = { column: Column; object: ObjectBody; target: ImportTarget; onChange: (target: ImportTarget) => void };

const NUMERIC: readonly string[] = ['integer', 'decimal', 'money', 'percent'];

/** How the cells of a column are read, as its field needs it. */
export function TargetDetails(props: Props) {
  const field = fieldOf(props.object, props.target.field ?? '');
  if (!field) return props.target.entered === undefined ? null : <DateDetails {...props} />;
  if (field.type === 'date' || field.type === 'dateTime') return <DateDetails {...props} />;
  if (NUMERIC.includes(field.type)) return <NumberDetails {...props} />;
  if (field.type === 'reference' || field.type === 'user') return <ReferenceDetails {...props} field={field} />;
  return null;
}

function DateDetails({ column, target, onChange }: Props) {
  const { t } = useTranslation();
  const detected = column.dates[0]?.format;
  const sample = column.dates[0]?.examples[0]?.text ?? column.examples[0] ?? '';
  const formats = [
    ...column.dates.map(({ format }) => format),
    ...DATE_FORMATS.filter((format) => column.dates.every((date) => date.format !== format)),
  ];
  const options = formats.map((format) => {
    const day = parseDate(sample, format);
    return { value: format, label: day ? `${format}: ${sample} → ${day}` : format };
  });
  return (
    <>
      <Select
        size="small"
        aria-label={t('importing.dateFormatOf', { header: column.header })}
        placeholder={t('importing.dateFormat')}
        value={target.dateFormat ?? detected}
        onChange={(dateFormat) => onChange({ ...target, dateFormat })}
        popupMatchSelectWidth={false}
        className={styles.medium ?? ''}
        options={options}
      />
      {column.ambiguous && target.dateFormat === undefined && <Tag tone="risk">{t('importing.ambiguousDate')}</Tag>}
    </>
  );
}

function NumberDetails({ column, target, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        size="small"
        aria-label={t('importing.unitOf', { header: column.header })}
        value={target.unit ?? ''}
        onChange={(chosen) => {
          const { unit: _unit, ...rest } = target;
          const unit = UNITS.find((one) => one === chosen);
          onChange(unit ? { ...rest, unit } : rest);
        }}
        className={styles.small ?? ''}
        options={[
          { value: '', label: t('importing.units.none'), title: t('importing.units.none') },
          ...UNITS.map((unit) => ({
            value: unit as string,
            label: t(`importing.units.${unit}`),
            title: t(`importing.units.${unit}`),
          })),
        ]}
      />
      <Select
        size="small"
        aria-label={t('importing.decimalMarkOf', { header: column.header })}
        value={target.decimalMark ?? column.decimalMark}
        onChange={(decimalMark) => onChange({ ...target, decimalMark })}
        className={styles.small ?? ''}
        options={[
          { value: '.', label: '1,234.5' },
          { value: ',', label: '1.234,5' },
        ]}
      />
    </>
  );
}

function ReferenceDetails({ column, target, onChange, field }: Props & { field: FieldBody }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object: find, offered } = useImportables();
  const key = field.type === 'user' ? 'users' : (field.target ?? '');
  const pointed = find(key);
  const recognising = ['name', 'email', 'externalId', 'code', 'phone', 'number'].filter(
    (by) => by === 'name' || (pointed && fieldOf(pointed, by)),
  );
  const by = field.type === 'user' ? ['name', 'email'] : recognising;
  const mayCreate = field.type !== 'user' && offered.some((object) => object.key === key);
  return (
    <>
      <Select
        size="small"
        aria-label={t('importing.byOf', { header: column.header })}
        value={target.by ?? 'name'}
        onChange={(value) => onChange({ ...target, by: value })}
        className={styles.small ?? ''}
        options={by.map((value) => {
          const known = pointed && fieldOf(pointed, value);
          return {
            value,
            label: t('importing.by', {
              field: known ? inLocale(known.labels, locale) : t('importing.userFields.name'),
            }),
          };
        })}
      />
      <Select
        size="small"
        aria-label={t('importing.unknownOf', { header: column.header })}
        value={target.unknown ?? 'refuse'}
        onChange={(unknown) => onChange({ ...target, unknown })}
        className={styles.medium ?? ''}
        options={(['refuse', 'skip', ...(mayCreate ? (['create'] as const) : [])] as const).map((value) => ({
          value,
          label: t(`importing.unknown.${value}`),
        }))}
      />
    </>
  );
}
