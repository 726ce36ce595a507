import { useEffect, useEffectEvent } from 'react';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** `⌘K` on Apple machines, `Ctrl K` elsewhere. */
export const shortcutLabel = (key: string): string => {
  const name = key.length === 1 ? key.toUpperCase() : key;
  return isApple ? `⌘${name}` : `Ctrl ${name}`;
};

/** Runs on ⌘/Ctrl + key anywhere in the page. */
export function useShortcut(key: string, run: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey || event.key.toLowerCase() !== key) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
