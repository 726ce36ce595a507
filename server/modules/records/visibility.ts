import { readerTokens, scopeFor } from '#domain/identity/index.ts';
import type { RecordVerb } from '#domain/identity/types.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, type Parameters } from '#server/platform/sql.ts';
import type { Definitions } from '../objects/index.ts';

/**
 * The one predicate on which records a reader may touch: a boolean in SQL over the row `alias`. Every list, count,
 * sum, search, move and export puts it into its `where`. It says nothing of the bin: add `deleted_at is null`.
 *
 * `own` objects: the reader's tokens (self, departments in reach) meet the record's `access`. Who is in the record's
 * team stands there as a negative token, which only reading asks for.
 * `through`: the record that a reference points at is visible. For objects without owners (line items) that decides
 * every verb, so changing a line needs the right to change its opportunity; for owned ones it opens reading only.
 */
export function visibilityPredicate(
  ctx: Pick<Context, 'actor' | 'workspace'>,
  definitions: Definitions,
  objectKey: string,
  verb: Exclude<RecordVerb, 'create'>,
  alias: string,
  params: Parameters,
): string {
  const object = definitions.object(objectKey);
  const scope = scopeFor(ctx.actor, objectKey, verb);
  if (scope === undefined) return 'false';
  const { own, through } = object.visibility;
  if (!own && through.length === 0) return 'true';
  const tokens = readerTokens(ctx.actor, scope);
  if (tokens === 'all' && own) return 'true';
  const branches = own ? [`${alias}.access && ${params.add(withTeam(ctx, verb, tokens))}::int[]`] : [];
  if (!own || verb === 'read') {
    const parentVerb = verb === 'read' ? 'read' : 'update';
    for (const key of through) {
      const branch = throughParent(ctx, definitions, object, key, parentVerb, alias, params);
      if (branch) branches.push(branch);
    }
  }
  return branches.length === 0 ? 'false' : `(${branches.join(' or ')})`;
}

/**
 * The same for reading, as disjoint parts that together are the predicate: what belongs to the departments in reach, which
 * an index over departments answers without opening records, and the little that is seen besides. For whoever adds up many rows.
 */
export function visibleParts(
  ctx: Pick<Context, 'actor' | 'workspace'>,
  definitions: Definitions,
  objectKey: string,
  alias: string,
  params: Parameters,
): string[] {
  const { own, through } = definitions.object(objectKey).visibility;
  const scope = scopeFor(ctx.actor, objectKey, 'read');
  const isWide = scope === 'below' || scope === 'department';
  if (!own || through.length > 0 || !isWide) {
    return [visibilityPredicate(ctx, definitions, objectKey, 'read', alias, params)];
  }
  const { self } = ctx.actor;
  const tokens = readerTokens(ctx.actor, scope) as number[];
  const reach = params.add(tokens.filter((token) => token !== self));
  // A record stands in its owner's department, whose token stands in its access.
  const departments = `select d.id from ${inSchema(ctx.workspace, ':schema.department')} d where d.token = any(${reach}::int[])`;
  const theirs = `${alias}.department_id in (${departments})`;
  const besides = `${alias}.access && ${params.add([self, -self])}::int[]`;
  return [theirs, `(${besides} and ${theirs} is not true)`];
}

/** Whether the reader sees only what is theirs by name: a share of the records so small that all of it is read sooner than others are passed over. */
export function seesOwnOnly(ctx: Pick<Context, 'actor'>, { key, visibility }: ObjectDefinition): boolean {
  return visibility.own && visibility.through.length === 0 && scopeFor(ctx.actor, key, 'read') === 'own';
}

/** The record that a reference points at is visible; undefined where the reader sees none of its kind. */
function throughParent(
  ctx: Pick<Context, 'actor' | 'workspace'>,
  definitions: Definitions,
  object: ObjectDefinition,
  key: string,
  verb: 'read' | 'update',
  alias: string,
  params: Parameters,
): string | undefined {
  const field = object.fields.find((candidate) => candidate.key === key);
  if (!field?.target) throw new Error(`${object.key}.${key} is no reference`);
  const parent = `${alias}_${field.column}`;
  const sees = visibilityPredicate(ctx, definitions, field.target, verb, parent, params);
  if (sees === 'false') return undefined;
  const table = inSchema(ctx.workspace, `:schema.${ident(definitions.object(field.target).table)}`);
  return `exists (select 1 from ${table} ${parent} where ${parent}.id = ${alias}.${ident(field.column)} and ${parent}.deleted_at is null and ${sees})`;
}

/** Reading also meets what the reader's own token stands in as a team's member. */
function withTeam(ctx: Pick<Context, 'actor'>, verb: string, tokens: number[] | 'all'): number[] | 'all' {
  return verb === 'read' && tokens !== 'all' ? [...tokens, -ctx.actor.self] : tokens;
}
