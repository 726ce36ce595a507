import { readerTokens, scopeFor } from '#domain/identity/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { accessToken, matchRank, normaliseText, queryTokens } from '#domain/records/searchText.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../../objects/index.ts';
import { isSearchable } from '../searchDocument.ts';
import { type Candidate, selectCandidates } from '../searchQueries.ts';
import { visibilityPredicate } from '../visibility.ts';
import { selectSubtitles } from './subtitles.ts';

export type SearchHit = { id: string; object: string; title: string; subtitle: string };
export type SearchGroup = { object: string; hits: SearchHit[] };

/** What people look for most comes first where it fits as well as the rest. */
const FIRST = ['opportunity', 'account', 'contact', 'lead'];

/** Candidates ranked in memory; more than these are met by chance only when the query says little. */
const CANDIDATES = 500;

/** Finds records by part of a Chinese name, pinyin, initials, latin words or digits; best first, grouped by object. */
export async function searchRecords(
  ctx: Context,
  query: string,
  options: { objects?: string[] | undefined; limit?: number | undefined } = {},
): Promise<SearchGroup[]> {
  const definitions = await getDefinitions(ctx);
  const meanings = queryTokens(query);
  if (meanings.length === 0) return [];
  const wanted = definitions.all.filter(
    (object) => isSearchable(object) && (options.objects === undefined || options.objects.includes(object.key)),
  );
  const params = new Parameters();
  const visible = wanted
    .map((object) => visibleDocuments(ctx, definitions, object, params))
    .filter((sql) => sql !== '');
  if (visible.length === 0) return [];
  const candidates = await findCandidates(ctx, query, {
    meanings,
    visible: visible.join(' or '),
    values: params.values,
  });
  const limit = Math.min(options.limit ?? 8, 50);
  const ranked = candidates
    .map((candidate) => ({ candidate, rank: matchRank(query, candidate.name, candidate.core) }))
    .filter(({ rank }) => rank > 0)
    .sort(
      (a, b) =>
        b.rank - a.rank || a.candidate.name.length - b.candidate.name.length || compare(a.candidate, b.candidate),
    );
  const groups = wanted.flatMap((object) => {
    const best = ranked.filter(({ candidate }) => candidate.object_id === object.id).slice(0, limit);
    return best.length > 0 ? [{ object, best }] : [];
  });
  const place = ({ key }: ObjectDefinition) => FIRST.indexOf(key) + 1 || FIRST.length + 1;
  groups.sort((a, b) => b.best[0]!.rank - a.best[0]!.rank || place(a.object) - place(b.object));
  return Promise.all(
    groups.map(async ({ object, best }) => {
      const ids = best.map(({ candidate }) => candidate.record_id);
      const subtitles = await selectSubtitles(ctx, definitions, object, ids);
      return {
        object: object.key,
        hits: best.map(({ candidate }) => ({
          id: candidate.record_id,
          object: object.key,
          title: candidate.name,
          subtitle: subtitles.get(candidate.record_id) ?? '',
        })),
      };
    }),
  );
}

/**
 * A query of common characters meets more names than are ranked; those that begin with it are then fetched besides, so
 * that the name typed in full is among them.
 */
async function findCandidates(
  ctx: Context,
  query: string,
  search: { meanings: number[][]; visible: string; values: unknown[] },
): Promise<Candidate[]> {
  const found = await selectCandidates(ctx.pools.app, ctx.workspace, { ...search, limit: CANDIDATES });
  if (found.length < CANDIDATES) return found;
  const prefix = `${normaliseText(query).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const first = await selectCandidates(ctx.pools.app, ctx.workspace, { ...search, prefix, limit: CANDIDATES });
  return [...new Map([...found, ...first].map((candidate) => [candidate.record_id, candidate])).values()];
}

const compare = (a: Candidate, b: Candidate) => (a.record_id < b.record_id ? -1 : 1);

/** Owned records carry their access tokens in the index itself; the others ask the one predicate. */
function visibleDocuments(
  ctx: Context,
  definitions: Definitions,
  object: ObjectDefinition,
  params: Parameters,
): string {
  const scope = scopeFor(ctx.actor, object.key, 'read');
  if (scope === undefined) return '';
  const mine = `s.object_id = ${object.id}`;
  const tokens = readerTokens(ctx.actor, scope);
  if (object.visibility.own && object.visibility.through.length === 0) {
    return tokens === 'all' ? mine : `(${mine} and s.tok && ${params.add(tokens.map(accessToken))}::int[])`;
  }
  const predicate = visibilityPredicate(ctx, definitions, object.key, 'read', 't', params);
  if (predicate === 'true') return mine;
  const table = inSchema(ctx.workspace, `:schema.${ident(object.table)}`);
  return `(${mine} and exists (select 1 from ${table} t where t.id = s.record_id and ${predicate}))`;
}
