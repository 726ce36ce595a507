import type { FunnelBody } from '#contract/funnels.ts';
import { useDepartments, withAllBelow } from '../../api/departments.ts';
import { useSession } from '../../api/session.ts';

/** Whether the reader takes part in the pilot of a funnel. */
export function usePilot({ pilot }: FunnelBody): boolean {
  const { user } = useSession();
  const departments = useDepartments().data ?? [];
  if (!pilot) return false;
  const tried = pilot.departments.flatMap((id) => withAllBelow(departments, id));
  return pilot.people.includes(user.id) || tried.includes(String(user.departmentId));
}
