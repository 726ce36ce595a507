import type { Gate, Stage, StageTask } from '#domain/funnels/index.ts';
import type { World } from '#server/testing/world.ts';
import { uploadFile } from '../../records/index.ts';
import { createFunnel, getFunnels } from '../index.ts';

/** What stands at a stage of the standard funnel instead of what it comes with. */
export type Guard = { gates?: Gate[]; tasks?: StageTask[] };

let made = 0;

/** A funnel with the standard stages that asks only what is given; answers its key. */
export async function guardedFunnel(world: World, guards: Record<string, Guard>): Promise<string> {
  const ctx = world.as('admin');
  const { live } = (await getFunnels(ctx)).funnel('standard');
  const stages = live.stages.map(
    ({ gates: _gates, ...stage }): Stage => ({ ...stage, requiredFields: [], ...guards[stage.key] }),
  );
  made += 1;
  const key = `guarded${made}`;
  const funnel = { key, objectKey: 'opportunity', names: { 'zh-CN': key }, position: 50 + made };
  await createFunnel(ctx, funnel, { stages, transitions: live.transitions });
  return key;
}

export const paper = async (world: World, by: keyof World['actors'], text = '盖章报价单'): Promise<string> => {
  const content = Buffer.from(text);
  return (await uploadFile(world.as(by), { name: '报价单.pdf', mediaType: 'application/pdf', content })).id;
};
