import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordFileBody } from '#contract/records.ts';
import { fileAddress } from '../../../api/files.ts';
import { FileLook, sizeText } from '../../../parts/documents/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ChevronLeftIcon, ChevronRightIcon } from '../../../ui/icons.tsx';
import styles from './files.module.css';

type Props = {
  files: readonly RecordFileBody[];
  shown: string;
  /** The one that is shown may be taken off the record. */
  removable: boolean;
  onRemove: (file: RecordFileBody) => void;
  onShow: (id: string) => void;
  onClose: () => void;
};

/** One file as it looks; arrows go through the others. */
export function FilePreview({ files, shown, removable, onRemove, onShow, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const index = files.findIndex((file) => file.id === shown);
  const file = files[index];
  if (!file) return null;
  const go = (step: number) => {
    const next = files[index + step];
    if (next) onShow(next.id);
  };
  return (
    <Modal
      open
      width={960}
      centered
      title={<span className="ellipsis">{file.name}</span>}
      onCancel={onClose}
      destroyOnHidden
      footer={
        <div className={styles.foot}>
          <IconButton
            small
            icon={ChevronLeftIcon}
            label={t('record.previousFile')}
            disabled={index === 0}
            onClick={() => go(-1)}
          />
          <IconButton
            small
            icon={ChevronRightIcon}
            label={t('record.nextFile')}
            disabled={index === files.length - 1}
            onClick={() => go(1)}
          />
          <span>
            {[file.createdBy?.name, format.dateTime(file.createdAt), sizeText(file.size)].filter(Boolean).join(' · ')}
          </span>
          <div className="grow" />
          {removable && <Button onClick={() => onRemove(file)}>{t('record.removeFile')}</Button>}
          <Button href={fileAddress(file.id)} download={file.name}>
            {t('record.download')}
          </Button>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the two buttons below. */}
      <div
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') go(-1);
          if (event.key === 'ArrowRight') go(1);
        }}
      >
        <FileLook key={file.id} file={file} />
      </div>
    </Modal>
  );
}
