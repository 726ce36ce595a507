import { proposeMapping } from '#domain/exchange/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { isImportable } from './planImport.ts';

/** The object whose fields the headers name best; of equals the first, so give the usual ones first. */
export function guessObject(headers: readonly string[], objects: readonly ObjectDefinition[]): string {
  let best = { key: objects[0]?.key ?? 'account', score: -1 };
  for (const object of objects) {
    const columns = proposeMapping(headers, object.fields.filter(isImportable));
    const named = columns.some(({ field }) => field === object.titleField) ? 0.5 : 0;
    const score = columns.reduce((sum, column) => sum + column.confidence, named);
    if (score > best.score + 1e-9) best = { key: object.key, score };
  }
  return best.key;
}
