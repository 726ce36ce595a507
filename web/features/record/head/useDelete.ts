import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useBin } from '../../../api/records.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { toast } from '../../../ui/toast.ts';
import { titleOf, useHere } from '../here.ts';

/** Puts the record into the bin, leaves its page, and offers to take that back. */
export function useDelete(): () => void {
  const { t } = useTranslation();
  const here = useHere();
  const { object, record, place } = here;
  const { remove, restore } = useBin(object.key);
  const openRecord = useOpenRecord();
  const navigate = useNavigate();
  const leave = () =>
    place === 'drawer' ? openRecord() : void navigate({ to: '/o/$object', params: { object: object.key } });
  return async () => {
    try {
      const [outcome] = await remove.mutateAsync([record.id]);
      if (!outcome?.ok) return void toast(outcome?.issues[0]?.message ?? '', { failed: true });
      toast(t('record.binned', { title: titleOf(here) }), { undo: () => restore.mutate([record.id]) });
      leave();
    } catch (error) {
      toast((error as Error).message, { failed: true });
    }
  };
}
