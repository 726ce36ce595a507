import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { permissionOf } from '#domain/funnels/permission.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useSession } from '../../../api/session.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ArrowRightIcon } from '../../../ui/icons.tsx';
import { useHere } from '../here.ts';
import { useMoves } from './moves.ts';

/** Advance to the next stage; give up, with a reason; from an end, back into work. */
export function MoveButtons() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { journey } = useHere();
  const { moveTo, busy } = useMoves();
  const { roles } = useSession();
  // There it stands at the bottom, within reach of the thumb.
  const phone = usePhone();
  if (!journey) return null;
  const { stages, transitions } = journey.funnel.live;
  const now = stages.find((stage) => stage.key === journey.stage);
  const next = stages.find((stage) => stage.key === journey.next?.stage);
  const lost = stages.find((stage) => stage.kind === 'lost');
  if (now?.kind !== 'open') {
    const before = journey.visits.findLast((visit) => stages.some((s) => s.key === visit.stage && s.kind === 'open'));
    const back = before?.stage ?? stages[0]?.key;
    return permissionOf(transitions, 'reopen', roles) !== 'forbidden' && back ? (
      <Button loading={busy} onClick={() => moveTo(back)}>
        {t('record.reopen')}
      </Button>
    ) : null;
  }
  return (
    <>
      {lost && <Button onClick={() => moveTo(lost.key)}>{inLocale(lost.names, locale)}</Button>}
      {next && !phone && (
        <Button type="primary" loading={busy} onClick={() => moveTo(next.key)}>
          {t('record.advanceTo', { stage: inLocale(next.names, locale) })}
          <ArrowRightIcon size={14} />
        </Button>
      )}
    </>
  );
}
