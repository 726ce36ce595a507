import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding, useCheckDocument } from '../../api/documents.ts';
import { CheckIcon, CloseIcon } from '../../ui/icons.tsx';
import { toast } from '../../ui/toast.ts';
import styles from './documents.module.css';

type Props = { finding: Pick<Finding, 'object' | 'id' | 'file'>; name: string; onDone: () => void };

/** Good in one press; sent back with a reason, asked for in place. */
export function Decide({ finding, name, onDone }: Props) {
  const { t } = useTranslation();
  const check = useCheckDocument();
  const [rejecting, setRejecting] = useState(false);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<string>();
  const say = (state: Finding['state']) =>
    check.mutate(
      { ...finding, state, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) return setRefused(outcome.issues[0]?.message);
          toast(t(`documents.did.${state}`, { name }));
          onDone();
        },
        onError: (error) => setRefused(error.message),
      },
    );
  return (
    <div className={styles.decide}>
      {rejecting && (
        <Input.TextArea
          autoFocus
          aria-label={t('documents.why')}
          placeholder={t('documents.whyHint')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
      <div className={styles.buttons}>
        {rejecting ? (
          <>
            <Button
              size="small"
              danger
              type="primary"
              disabled={!note.trim()}
              loading={check.isPending}
              onClick={() => say('rejected')}
            >
              {t('documents.rejectGo')}
            </Button>
            <Button size="small" type="text" onClick={() => setRejecting(false)}>
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button
              size="small"
              type="primary"
              icon={<CheckIcon size={14} />}
              loading={check.isPending}
              onClick={() => say('confirmed')}
            >
              {t('documents.confirm')}
            </Button>
            <Button size="small" icon={<CloseIcon size={14} />} onClick={() => setRejecting(true)}>
              {t('documents.reject')}
            </Button>
          </>
        )}
      </div>
      {refused && (
        <p className={styles.wrong} role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
