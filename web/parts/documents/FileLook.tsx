import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/files.ts';
import { QueryState } from '../../ui/states.tsx';
import styles from './documents.module.css';
import { fileKind } from './fileKind.ts';

type Looked = { id: string; name: string; mediaType: string };

/** One file as it looks, as far as a page can show it. */
export function FileLook({ file }: { file: Looked }) {
  return (
    <div className={styles.stage}>
      <Look file={file} />
    </div>
  );
}

function Look({ file }: { file: Looked }) {
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

function TextLook({ file }: { file: Looked }) {
  const content = useContent(file.id, (blob) => blob.slice(0, MOST_TEXT).text());
  return <QueryState query={content}>{(text) => <pre>{text}</pre>}</QueryState>;
}

/** Typed as PDF whatever it holds, so that the browser's reader shows it or nothing does: never as a page. */
function PdfLook({ file }: { file: Looked }) {
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
