import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenRecord } from '../../browser/openRecord.ts';
import { placeIn, readTrail } from '../../browser/trail.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ChevronLeftIcon, ChevronRightIcon } from '../../ui/icons.tsx';
import styles from './Neighbours.module.css';

type Props = { record: OpenRecord; onGo: (id: string) => void };

/** `‹ 7 / 57 ›` through the list or board that one came from; J and K or Alt with arrows do the same. */
export function Neighbours({ record, onGo }: Props) {
  const { t } = useTranslation();
  const place = placeIn(readTrail(), record);
  const go = (id: string | undefined) => {
    if (id) onGo(id);
  };
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const step = stepOf(event);
    if (!place || step === undefined) return;
    event.preventDefault();
    go(step === 'next' ? place.next : place.previous);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  if (!place) return null;
  return (
    <nav className={styles.neighbours} aria-label={t('record.neighbours')}>
      <IconButton
        small
        icon={ChevronLeftIcon}
        label={t('record.previous')}
        title={`${t('record.previous')} (K)`}
        disabled={!place.previous}
        onClick={() => go(place.previous)}
      />
      <span>
        {place.position} / {place.count}
      </span>
      <IconButton
        small
        icon={ChevronRightIcon}
        label={t('record.next')}
        title={`${t('record.next')} (J)`}
        disabled={!place.next}
        onClick={() => go(place.next)}
      />
    </nav>
  );
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="dialog"] .ant-modal';

/** J or Alt+→ goes on, K or Alt+← back; not while somebody types, nor under an open dialog. */
function stepOf(event: KeyboardEvent): 'next' | 'previous' | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest(TYPING) || document.querySelector('.ant-modal-wrap:not([style*="display: none"])'))
    return undefined;
  if (event.altKey) return event.key === 'ArrowRight' ? 'next' : event.key === 'ArrowLeft' ? 'previous' : undefined;
  return event.key === 'j' ? 'next' : event.key === 'k' ? 'previous' : undefined;
}
