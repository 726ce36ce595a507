/** Choices that this browser keeps. The first paint reads the same keys: web/public/firstPaint.js */
export type RememberedKey = 'loudou.theme' | 'loudou.language' | `loudou.${string}`;

/** The kept text, or undefined where nothing is kept or storage is closed (private windows). */
export function recall(key: RememberedKey): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: RememberedKey, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is closed: the choice holds until the page is left.
  }
}

/** What this browser kept of records that somebody read; choices and unsent drafts stay, each person's under their own key. */
export function forgetReading(): void {
  try {
    sessionStorage.clear();
    for (const key of Object.keys(localStorage)) if (key.startsWith('loudou.recents.')) localStorage.removeItem(key);
  } catch {
    // Storage is closed: nothing is kept.
  }
}

export function forget(key: RememberedKey): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is closed: nothing is kept.
  }
}
