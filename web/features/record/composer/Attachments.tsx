import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ClipIcon, CloseIcon } from '../../../ui/icons.tsx';
import styles from './composer.module.css';
import type { StoredFile } from './draft.ts';
import type { Upload } from './useUploads.ts';

type Props = { files: readonly StoredFile[]; uploads: readonly Upload[]; onRemove: (id: string) => void };

/** What goes with the follow-up, and what is on its way. */
export function Attachments({ files, uploads, onRemove }: Props) {
  const { t } = useTranslation();
  if (files.length + uploads.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.id}>
          <ClipIcon size={14} />
          <span className="ellipsis">{file.name}</span>
          <IconButton
            small
            icon={CloseIcon}
            label={t('fields.removeFile', { name: file.name })}
            onClick={() => onRemove(file.id)}
          />
        </li>
      ))}
      {uploads.map(({ key, name, share, cancel }) => (
        <li key={key}>
          <progress value={share} aria-label={t('record.uploadingFile', { name })} />
          <span className="ellipsis">{name}</span>
          <IconButton small icon={CloseIcon} label={t('record.cancelUpload', { name })} onClick={cancel} />
        </li>
      ))}
    </ul>
  );
}
