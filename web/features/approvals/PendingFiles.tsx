import { useTranslation } from 'react-i18next';
import type { PendingDocuments } from '#contract/documents.ts';
import { knownStages } from '#domain/funnels/knownStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { usePendingDocuments } from '../../api/documents.ts';
import { useFunnels } from '../../api/funnels.ts';
import { useOpenRecord } from '../../browser/openRecord.ts';
import { DocumentCheck } from '../../parts/documents/index.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { StampIcon } from '../../ui/icons.tsx';
import { Empty, QueryState } from '../../ui/states.tsx';
import styles from './approvals.module.css';

/** Files that gates want looked at and that the reader may look at, those that wait longest first. */
export function PendingFiles() {
  const { t } = useTranslation();
  const query = usePendingDocuments(true);
  return (
    <QueryState query={query}>
      {({ documents, references, hidden }) =>
        documents.length === 0 ? (
          <Empty icon={StampIcon} title={t('documents.empty')} hint={t('documents.emptyHint')} />
        ) : (
          <div className={styles.list}>
            {documents.map((document) => (
              <PendingFile key={document.file} document={document} references={references} />
            ))}
            {hidden > 0 && <p className={styles.hint}>{t('documents.hidden', { count: hidden })}</p>}
          </div>
        )
      }
    </QueryState>
  );
}

type Props = { document: PendingDocuments['documents'][number]; references: PendingDocuments['references'] };

function PendingFile({ document, references }: Props) {
  const { t } = useTranslation();
  const { relative, dateTime, locale } = useFormat();
  const open = useOpenRecord();
  const { funnels } = useFunnels();
  const { object, id, title, stage, uploadedBy, askedAt } = document;
  const name = funnels
    .filter(({ objectKey }) => objectKey === object)
    .flatMap(knownStages)
    .find(({ key }) => key === stage)?.names;
  const by = uploadedBy ? references[uploadedBy]?.title : undefined;
  return (
    <article className={styles.card} aria-label={title}>
      <header className={styles.head}>
        <button type="button" className={styles.open} onClick={() => open({ object, id })}>
          <span className={styles.title}>{title}</span>
        </button>
      </header>
      <p className={styles.who}>
        {t('documents.asked', { stage: name ? inLocale(name, locale) : stage })}{' '}
        <time dateTime={askedAt} title={dateTime(askedAt, 'full')}>
          {relative(askedAt)}
        </time>
      </p>
      <DocumentCheck
        object={object}
        id={id}
        document={{ ...document, state: 'pending', note: null, mayCheck: true }}
        by={by ? t('documents.sentBy', { name: by }) : undefined}
      />
    </article>
  );
}
