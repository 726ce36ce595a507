/** A time of day as people type it (`9`, `930`, `09:30`, `24:00`) as `HH:mm`; undefined when it is none. */
export function readTime(text: string): string | undefined {
  const typed = text.trim().replace('：', ':').replace('.', ':');
  const parts = /^(\d{1,2})(?::?(\d{2}))?$/.exec(typed);
  if (!parts) return undefined;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
