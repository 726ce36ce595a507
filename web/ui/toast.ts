/** A short message at the bottom of the page; with `undo` it counts down while the act can be taken back. */
export type Toast = {
  id: number;
  text: string;
  failed: boolean;
  undo: (() => void) | undefined;
  /** When it goes, in ms of the clock. */
  until: number;
};

type ToastOptions = { undo?: () => void; failed?: boolean; seconds?: number };

const SECONDS = 5;
const UNDO_SECONDS = 8;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message for a few seconds. Returns what takes it away early. */
export function toast(text: string, options: ToastOptions = {}): () => void {
  const seconds = options.seconds ?? (options.undo ? UNDO_SECONDS : SECONDS);
  const id = nextId++;
  // One act at a time can be taken back; a newer one replaces the older.
  const others = options.undo ? toasts.filter((other) => !other.undo) : toasts;
  set([
    ...others,
    { id, text, failed: options.failed ?? false, undo: options.undo, until: Date.now() + seconds * 1000 },
  ]);
  setTimeout(() => dismissToast(id), seconds * 1000);
  return () => dismissToast(id);
}

export function dismissToast(id: number): void {
  if (toasts.some((shown) => shown.id === id)) set(toasts.filter((shown) => shown.id !== id));
}

/** A further act on the same record went through: the one before it can no longer be taken back. */
export function dismissUndo(): void {
  if (toasts.some((shown) => shown.undo)) set(toasts.filter((shown) => !shown.undo));
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => toasts,
};
