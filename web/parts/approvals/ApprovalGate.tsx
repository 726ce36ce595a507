import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalWay } from '#contract/approvals.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useAskApproval, useWithdrawApproval } from '../../api/approvals.ts';
import { useLooksOnly } from '../../api/session.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { toast } from '../../ui/toast.ts';
import { ApprovalSteps } from './ApprovalSteps.tsx';
import { ApprovalTag } from './ApprovalTag.tsx';
import styles from './approvals.module.css';
import { messageOf } from './messageOf.ts';
import { useDeciderWords } from './useDeciderWords.ts';

type Gate = ApprovalWay['gates'][number];
type Props = {
  gate: Gate;
  wish: { object: string; id: string; to: string; fill: Record<string, unknown> };
  askedBelow: boolean;
};

/** One approval: what it is, who, how far; then what the reader can do about it. */
export function ApprovalGate({ gate, wish, askedBelow }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { request, state } = gate;
  const names = useDeciderWords()(gate.deciders);
  const going = request?.state === 'waiting' || (request?.state === 'approved' && state === 'approved');
  return (
    <div className={styles.gate}>
      <p className={styles.head}>
        <b>{gate.message ? inLocale(gate.message, locale) : t('approvals.needed')}</b>
        <ApprovalTag state={state} />
      </p>
      <ApprovalSteps steps={going && request ? request.steps : gate.steps.map(planned)} />
      {request?.state === 'rejected' && state === 'rejected' && (
        <p className={styles.reason}>{t('approvals.rejectedBecause', { reason: request.reason ?? '' })}</p>
      )}
      {request?.state === 'lapsed' && <p className={styles.hint}>{t('approvals.lapsedHint')}</p>}
      {names && (
        <p className={styles.hint}>
          {t(state === 'waiting' ? 'approvals.waitsFor' : 'approvals.decidedBy', { names })}
          {state === 'waiting' && ` · ${t('approvals.movesByItself')}`}
        </p>
      )}
      {gate.mayAsk && !askedBelow && <Ask gate={gate} wish={wish} />}
      {request?.mayWithdraw && <Withdraw id={request.id} />}
    </div>
  );
}

const planned = ({ mode, people }: Gate['steps'][number]) => ({ mode, people: people.map((person) => ({ person })) });

function Ask({ gate, wish }: Omit<Props, 'askedBelow'>) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const ask = useAskApproval();
  const looksOnly = useLooksOnly();
  const send = () =>
    ask.mutate(
      { ...wish, gate: gate.gate, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: () => {
          setNote('');
          toast(t('approvals.askedDone'));
        },
      },
    );
  return (
    <div className={styles.ask}>
      <Input.TextArea
        aria-label={t('approvals.note')}
        placeholder={t('approvals.note')}
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="primary" disabled={looksOnly} loading={ask.isPending} onClick={send}>
        {t(gate.request ? 'approvals.askAgain' : 'approvals.ask')}
      </Button>
      {ask.isError && (
        <p className={styles.reason} role="alert">
          {messageOf(ask.error)}
        </p>
      )}
    </div>
  );
}

function Withdraw({ id }: { id: string }) {
  const { t } = useTranslation();
  const withdraw = useWithdrawApproval();
  return (
    <Popconfirm
      title={t('approvals.withdrawAsk')}
      okText={t('approvals.withdraw')}
      cancelText={t('common.cancel')}
      onConfirm={() =>
        withdraw.mutate(id, { onError: (error) => toast(messageOf(error) ?? t('errors.unexpected'), { failed: true }) })
      }
    >
      <Button size="small" type="text" loading={withdraw.isPending}>
        {t('approvals.withdraw')}
      </Button>
    </Popconfirm>
  );
}
