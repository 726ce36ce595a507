import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObject } from '../../../api/objects.ts';
import { useMay } from '../../../api/session.ts';
import { openText } from '../../../browser/openRecord.ts';
import { FieldCell, type References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ArrowRightIcon } from '../../../ui/icons.tsx';
import { fieldIn, useHere } from '../here.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { touchIcon } from './icons.ts';
import { MentionedText } from './MentionedText.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import styles from './timeline.module.css';

type Props = {
  activity: RecordBody;
  replies: readonly RecordBody[];
  references: References;
  link: string | undefined;
};

/** A follow-up with what colleagues answered to it. */
export function FollowUpItem({ activity, replies, references, link }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { deleted } = useHere();
  const may = useMay();
  const definition = useObject('activity');
  const [replying, setReplying] = useState(false);
  const { kind, at, content, minutes, nextStep, nextStepDate, files, mentions, owner } = activity.values;
  const option = definition && fieldIn(definition, 'kind')?.options?.find((known) => known.key === kind);
  const filesField = definition && fieldIn(definition, 'files');
  const how = option ? inLocale(option.labels, format.locale) : String(kind);
  const what = minutes ? t('record.touchMinutes', { how, minutes: Number(minutes) }) : how;
  return (
    <EntryFrame
      icon={touchIcon(String(kind))}
      touch
      who={references[String(owner)]?.title ?? t('fields.unknownUser')}
      what={
        <Link
          to="."
          className={styles.quiet}
          search={(previous: Record<string, unknown>) => ({ ...previous, open: openText('activity', activity.id) })}
        >
          {what}
        </Link>
      }
      at={String(at)}
    >
      <MentionedText text={String(content ?? '')} mentions={mentions} references={references} />
      {nextStep && (
        <p className={styles.next}>
          <ArrowRightIcon size={12} />
          {String(nextStep)}
          {nextStepDate && ` · ${format.day(String(nextStepDate))}`}
        </p>
      )}
      {filesField && Array.isArray(files) && files.length > 0 && (
        <FieldCell field={filesField} value={files} references={references} />
      )}
      {replies.length > 0 && (
        <ul className={styles.replies}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <p className={styles.line}>
                <b>{references[String(reply.values.owner)]?.title ?? t('fields.unknownUser')}</b>
                <time dateTime={String(reply.values.at)}>{format.relative(String(reply.values.at))}</time>
              </p>
              <MentionedText
                text={String(reply.values.content ?? '')}
                mentions={reply.values.mentions}
                references={references}
              />
            </li>
          ))}
        </ul>
      )}
      {link &&
        !deleted &&
        may('activity', 'create') &&
        (replying ? (
          <ReplyForm activity={activity} link={link} onClose={() => setReplying(false)} />
        ) : (
          <button type="button" className={styles.reply} onClick={() => setReplying(true)}>
            {t('record.reply')}
          </button>
        ))}
    </EntryFrame>
  );
}
