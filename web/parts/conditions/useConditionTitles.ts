import { useQueries, useQuery } from '@tanstack/react-query';
import type { UserBody } from '#contract/identity.ts';
import type { ObjectBody } from '#contract/objects.ts';
import type { RecordAnswer } from '#contract/records.ts';
import type { Condition } from '#domain/records/condition.ts';
import { api } from '../../api/client.ts';
import { useObjects } from '../../api/objects.ts';
import { departmentsQuery } from '../../api/organisation.ts';
import type { References } from '../../fields/index.ts';
import { type Named, namedIn } from './namedIn.ts';

const NOTHING: References = {};

/** Titles of the people, departments and records that a condition names and `known` does not: a link carries only ids. */
export function useConditionTitles(
  object: ObjectBody,
  condition: Condition | undefined,
  known: References = NOTHING,
): References {
  const objects = useObjects();
  const missing = condition ? namedIn(condition, object, objects).filter(({ id }) => !known[id]) : [];
  const single = missing.filter(({ target }) => target !== 'department');
  const departments = useQuery({ ...departmentsQuery, enabled: missing.length > single.length });
  const answers = useQueries({
    queries: single.map((named) => ({
      queryKey: ['conditionTitle', named.target, named.id],
      queryFn: ({ signal }: { signal: AbortSignal }) => readTitle(named, objects, signal),
      staleTime: 5 * 60_000,
      // Who may not see the record reads "the chosen record".
      retry: false,
    })),
  });
  const found = single.flatMap(({ id, target }, index) => {
    const title = answers[index]?.data;
    return title ? [[id, { object: target, title }] as const] : [];
  });
  const ofDepartments = (departments.data ?? []).map(
    ({ id, name }) => [id, { object: 'department', title: name }] as const,
  );
  return { ...Object.fromEntries([...ofDepartments, ...found]), ...known };
}

async function readTitle({ target, id }: Named, objects: readonly ObjectBody[], signal: AbortSignal): Promise<string> {
  if (target === 'user') return (await api.get<UserBody>(`/users/${id}`, { signal })).name;
  const { record, references } = await api.get<RecordAnswer>(`/records/${target}/${id}`, { signal });
  const titleField = objects.find((other) => other.key === target)?.titleField ?? 'name';
  const title = record.values[titleField];
  return references[String(title)]?.title ?? String(title ?? '');
}
