import { useTranslation } from 'react-i18next';
import type { JourneyBody } from '#contract/journey.ts';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import { useFunnelsOf } from '../../../api/funnels.ts';
import { useDeciderWords } from '../../../parts/approvals/index.ts';
import { PilotNote } from '../../../parts/feedback/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { StageBar, type StageStep } from '../../../ui/StageBar.tsx';
import { useHere } from '../here.ts';
import { useMoves } from './moves.ts';
import styles from './stage.module.css';

/** The way through the funnel on top of the page; a click on a stage moves the record there. */
export function JourneyBar() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, journey, editable } = useHere();
  const { moveTo } = useMoves();
  const funnel = useFunnelsOf(object.key).find(({ key }) => key === journey?.funnel.key);
  if (!journey) return <div className={styles.bar} aria-hidden="true" />;
  const pick = editable && object.key !== 'lead' ? moveTo : undefined;
  return (
    <div className={styles.bar}>
      <StageBar stages={stepsOf(journey, locale)} label={t('record.stages')} onPick={pick} />
      <WaitsFor journey={journey} />
      {funnel && journey.funnel.live.state === 'pilot' && <PilotNote funnel={funnel} whose="record" />}
    </div>
  );
}

/** Who keeps it from its next stage by an approval that was asked for. */
function WaitsFor({ journey: { next, funnel } }: { journey: JourneyBody }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const namesOf = useDeciderWords();
  const people = (next?.unmet ?? []).flatMap((one) =>
    one.kind === 'approval' && one.state === 'waiting' ? (one.deciders ?? []) : [],
  );
  const stage = funnel.live.stages.find(({ key }) => key === next?.stage);
  if (people.length === 0 || !stage) return null;
  return (
    <p className={styles.waitsFor} role="note">
      {inLocale(stage.names, locale)} · {t('approvals.waitsFor', { names: namesOf(people) })}
    </p>
  );
}

/** Open stages, and the end: the one that was reached, else the win. */
function stepsOf(journey: JourneyBody, locale: Locale): StageStep[] {
  const { stages } = journey.funnel.live;
  const reached = stages.find((stage) => stage.key === journey.stage);
  const end = reached && reached.kind !== 'open' ? reached : stages.find((stage) => stage.kind === 'won');
  return stages
    .filter((stage) => stage.kind === 'open' || stage === end)
    .map((stage): StageStep => {
      const past = journey.stages.find((known) => known.key === stage.key);
      const isNow = stage.key === journey.stage;
      const isClosed = isNow && stage.kind !== 'open';
      return {
        key: stage.key,
        name: inLocale(stage.names, locale),
        state: isNow ? 'now' : past?.state === 'passed' ? 'done' : 'next',
        ...daysOf(journey, past, isNow && !isClosed),
        ...(isClosed ? { outcome: stage.kind === 'won' ? ('won' as const) : ('lost' as const) } : {}),
      };
    });
}

function daysOf(journey: JourneyBody, past: JourneyBody['stages'][number] | undefined, isNow: boolean) {
  if (isNow) return { stay: journey.stay };
  return past?.state === 'passed' ? { days: past.days } : {};
}
