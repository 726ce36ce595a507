import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObject } from '../../../api/objects.ts';
import { openText } from '../../../browser/openRecord.ts';
import { FieldCell, type References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ArrowRightIcon } from '../../../ui/icons.tsx';
import { fieldIn } from '../here.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { touchIcon } from './icons.ts';
import styles from './timeline.module.css';

export function FollowUpItem({ activity, references }: { activity: RecordBody; references: References }) {
  const { t } = useTranslation();
  const format = useFormat();
  const definition = useObject('activity');
  const { kind, at, content, minutes, nextStep, nextStepDate, files, owner } = activity.values;
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
      <p className={styles.text}>{String(content ?? '')}</p>
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
    </EntryFrame>
  );
}
