import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useUpload } from '../../api/files.ts';
import { fieldOf } from '../../api/objects.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { UploadIcon } from '../../ui/icons.tsx';
import styles from './gates.module.css';

type Props = {
  object: ObjectBody;
  field: string;
  again: boolean;
  busy: boolean;
  onUploaded: (files: string[]) => void;
};

/** Chooses files, on a phone also by camera, and sends them; their ids are for whoever asked. */
export function Upload({ object, field, again, busy, onUploaded }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const phone = usePhone();
  const upload = useUpload();
  const definition = fieldOf(object, field);
  const name = definition ? inLocale(definition.labels, locale) : field;
  async function add(files: FileList | null): Promise<void> {
    if (!files?.length) return;
    const sent = await Promise.all([...files].map((file) => upload.mutateAsync(file)));
    onUploaded(sent.map(({ id }) => id));
  }
  const shared = { loading: upload.isPending || busy, add };
  return (
    <>
      <Pick
        {...shared}
        label={t('gates.uploadOf', { field: name })}
        words={t(again ? 'gates.uploadAgain' : 'gates.upload')}
      />
      {phone && <Pick {...shared} photo label={t('gates.photoOf', { field: name })} words={t('gates.photo')} />}
      {upload.error && (
        <p className={styles.wrong} role="alert">
          {upload.error.message}
        </p>
      )}
    </>
  );
}

type PickProps = {
  label: string;
  words: string;
  photo?: boolean;
  loading: boolean;
  add: (files: FileList | null) => Promise<void>;
};

function Pick({ label, words, photo, loading, add }: PickProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="small"
        icon={<UploadIcon size={14} />}
        aria-label={label}
        loading={loading}
        onClick={() => input.current?.click()}
      >
        {words}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        {...(photo ? { accept: 'image/*', capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          const { target } = event;
          // The failure is shown from the mutation's state.
          void add(target.files).catch(() => undefined);
          target.value = '';
        }}
      />
    </>
  );
}
