import type { PendingDocuments } from '#contract/documents.ts';
import { can } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { Parameters } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { selectReferences, visibilityPredicate } from '../../records/index.ts';
import { type PendingPart, selectPending } from './pendingQueries.ts';

/** Files that wait for a look and that the reader may give it to, those that wait longest first. Throws `no_right`. */
export async function pendingDocuments(ctx: Context): Promise<PendingDocuments> {
  if (!can(ctx.actor, 'confirmDocuments')) throw new Refused('no_right');
  const definitions = await getDefinitions(ctx);
  const params = new Parameters();
  const reader = params.add(ctx.actor.userId);
  const parts = definitions.all
    .filter(({ hasFunnel }) => hasFunnel)
    .flatMap((object): PendingPart[] => {
      const sees = visibilityPredicate(ctx, definitions, object.key, 'read', 't', params);
      const fields = object.fields.filter(({ type }) => type === 'file');
      return sees === 'false' ? [] : fields.map((field) => ({ object, field, sees }));
    });
  if (parts.length === 0) return { documents: [], hidden: 0, references: {} };
  const { rows, hidden } = await selectPending(ctx.pools.app, ctx.workspace, parts, reader, params.values);
  const people = definitions.object('task').fields.filter(({ key }) => key === 'owner');
  const named = rows.flatMap(({ owner, uploadedBy }) => [{ owner }, { owner: uploadedBy }]);
  return {
    documents: rows.map(({ uploadedAt, askedAt, title, ...row }) => ({
      ...row,
      title: title ?? '',
      uploadedAt: uploadedAt.toISOString(),
      askedAt: askedAt.toISOString(),
    })),
    hidden,
    references: await selectReferences(ctx.pools.app, ctx, definitions, people, named),
  };
}
