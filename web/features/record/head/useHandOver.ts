import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUpdateOne } from '../../../api/records.ts';
import { toast } from '../../../ui/toast.ts';
import { titleOf, useHere } from '../here.ts';
import type { Companion } from './companions.ts';
import type { useCompanions } from './useCompanions.ts';

type Ways = Pick<ReturnType<typeof useCompanions>, 'gather' | 'give'> & { onDone: () => void };
type Wish = { owner: string; note: string | undefined; chosen: readonly Companion[] };

/** The record first: what is refused for it moves nothing. What cannot go along is counted, and stays. */
export function useHandOver({ gather, give, onDone }: Ways) {
  const { t } = useTranslation();
  const here = useHere();
  const { object, record } = here;
  const update = useUpdateOne(object.key);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const handOver = async ({ owner, note, chosen }: Wish): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    const title = titleOf(here);
    try {
      const gathered = await gather(chosen);
      const change = { id: record.id, version: record.version, values: { owner }, ...(note ? { note } : {}) };
      const outcome = await update.mutateAsync(change);
      if (!outcome.ok) return setRefused(outcome.issues[0]?.message);
      onDone();
      const { given, refused: stayed } = await give(gathered, { owner, note });
      toast(given > 0 ? t('record.handedOverWith', { title, count: given }) : t('record.handedOver', { title }));
      if (stayed > 0) toast(t('record.notHandedOver', { count: stayed }), { failed: true });
    } catch (error) {
      setRefused((error as Error).message);
      toast((error as Error).message, { failed: true });
    } finally {
      setBusy(false);
    }
  };
  return { handOver, busy, refused };
}
