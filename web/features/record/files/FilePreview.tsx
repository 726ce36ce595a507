import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordFileBody } from '#contract/records.ts';
import { fileAddress } from '../../../api/files.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ChevronLeftIcon, ChevronRightIcon } from '../../../ui/icons.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { fileKind, sizeText } from './fileKind.ts';
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
        className={styles.stage}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') go(-1);
          if (event.key === 'ArrowRight') go(1);
        }}
      >
        <Look key={file.id} file={file} />
      </div>
    </Modal>
  );
}

function Look({ file }: { file: RecordFileBody }) {
  const { t } = useTranslation();
  const kind = fileKind(file);
  if (kind === 'image') return <img src={fileAddress(file.id)} alt={file.name} />;
  if (kind === 'other') return <p className={styles.none}>{t('record.noPreview')}</p>;
  return kind === 'pdf' ? <PdfLook file={file} /> : <TextLook file={file} />;
}

const MOST_TEXT = 200_000;

/** The server sends files inert; what is shown of them is made here. */
function useContent<T>(id: string, read: (blob: Blob) => Promise<T>) {
  return useQuery({
    queryKey: ['fileContent', id],
    queryFn: async ({ signal }) => {
      const answer = await fetch(fileAddress(id), { credentials: 'same-origin', signal });
      if (!answer.ok) throw new Error(answer.statusText);
      return read(await answer.blob());
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function TextLook({ file }: { file: RecordFileBody }) {
  const content = useContent(file.id, (blob) => blob.slice(0, MOST_TEXT).text());
  return <QueryState query={content}>{(text) => <pre>{text}</pre>}</QueryState>;
}

/** Typed as PDF whatever it holds, so that the browser's reader shows it or nothing does: never as a page. */
function PdfLook({ file }: { file: RecordFileBody }) {
  const { t } = useTranslation();
  const content = useContent(file.id, async (blob) => {
    const bytes = await blob.arrayBuffer();
    const isPdf = new TextDecoder('latin1').decode(bytes.slice(0, 1024)).includes('%PDF-');
    return isPdf ? new Blob([bytes], { type: 'application/pdf' }) : undefined;
  });
  return (
    <QueryState query={content}>
      {(blob) =>
        blob && navigator.pdfViewerEnabled ? (
          <PdfFrame blob={blob} name={file.name} />
        ) : (
          <p className={styles.none}>{t('record.noPreview')}</p>
        )
      }
    </QueryState>
  );
}

function PdfFrame({ blob, name }: { blob: Blob; name: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address ? <iframe src={address} title={name} referrerPolicy="no-referrer" /> : null;
}
