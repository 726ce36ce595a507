import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FunnelVersion, mayBecome, STANDARD_PHASES, type Stage } from '#domain/funnels/index.ts';
import { FREE_STAGES, FREE_TRANSITIONS } from '#domain/funnels/testing/freeFunnel.ts';
import { pickOf, REDESIGNS, type Redesign, redesign, seeded } from '#domain/funnels/testing/randomVersions.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { getRecord, setRecordHooks } from '../../records/index.ts';
import { getFunnels } from '../definitions.ts';
import { funnelHooks, installFunnels, moveRecords } from '../index.ts';
import { make } from '../testing/deals.ts';
import { publishDraft } from './publishDraft.ts';
import { funnelVersions } from './readVersions.ts';
import { rollBack } from './rollBack.ts';
import { draftOf } from './testing/designer.ts';
import { brokenShapes } from './testing/shapeQueries.ts';

const SEEDS = [1, 2, 3, 4];
let world: World;
beforeAll(async () => {
  setRecordHooks(funnelHooks);
  const funnels = SEEDS.map((seed) => ({
    key: `free${seed}`,
    objectKey: 'opportunity',
    names: { 'zh-CN': '自由' },
    position: seed,
    stages: FREE_STAGES,
    transitions: FREE_TRANSITIONS,
  }));
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, funnels, STANDARD_PHASES)),
  );
});
afterAll(() => world.drop());

const admin = () => world.as('admin');
const stageOf = async (id: string) => String((await getRecord(admin(), 'opportunity', id)).record.values.stage);

/** Where a record stood before each mapping that has moved it on since it was moved last, and by which version. */
type Way = { stage: string; by?: number }[];

test.each(SEEDS)(
  'a publish that is taken back puts exactly those back that stand where it has put them, however many are taken back in turn (%i)',
  async (seed) => {
    const random = seeded(seed);
    const KEY = `free${seed}`;
    const live = async () => (await getFunnels(admin())).funnel(KEY).live;
    const ways = new Map<string, Way>();
    const stages: Stage[] = [...FREE_STAGES];
    let made = 0;
    for (let index = 0; index < 14; index += 1) {
      const stage = pickOf(random, FREE_STAGES).key;
      const id = await make(world.as('east1'), 'opportunity', {
        ...{ funnel: KEY, stage, amount: String(Math.floor(random() * 1000)) },
      });
      ways.set(id, [{ stage }]);
    }
    const ids = [...ways.keys()];
    const past: Pick<FunnelVersion, 'stages' | 'transitions'>[] = [];

    /** Part of a stage goes to another that has been there before, or stages that were there once come again. */
    const other = (before: FunnelVersion): Redesign => {
      const open = before.stages.filter(({ kind }) => kind === 'open');
      const when = { field: 'amount', op: 'gte', value: 500 } as const;
      const [from, to] = [pickOf(random, open), pickOf(random, open)];
      if (random() < 0.5 && from !== to) return { ...before, mapping: [{ from: from.key, to: to.key, when }] };
      const design = past.length > 0 ? pickOf(random, past) : before;
      const target = (stage: Stage) =>
        pickOf(
          random,
          design.stages.filter((one) => mayBecome(stage, one)),
        ).key;
      const gone = before.stages.filter(({ key }) => !design.stages.some((one) => one.key === key));
      const back = design.stages.filter(({ key, kind }) => kind === 'open' && !open.some((one) => one.key === key));
      const split = back.slice(0, 1).flatMap(({ key }) => {
        const kept = open.filter((one) => design.stages.some((stage) => stage.key === one.key));
        return kept.length > 0 ? [{ from: pickOf(random, kept).key, to: key, when }] : [];
      });
      return {
        stages: design.stages,
        transitions: design.transitions,
        mapping: [...split, ...gone.map((stage) => ({ from: stage.key, to: target(stage) }))],
      };
    };
    const acts = {
      async move() {
        const id = pickOf(random, ids);
        const to = pickOf(random, (await live()).stages).key;
        const [outcome] = await moveRecords(world.as('east1'), 'opportunity', [{ id, to }]);
        if (outcome?.ok) ways.set(id, [{ stage: to }]);
      },
      async publish() {
        const before = await live();
        if (before.stages.length > 14) return;
        const kind = pickOf(random, [...REDESIGNS, 'other', 'other'] as const);
        const design = kind === 'other' ? other(before) : redesign(random, before, kind, () => `s${++made}`);
        const { id } = await publishDraft(admin(), KEY, await draftOf(admin(), KEY, design));
        past.push(before);
        stages.push(...design.stages);
        for (const [record, way] of ways) {
          const stage = await stageOf(record);
          if (stage !== way.at(-1)!.stage) way.push({ stage, by: id });
        }
      },
      async rollBack() {
        const { id, lockVersion, replaces } = (await funnelVersions(admin(), KEY)).versions.find(
          ({ state }) => state === 'live',
        )!;
        if (replaces === null) return;
        await rollBack(admin(), KEY, { id, lockVersion });
        const again = await live();
        for (const [record, way] of ways) {
          const stood = way.at(-1)!;
          const stands = await stageOf(record);
          if (stood.by === id) {
            way.pop();
            expect(stands).toBe(way.at(-1)!.stage);
          } else if (again.stages.some(({ key }) => key === stood.stage)) expect(stands).toBe(stood.stage);
          else {
            const [was, is] = [stood.stage, stands].map((key) => stages.findLast((one) => one.key === key)!);
            expect(mayBecome(was!, is!)).toBe(true);
            ways.set(record, [{ stage: stands }]);
          }
        }
      },
    };
    for (let index = 0; index < 36; index += 1) {
      await pickOf(random, [acts.move, acts.move, acts.publish, acts.publish, acts.rollBack])();
      expect(await brokenShapes(world)).toEqual([]);
    }
    expect(past.length).toBeGreaterThan(5);
  },
);
