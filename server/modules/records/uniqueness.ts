import { issue } from '#domain/kernel/index.ts';
import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import { isEmpty } from '#domain/records/parseValues.ts';
import type { Transaction } from '#server/platform/sql.ts';
import type { Change } from './types.ts';

const UNIQUE_VIOLATION = '23505';

export const uniqueFields = (object: ObjectDefinition): FieldDefinition[] =>
  object.fields.filter((field) => field.unique || field.key === 'externalId');

/**
 * Writes changes, and when one of them meets a unique value, halves the batch until the offender stands alone and is
 * refused. Savepoints keep what was written before.
 */
export async function savingUnique<T extends Change, Written>(
  tx: Transaction,
  object: ObjectDefinition,
  changes: T[],
  write: (part: T[]) => Promise<Written[]>,
): Promise<Written[]> {
  if (changes.length === 0) return [];
  const unique = uniqueFields(object);
  if (!changes.some((change) => unique.some((field) => field.key in change.patch))) return write(changes);
  await tx.query('savepoint batch');
  try {
    const written = await write(changes);
    await tx.query('release savepoint batch');
    return written;
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    await tx.query('rollback to savepoint batch');
    if (changes.length === 1) {
      const change = changes[0]!;
      const given = unique.filter((field) => !isEmpty(change.patch[field.key]));
      const taken = given.filter((field) => field.column === columnOf(error));
      for (const field of taken.length > 0 ? taken : given) {
        change.issues.push(issue('not_unique', field.key, { value: String(change.patch[field.key]) }));
      }
      return [];
    }
    const middle = changes.length >> 1;
    const first = await savingUnique(tx, object, changes.slice(0, middle), write);
    return [...first, ...(await savingUnique(tx, object, changes.slice(middle), write))];
  }
}

/** PostgreSQL names the column in the detail, in every language: `Key (external_id)=(A-1) already exists.` */
const columnOf = (error: unknown) => /\("?(\w+)"?\)=\(/.exec((error as { detail?: string }).detail ?? '')?.[1];
