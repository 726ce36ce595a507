import { createContext, useContext, useSyncExternalStore } from 'react';
import type { CardBody } from '#contract/funnels.ts';
import type { PlacedCard } from '../../../api/boardMerge.ts';

export type Picked = { card: CardBody; from: string; lane: string | null };

/** Which cards are picked, and which were just changed by others. A card hears only of itself. */
export class Selection {
  #picked: ReadonlyMap<string, Picked> = new Map();
  #flashing: ReadonlySet<string> = new Set();
  /** Where a range begins. */
  #anchor: string | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = (): ReadonlyMap<string, Picked> => this.#picked;
  has(id: string): boolean {
    return this.#picked.has(id);
  }
  isFlashing(id: string): boolean {
    return this.#flashing.has(id);
  }

  toggle(picked: Picked): void {
    const next = new Map(this.#picked);
    if (!next.delete(picked.card.id)) next.set(picked.card.id, picked);
    this.#anchor = picked.card.id;
    this.#set(next);
  }

  /** From where the last pick was to this card, where both stand in one column. */
  extend(column: readonly Picked[], to: Picked): void {
    const ids = column.map(({ card }) => card.id);
    const [a, b] = [ids.indexOf(this.#anchor ?? to.card.id), ids.indexOf(to.card.id)];
    if (a < 0) this.toggle(to);
    else this.add(column.slice(Math.min(a, b), Math.max(a, b) + 1));
  }

  add(more: readonly Picked[]): void {
    this.#set(new Map([...this.#picked, ...more.map((picked) => [picked.card.id, picked] as const)]));
  }

  remove(ids: readonly string[]): void {
    const next = new Map(this.#picked);
    for (const id of ids) next.delete(id);
    if (next.size !== this.#picked.size) this.#set(next);
  }

  /** Picked cards that were looked at: as they are now, or no longer picked where they went elsewhere. */
  renew(ids: readonly string[], found: ReadonlyMap<string, PlacedCard>): void {
    const next = new Map(this.#picked);
    for (const id of ids) {
      const [known, placed] = [next.get(id), found.get(id)];
      if (!known) continue;
      if (placed?.stage !== known.from || placed.lane !== known.lane) next.delete(id);
      else if (placed.card.version > known.card.version) next.set(id, { ...known, card: placed.card });
    }
    const isSame =
      next.size === this.#picked.size && [...next].every(([id, picked]) => this.#picked.get(id) === picked);
    if (!isSame) this.#set(next);
  }

  clear(): void {
    this.#anchor = undefined;
    if (this.#picked.size > 0) this.#set(new Map());
  }

  /** Marks cards for a moment. */
  flash(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#flashing = new Set([...this.#flashing, ...ids]);
    this.#tell();
    setTimeout(() => {
      const gone = new Set(ids);
      this.#flashing = new Set([...this.#flashing].filter((id) => !gone.has(id)));
      this.#tell();
    }, FLASH_MS);
  }

  #set(picked: ReadonlyMap<string, Picked>): void {
    this.#picked = picked;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const FLASH_MS = 2_400;

export const SelectionContext = createContext(new Selection());
export const useSelection = (): Selection => useContext(SelectionContext);

export function usePicked(): ReadonlyMap<string, Picked> {
  const selection = useSelection();
  return useSyncExternalStore(selection.subscribe, selection.read);
}

/** How one card stands out. */
export function useMarks(id: string): { picked: boolean; flashing: boolean } {
  const selection = useSelection();
  const marks = useSyncExternalStore(
    selection.subscribe,
    () => (selection.has(id) ? 1 : 0) + (selection.isFlashing(id) ? 2 : 0),
  );
  return { picked: marks % 2 === 1, flashing: marks >= 2 };
}
