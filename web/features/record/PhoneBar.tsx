import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { COMPOSER_ID } from './composer/Composer.tsx';
import { useHere } from './here.ts';
import styles from './PhoneBar.module.css';
import { useMoves } from './stage/moves.ts';
import { DoneButton } from './tasks/DoneButton.tsx';
import { useActivityLink } from './timeline/useTimeline.ts';

/** On the road: note a touch, advance, tick off. Within reach of the thumb. */
export function PhoneBar() {
  const { t } = useTranslation();
  const phone = usePhone();
  const { object, journey, editable, place } = useHere();
  const { moveTo, busy } = useMoves();
  const link = useActivityLink();
  const next = journey?.next?.stage;
  const advances = editable && next && object.key !== 'lead';
  const ticks = editable && object.key === 'task';
  if (!phone || (!link && !advances && !ticks)) return null;
  return (
    <div className={styles.bar} data-place={place}>
      {link && (
        <Button size="large" onClick={() => document.getElementById(COMPOSER_ID)?.focus()}>
          {t('record.logTouch')}
        </Button>
      )}
      {ticks && <DoneButton large />}
      {advances && (
        <Button size="large" type="primary" loading={busy} onClick={() => moveTo(next)}>
          {t('record.advance')}
        </Button>
      )}
    </div>
  );
}
