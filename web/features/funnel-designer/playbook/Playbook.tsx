import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { chanceOf } from '#domain/funnels/chance.ts';
import type { Learning } from '#domain/funnels/learning.ts';
import { offered } from '#domain/funnels/reasons.ts';
import type { Phase, Stage, Transitions } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useGateWords } from '../../../parts/gates/useGateWords.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { colourOf } from '../row/stageHue.ts';
import { useTaskAside } from '../tasks/useTaskAside.ts';
import { useTransitionWords } from '../transitions/useTransitionWords.ts';
import styles from './playbook.module.css';

type Props = {
  object: ObjectBody;
  stages: readonly Stage[];
  transitions: Transitions;
  phases: readonly Phase[];
  learning: Learning | undefined;
};

/** How one sells by this funnel, to read: stage by stage goal, definition, tasks and what is asked on the way, then which moves there are. */
export function Playbook({ object, stages, transitions, phases, learning }: Props) {
  const { t } = useTranslation();
  const read = useTransitionWords(stages);
  const open = stages.filter(({ kind }) => kind === 'open');
  return (
    <ol className={styles.stages}>
      {stages.map((stage) => (
        <li key={stage.key}>
          <StageCard object={object} stage={stage} phases={phases} learning={learning} colour={colourOf(stage, open)} />
        </li>
      ))}
      <li>
        <Panel title={t('designer.transitions')}>
          <ul className={styles.moves}>
            {read.all(transitions).map(({ key, words }) => (
              <li key={key}>{words}</li>
            ))}
          </ul>
        </Panel>
      </li>
    </ol>
  );
}

type CardProps = Omit<Props, 'stages' | 'transitions'> & { stage: Stage; colour: string };

function StageCard({ object, stage, phases, learning, colour }: CardProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const words = useGateWords(object, stage.gates ?? []);
  const aside = useTaskAside();
  const chance = chanceOf(stage, learning);
  const phase = phases.find(({ key }) => key === stage.phase);
  const fieldName = (key: string) => {
    const field = object.fields.find((one) => one.key === key);
    return field ? inLocale(field.labels, locale) : key;
  };
  const gates = (side: 'entry' | 'exit') => (stage.gates ?? []).filter(({ at }) => at === side).map(words.gate);
  const entry = [
    ...(stage.requiredFields.length > 0
      ? [words.gate({ kind: 'fields', fields: stage.requiredFields.filter((key) => fieldName(key)) })]
      : []),
    ...gates('entry'),
  ];
  const facts = [
    ...(phase ? [inLocale(phase.names, locale)] : []),
    t('designer.chance', { percent: chance.percent }),
    ...(chance.learned ? [t('designer.learnedFrom', { count: chance.closings })] : []),
    ...(stage.dwellDays
      ? [
          `${t('designer.limit', { count: stage.dwellDays })} (${t(`designer.dayKinds.${stage.dwellIn ?? 'calendar'}`)})`,
        ]
      : []),
  ];
  return (
    <Panel
      title={
        <span className={styles.title}>
          <i style={{ background: colour }} />
          {inLocale(stage.names, locale)}
        </span>
      }
      sub={facts.join(' · ')}
    >
      <dl className={styles.facts}>
        <Fact term={t('designer.goal')} lines={stage.goal ? [inLocale(stage.goal, locale)] : []} />
        <Fact term={t('designer.definition')} lines={stage.definition ? [inLocale(stage.definition, locale)] : []} />
        <Fact
          term={t('designer.tasks')}
          lines={(stage.tasks ?? []).map((task) => `${inLocale(task.names, locale)} (${aside(task)})`)}
        />
        <Fact
          term={t('reasons.title')}
          lines={offered(stage.reasons?.list).map((reason) => words.reason(reason, stage.reasons!))}
        />
        <Fact term={t('designer.entry')} lines={entry} />
        <Fact term={t('designer.exit')} lines={gates('exit')} />
      </dl>
    </Panel>
  );
}

function Fact({ term, lines }: { term: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <dt>{term}</dt>
      {lines.map((line) => (
        <dd key={line}>{line}</dd>
      ))}
    </div>
  );
}
