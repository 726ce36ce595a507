import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnelsOf } from '../../../api/funnels.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { CommentLink } from '../../../parts/feedback/index.ts';
import { OverrideMarks } from '../../../parts/gates/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useStayWords } from '../../../ui/useStayWords.ts';
import { useHere } from '../here.ts';
import { Tasks } from '../tasks/Tasks.tsx';
import { KeyTasks } from './KeyTasks.tsx';
import { Missing } from './Missing.tsx';
import { Outcome } from './Outcome.tsx';
import { StageDocuments } from './StageDocuments.tsx';
import styles from './stage.module.css';

/** What this stage is for: its goal, the tasks, and what the next stage still needs. */
export function StagePanel() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const phone = usePhone();
  const words = useStayWords();
  const { object, record, journey } = useHere();
  const funnel = useFunnelsOf(object.key).find(({ key }) => key === journey?.funnel.key);
  const stage = journey?.funnel.live.stages.find((known) => known.key === journey.stage);
  if (!journey || !stage) return <Panel className={styles.waiting} />;
  const next = journey.funnel.live.stages.find((known) => known.key === journey.next?.stage);
  // What a conversion asks for is what it makes.
  const converts = object.key === 'lead' && next?.kind === 'won';
  const limit = stage.kind === 'open' ? words.long(journey.stay) : undefined;
  const keyTasks = new Set(journey.tasks.flatMap(({ task }) => task ?? []));
  const goal = stage.goal && t('record.goal', { goal: inLocale(stage.goal, locale) });
  const say = funnel && stage.kind === 'open' && (
    <CommentLink funnel={funnel} record={record.id} stage={stage.key} asks={journey.next?.gates ?? []} />
  );
  return (
    <Panel title={inLocale(stage.names, locale)} sub={goal} tour="stage" extra={!phone && say}>
      <OverrideMarks journey={journey} />
      {(stage.definition || limit) && (
        <p className={styles.about}>
          {stage.definition && <span>{inLocale(stage.definition, locale)}</span>}
          {limit && <span data-state={journey.snoozed ? 'fine' : journey.stay.state}>{limit}</span>}
        </p>
      )}
      <div className={styles.halves}>
        {stage.kind !== 'open' && <Outcome />}
        <div className={styles.half}>
          <KeyTasks journey={journey} />
          <Tasks but={keyTasks} />
        </div>
        {journey.next && !converts && <Missing journey={journey} next={journey.next} />}
        <StageDocuments journey={journey} />
      </div>
      {phone && say}
    </Panel>
  );
}
