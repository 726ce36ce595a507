import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useMove, useUndoMove } from '../../../api/funnels.ts';
import type { FailedOutcome } from '../../../api/records.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { titleOf, useHere } from '../here.ts';
import { GateDialog } from './GateDialog.tsx';
import { MoveContext } from './moves.ts';

/** The one place of the page that moves the record: buttons, stage bar and menu all come here. */
export function MoveProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const here = useHere();
  const { object, record, journey } = here;
  const [asking, setAsking] = useState<string>();
  const move = useMove(object.key);
  const undo = useUndoMove(object.key);
  const stageOf = (key: string) => journey?.funnel.live.stages.find((stage) => stage.key === key);
  const fail = (error: Error) => void toast(error.message, { failed: true });

  const takeBack = (version: number) =>
    undo.mutate(
      { id: record.id, version },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) toast(t('record.notUndone'), { failed: true });
        },
        onError: fail,
      },
    );
  const moved = (key: string, version: number) => {
    const stage = stageOf(key);
    const params = { title: titleOf(here), stage: stage ? inLocale(stage.names, locale) : key };
    toast(t('record.movedTo', params), { undo: () => takeBack(version) });
  };
  const moveTo = (to: string) => {
    const stage = stageOf(to);
    const knownMissing = journey?.next?.stage === to && !journey.next.allowed;
    if (knownMissing || stage?.kind === 'lost' || stage?.kind === 'invalid') return setAsking(to);
    send(to, record.version);
  };
  const send = (to: string, version: number, again = true) =>
    move.mutate(
      { id: record.id, version, to },
      {
        onSuccess: (outcome) => {
          const newer = outcome.ok ? undefined : versionBeside(outcome);
          if (outcome.ok) moved(to, outcome.version);
          else if (outcome.reason === 'refused') setAsking(to);
          else if (newer && again) send(to, newer, false);
          else toast(outcome.issues[0]?.message ?? '', { failed: true });
        },
        onError: fail,
      },
    );
  return (
    <MoveContext value={{ moveTo, askFor: setAsking, moved, busy: move.isPending }}>
      {children}
      {asking && journey && (
        <GateDialog key={asking} journey={journey} to={asking} onClose={() => setAsking(undefined)} />
      )}
    </MoveContext>
  );
}

/** The newer version of a record of which other things were changed than its stage: no reason not to move it. */
function versionBeside({ current }: FailedOutcome): number | undefined {
  return current?.changes.some(({ field }) => field === 'stage' || field === 'funnel') ? undefined : current?.version;
}
