import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { GateEffect, ReplayedGate } from '#domain/funnels/replay/replayTally.ts';
import { useOpenRecord } from '../../browser/openRecord.ts';
import { Amount } from '../../ui/Amount.tsx';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { EndedBar } from './EndedBar.tsx';
import { endedWords } from './endedWords.ts';
import styles from './replay.module.css';
import type { NamedGate } from './useGateNames.ts';

const TONES: Record<GateEffect, Tone> = { refused: 'lost', delayed: 'risk', flagged: 'info', late: 'stalled' };

const SHOWN = 3;

type Props = { line: ReplayedGate; object: ObjectBody; name: NamedGate };

export function GateRow({ line, object, name }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useOpenRecord();
  const { effect, moves, deals, amount, examples } = line;
  return (
    <tr>
      <th scope="row">
        <b>{name.asks}</b>
        {name.stage && <small>{name.stage}</small>}
      </th>
      <td>
        <Tag tone={TONES[effect]}>{t(`replay.effects.${effect}`)}</Tag>
      </td>
      <td className={styles.right} data-label={t('replay.times')}>
        {format.number(moves)}
      </td>
      <td className={styles.right} data-label={t('replay.deals')}>
        <b>{format.number(deals)}</b>
      </td>
      <td className={styles.right} data-label={t('feedback.amount')}>
        <Amount value={amount} />
      </td>
      <td className={styles.endedCell}>
        <EndedBar ended={line.ended} />
        <span className={styles.sentence}>{endedWords(line, object.key, t, format)}</span>
      </td>
      <td>
        <ul className={styles.examples}>
          {examples.slice(0, SHOWN).map(({ id, title }) => (
            <li key={id}>
              <button type="button" title={title} onClick={() => open({ object: object.key, id })}>
                {title || t('feedback.openRecord')}
              </button>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
