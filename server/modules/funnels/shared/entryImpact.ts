import type { Impact } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { type ImpactWatch, impactOf } from '../impact/previewImpact.ts';
import { requireDesigner } from '../versions/findFunnel.ts';
import type { Entry } from './entry.ts';
import { prepareChange } from './putEntry.ts';

/** `reach`: every version that holds and refers to the entry; `funnels`: those that would be another one. */
export type EntryImpact = {
  reach: number[];
  funnels: {
    funnelKey: string;
    version: number;
    state: 'pilot' | 'live';
    /** Records that are short of something already, as it stands. */
    shortNow: number;
    impact: Impact;
  }[];
};

/** What would become of the open records, funnel by funnel, if an entry were changed at this moment. Nothing is written. */
export async function entryImpact(
  ctx: Context,
  entry: Entry,
  examples: number,
  { signal, onProgress }: ImpactWatch,
): Promise<EntryImpact> {
  requireDesigner(ctx);
  const { reached } = await inTransaction(ctx.pools.app, (tx) => prepareChange(tx, ctx, entry), { readOnly: true });
  const differing = reached.filter(({ differs }) => differs);
  const funnels: EntryImpact['funnels'] = [];
  for (const [index, { version, after }] of differing.entries()) {
    const { funnelKey, state, departments, people } = version;
    const part = (half: number): ImpactWatch => ({
      signal,
      onProgress: (done, total) =>
        onProgress(index * 2 * HALF + half * HALF + (HALF * done) / total, differing.length * 2 * HALF),
    });
    const asked = { mapping: [], departments, people };
    const now = await impactOf(ctx, funnelKey, { ...asked, definition: version.definition, examples: 0 }, part(0));
    const impact = await impactOf(ctx, funnelKey, { ...asked, definition: after, examples }, part(1));
    funnels.push({
      funnelKey,
      version: version.id,
      state: state === 'pilot' ? state : 'live',
      shortNow: now.short,
      impact,
    });
  }
  return { reach: reached.map(({ version }) => version.id), funnels };
}

const HALF = 1000;
