import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBin } from '../../../api/records.ts';
import { toast } from '../../../ui/toast.ts';
import { useHere } from '../here.ts';
import styles from './head.module.css';

/** Stands over a record that was deleted. */
export function BinNotice() {
  const { t } = useTranslation();
  const { object, record, rights } = useHere();
  const { restore } = useBin(object.key);
  const putBack = () =>
    restore.mutate([record.id], {
      onSuccess: ([outcome]) => {
        if (outcome && !outcome.ok) toast(outcome.issues[0]?.message ?? '', { failed: true });
      },
      onError: (error) => toast(error.message, { failed: true }),
    });
  return (
    <div className={styles.bin} role="status">
      <span>{t('record.inBin')}</span>
      {rights.delete && (
        <Button size="small" loading={restore.isPending} onClick={putBack}>
          {t('common.restore')}
        </Button>
      )}
    </div>
  );
}
