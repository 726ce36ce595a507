import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = { loading: boolean; onDone: () => void; onClose: () => void };

export function DropDialog({ loading, onDone, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('designer.dropTitle')}
      okText={t('designer.dropDraft')}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, loading }}
      onOk={onDone}
      onCancel={onClose}
    >
      {t('designer.dropText')}
    </Modal>
  );
}
