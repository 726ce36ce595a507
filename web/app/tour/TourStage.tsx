import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { shortcutLabel } from '../../browser/useShortcut.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { type Box, placeCard } from './place.ts';
import { TOUR } from './steps.ts';
import styles from './tour.module.css';
import { wordsOf } from './wordsOf.ts';

type Props = {
  at: number;
  spot: Box | undefined;
  arrived: boolean;
  onStep: (at: number) => void;
  onClose: () => void;
};

/** Room around the target that stays bright. */
const MARGIN = 4;

/** A dialog over the whole window: everything dark but what the step speaks of, and a card with its words. */
export function TourStage({ at, spot, arrived, onStep, onClose }: Props) {
  const { t } = useTranslation();
  const { peopleReach } = useSession();
  const phone = usePhone();
  const dialog = useRef<HTMLDialogElement>(null);
  const card = useRef<HTMLElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number }>();
  const words = wordsOf(TOUR[at]?.key ?? 'gap', { phone, alone: peopleReach === 'none' });
  const last = at === TOUR.length - 1;

  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    next.current?.focus();
    return () => opened?.close();
  }, []);

  // The card stays where it was on the way to the next step.
  useLayoutEffect(() => {
    if (!spot || !card.current) return;
    const { width, height } = card.current.getBoundingClientRect();
    setPlace(placeCard(spot, { width, height }, { width: window.innerWidth, height: window.innerHeight }));
  }, [spot]);

  function steer({ key }: KeyboardEvent) {
    if (key === 'ArrowRight' && !last) onStep(at + 1);
    if (key === 'ArrowLeft' && at > 0) onStep(at - 1);
  }

  return (
    <dialog
      ref={dialog}
      className={styles.stage}
      aria-labelledby="tour-title"
      aria-describedby="tour-text"
      onKeyDown={steer}
      onCancel={onClose}
    >
      {spot && (
        <div
          className={styles.spot}
          style={{
            left: spot.left - MARGIN,
            top: spot.top - MARGIN,
            width: spot.width + MARGIN * 2,
            height: spot.height + MARGIN * 2,
          }}
        />
      )}
      <section
        ref={card}
        className={styles.card}
        aria-busy={!arrived}
        style={phone || !place ? undefined : { ...place, right: 'auto', bottom: 'auto' }}
      >
        <div className={styles.head}>
          <h2 id="tour-title">{t(`help.tour.${words}.title`)}</h2>
          <IconButton icon={CloseIcon} label={t('common.close')} onClick={onClose} />
        </div>
        <p id="tour-text" aria-live="polite">
          {t(`help.tour.${words}.text`, { keys: shortcutLabel('k') })}
        </p>
        <div className={styles.foot}>
          <span className={styles.count}>{t('help.tour.count', { at: at + 1, all: TOUR.length })}</span>
          {at > 0 && <Button onClick={() => onStep(at - 1)}>{t('help.tour.back')}</Button>}
          <Button ref={next} type="primary" onClick={() => (last ? onClose() : onStep(at + 1))}>
            {last ? t('help.tour.done') : t('help.tour.next')}
          </Button>
        </div>
      </section>
    </dialog>
  );
}
