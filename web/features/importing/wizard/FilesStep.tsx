import { Button, Progress, Select, Upload } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_UPLOAD } from '#contract/choices.ts';
import type { InspectionBody } from '#contract/exchange.ts';
import { discardImportFile, uploadImportFile, useInspection } from '../../../api/imports.ts';
import { UploadIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../importing.module.css';
import { useImportables } from '../useObjectNames.ts';
import { type Draft, type DraftFile, keptFor, proposedPlan, savedPlan } from './draft.ts';
import { FileReading } from './FileReading.tsx';
import { pastBeside } from './pastColumns.ts';

type Props = { draft: Draft; change: (next: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void };
type Going = { name: string; share: number; stop: () => void };

/** Files are dropped here; each says how it was read and what it is about. */
export function FilesStep({ draft, change }: Props) {
  const { t } = useTranslation();
  const [going, setGoing] = useState<Going[]>([]);
  const send = async (file: File) => {
    if (file.size > MAX_UPLOAD) return void toast(t('importing.tooLarge', { name: file.name }), { failed: true });
    const ending = new AbortController();
    const show = (share: number) =>
      setGoing((all) => [
        ...all.filter(({ name }) => name !== file.name),
        { name: file.name, share, stop: () => ending.abort() },
      ]);
    show(0);
    try {
      const { id, name, size } = await uploadImportFile(file, show, ending.signal);
      change((before) => ({ files: [...before.files, { id, name, size }] }));
    } catch (error) {
      if (!ending.signal.aborted) toast((error as Error).message, { failed: true });
    } finally {
      setGoing((all) => all.filter(({ name }) => name !== file.name));
    }
  };
  const remove = (id: string) => {
    void discardImportFile(id).catch(() => {});
    change((before) => ({ files: before.files.filter((file) => file.id !== id) }));
  };
  // What tells of the past comes after the records that it belongs to.
  const waiting = draft.files
    .filter(({ importId }) => importId === undefined)
    .toSorted((a, b) => Number(a.past ?? false) - Number(b.past ?? false));
  return (
    <>
      <Upload.Dragger
        multiple
        accept=".csv,.tsv,.txt,.xlsx"
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <UploadIcon size={24} className={styles.dropIcon ?? ''} />
        <p className={styles.strong}>{t('importing.drop')}</p>
        <p className={styles.quiet}>{t('importing.limits')}</p>
      </Upload.Dragger>
      {going.map(({ name, share, stop }) => (
        <Panel key={name}>
          <div className={styles.runHead}>
            <span className="grow">{name}</span>
            <Button size="small" onClick={stop}>
              {t('importing.cancel')}
            </Button>
          </div>
          <Progress percent={Math.floor(share * 100)} aria-label={t('importing.uploading', { name })} />
        </Panel>
      ))}
      {waiting.map((file) => (
        <FileCard
          key={file.id}
          file={file}
          beside={pastBeside(draft, file)}
          change={change}
          onRemove={() => remove(file.id)}
        />
      ))}
    </>
  );
}

type CardProps = {
  file: DraftFile;
  /** The upload whose stage changes belong to it. */
  beside: string | undefined;
  change: Props['change'];
  onRemove: () => void;
};

function FileCard({ file, beside, change, onRemove }: CardProps) {
  const { t } = useTranslation();
  const { object, reading = {} } = file;
  const set = (next: Partial<DraftFile>) =>
    change(({ files }) => ({ files: files.map((one) => (one.id === file.id ? { ...one, ...next } : one)) }));
  const query = useInspection(file.id, { ...reading, object });
  const isPast = query.data && query.data.past !== undefined;
  const differs = isPast !== undefined && isPast !== (file.past ?? false);
  useEffect(() => {
    if (!differs) return;
    change(({ files }) => ({ files: files.map((one) => (one.id === file.id ? { ...one, past: isPast } : one)) }));
  }, [differs, isPast, file.id, change]);
  const map = (inspection: InspectionBody) => {
    const kept = keptFor(file, inspection);
    const fresh = inspection.mapping ? savedPlan(inspection, inspection.mapping) : proposedPlan(inspection);
    change({ current: file.id, step: 'mapping', history: kept ? kept.history : beside, plan: kept?.plan ?? fresh });
  };
  return (
    <Panel
      title={file.name}
      sub={sizeText(file.size)}
      extra={
        <Button size="small" onClick={onRemove}>
          {t('importing.removeFile')}
        </Button>
      }
    >
      <QueryState query={query} lines={2} errorTitle={t('importing.unreadable')}>
        {(inspection) => (
          <div className={styles.stack}>
            <FileReading inspection={inspection} reading={reading} onChange={(next) => set({ reading: next })} />
            <div className={styles.line}>
              <ObjectSelect
                value={inspection.object}
                onChange={(key) => set({ object: key })}
                label={t('importing.objectOf', { name: file.name })}
              />
              {inspection.totalRows === 0 && <Tag tone="risk">{t('importing.noRows')}</Tag>}
              {inspection.past && <Tag tone="info">{t('importing.pastLike')}</Tag>}
              {inspection.mapping && <Tag tone="info">{t('importing.fits', { name: inspection.mapping.name })}</Tag>}
              <div className="grow" />
              <Button
                type={inspection.past ? 'default' : 'primary'}
                disabled={inspection.totalRows === 0}
                onClick={() => map(inspection)}
              >
                {t('importing.map')}
              </Button>
            </div>
          </div>
        )}
      </QueryState>
    </Panel>
  );
}

export function ObjectSelect({
  value,
  onChange,
  label,
}: {
  value: string;
  onChange: (key: string) => void;
  label: string;
}) {
  const { t } = useTranslation();
  const { offered, name } = useImportables();
  return (
    <span className={styles.line}>
      {t('importing.objectIs')}
      <Select
        aria-label={label}
        value={value}
        onChange={onChange}
        showSearch={{ optionFilterProp: 'label' }}
        className={styles.medium ?? ''}
        options={offered.map(({ key }) => ({ value: key, label: name(key), title: name(key) }))}
      />
    </span>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
