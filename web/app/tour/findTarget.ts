const PATIENCE_MS = 6000;

/** The element that a step points at, once the page shows it; null when it does not come. */
export function findTarget(name: string, signal: AbortSignal): Promise<HTMLElement | null> {
  const selector = `[data-tour="${name}"]`;
  const look = () => document.querySelector<HTMLElement>(selector);
  return new Promise((resolve) => {
    const found = look();
    if (found) return resolve(found);
    const watcher = new MutationObserver(() => {
      const late = look();
      if (late) finish(late);
    });
    const timer = setTimeout(() => finish(look()), PATIENCE_MS);
    const finish = (element: HTMLElement | null) => {
      watcher.disconnect();
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(element);
    };
    const stop = () => finish(null);
    signal.addEventListener('abort', stop);
    watcher.observe(document.body, { childList: true, subtree: true });
  });
}
