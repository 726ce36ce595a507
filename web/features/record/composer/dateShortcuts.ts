import { addDays, weekStart } from '#domain/kernel/calendar.ts';
import { addWorkdays, type WorkCalendar } from '#domain/kernel/workCalendar.ts';

export const SHORTCUTS = ['tomorrow', 'in3Days', 'nextMonday', 'in5Workdays'] as const;
export type Shortcut = (typeof SHORTCUTS)[number];

/** The days that a next step is usually set on; those that fall on the same day stand once. */
export function dateShortcuts(today: string, calendar: WorkCalendar): { key: Shortcut; day: string }[] {
  const days: Record<Shortcut, string> = {
    tomorrow: addDays(today, 1),
    in3Days: addDays(today, 3),
    nextMonday: addDays(weekStart(today), 7),
    in5Workdays: addWorkdays(today, 5, calendar),
  };
  const all = SHORTCUTS.map((key) => ({ key, day: days[key] }));
  return all.filter(({ day }, index) => all.findIndex((other) => other.day === day) === index);
}
