import { matchRank } from '#domain/records/searchText.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDirectory } from '../../identity/index.ts';
import { getDefinitions } from '../../objects/index.ts';
import { isSearchable } from '../searchDocument.ts';
import { listRecords } from './listRecords.ts';
import { searchRecords } from './searchRecords.ts';

export type LookupItem = { id: string; title: string; subtitle: string };

/** What a picker offers: hits of the search, or the newest records before anything is typed. People are found too. */
export async function lookupRecords(ctx: Context, target: string, query: string, limit = 20): Promise<LookupItem[]> {
  if (target === 'user') return lookupPeople(ctx, query, limit);
  if (target === 'department') return lookupDepartments(ctx, query, limit);
  const object = (await getDefinitions(ctx)).object(target);
  if (!isSearchable(object)) throw new Refused('not_found');
  if (query.trim() !== '') {
    const groups = await searchRecords(ctx, query, { objects: [target], limit });
    return groups.flatMap((group) => group.hits);
  }
  const page = await listRecords(ctx, target, { limit, columns: [object.titleField] });
  return page.records.map((record) => ({
    id: record.id,
    title: String(record.values[object.titleField] ?? ''),
    subtitle: '',
  }));
}

/** Active people by name, pinyin or initials; the best match first. */
async function lookupPeople(ctx: Context, query: string, limit: number): Promise<LookupItem[]> {
  const directory = await getDirectory(ctx);
  const found = byName(
    directory.people.filter((person) => person.active),
    query,
  );
  return found.slice(0, limit).map(({ id, name, title, departmentId }) => ({
    id,
    title: name,
    subtitle: [directory.department(departmentId)?.name, title].filter(Boolean).join(' · '),
  }));
}

async function lookupDepartments(ctx: Context, query: string, limit: number): Promise<LookupItem[]> {
  const directory = await getDirectory(ctx);
  const found = byName(
    directory.departments.filter((department) => department.active),
    query,
  );
  return found.slice(0, limit).map(({ id, name, parentId }) => ({
    id,
    title: name,
    subtitle: directory.department(parentId)?.name ?? '',
  }));
}

function byName<T extends { name: string }>(all: readonly T[], query: string): T[] {
  const text = query.trim();
  if (text === '') return [...all];
  return all
    .map((one) => ({ one, rank: matchRank(text, one.name) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.one.name.length - b.one.name.length)
    .map(({ one }) => one);
}
