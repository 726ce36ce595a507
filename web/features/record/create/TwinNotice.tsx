import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { openText } from '../../../browser/openRecord.ts';
import styles from './create.module.css';
import { twinQuestion } from './twins.ts';
import { useTwins } from './useTwins.ts';

type Props = { object: string; field: string; value: FieldValue; values?: RecordValues; except?: string };

const SHOWN = 3;

/** "There is one already": a word, no bar, for two firms may share a name. */
export function TwinNotice({ object, field, value, values, except }: Props) {
  const { t } = useTranslation();
  const { data: twins = [] } = useTwins(twinQuestion(object, field, value, values), except);
  if (twins.length === 0) return null;
  return (
    <p className={styles.twins} role="status">
      {t('record.twins')}
      {twins.slice(0, SHOWN).map((twin) => (
        <span key={twin.id}>
          <Link
            to="."
            search={(previous: Record<string, unknown>) => ({ ...previous, open: openText(twin.object, twin.id) })}
          >
            {twin.title}
          </Link>
          {twin.subtitle && <small>{` ${twin.subtitle}`}</small>}
        </span>
      ))}
    </p>
  );
}
