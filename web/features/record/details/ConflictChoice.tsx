import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { recordQuery } from '../../../api/records.ts';
import { FieldCell } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useHere } from '../here.ts';
import styles from './details.module.css';
import type { Conflict } from './useSaveField.ts';

type Props = { field: FieldBody; conflict: Conflict; mine: FieldValue; onMine: () => void; onTheirs: () => void };

/** Two people wrote the same field: who and what, and which of the two stays. */
export function ConflictChoice({ field, conflict, mine, onMine, onTheirs }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { object, record, references } = useHere();
  const client = useQueryClient();
  const value = (shown: FieldValue) => <FieldCell field={field} value={shown} references={references} />;
  const takeTheirs = () => {
    void client.invalidateQueries({ queryKey: recordQuery(object.key, record.id).queryKey });
    onTheirs();
  };
  return (
    <div className={styles.conflict} role="alert">
      <p>
        <Trans
          t={t}
          i18nKey="record.conflict"
          values={{ name: conflict.by ?? t('record.system'), when: format.relative(conflict.at) }}
        />
      </p>
      <dl>
        <dt>{t('record.theirs')}</dt>
        <dd>{value(conflict.theirs)}</dd>
        <dt>{t('record.mine')}</dt>
        <dd>{value(mine)}</dd>
      </dl>
      <div className={styles.choice}>
        <Button size="small" onClick={takeTheirs}>
          {t('record.useTheirs')}
        </Button>
        <Button size="small" type="primary" onClick={onMine}>
          {t('record.useMine')}
        </Button>
      </div>
    </div>
  );
}
