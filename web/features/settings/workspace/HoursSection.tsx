import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  areSpansSound,
  WEEKDAYS,
  type Weekday,
  type WorkingHours,
  type WorkingSpan,
} from '#domain/kernel/workCalendar.ts';
import { useSession } from '../../../api/session.ts';
import { useSaveWorkspace } from '../../../api/settings.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { SectionForm } from '../form/SectionForm.tsx';
import { useDraft } from '../form/useDraft.ts';
import styles from '../settings.module.css';
import { DaySpans } from './DaySpans.tsx';

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const lengthOf = (spans: readonly WorkingSpan[]) =>
  spans.reduce((sum, { from, to }) => sum + Math.max(0, minutes(to) - minutes(from)), 0);

/** When the week is worked; a day may have several spans. */
export function HoursSection() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const save = useSaveWorkspace();
  const draft = useDraft<WorkingHours>(useSession().workspace.workingHours, {
    mutateAsync: (workingHours) => save.mutateAsync({ workingHours }),
    isPending: save.isPending,
  });
  const week = WEEKDAYS.map((weekday) => draft.value[weekday]);
  const sound = week.every(areSpansSound) && week.some((spans) => spans.length > 0);
  const nameOf = (weekday: Weekday) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2026, 0, 4 + Number(weekday)),
    );
  const copy = (spans: WorkingSpan[]) => draft.change({ 1: spans, 2: spans, 3: spans, 4: spans, 5: spans });
  return (
    <SectionForm title={t('settings.sections.hours')} draft={draft} invalid={!sound}>
      <p className={styles.help}>{t('settings.hoursHelp')}</p>
      {WEEKDAYS.map((weekday) => (
        <div key={weekday} className={styles.row}>
          <span className={styles.label}>{nameOf(weekday)}</span>
          <div className={styles.spans}>
            <DaySpans
              name={nameOf(weekday)}
              spans={draft.value[weekday]}
              onChange={(spans) => draft.change({ [weekday]: spans })}
            />
            {weekday === '1' && (
              <Button size="small" type="text" onClick={() => copy(draft.value[1])}>
                {t('settings.hoursCopy')}
              </Button>
            )}
          </div>
        </div>
      ))}
      <p className={sound ? styles.help : styles.error} role="status">
        {sound
          ? t('settings.hoursTotal', {
              hours: format.number(week.reduce((sum, day) => sum + lengthOf(day), 0) / 60, 2),
            })
          : t('settings.hoursWrong')}
      </p>
    </SectionForm>
  );
}
