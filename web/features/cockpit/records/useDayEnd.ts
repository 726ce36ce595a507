import { useState } from 'react';
import { addDays, zonedDayStart } from '#domain/kernel/calendar.ts';
import { useSession } from '../../../api/session.ts';
import { useCockpit } from '../scope/CockpitContext.ts';

/** The moment that the page stands on, in ms: now, or the end of a past day. */
export function useDayEnd(): number {
  const { scope } = useCockpit();
  const { timeZone } = useSession().workspace;
  const [now] = useState(() => Date.now());
  return scope.day < scope.today ? zonedDayStart(addDays(scope.day, 1), timeZone).getTime() : now;
}
