import { Button, InputNumber } from 'antd';
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObject } from '../../../api/objects.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { shortcutLabel } from '../../../browser/useShortcut.ts';
import { cx } from '../../../ui/cx.ts';
import { ClipIcon } from '../../../ui/icons.tsx';
import { toast } from '../../../ui/toast.ts';
import { fieldIn } from '../here.ts';
import { Attachments } from './Attachments.tsx';
import styles from './composer.module.css';
import { isBlank, useDraft } from './draft.ts';
import { KindPicker } from './KindPicker.tsx';
import { MentionInput } from './MentionInput.tsx';
import { NextStep } from './NextStep.tsx';
import { useKeepInView } from './useKeepInView.ts';
import { useSaveFollowUp } from './useSaveFollowUp.ts';
import { useUploads } from './useUploads.ts';

export const COMPOSER_ID = 'follow-up';

/** A touch in 15 seconds: how, what was said, to whom, with what, what comes next and when. */
export function Composer({ link }: { link: string }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const activity = useObject('activity');
  const kinds = (activity && fieldIn(activity, 'kind')?.options) ?? [];
  const { draft, change, clear } = useDraft();
  const [open, setOpen] = useState(!isBlank(draft));
  const [over, setOver] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useKeepInView(form, open);
  const kind = draft.kind || (kinds[0]?.key ?? 'call');
  const { save, saving, makesTasks } = useSaveFollowUp(link);
  const { uploads, add } = useUploads((files) =>
    change({ files: [...draft.files, ...files.map(({ id, name }) => ({ id, name }))] }),
  );
  const attach = (files: FileList | null) => {
    if (!files?.length) return;
    setOpen(true);
    void add(files);
  };
  const ready = draft.content.trim() !== '' && uploads.length === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || saving) return;
    const refused = await save({ ...draft, kind });
    if (refused) return void toast(refused, { failed: true });
    clear();
    setOpen(false);
    toast(t('record.followUpSaved'));
  };
  const keys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
    const number = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
    const chosen = kinds[Number(number) - 1];
    if (!chosen) return;
    event.preventDefault();
    change({ kind: chosen.key });
  };
  const pasted = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attach(event.clipboardData.files);
  };
  return (
    <form
      ref={form}
      className={cx(styles.composer, over && styles.over)}
      data-composing={open || undefined}
      aria-label={t('record.followUp')}
      onSubmit={submit}
      onKeyDown={keys}
      onDragOver={(event) => {
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
      <MentionInput
        id={COMPOSER_ID}
        label={t('record.followUp')}
        placeholder={t('record.followUpHint')}
        minRows={open ? 3 : 1}
        value={draft.content}
        onFocus={() => setOpen(true)}
        onPaste={pasted}
        onChange={(content) => change({ content })}
        onPick={(colleague) => change({ picked: [...draft.picked, colleague] })}
      />
      {open && (
        <>
          <Attachments
            files={draft.files}
            uploads={uploads}
            onRemove={(id) => change({ files: draft.files.filter((file) => file.id !== id) })}
          />
          <KindPicker kinds={kinds} value={kind} onChange={(chosen) => change({ kind: chosen })} />
          <NextStep draft={draft} onChange={change} makesTasks={makesTasks} />
          <div className={styles.foot}>
            <FileButton label={t('record.attach')} onFiles={attach} />
            {phone && <FileButton label={t('record.takePhoto')} camera onFiles={attach} />}
            <InputNumber<number>
              className={styles.minutes ?? ''}
              size="small"
              controls={false}
              min={0}
              max={1440}
              precision={0}
              aria-label={t('record.minutes')}
              placeholder={t('record.minutes')}
              value={draft.minutes === null ? null : Number(draft.minutes)}
              onChange={(minutes) => change({ minutes })}
            />
            <div className="grow" />
            <Button size="small" type="text" onClick={() => setOpen(false)}>
              {t('record.fold')}
            </Button>
            <Button
              size="small"
              type="primary"
              htmlType="submit"
              disabled={!ready}
              loading={saving}
              title={shortcutLabel('Enter')}
            >
              {t('common.save')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

type FileButtonProps = { label: string; camera?: boolean; onFiles: (files: FileList | null) => void };

function FileButton({ label, camera, onFiles }: FileButtonProps) {
  return (
    <label className={styles.attach} title={label}>
      <ClipIcon size={16} />
      <span className={camera ? undefined : 'visually-hidden'}>{label}</span>
      <input
        type="file"
        multiple={!camera}
        {...(camera ? { accept: 'image/*', capture: 'environment' as const } : {})}
        className="visually-hidden"
        aria-label={label}
        onChange={(event) => {
          onFiles(event.target.files);
          event.target.value = '';
        }}
      />
    </label>
  );
}
