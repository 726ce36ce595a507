import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportBody, ImportRecordsBody } from '#contract/imports.ts';
import { type RowsOutcome, useImportRows } from '../../../api/imports.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Empty, QueryState } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import styles from '../importing.module.css';

const OUTCOMES = ['created', 'updated', 'skipped', 'refused'] as const;

/** The rows of a file by what became of them, with their records. */
export function ImportRows({ body }: { body: ImportBody }) {
  const { t } = useTranslation();
  const format = useFormat();
  const present = OUTCOMES.filter((outcome) => body.counts[outcome] > 0);
  const [chosen, setChosen] = useState<RowsOutcome>();
  const outcome = chosen && present.includes(chosen) ? chosen : present[0];
  const query = useImportRows(body.id, outcome ?? 'created', outcome !== undefined);
  if (!outcome) return null;
  return (
    <Panel
      title={t('importing.rows')}
      extra={
        <Segmented
          size="small"
          value={outcome}
          onChange={setChosen}
          options={present.map((key) => ({
            value: key,
            label: `${t(`importing.outcomes.${key}`)} ${format.number(body.counts[key])}`,
          }))}
        />
      }
      flush
    >
      <QueryState query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <Empty />;
          return (
            <>
              <ul className={styles.rows}>
                {rows.map((row) => (
                  <Row key={row.row} row={row} object={body.object} />
                ))}
              </ul>
              {query.hasNextPage && (
                <div className={styles.more}>
                  <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('importing.moreRows')}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </QueryState>
    </Panel>
  );
}

function Row({ row, object }: { row: ImportRecordsBody['rows'][number]; object: string }) {
  const { t } = useTranslation();
  const open = useOpenRecord();
  const number = <span className={styles.rowNumber}>{t('importing.rowNumber', { n: row.row })}</span>;
  if (row.problems) {
    return (
      <li>
        {number}
        <span className={styles.cells}>{row.cells?.filter(Boolean).join(' · ')}</span>
        <span className={styles.problem}>
          {row.problems.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join('; ')}
        </span>
      </li>
    );
  }
  return (
    <li>
      {number}
      {row.id && !row.deleted && object !== 'users' ? (
        <button type="button" className={styles.link} onClick={() => open({ object, id: row.id ?? '' })}>
          {row.title || '–'}
        </button>
      ) : (
        <span>{row.title || '–'}</span>
      )}
      {row.deleted && <Tag tone="line">{t('importing.inBin')}</Tag>}
    </li>
  );
}
