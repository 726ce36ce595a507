import { useTranslation } from 'react-i18next';
import type { ComparisonBody } from '#contract/versions.ts';
import type { Stage, Transitions } from '#domain/funnels/types.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useTransitionWords } from '../transitions/useTransitionWords.ts';
import styles from './versions.module.css';

/** The moves that only one of two versions allows or forbids so, as sentences. */
export function TransitionsRow({ compared }: { compared: ComparisonBody }) {
  const { t } = useTranslation();
  const { before, after } = compared;
  const [former, later] = [useTransitionWords(before.stages as Stage[]), useTransitionWords(after.stages as Stage[])];
  const was = former.all(before.transitions as Transitions).map(({ words }) => words);
  const is = later.all(after.transitions as Transitions).map(({ words }) => words);
  const changed = compared.transitions.length > 0;
  const column = (lines: readonly string[], others: readonly string[]) => (
    <td>
      {changed ? (
        <ul>
          {lines
            .filter((line) => !others.includes(line))
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
        </ul>
      ) : (
        <span className="tone-quiet">{t('designer.transitionsSame')}</span>
      )}
    </td>
  );
  return (
    <tr className={changed ? styles.differs : undefined}>
      <th scope="row">
        {t('designer.transitions')} {changed && <Tag tone="info">{t('designer.changed.changed')}</Tag>}
      </th>
      {column(was, is)}
      {column(is, was)}
    </tr>
  );
}
