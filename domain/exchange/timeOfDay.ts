/** Milliseconds after midnight as the clock shows them, and the offset from UTC in minutes when the text names one. */
export type TimeOfDay = { milliseconds: number; offsetMinutes?: number };

const DAY_MS = 86_400_000;
const TIME =
  /^(?:T|\s*)\s*(?:(上午|下午|凌晨|晚上|中午)\s*)?(\d{1,2})[:时點点](\d{1,2})分?(?::?(\d{1,2})(?:[.,](\d{1,9}))?秒?)?\s*(AM|PM)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/** Reads what follows a date: nothing (midnight), '10:20', 'T10:20:30.5+08:00', '下午3:05', '3:05 PM', or '.75' of a day. */
export function parseTimeOfDay(rest: string): TimeOfDay | undefined {
  if (rest.trim() === '') return { milliseconds: 0 };
  if (/^\.\d+$/.test(rest)) return { milliseconds: Math.min(Math.round(Number(`0${rest}`) * DAY_MS), DAY_MS - 1) };
  const match = TIME.exec(rest);
  if (!match) return undefined;
  const [, chineseHalf, hourText, minuteText, secondText = '0', fraction = '', englishHalf, zone] = match;
  const hour = hourOfDay(Number(hourText), chineseHalf ?? englishHalf?.toUpperCase());
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (zone === undefined) return { milliseconds };
  const offsetMinutes = parseOffset(zone);
  return offsetMinutes === undefined ? undefined : { milliseconds, offsetMinutes };
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour > 12) return half === 'AM' || half === 'PM' || hour > 23 ? undefined : hour;
  if (half === 'AM' || half === '上午' || half === '凌晨') return hour % 12;
  // '中午11:30' is before noon.
  if (half === '中午' && hour >= 10) return hour;
  return (hour % 12) + 12;
}

function parseOffset(zone: string): number | undefined {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const [hours, minutes] = [Number(match[2]), Number(match[3])];
  if (hours > 14 || minutes > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
