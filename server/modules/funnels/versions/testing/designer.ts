import type { Redesign } from '#domain/funnels/testing/randomVersions.ts';
import type { Context } from '#server/platform/context.ts';
import { getFunnels } from '../../definitions.ts';
import { createDraft } from '../createDraft.ts';
import { saveDraft } from '../saveDraft.ts';

/** A draft with what is to hold, as a designer would have saved it. */
export async function draftOf(
  ctx: Context,
  key: string,
  design: Redesign,
): Promise<{ id: number; lockVersion: number }> {
  const { live } = (await getFunnels(ctx)).funnel(key);
  const { id, lockVersion } = await createDraft(ctx, key, { from: { version: live.id } });
  return saveDraft(ctx, key, id, { ...design, lockVersion });
}
