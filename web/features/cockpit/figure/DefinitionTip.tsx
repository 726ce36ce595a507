import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DefinitionList } from './DefinitionList.tsx';
import styles from './DefinitionTip.module.css';
import type { Tip } from './TipContext.ts';

const GAP = 8;
const EDGE = 8;

/** How a number is counted: measure, definition, window, filters, day. Below its number, or above where there is no room. */
export function DefinitionTip({ tip }: { tip: Tip }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number }>();
  useLayoutEffect(() => {
    if (box.current) setPlace(placeOf(tip.anchor.getBoundingClientRect(), box.current.getBoundingClientRect()));
  }, [tip]);
  return (
    <div ref={box} role="tooltip" className={styles.tip} style={place ?? { visibility: 'hidden' }}>
      <strong className={styles.title}>{tip.label}</strong>
      <DefinitionList drill={tip.drill} />
      <span className={styles.open}>{t('cockpit.clickToOpen')}</span>
    </div>
  );
}

function placeOf(anchor: DOMRect, box: DOMRect): { left: number; top: number } {
  const below = anchor.bottom + GAP;
  const top = below + box.height > window.innerHeight - EDGE ? anchor.top - GAP - box.height : below;
  const middle = anchor.left + anchor.width / 2 - box.width / 2;
  return {
    left: Math.max(EDGE, Math.min(middle, window.innerWidth - box.width - EDGE)),
    top: Math.max(EDGE, top),
  };
}
