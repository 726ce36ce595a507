import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { JourneyBody } from '#contract/journey.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { useJourney } from '../../../api/funnels.ts';
import { keyOf, OverrideMarks, UnmetLine, useUnmetWords } from '../../../parts/gates/index.ts';
import { QueryState } from '../../../ui/states.tsx';
import type { Picked } from '../select/selection.ts';
import styles from './Card.module.css';

type Props = {
  object: ObjectBody;
  choice: { picked: Picked; beside: HTMLElement };
  /** Goes on to the stage that lacks it, which asks for all of it. */
  onGo: (stage: string) => void;
  onClose: () => void;
};

/** What a card still lacks for its next stage, beside it. */
export function MissingPopover({ object, choice: { picked, beside }, onGo, onClose }: Props) {
  const journey = useJourney(object.key, picked.card.id);
  const { left, top, width, height } = beside.getBoundingClientRect();
  const close = () => {
    onClose();
    beside.closest('button')?.focus();
  };
  return (
    <Popover
      open
      trigger={['click']}
      placement="bottomLeft"
      onOpenChange={(open) => !open && close()}
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it wherever the focus is inside.
        <div className={styles.lacks} onKeyDown={(event) => event.key === 'Escape' && close()}>
          <QueryState query={journey} lines={2}>
            {(answer) => <Lacks object={object} journey={answer} onGo={onGo} />}
          </QueryState>
        </div>
      }
    >
      <span aria-hidden="true" style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }} />
    </Popover>
  );
}

function Lacks({ object, journey, onGo }: { object: ObjectBody; journey: JourneyBody; onGo: Props['onGo'] }) {
  const { t } = useTranslation();
  const { wordsOf, stageName } = useUnmetWords(object, journey.funnel);
  const { next } = journey;
  if (!next) return null;
  const stage = stageName(next.stage);
  return (
    <section aria-label={t('gates.missingOf', { stage })}>
      <OverrideMarks journey={journey} />
      <h3 className={styles.lacksTitle}>
        {next.unmet.length > 0 ? t('gates.missingOf', { stage }) : t('gates.nothingMissing')}
      </h3>
      <ul>
        {next.unmet.map((unmet) => (
          <UnmetLine key={keyOf(unmet)} unmet={unmet} words={wordsOf(unmet)} />
        ))}
      </ul>
      <Button size="small" type="primary" autoFocus onClick={() => onGo(next.stage)}>
        {next.unmet.length > 0 ? t('gates.openCard') : t('board.onTo', { stage })}
      </Button>
    </section>
  );
}
