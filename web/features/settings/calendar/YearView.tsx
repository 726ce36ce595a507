import { useTranslation } from 'react-i18next';
import type { CalendarBody } from '#contract/settings.ts';
import { addDays, addMonths } from '#domain/kernel/calendar.ts';
import { WEEKDAYS, type WorkingHours, weekdayOf } from '#domain/kernel/workCalendar.ts';
import { useSession } from '../../../api/session.ts';
import styles from '../settings.module.css';

type Props = { year: CalendarBody; picked: string | undefined; onPick: (day: string) => void };
type Day = CalendarBody['days'][number];

export function YearView({ year, picked, onPick }: Props) {
  const { t, i18n } = useTranslation();
  const { workingHours } = useSession().workspace;
  const said = new Map(year.days.map((day) => [day.day, day]));
  const firsts = Array.from({ length: 12 }, (_, month) => addMonths(`${year.year}-01-01`, month));
  const words = (options: Intl.DateTimeFormatOptions, day: string) =>
    new Intl.DateTimeFormat(i18n.language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  const total = year.workdays.reduce((sum, days) => sum + days, 0);
  return (
    <>
      <p className={styles.legend}>
        <span>{t('settings.yearWorkdays', { days: total })}</span>
        <span>
          <i style={{ background: 'var(--won-bg)', border: '1px solid var(--won-text)' }} />
          {t('settings.dayOff')}
        </span>
        <span>
          <i style={{ background: 'var(--stalled-bg)', border: '1px solid var(--stalled-text)' }} />
          {t('settings.dayWork')}
        </span>
      </p>
      <div className={styles.months} style={{ paddingTop: 12 }}>
        {firsts.map((first, month) => (
          <section key={first} className={styles.month}>
            <h3>
              {words({ month: 'long' }, first)}
              <small>{t('settings.monthWorkdays', { days: year.workdays[month] ?? 0 })}</small>
            </h3>
            <div className={styles.days}>
              {WEEKDAYS.map((weekday, index) => (
                <span key={weekday}>{words({ weekday: 'narrow' }, addDays('2026-01-05', index))}</span>
              ))}
              {daysOf(first).map((day, index) => {
                const own = said.get(day);
                const label = [words({ dateStyle: 'full' }, day), own?.name].filter(Boolean).join(' · ');
                return (
                  <button
                    key={day}
                    type="button"
                    className={styles.day}
                    style={index === 0 ? { gridColumnStart: Number(weekdayOf(day)) } : undefined}
                    data-kind={kindOf(day, own, workingHours)}
                    data-own={own?.own || undefined}
                    data-picked={day === picked || undefined}
                    title={label}
                    aria-label={label}
                    aria-pressed={day === picked}
                    onClick={() => onPick(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                );
              })}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}

function daysOf(first: string): string[] {
  const days: string[] = [];
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day);
  return days;
}

function kindOf(day: string, said: Day | undefined, hours: WorkingHours): 'off' | 'work' | 'rest' | undefined {
  if (said) return said.kind;
  return hours[weekdayOf(day)].length > 0 ? undefined : 'rest';
}
