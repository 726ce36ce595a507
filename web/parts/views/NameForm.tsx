import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VIEW_SHARINGS } from '#contract/choices.ts';
import { isApiError } from '../../api/apiError.ts';
import { useSession } from '../../api/session.ts';
import type { ViewSharing } from '../../api/views.ts';
import styles from './views.module.css';

type Props = {
  start: string;
  sharing?: ViewSharing;
  submit: string;
  onDone: (name: string, sharing: ViewSharing) => Promise<void>;
  onCancel: () => void;
};

/** The name of a view and who may use it; what the server refuses stands below. */
export function NameForm({ start, sharing: before = 'private', submit, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const { abilities } = useSession();
  const [name, setName] = useState(start);
  const [sharing, setSharing] = useState(before);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const id = useId();
  // What stands for everyone is put there by administrators; a view that stands there may stay.
  const offered = VIEW_SHARINGS.filter(
    (one) => one !== 'everyone' || before === 'everyone' || abilities.includes('manageWorkspace'),
  );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await onDone(name.trim(), sharing);
    } catch (error) {
      const issue = isApiError(error) ? error.issues[0]?.message : undefined;
      setProblem(issue ?? (error as Error).message);
      setBusy(false);
    }
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <label htmlFor={id} className="visually-hidden">
        {t('views.name')}
      </label>
      <Input
        id={id}
        size="small"
        autoFocus
        maxLength={60}
        placeholder={t('views.name')}
        value={name}
        {...(problem ? { status: 'error' as const, 'aria-describedby': `${id}-problem` } : {})}
        onChange={(event) => setName(event.target.value)}
      />
      <Select<ViewSharing>
        size="small"
        aria-label={t('views.sharing')}
        value={sharing}
        options={offered.map((value) => ({ value, label: t(`views.sharingOf.${value}`) }))}
        onChange={setSharing}
      />
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button size="small" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={busy} disabled={!name.trim()}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
