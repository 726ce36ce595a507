import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordFileBody } from '#contract/records.ts';
import { fileAddress, useRecordFiles } from '../../../api/files.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { fileKind, sizeText } from '../../../parts/documents/index.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { DocumentIcon, UploadIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import { Attachments } from '../composer/Attachments.tsx';
import { useUploads } from '../composer/useUploads.ts';
import { fieldIn, useHere } from '../here.ts';
import { FilePreview } from './FilePreview.tsx';
import styles from './files.module.css';

/** Above this a picture is too heavy to be its own thumbnail. */
const MOST_THUMBNAIL = 4 * 1024 * 1024;

/** All files of the record, of its follow-ups and tasks; a click looks at one, dropping adds more. */
export function FilesPanel() {
  const { t } = useTranslation();
  const { object, record, editable } = useHere();
  const query = useRecordFiles(object.key, record.id);
  const update = useUpdateOne(object.key);
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState<string>();
  // Uploads may end while the record was changed: what it has by then counts.
  const latest = useRef(record);
  latest.current = record;
  const known = () => (Array.isArray(latest.current.values.files) ? latest.current.values.files : []);
  const keep = async (files: readonly string[]): Promise<boolean> => {
    const outcome = await update
      .mutateAsync({ id: record.id, values: { files } })
      .catch((error: Error) => ({ ok: false as const, issues: [{ message: error.message }] }));
    if (!outcome.ok) toast(outcome.issues[0]?.message ?? '', { failed: true });
    return outcome.ok;
  };
  const { uploads, add } = useUploads((files) => void keep([...known(), ...files.map((file) => file.id)]));
  const remove = async ({ id, name }: RecordFileBody) => {
    setShown(undefined);
    if (!(await keep(known().filter((one) => one !== id)))) return;
    toast(t('record.fileRemoved', { name }), { undo: () => void keep([...known(), id]) });
  };
  const mayAdd = editable && fieldIn(object, 'files') !== undefined;
  const attach = (files: FileList | null) => {
    if (mayAdd && files?.length) void add(files);
  };
  const count = query.data?.length ?? 0;
  if (!mayAdd && count === 0) return null;
  return (
    <Panel
      title={t('record.files')}
      sub={query.data && count > 0 && t('record.fileCount', { count })}
      extra={
        mayAdd && (
          <>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              onChange={(event) => {
                attach(event.target.files);
                event.target.value = '';
              }}
            />
            <Button size="small" type="text" icon={<UploadIcon size={14} />} onClick={() => picker.current?.click()}>
              {t('record.upload')}
            </Button>
          </>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the button does the same. */}
      <div
        className={cx(styles.zone, over && styles.over)}
        onDragOver={(event) => {
          if (!mayAdd) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          attach(event.dataTransfer.files);
        }}
      >
        <Attachments files={[]} uploads={uploads} onRemove={() => {}} />
        <QueryState query={query} lines={2}>
          {(files) =>
            files.length === 0 ? (
              <p className={styles.none}>{t('record.noFiles')}</p>
            ) : (
              <ul className={styles.files}>
                {files.map((file) => (
                  <FileTile key={file.id} file={file} onOpen={() => setShown(file.id)} />
                ))}
              </ul>
            )
          }
        </QueryState>
      </div>
      {shown && query.data && (
        <FilePreview
          files={query.data}
          shown={shown}
          // What hangs on a follow-up or a task is taken off there.
          removable={mayAdd && known().includes(shown)}
          onRemove={(file) => void remove(file)}
          onShow={setShown}
          onClose={() => setShown(undefined)}
        />
      )}
    </Panel>
  );
}

function FileTile({ file, onOpen }: { file: RecordFileBody; onOpen: () => void }) {
  const format = useFormat();
  const kind = fileKind(file);
  const ending = /\.([a-z0-9]{1,5})$/i.exec(file.name)?.[1]?.toUpperCase();
  return (
    <li>
      <button type="button" className={styles.tile} onClick={onOpen}>
        <span className={styles.thumb}>
          {kind === 'image' && file.size <= MOST_THUMBNAIL ? (
            <img src={fileAddress(file.id)} alt="" loading="lazy" decoding="async" />
          ) : (
            <>
              <DocumentIcon size={20} />
              {ending && <small>{ending}</small>}
            </>
          )}
        </span>
        <span className={styles.words}>
          <span className="ellipsis" title={file.name}>
            {file.name}
          </span>
          <small className="ellipsis">
            {[file.createdBy?.name, format.day(file.createdAt), sizeText(file.size)].filter(Boolean).join(' · ')}
          </small>
        </span>
      </button>
    </li>
  );
}
