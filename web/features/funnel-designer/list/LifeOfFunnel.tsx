import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';
import styles from './list.module.css';

const STEPS = ['draft', 'pilot', 'live'] as const;

/** For who designs a funnel for the first time: what becomes of a draft, and whom it meets when. */
export function LifeOfFunnel() {
  const { t } = useTranslation();
  return (
    <Panel title={t('funnels.life')}>
      <ol className={styles.life}>
        {STEPS.map((step) => (
          <li key={step}>
            <b>{t(`designer.states.${step}`)}</b>
            <span>{t(`funnels.lifeOf.${step}`)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
