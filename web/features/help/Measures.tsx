import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useMeasureCatalogue } from '../../api/measures.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { QueryState } from '../../ui/states.tsx';
import styles from './help.module.css';

/** Every measure with the words that define it, as the numbers themselves carry them. */
export function Measures() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const query = useMeasureCatalogue();
  return (
    <QueryState query={query}>
      {({ measures }) => (
        <dl className={styles.measures}>
          {measures.map((measure) => (
            <div key={measure.key} className={styles.measure}>
              <dt>{inLocale(measure.names, locale)}</dt>
              <dd>
                {measure.modes.map((mode) => (
                  <p key={mode.key}>
                    {measure.modes.length > 1 && <strong>{inLocale(mode.names, locale)} </strong>}
                    {inLocale(mode.words, locale)}
                  </p>
                ))}
                <small>{t('help.version', { version: measure.version })}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </QueryState>
  );
}
