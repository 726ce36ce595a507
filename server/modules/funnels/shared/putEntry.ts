import { issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getFunnels } from '../definitions.ts';
import { offerReasons } from '../offerReasons.ts';
import { publishing } from '../publishing.ts';
import { lockFunnel } from '../queries.ts';
import { nextEdition } from '../versions/changeVersionQueries.ts';
import { requireDesigner } from '../versions/findFunnel.ts';
import { type Entry, entryIssues, inLibrary, namesOf, saveEntry } from './entry.ts';
import { loadLibrary, type StoredLibrary } from './library.ts';
import { replaceVersion } from './presentQueries.ts';
import { type Reached, reachIssues, reachOf } from './reach.ts';

export type Change = {
  /** As it was read; null for a new one. */
  lockVersion: number | null;
  /** The versions that hold and that one has looked at; a conflict where others do by now. */
  reach?: readonly number[] | undefined;
};
export type Saved = {
  key: string;
  lockVersion: number;
  /** Versions that hold from now on, in place of those that held before. */
  versions: { funnelKey: string; id: number; number: number }[];
};

/**
 * Makes an entry, or changes it: every funnel in which a version holds that refers to it gets the next version, all of them in
 * one transaction, for which moves wait. Versions stay what they were, so each can be compared, replayed and gone back to.
 */
export async function putEntry(ctx: Context, entry: Entry, { lockVersion, reach }: Change): Promise<Saved> {
  requireDesigner(ctx);
  return publishing(ctx, async (tx) => {
    const { changed, reached } = await prepareChange(tx, ctx, entry);
    if (reach && !isSame(reach, reached)) throw new Refused('conflict', { issues: [{ code: 'shared_uses_changed' }] });
    const saved = await saveEntry(tx, ctx, changed, lockVersion);
    if (saved === undefined) refuseSave(entry, lockVersion);
    const versions = [];
    for (const { version, after: definition } of reached.filter(({ differs }) => differs)) {
      await lockFunnel(tx, ctx.workspace, version.funnelKey);
      await nextEdition(tx, ctx.workspace, version.funnelKey);
      await offerReasons(tx, ctx.workspace, version.objectKey, definition.stages);
      const library = { kind: entry.kind, key: entry.key, names: namesOf(entry) };
      const made = await replaceVersion(tx, ctx.workspace, version, { definition, by: ctx.actor.userId, library });
      versions.push({ funnelKey: version.funnelKey, ...made });
    }
    return { key: entry.key, lockVersion: saved, versions };
  });
}

/** An entry as it would stand, and whom it would reach. Throws what keeps it from that, in the entry and in the funnels. */
export async function prepareChange(
  tx: Transaction,
  ctx: Context,
  entry: Entry,
): Promise<{ changed: Entry; reached: Reached[] }> {
  const library = await loadLibrary(tx, ctx.workspace);
  const known = entriesOf(library, entry).find(({ key }) => key === entry.key);
  if (known && known.objectKey !== entry.objectKey) {
    throw new Refused('invalid_input', { issues: [issue('read_only', 'objectKey')] });
  }
  const changed = inLibrary(entry, library);
  const { phases } = await getFunnels(ctx);
  const wrong = await entryIssues(ctx, changed, library, phases);
  if (wrong.length > 0) throw new Refused('invalid_input', { issues: wrong });
  const reached = await reachOf(tx, ctx, changed);
  const issues = await reachIssues(ctx, reached);
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  return { changed, reached };
}

const entriesOf = (library: StoredLibrary, { kind }: Entry): readonly { key: string; objectKey: string }[] =>
  kind === 'gate' ? library.gates : library.stages;

function isSame(seen: readonly number[], reached: readonly Reached[]): boolean {
  const ids = new Set(reached.map(({ version }) => version.id));
  return ids.size === new Set(seen).size && seen.every((id) => ids.has(id));
}

function refuseSave({ key }: Entry, lockVersion: number | null): never {
  if (lockVersion !== null) throw new Refused('conflict', { issues: [{ code: 'shared_changed' }] });
  throw new Refused('invalid_input', { issues: [issue('not_unique', 'key', { value: key })] });
}
