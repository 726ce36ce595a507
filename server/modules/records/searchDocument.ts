import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { accessToken, coreName, searchTokens } from '#domain/records/searchText.ts';
import type { SearchDocument } from './searchQueries.ts';

const SEARCHED_TYPES = new Set(['text', 'phone', 'email', 'autoNumber']);

/** Objects that the search finds: those titled by a text of their own, except the log of work. */
export function isSearchable(object: ObjectDefinition): boolean {
  const title = object.fields.find((field) => field.key === object.titleField);
  return title?.type === 'text' && object.key !== 'activity' && object.key !== 'task';
}

/** What the search knows of a record: its title, its searchable fields, and who may find it. */
export function searchDocument(
  object: ObjectDefinition,
  record: { id: string; values: RecordValues; access: number[] },
): SearchDocument {
  const name = String(record.values[object.titleField] ?? '');
  const more = object.fields
    .filter((field) => field.searchable || field.type === 'autoNumber')
    .filter((field) => SEARCHED_TYPES.has(field.type))
    .map((field) => String(record.values[field.key] ?? ''))
    .filter((text) => text !== '');
  return {
    record_id: record.id,
    name,
    core: [coreName(name), ...more].join(' '),
    tok: [...searchTokens([name, ...more]), ...record.access.map((token) => accessToken(Math.abs(token)))],
  };
}
