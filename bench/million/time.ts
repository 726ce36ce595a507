/** Days of business that the records come from; every year brings more of them. */
const DAYS = 1095;
const GROWTH = 1.3;

/** The last moment that anything happened. */
export const endOf = (anchor: string) => `timestamptz '${anchor} 18:00+08'`;

/** A moment in working hours at a share of the whole time (0 the oldest, 1 the day before the anchor). `chance` places it in the day. */
export function momentAt(anchor: string, share: string, chance: string): string {
  const day = `(date '${anchor}' - 1 - floor(${DAYS} * power(1 - (${share}), ${GROWTH}))::int)`;
  const rest = `(case extract(isodow from ${day}) when 6 then 1 when 7 then 2 else 0 end)::int`;
  return `date_trunc('second', (${day} - ${rest} + time '09:00' + ${chance} * interval '9 hours') at time zone 'Asia/Shanghai')`;
}
