import { type LinkProps, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { showKeyboardHelp } from '../../browser/keyboardHelp.ts';

/** `g`, then a letter: to a page. */
export const GO_TO = [
  { key: 't', name: 'today', to: { to: '/today' } },
  { key: 'b', name: 'board', to: { to: '/board' } },
  { key: 'l', name: 'lead', to: { to: '/o/$object', params: { object: 'lead' } } },
  { key: 'a', name: 'account', to: { to: '/o/$object', params: { object: 'account' } } },
  { key: 'd', name: 'opportunity', to: { to: '/o/$object', params: { object: 'opportunity' } } },
  { key: 'c', name: 'cockpit', to: { to: '/cockpit' } },
] as const satisfies { key: string; name: string; to: LinkProps }[];

const NEXT_KEY_MS = 1200;

/** Keys that work on every page unless one is typing: `?` lists all keys, `g` and a letter go to a page. */
export function useGlobalKeys(): void {
  const router = useRouter();
  const waiting = useRef(0);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') {
        event.preventDefault();
        showKeyboardHelp();
        return;
      }
      const goesTo = event.timeStamp - waiting.current < NEXT_KEY_MS && GO_TO.find(({ key }) => key === event.key);
      waiting.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (!goesTo) return;
      event.preventDefault();
      void router.navigate(goesTo.to);
    };
    waiting.current = Number.NEGATIVE_INFINITY;
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [router]);
}

/** Text is being entered, or a dialog has the keys. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null
  );
}
