import { useTranslation } from 'react-i18next';
import type { CardBody } from '#contract/funnels.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Days } from '../../../ui/Days.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useBoardActions } from '../BoardActions.ts';
import styles from './Card.module.css';
import { NextStep } from './NextStep.tsx';

export type CardFaceProps = {
  card: CardBody;
  stage: string;
  /** It stands in an end: won, lost or invalid. */
  ended: boolean;
  /** How many things its move still waits for. */
  waitingFor?: number | undefined;
};

/** What a card shows. Made of spans only: it is the content of a button. */
export function CardFace({ card, stage, ended, waitingFor }: CardFaceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { references, hasNextStep, missingOf } = useBoardActions();
  const missing = missingOf(card, stage);
  const customer = (card.account && references[card.account]?.title) || card.company;
  const owner = card.owner ? references[card.owner]?.title : undefined;
  return (
    <>
      <span className={styles.top}>
        <span className={`${styles.customer} ellipsis`}>{customer ?? card.title}</span>
        {card.amount !== null && <Amount value={card.amount} strong className={styles.amount ?? ''} />}
        {card.foreign && (
          <small className="tone-quiet">
            {format.amount(card.foreign.amount, { currency: card.foreign.currency })}
          </small>
        )}
      </span>
      {customer && <span className={`${styles.title} ellipsis`}>{card.title}</span>}
      {hasNextStep && !ended && <NextStep card={card} />}
      <span className={styles.foot}>
        {ended && card.stageSince && <span className={styles.ended}>{format.day(card.stageSince)}</span>}
        {!ended && waitingFor === undefined && <Days stay={card.stay} snoozed={card.snoozed} />}
        {waitingFor !== undefined && <Tag tone="accent">{t('board.waitingFor', { count: waitingFor })}</Tag>}
        {waitingFor === undefined && missing > 0 && (
          <span className={styles.missing} title={t('board.missingHint')} data-missing="">
            <Tag tone="line">{t('board.missing', { count: missing })}</Tag>
          </span>
        )}
        {owner && <Avatar name={owner} size={20} className={styles.owner ?? ''} />}
      </span>
    </>
  );
}
