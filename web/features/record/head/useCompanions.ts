import { useQueries } from '@tanstack/react-query';
import { idsOfList, updateBulk } from '../../../api/bulk.ts';
import { listQuery, useRefreshRecords } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import { useHere } from '../here.ts';
import { type Companion, companionsOf } from './companions.ts';

export type Counted = Companion & { count: number };
type Given = { owner: string; note: string | undefined };
type Result = { given: number; refused: number };

const NO_WATCH = { signal: new AbortController().signal, onProgress: () => {} };

/** What goes on to the next owner with this record, as far as there is something; and the act itself. */
export function useCompanions() {
  const { object, record } = useHere();
  const may = useMay();
  const refresh = useRefreshRecords();
  const all = companionsOf(object.key, record.id, String(record.values.owner)).filter(
    (one) => may(one.object, 'read') && may(one.object, 'update'),
  );
  const counts = useQueries({
    queries: all.map((one) => listQuery(one.object, { filter: one.filter, columns: [], limit: 1, count: true })),
  });
  const companions: Counted[] = all
    .map((one, index) => ({ ...one, count: counts[index]?.data?.total?.count ?? 0 }))
    .filter(({ count }) => count > 0);

  /** Read before the record goes, since it may be out of the giver's sight afterwards. */
  const gather = (chosen: readonly Companion[]) =>
    Promise.all(
      chosen.map(async ({ object: key, filter }) => ({ object: key, ids: await idsOfList(key, { filter }, NO_WATCH) })),
    );
  const give = async (gathered: Awaited<ReturnType<typeof gather>>, { owner, note }: Given): Promise<Result> => {
    const result = { given: 0, refused: 0 };
    for (const { object: key, ids } of gathered) {
      const changes = ids.map((id) => ({ id, values: { owner }, ...(note ? { note } : {}) }));
      for (const { ok } of await updateBulk(key, changes, NO_WATCH)) result[ok ? 'given' : 'refused'] += 1;
    }
    await refresh(...gathered.map((one) => one.object));
    return result;
  };
  return { companions, gather, give };
}
