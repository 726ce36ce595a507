import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskApprovals } from '../../api/approvals.ts';
import { useLooksOnly } from '../../api/session.ts';
import { toast } from '../../ui/toast.ts';
import { messageOf } from './messageOf.ts';

type Props = {
  wish: { object: string; id: string; to: string; fill: Record<string, unknown> };
  note: string;
  /** All that is needed has been asked for. */
  waits: boolean;
  disabled: boolean;
};

/** In the place of a move that needs approvals first: asks for all of them, or says that they are waited for. */
export function AskPrimary({ wish: { object, to, ...record }, note, waits, disabled }: Props) {
  const { t } = useTranslation();
  const ask = useAskApprovals();
  const looksOnly = useLooksOnly();
  const send = () =>
    ask.mutate(
      { object, to, records: [record], ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: ({ outcomes }) => {
          const [refused] = outcomes[0]?.issues ?? [];
          toast(refused?.message ?? t('approvals.askedDone'), { failed: refused !== undefined });
        },
        onError: (error) => toast(messageOf(error) ?? t('errors.unexpected'), { failed: true }),
      },
    );
  return (
    <Button type="primary" disabled={disabled || waits || looksOnly} loading={ask.isPending} onClick={send}>
      {t(waits ? 'approvals.state.waiting' : 'approvals.ask')}
    </Button>
  );
}
