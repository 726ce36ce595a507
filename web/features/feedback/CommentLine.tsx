import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentBody } from '#contract/feedback.ts';
import type { FunnelBody } from '#contract/funnels.ts';
import { useCloseComment } from '../../api/feedback.ts';
import { useOpenRecord } from '../../browser/openRecord.ts';
import { useAskNames } from '../../parts/feedback/index.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import styles from './feedback.module.css';

type Props = { comment: CommentBody; funnel: FunnelBody; mayClose: boolean; nameOf: (id: string) => string };

/** One thing that somebody said, about what, and what became of it. */
export function CommentLine({ comment, funnel, mayClose, nameOf }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useOpenRecord();
  const { stageName, askName } = useAskNames(funnel);
  const { stage, gate, record, text, at, by, version, reply, closedAt, closedBy } = comment;
  return (
    <li className={styles.comment}>
      <Avatar name={nameOf(by)} size={20} />
      <div className={styles.words}>
        <p className={styles.about}>
          <b>{nameOf(by)}</b>
          <Tag tone="line">{gate ? `${stageName(stage)} · ${askName(stage, gate)}` : stageName(stage)}</Tag>
          {version !== null && <small>{t('feedback.ofVersion', { number: version })}</small>}
          <time dateTime={at} title={format.dateTime(at, 'full')}>
            {format.relative(at)}
          </time>
          {record && (
            <button
              type="button"
              className={styles.open}
              onClick={() => open({ object: funnel.objectKey, id: record })}
            >
              {t('feedback.openRecord')}
            </button>
          )}
        </p>
        <p className={styles.text}>{text}</p>
        {closedAt && (
          <p className={styles.reply}>
            {t('feedback.closedBy', { name: closedBy ? nameOf(closedBy) : '' })}
            {reply && `：${reply}`}
          </p>
        )}
        {mayClose && !closedAt && <Answer funnel={funnel.key} id={comment.id} />}
      </div>
    </li>
  );
}

function Answer({ funnel, id }: { funnel: string; id: number }) {
  const { t } = useTranslation();
  const close = useCloseComment(funnel);
  const [reply, setReply] = useState('');
  const send = () =>
    close.mutate({ id, reply: reply.trim() }, { onError: (error) => toast(error.message, { failed: true }) });
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Input
        size="small"
        aria-label={t('feedback.reply')}
        placeholder={t('feedback.reply')}
        maxLength={2000}
        value={reply}
        onChange={(event) => setReply(event.target.value)}
      />
      <Button size="small" htmlType="submit" loading={close.isPending}>
        {t('feedback.close')}
      </Button>
    </form>
  );
}
