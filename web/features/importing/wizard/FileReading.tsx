import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InspectionBody } from '#contract/exchange.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from '../importing.module.css';
import type { Reading } from './draft.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
const DELIMITERS = [',', ';', '\t', '|'] as const;

type Props = { inspection: InspectionBody; reading: Reading; onChange: (reading: Reading) => void };

/** How a file was found to be written; whoever knows better says so. */
export function FileReading({ inspection, reading, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sheets, sheet, encoding, delimiter, headerRow, totalRows, columns, sample } = inspection;
  return (
    <>
      <div className={styles.line}>
        <span className={styles.strong}>
          {t('importing.shape', { rows: format.number(totalRows), columns: columns.length })}
        </span>
        {inspection.format === 'xlsx' ? (
          <span className={styles.line}>
            {t('importing.sheet')}
            <Select
              aria-label={t('importing.sheet')}
              size="small"
              value={sheet}
              onChange={(value) => onChange({ ...reading, sheet: value })}
              className={styles.medium ?? ''}
              options={sheets.map((value) => ({ value, label: value }))}
            />
          </span>
        ) : (
          <>
            <span className={styles.line}>
              {t('importing.encoding')}
              <Select
                aria-label={t('importing.encoding')}
                size="small"
                value={encoding}
                onChange={(value) => onChange({ ...reading, encoding: value as Reading['encoding'] })}
                className={styles.small ?? ''}
                options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
              />
            </span>
            <span className={styles.line}>
              {t('importing.delimiter')}
              <Select
                aria-label={t('importing.delimiter')}
                size="small"
                value={delimiter}
                onChange={(value) => onChange({ ...reading, delimiter: value })}
                className={styles.small ?? ''}
                options={DELIMITERS.map((value) => ({ value, label: value === '\t' ? t('importing.tab') : value }))}
              />
            </span>
          </>
        )}
        <span className={styles.line}>
          {t('importing.headerRow')}
          <InputNumber
            aria-label={t('importing.headerRow')}
            size="small"
            min={1}
            max={1000}
            value={headerRow}
            onChange={(value) => value && onChange({ ...reading, headerRow: value })}
            className={styles.tiny ?? ''}
          />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrow keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('importing.sample')}>
        <table className={styles.sheet}>
          <thead>
            <tr>
              {columns.map(({ header }) => (
                <th key={header}>{header}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.slice(0, 4).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
              <tr key={row}>
                {columns.map(({ header }, index) => (
                  <td key={header}>{cells[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
