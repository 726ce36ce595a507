import { readerTokens, scopeFor } from '#domain/identity/index.ts';
import type { RecordVerb } from '#domain/identity/types.ts';
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
  const branches: string[] = [];
  if (own) branches.push(`${alias}.access && ${params.add(withTeam(ctx, verb, tokens))}::int[]`);
  if (!own || verb === 'read') {
    const parentVerb = verb === 'read' ? 'read' : 'update';
    for (const key of through) {
      const field = object.fields.find((candidate) => candidate.key === key);
      if (!field?.target) throw new Error(`${objectKey}.${key} is no reference`);
      const parent = `${alias}_${field.column}`;
      const parentSees = visibilityPredicate(ctx, definitions, field.target, parentVerb, parent, params);
      if (parentSees === 'false') continue;
      const table = inSchema(ctx.workspace, `:schema.${ident(definitions.object(field.target).table)}`);
      branches.push(
        `exists (select 1 from ${table} ${parent} where ${parent}.id = ${alias}.${ident(field.column)} and ${parent}.deleted_at is null and ${parentSees})`,
      );
    }
  }
  return branches.length === 0 ? 'false' : `(${branches.join(' or ')})`;
}

/** Reading also meets what the reader's own token stands in as a team's member. */
function withTeam(ctx: Pick<Context, 'actor'>, verb: string, tokens: number[] | 'all'): number[] | 'all' {
  return verb === 'read' && tokens !== 'all' ? [...tokens, -ctx.actor.self] : tokens;
}
