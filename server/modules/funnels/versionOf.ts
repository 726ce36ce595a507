import type { Funnel } from '#domain/funnels/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import type { Funnels, Pilot } from './definitions.ts';

/**
 * The funnel of a record as it holds for it: `live` is the pilot's version where its owner, or the department that it
 * stands in, takes part in one. The one place that decides by which version a record moves.
 */
export function versionOf(
  funnels: Funnels,
  values: RecordValues,
  department: unknown = values.department,
): Funnel | undefined {
  const key = String(values.funnel);
  const pilot = funnels.pilotOf(key);
  return pilot && takesPart(pilot, values.owner, department) ? pilot.funnel : funnels.find(key);
}

const takesPart = ({ people, departments }: Pilot, owner: unknown, department: unknown): boolean =>
  people.has(String(owner)) || departments.has(String(department));
