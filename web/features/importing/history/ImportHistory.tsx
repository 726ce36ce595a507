import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportBody } from '#contract/imports.ts';
import { useImports } from '../../../api/imports.ts';
import { useMediaQuery } from '../../../browser/useMediaQuery.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { UploadIcon } from '../../../ui/icons.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, QueryState } from '../../../ui/states.tsx';
import styles from '../importing.module.css';
import { StateTag } from '../run/StateTag.tsx';
import { useImportables } from '../useObjectNames.ts';

/** Who imported what, when, and what came of it. */
export function ImportHistory() {
  const { t } = useTranslation();
  const query = useImports();
  return (
    <>
      <PageHead title={t('importing.title')}>
        <NewImport />
      </PageHead>
      <Panel flush>
        <QueryState query={query}>
          {(imports) =>
            imports.length === 0 ? (
              <Empty icon={UploadIcon} title={t('importing.none')} hint={t('importing.noneHint')}>
                <NewImport />
              </Empty>
            ) : (
              <Imports imports={imports} />
            )
          }
        </QueryState>
      </Panel>
    </>
  );
}

function NewImport() {
  const { t } = useTranslation();
  return (
    <Link to="/import/{-$id}" params={{ id: 'new' }}>
      <Button type="primary" icon={<UploadIcon />} tabIndex={-1}>
        {t('importing.new')}
      </Button>
    </Link>
  );
}

function Imports({ imports }: { imports: ImportBody[] }) {
  const { t } = useTranslation();
  const { name } = useImportables();
  const format = useFormat();
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 767px)');
  const open = (id: number) => navigate({ to: '/import/{-$id}', params: { id: String(id) } });
  const counts = ({ counts: { created, updated, refused } }: ImportBody) =>
    [
      created > 0 && t('importing.createdCount', { n: format.number(created) }),
      updated > 0 && t('importing.updatedCount', { n: format.number(updated) }),
      refused > 0 && t('importing.refusedCount', { n: format.number(refused) }),
    ]
      .filter(Boolean)
      .join(' · ') || '–';
  return (
    <Table
      size="small"
      rowKey="id"
      dataSource={imports}
      pagination={imports.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      onRow={({ id }) => ({ onClick: () => open(id), className: styles.clickable ?? '' })}
      columns={[
        {
          title: t('importing.file'),
          render: (_, one) => (
            <>
              <Link to="/import/{-$id}" params={{ id: String(one.id) }} className={styles.strong ?? ''}>
                {one.title ?? one.fileName ?? `#${one.id}`}
              </Link>
              {phone && (
                <div className={styles.quiet}>
                  {name(one.object)} · {format.relative(one.startedAt)} · {counts(one)}
                </div>
              )}
            </>
          ),
        },
        { title: t('importing.object'), hidden: phone, render: (_, one) => name(one.object) },
        { title: t('importing.state'), render: (_, one) => <StateTag state={one.state} stalled={one.stalled} /> },
        { title: t('importing.result'), hidden: phone, render: (_, one) => counts(one) },
        { title: t('importing.actor'), hidden: phone, dataIndex: 'actor' },
        { title: t('importing.when'), hidden: phone, render: (_, one) => format.dateTime(one.startedAt) },
      ]}
    />
  );
}
