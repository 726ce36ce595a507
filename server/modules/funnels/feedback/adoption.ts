import type { AdoptionBody, AdoptionGroup } from '#contract/feedback.ts';
import { can } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDefinitions } from '../../objects/index.ts';
import { getFunnels } from '../definitions.ts';
import { type Group, selectFirstUse, selectGroups } from './adoptionQueries.ts';

/**
 * How a pilot goes against all other teams since a moment, or since the first record stood by it. Without a pilot there is
 * nothing to compare. Throws `no_right`.
 */
export async function adoption(ctx: Context, funnelKey: string, asked: Date): Promise<AdoptionBody> {
  if (!can(ctx.actor, 'manageFunnels')) throw new Refused('no_right');
  const funnels = await getFunnels(ctx);
  const { objectKey, live } = funnels.funnel(funnelKey);
  const pilot = funnels.pilotOf(funnelKey);
  if (!pilot) return { since: asked.toISOString(), pilot: null, control: null };
  const { id: objectId, table } = (await getDefinitions(ctx)).object(objectKey);
  const team = { departments: [...pilot.departments], people: [...pilot.people] };
  const version = { funnel: funnelKey, version: pilot.version.id };
  const since = (await selectFirstUse(ctx.pools.app, ctx.workspace, version, asked)) ?? ctx.now;
  const groups = await selectGroups(
    ctx.pools.app,
    ctx.workspace,
    { funnel: funnelKey, table, objectId, ...team },
    since,
  );
  const of = (trying: boolean) => groups.find((group) => group.trying === trying)!;
  return {
    since: since.toISOString(),
    pilot: told(of(true), pilot.version.number),
    control: told(of(false), live.number),
  };
}

function told({ trying: _trying, ...group }: Group, version: number): AdoptionGroup {
  const { moves, refused, records, overrides } = group;
  return {
    ...group,
    version,
    refusedShare: moves + refused > 0 ? refused / (moves + refused) : null,
    overridesPerRecord: records > 0 ? overrides / records : null,
  };
}
