import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '#domain/objects/types.ts';
import { openText } from '../../../browser/openRecord.ts';
import styles from './create.module.css';
import { useTwins } from './useTwins.ts';

type Props = { object: string; field: string; value: FieldValue; except?: string };

/** "There is one already": a word, no bar, for two firms may share a name. */
export function TwinNotice({ object, field, value, except }: Props) {
  const { t } = useTranslation();
  const { data: twins = [] } = useTwins(object, field, value, except);
  if (twins.length === 0) return null;
  return (
    <p className={styles.twins} role="status">
      {t('record.twins')}
      {twins.slice(0, 3).map((twin) => (
        <Link
          key={twin.id}
          to="."
          search={(previous: Record<string, unknown>) => ({ ...previous, open: openText(object, twin.id) })}
        >
          {twin.title}
        </Link>
      ))}
    </p>
  );
}
