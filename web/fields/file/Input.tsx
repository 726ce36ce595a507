import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress, useUpload } from '../../api/files.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ClipIcon, CloseIcon, UploadIcon } from '../../ui/icons.tsx';
import { asList } from '../shared/values.ts';
import type { InputProps } from '../types.ts';
import styles from './file.module.css';

export function Input({ value, onChange, id, references, disabled, invalid, describedBy }: InputProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [uploaded, setUploaded] = useState<Record<string, string>>({});
  const upload = useUpload();
  const ids = asList(value);
  const nameOf = (fileId: string) => uploaded[fileId] ?? references?.[fileId]?.title ?? fileId;

  async function add(files: FileList | null): Promise<void> {
    if (!files?.length || disabled) return;
    const added = await Promise.all([...files].map((file) => upload.mutateAsync(file)));
    setUploaded((known) => ({ ...known, ...Object.fromEntries(added.map((file) => [file.id, file.name])) }));
    onChange([...ids, ...added.map((file) => file.id)]);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void add(event.dataTransfer.files).catch(ignoreShown);
  }

  return (
    <div className={styles.files}>
      {ids.map((fileId) => (
        <span key={fileId} className={styles.file}>
          <ClipIcon size={14} />
          <a href={fileAddress(fileId)} className="ellipsis">
            {nameOf(fileId)}
          </a>
          <IconButton
            icon={CloseIcon}
            small
            label={t('fields.removeFile', { name: nameOf(fileId) })}
            onClick={() => onChange(ids.length > 1 ? ids.filter((other) => other !== fileId) : null)}
          />
        </span>
      ))}
      <label
        className={cx(styles.drop, over && styles.over, invalid && styles.invalid)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <UploadIcon size={18} />
        {upload.isPending ? t('fields.uploading') : t('fields.chooseFile')}
        <input
          type="file"
          multiple
          id={id}
          className="visually-hidden"
          disabled={disabled}
          aria-describedby={describedBy}
          onChange={(event) => void add(event.target.files).catch(ignoreShown)}
        />
      </label>
      {upload.error && <span className={styles.failed}>{upload.error.message}</span>}
    </div>
  );
}

/** The failure is shown from the mutation's state. */
function ignoreShown(): void {}
