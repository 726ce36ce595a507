import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import { stageOf } from '../model/design.ts';
import { mergeStages } from '../model/splitMerge.ts';
import styles from './row.module.css';

/** Says what becomes of two stages that are merged, and of the records in them. */
export function MergeDialog({ from, into, onClose }: { from: string; into: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design, object, apply, select } = useDesigner();
  const [gone, kept] = [stageOf(design, from), stageOf(design, into)];
  if (!gone || !kept) return null;
  const names = {
    from: inLocale(gone.names, locale),
    into: inLocale(kept.names, locale),
    object: inLocale(object.labelsPlural, locale),
  };
  return (
    <Modal
      open
      title={t('designer.mergeTitle', names)}
      okText={t('designer.merge')}
      cancelText={t('common.cancel')}
      onOk={() => {
        apply((now) => mergeStages(now, from, into));
        select(into);
        onClose();
      }}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <ul>
          <li>{t('designer.mergeRecords', names)}</li>
          <li>{t('designer.mergeGates')}</li>
          <li>{t('designer.mergeHistory', names)}</li>
        </ul>
      </div>
    </Modal>
  );
}
