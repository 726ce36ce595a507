import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useObjects } from '../../api/objects.ts';
import { recordQuery } from '../../api/records.ts';
import { useSession } from '../../api/session.ts';
import { type OpenRecord, parseOpen } from '../../browser/openRecord.ts';
import { recall, remember } from '../../browser/remembered.ts';

export type Recent = OpenRecord & { title: string };
const MOST = 8;
const PAGE = /^\/o\/([a-zA-Z0-9_]+)\/([0-9a-f-]{36})$/;

const keyOf = (userId: string) => `loudou.recents.${userId}` as const;

/** The records that this person last opened in this browser, the latest first. */
export function recentsOf(userId: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(recall(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

const isRecent = (value: unknown): value is Recent =>
  typeof value === 'object' &&
  value !== null &&
  ['object', 'id', 'title'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string');

/** Keeps what is opened, as page or drawer, once its title is known (a title of its own: line items have none). */
export function useKeepRecents(): void {
  const { user } = useSession();
  const { pathname, search } = useLocation();
  const client = useQueryClient();
  const objects = useObjects();
  const match = PAGE.exec(pathname);
  const open = parseOpen((search as { open?: unknown }).open) ?? (match && { object: match[1]!, id: match[2]! });
  const { object, id } = open ?? {};
  useEffect(() => {
    if (!object || !id) return;
    const keep = () => {
      const answer = client.getQueryData(recordQuery(object, id).queryKey);
      const titleField = objects.find(({ key }) => key === object)?.titleField ?? '';
      const title = answer?.record.values[titleField];
      if (typeof title !== 'string' || title === '' || answer?.references[title]) return false;
      const others = recentsOf(user.id).filter((recent) => recent.id !== id);
      remember(keyOf(user.id), JSON.stringify([{ object, id, title }, ...others].slice(0, MOST)));
      return true;
    };
    if (keep()) return;
    return client.getQueryCache().subscribe(({ query, type }) => {
      if (type === 'updated' && query.queryKey.includes(id)) keep();
    });
  }, [object, id, client, user.id, objects]);
}
