import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { ClockIcon } from '../../ui/icons.tsx';
import styles from './CockpitPage.module.css';
import { useCockpit } from './scope/CockpitContext.ts';

/** Says that the page stands on a past day, and leads back. */
export function TimeBanner() {
  const { t } = useTranslation();
  const format = useFormat();
  const { scope, change } = useCockpit();
  if (scope.day === scope.today) return null;
  return (
    <div className={styles.banner} role="status">
      <ClockIcon size={16} />
      <p>
        <b>{t('cockpit.pastTitle', { day: format.date(scope.day, 'full') })}</b> {t('cockpit.pastHint')}
      </p>
      <Button size="small" onClick={() => change({ asOf: undefined })}>
        {t('cockpit.backToToday')}
      </Button>
    </div>
  );
}
