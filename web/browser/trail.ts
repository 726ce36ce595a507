import { useEffect } from 'react';
import type { OpenRecord } from './openRecord.ts';

/** The order of a list or board that one came from, so that its records can be gone through one by one. */
export type Trail = { object: string; ids: readonly string[] };

const KEY = 'loudou.trail';
/** A trail of a board or list as far as it was read; more would only fill the storage. */
const MOST = 2000;

export function keepTrail({ object, ids }: Trail): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([object, ...ids.slice(0, MOST)]));
  } catch {
    // Storage is closed: there is no previous and next then.
  }
}

export function readTrail(): Trail | undefined {
  try {
    const [object, ...ids]: unknown[] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    const texts = ids.filter((id): id is string => typeof id === 'string');
    return typeof object === 'string' ? { object, ids: texts } : undefined;
  } catch {
    return undefined;
  }
}

/** Lists and boards keep the order that they show; records opened from them are gone through in it. */
export function useKeepTrail(object: string, ids: readonly string[]): void {
  const text = ids.slice(0, MOST).join(' ');
  useEffect(() => {
    if (text) keepTrail({ object, ids: text.split(' ') });
  }, [object, text]);
}

export type Place = { position: number; count: number; previous: string | undefined; next: string | undefined };

/** Where a record stands in the trail; undefined where it does not, or stands alone. */
export function placeIn(trail: Trail | undefined, record: OpenRecord): Place | undefined {
  if (trail?.object !== record.object) return undefined;
  const index = trail.ids.indexOf(record.id);
  if (index < 0 || trail.ids.length < 2) return undefined;
  return {
    position: index + 1,
    count: trail.ids.length,
    previous: trail.ids[index - 1],
    next: trail.ids[index + 1],
  };
}
