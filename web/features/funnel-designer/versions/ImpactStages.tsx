import { useTranslation } from 'react-i18next';
import type { Impact } from '#domain/funnels/impact/impactTally.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import styles from './versions.module.css';

/** Stage by stage: how many stand there now, and where they would land. */
export function ImpactStages({ stages }: Pick<Impact, 'stages'>) {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const { design, live } = useDesigner();
  const name = (key: string | null) => {
    const stage = [...design.stages, ...live.stages].find((one) => one.key === key);
    return stage ? inLocale(stage.names, locale) : (key ?? t('designer.impactNowhere'));
  };
  const former = (key: string) => {
    const stage = live.stages.find((one) => one.key === key);
    return stage ? inLocale(stage.names, locale) : name(key);
  };
  const order = (key: string) => live.stages.findIndex((stage) => stage.key === key);
  const lines = stages
    .toSorted((a, b) => order(a.from) - order(b.from))
    .flatMap(({ from, landings }) => landings.map((landing) => ({ from, ...landing })));
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('designer.impact')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('designer.impactFrom')}</th>
          <th scope="col">{t('designer.impactTo')}</th>
          <th scope="col" className={styles.number}>
            {t('designer.impactCount')}
          </th>
          <th scope="col" className={styles.number}>
            {t('designer.impactAmount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ from, to, count, amount }) => (
          <tr key={`${from} ${to}`} className={from === to ? undefined : styles.differs}>
            <th scope="row">{former(from)}</th>
            <td>{name(to)}</td>
            <td className={styles.number}>{number(count)}</td>
            <td className={styles.number}>
              <Amount value={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
