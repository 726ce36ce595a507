import { useTranslation } from 'react-i18next';
import type { JourneyBody } from '#contract/journey.ts';
import { DocumentCheck } from '../../../parts/documents/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useHere } from '../here.ts';
import styles from './stage.module.css';

/** Files that wait for a look, or that somebody has looked at; who may, says so here. */
export function StageDocuments({ journey }: { journey: JourneyBody }) {
  const { t } = useTranslation();
  const { relative } = useFormat();
  const { object, record } = useHere();
  const { documents, next, references } = journey;
  // Those that stand in the way are told of there.
  const told = new Set(next?.unmet.flatMap((unmet) => (unmet.kind === 'document' && unmet.file ? [unmet.file] : [])));
  const shown = documents.filter(({ file }) => !told.has(file));
  if (shown.length === 0) return null;
  return (
    <section className={styles.half} aria-label={t('gates.documents')}>
      <h3 className={styles.halfTitle}>{t('gates.documents')}</h3>
      <ul className={styles.rows}>
        {shown.map((document) => (
          <li key={document.file}>
            <DocumentCheck
              object={object.key}
              id={record.id}
              document={document}
              by={
                document.by && document.at
                  ? `${references[document.by]?.title ?? ''} ${relative(document.at)}`.trim()
                  : undefined
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
