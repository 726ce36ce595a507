import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { permits } from '#domain/funnels/permission.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useMay, useSession } from '../../../api/session.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ArrowRightIcon } from '../../../ui/icons.tsx';
import { useHere } from '../here.ts';
import { MoveButtons } from '../stage/MoveButtons.tsx';
import { useMoves } from '../stage/moves.ts';
import { ConvertDialog } from './ConvertDialog.tsx';

/** Sales accepts an MQL or sends it back with a reason; what is accepted becomes a deal. */
export function LeadActions() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { journey } = useHere();
  const { moveTo, askFor, busy } = useMoves();
  const may = useMay();
  const { roles } = useSession();
  const [converting, setConverting] = useState(false);
  if (!journey) return null;
  const { live } = journey.funnel;
  const now = live.stages.find((stage) => stage.key === journey.stage);
  const lost = live.stages.find((stage) => stage.kind === 'lost');
  const next = live.stages.find((stage) => stage.key === journey.next?.stage);
  if (now?.kind !== 'open') return now?.kind === 'won' ? null : <MoveButtons />;
  const position = live.stages.indexOf(now);
  const won = live.stages.findIndex((stage) => stage.kind === 'won');
  const winner = live.stages[won];
  const converts =
    winner !== undefined &&
    permits(live, { stage: now, position }, { stage: winner, position: won }, roles) &&
    may('opportunity', 'create');
  return (
    <>
      {lost && <Button onClick={() => askFor(lost.key)}>{t('record.rejectLead')}</Button>}
      {converts ? (
        <Button type="primary" onClick={() => setConverting(true)}>
          {t('record.convert')}
          <ArrowRightIcon size={14} />
        </Button>
      ) : (
        next &&
        next.kind === 'open' && (
          <Button type="primary" loading={busy} onClick={() => moveTo(next.key)}>
            {next.phase === 'salesQualified'
              ? t('record.acceptLead')
              : t('record.advanceTo', { stage: inLocale(next.names, locale) })}
          </Button>
        )
      )}
      {converting && <ConvertDialog onClose={() => setConverting(false)} />}
    </>
  );
}
