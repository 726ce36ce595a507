import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FunnelVersionsBody } from '#contract/versions.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useNewDraft } from '../../../api/funnelVersions.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useDesignerSearch } from '../useDesignerSearch.ts';
import { useVersionAct } from './useVersionAct.ts';
import { useVersionName } from './useVersionName.ts';
import styles from './versions.module.css';

/** Every version there was: who made it when, how long it held; each can be opened, and be what a new draft begins with. */
export function HistoryPanel({ funnel }: { funnel: FunnelVersionsBody }) {
  const { t } = useTranslation();
  const { dateTime, locale } = useFormat();
  const nameOf = useVersionName();
  const { change } = useDesignerSearch();
  const draft = useNewDraft(funnel.key);
  const run = useVersionAct();
  const who = (id: string | null) => (id ? (funnel.references[id]?.title ?? '') : '');
  return (
    <Panel flush title={t('designer.history')}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('designer.version')}</th>
              <th scope="col">{t('designer.edited')}</th>
              <th scope="col">{t('designer.published')}</th>
              <th scope="col">{t('designer.retired')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {funnel.versions.map((version) => (
              <tr key={version.id}>
                <th scope="row">
                  {nameOf(version)}
                  {version.library && (
                    <small className={styles.cause}>
                      {t('library.byLibrary', { name: inLocale(version.library.names, locale) })}
                    </small>
                  )}
                </th>
                <td>
                  {dateTime(version.updatedAt)} {who(version.updatedBy ?? version.createdBy)}
                </td>
                <td>
                  {version.publishedAt && dateTime(version.publishedAt)} {who(version.publishedBy)}
                </td>
                <td>{version.retiredAt && dateTime(version.retiredAt)}</td>
                <td className={styles.number}>
                  <Button size="small" type="text" onClick={() => change({ version: version.id, view: undefined })}>
                    {t('designer.open')}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    loading={draft.isPending}
                    onClick={() =>
                      void run(draft.mutateAsync({ version: version.id }), ({ id }) =>
                        change({ version: id, view: undefined }),
                      )
                    }
                  >
                    {t('designer.draftFrom')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
