import { useTranslation } from 'react-i18next';
import { useSnooze } from '../../api/dwell.ts';
import { toast } from '../../ui/toast.ts';

/** Ends the snooze of a record. */
export function useWake(object: string) {
  const { t } = useTranslation();
  const snooze = useSnooze(object);
  return (id: string) =>
    snooze.mutate(
      { id, until: null },
      {
        onSuccess: (outcome) =>
          outcome.ok ? toast(t('dwell.woken')) : toast(outcome.issues[0]?.message ?? '', { failed: true }),
        onError: (error) => toast(error.message, { failed: true }),
      },
    );
}
