import { useTranslation } from 'react-i18next';
import type { JourneyBody } from '#contract/journey.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { AlertIcon } from '../../ui/icons.tsx';
import { useAskNames } from '../feedback/index.ts';
import styles from './gates.module.css';

/** Who went past gates with the record, when, and why; what was unmet then. */
export function OverrideMarks({ journey }: { journey: Pick<JourneyBody, 'overrides' | 'references' | 'funnel'> }) {
  const { t } = useTranslation();
  const { relative, dateTime } = useFormat();
  const { stageName, askName } = useAskNames(journey.funnel);
  if (journey.overrides.length === 0) return null;
  return (
    <ul className={styles.marks} aria-label={t('gates.overridden')}>
      {journey.overrides.map(({ at, by, reason, from, to, gates }) => (
        <li key={at}>
          <AlertIcon size={15} />
          <span className={styles.lineWords}>
            <b title={dateTime(at, 'full')}>
              {t('gates.overrideMark', {
                name: (by && journey.references[by]?.title) ?? t('fields.unknownUser'),
                when: relative(at),
                from: stageName(from),
                to: stageName(to),
              })}
            </b>
            <span>{t('gates.overrideWhy', { reason })}</span>
            <small>
              {t('gates.overrideGates', {
                gates: gates.map(({ stage, gate }) => askName(stage, gate)).join(t('gates.comma')),
              })}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
