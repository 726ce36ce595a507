import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnelsOf } from '../../../api/funnels.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { CommentLink } from '../../../parts/feedback/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useHere } from '../here.ts';
import { Tasks } from '../tasks/Tasks.tsx';
import { Missing } from './Missing.tsx';
import { Outcome } from './Outcome.tsx';
import styles from './stage.module.css';

/** What this stage is for: its goal, the tasks, and what the next stage still needs. */
export function StagePanel() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const phone = usePhone();
  const { object, record, journey } = useHere();
  const funnel = useFunnelsOf(object.key).find(({ key }) => key === journey?.funnel.key);
  const stage = journey?.funnel.live.stages.find((known) => known.key === journey.stage);
  if (!journey || !stage) return <Panel className={styles.waiting} />;
  const next = journey.funnel.live.stages.find((known) => known.key === journey.next?.stage);
  // What a conversion asks for is what it makes.
  const converts = object.key === 'lead' && next?.kind === 'won';
  const goal = stage.goal && t('record.goal', { goal: inLocale(stage.goal, locale) });
  const say = funnel && stage.kind === 'open' && (
    <CommentLink funnel={funnel} record={record.id} stage={stage.key} asks={journey.next?.gates ?? []} />
  );
  return (
    <Panel title={inLocale(stage.names, locale)} sub={goal} tour="stage" extra={!phone && say}>
      <div className={styles.halves}>
        {stage.kind !== 'open' && <Outcome />}
        <Tasks />
        {journey.next && !converts && <Missing next={journey.next} />}
      </div>
      {phone && say}
    </Panel>
  );
}
