import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalBody } from '#contract/approvals.ts';
import { isApiError } from '../../api/apiError.ts';
import { useDecide } from '../../api/approvals.ts';
import { useLooksOnly, useSession } from '../../api/session.ts';
import { CheckIcon, CloseIcon } from '../../ui/icons.tsx';
import { toast } from '../../ui/toast.ts';
import styles from './approvals.module.css';
import { useDecidedWords } from './useDecidedWords.ts';

/** The reader's word: yes in one tap; no with a reason, asked for in place. */
export function Decide({ approval }: { approval: ApprovalBody }) {
  const { t } = useTranslation();
  const me = useSession().user.id;
  const looksOnly = useLooksOnly();
  const decide = useDecide();
  const words = useDecidedWords();
  const [rejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState('');
  const others = approval.mine.filter(({ id }) => id !== me).map(({ name }) => name);
  const send = (approved: boolean) => {
    const note = reason.trim();
    decide.mutate(
      { id: approval.id, approved, ...(note ? { note } : {}) },
      { onSuccess: (done) => toast(words(done)) },
    );
  };
  const error = decide.error;
  const message = isApiError(error) ? (error.issues?.[0]?.message ?? error.message) : error && t('errors.unexpected');
  return (
    <div className={styles.decide}>
      {others.length > 0 && (
        <p className={styles.behalf}>{t('approvals.onBehalf', { names: others.join(t('approvals.and')) })}</p>
      )}
      {rejecting && (
        <Input.TextArea
          autoFocus
          aria-label={t('approvals.reason')}
          placeholder={t('approvals.reasonHint')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              setRejecting(false);
            }
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && reason.trim()) send(false);
          }}
        />
      )}
      <div className={styles.buttons}>
        {rejecting ? (
          <>
            <Button
              danger
              type="primary"
              disabled={!reason.trim()}
              loading={decide.isPending}
              onClick={() => send(false)}
            >
              {t('approvals.confirmReject')}
            </Button>
            <Button type="text" onClick={() => setRejecting(false)}>
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button
              type="primary"
              data-say="y"
              icon={<CheckIcon size={16} />}
              disabled={looksOnly}
              loading={decide.isPending}
              onClick={() => send(true)}
            >
              {t('approvals.approve')}
            </Button>
            <Button
              data-say="n"
              icon={<CloseIcon size={16} />}
              disabled={looksOnly || decide.isPending}
              onClick={() => setRejecting(true)}
            >
              {t('approvals.reject')}
            </Button>
          </>
        )}
      </div>
      {message && (
        <p className={styles.reason} role="alert">
          {message}
        </p>
      )}
    </div>
  );
}
