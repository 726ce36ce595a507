import { afterAll, beforeAll, expect, test } from 'vitest';
import { commonOf, drawnFrom, type Gate, type Stage } from '#domain/funnels/index.ts';
import type { World } from '#server/testing/world.ts';
import { getFunnels } from '../definitions.ts';
import { moveRecords, publishVersion } from '../index.ts';
import { createFunnelWorld, everything, make } from '../testing/deals.ts';
import { createDraft } from '../versions/createDraft.ts';
import { endPilot, startPilot } from '../versions/pilot.ts';
import { publishDraft } from '../versions/publishDraft.ts';
import { compareVersionsOf, funnelVersions, readVersion } from '../versions/readVersions.ts';
import { rollBack } from '../versions/rollBack.ts';
import { saveDraft } from '../versions/saveDraft.ts';
import { draftOf } from '../versions/testing/designer.ts';
import type { Entry } from './entry.ts';
import { entryImpact } from './entryImpact.ts';
import { listLibrary } from './listLibrary.ts';
import { putEntry } from './putEntry.ts';
import { removeEntry } from './removeEntry.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());
const admin = () => world.as('admin');
const asks = (...fields: string[]): Gate => ({ key: 'own', at: 'entry', kind: 'fields', fields });
const gateEntry = (gate: Gate, key = 'source'): Entry => ({
  kind: 'gate',
  key,
  objectKey: 'opportunity',
  names: { 'zh-CN': '来源要清楚' },
  gate,
});
const liveOf = async (key: string) => (await getFunnels(admin())).funnel(key).live;
/** Publishes a funnel whose second stage is another one. */
const publishWith = async (key: string, change: (stage: Stage) => Stage) => {
  const live = await liveOf(key);
  const stages = live.stages.map((stage, index) => (index === 1 ? change(stage) : stage));
  return publishDraft(admin(), key, await draftOf(admin(), key, { ...live, stages, mapping: [] }));
};
/** What a deal of the first stage is short of on the way to the second. */
const missing = async (funnel: string, to: string) => {
  const rep = world.as('east1');
  const id = await make(rep, 'opportunity', { ...(await everything(rep)), funnel });
  const [outcome] = await moveRecords(rep, 'opportunity', [{ id, to }]);
  return outcome?.ok ? [] : outcome?.issues.map(({ field }) => field);
};
const both = async () => [await missing('standard', 'need'), await missing('saas', 'demo')];
const watch = { signal: new AbortController().signal, onProgress: () => {} };

test('a gate that two funnels share is changed once: both get their next version, and every version stays what it was', async () => {
  await putEntry(admin(), gateEntry(asks('source')), { lockVersion: null });
  for (const key of ['standard', 'saas']) {
    await publishWith(key, (stage) => ({
      ...stage,
      gates: [{ ...asks('region'), key: 'knowsSource', shared: 'source' }],
    }));
  }
  // What the library says is published, not the copy that was saved with the draft.
  expect(await both()).toEqual([['source'], ['source']]);
  const draft = await createDraft(admin(), 'saas', { from: { version: (await liveOf('saas')).id } });
  const [listed] = (await listLibrary(admin())).gates;
  expect(listed?.uses).toMatchObject([
    { funnelKey: 'saas', state: 'live', stage: 'demo', gate: 'knowsSource', current: true },
    { funnelKey: 'saas', state: 'draft', version: draft.id },
    { funnelKey: 'standard', state: 'live', stage: 'need', gate: 'knowsSource' },
  ]);

  const former = [await liveOf('standard'), await liveOf('saas')];
  const impact = await entryImpact(admin(), gateEntry(asks('campaign')), 5, watch);
  expect(impact.reach.toSorted()).toEqual(former.map(({ id }) => id).toSorted());
  expect(impact.funnels).toMatchObject([
    { funnelKey: 'saas', state: 'live', impact: { moved: 0 } },
    { funnelKey: 'standard', state: 'live' },
  ]);
  expect((await liveOf('saas')).id).toBe(former[1]!.id);

  const { versions, lockVersion } = await putEntry(admin(), gateEntry(asks('campaign')), {
    lockVersion: 1,
    reach: impact.reach,
  });
  expect(versions.map(({ funnelKey, number }) => ({ funnelKey, number }))).toEqual([
    { funnelKey: 'saas', number: former[1]!.number + 1 },
    { funnelKey: 'standard', number: former[0]!.number + 1 },
  ]);
  expect(await both()).toEqual([['campaign'], ['campaign']]);
  const gateIn = ({ stages }: { stages: Stage[] }) => stages[1]?.gates?.[0];
  expect(gateIn((await readVersion(admin(), 'standard', former[0]!.id)).definition)).toMatchObject({
    fields: ['source'],
  });
  // A draft follows until it is published.
  expect(gateIn((await readVersion(admin(), 'saas', draft.id)).definition)).toMatchObject({ fields: ['campaign'] });
  const now = await liveOf('standard');
  const compared = await compareVersionsOf(admin(), 'standard', { from: former[0]!.id, to: now.id });
  expect(compared.stages).toEqual([
    expect.objectContaining({ key: 'need', gates: [{ key: 'knowsSource', change: 'changed' }] }),
  ]);
  const history = (await funnelVersions(admin(), 'standard')).versions;
  expect(history.find(({ state }) => state === 'live')).toMatchObject({ library: { kind: 'gate', key: 'source' } });

  // A funnel can go back on its own; the library says that it differs, and its next change takes it along.
  await rollBack(admin(), 'standard', { id: now.id, lockVersion: 1 });
  expect(await both()).toEqual([['source'], ['campaign']]);
  const uses = (await listLibrary(admin())).gates[0]?.uses.filter(({ state }) => state === 'live');
  expect(uses?.map(({ funnelKey, current }) => [funnelKey, current])).toEqual([
    ['saas', true],
    ['standard', false],
  ]);
  await putEntry(admin(), gateEntry(asks('region')), { lockVersion });
  expect(await both()).toEqual([['region'], ['region']]);
  await putEntry(admin(), { ...gateEntry(asks('region')), names: { 'zh-CN': '区域' } } as Entry, { lockVersion: 3 });
  const renamed = await liveOf('saas');
  expect(
    (await funnelVersions(admin(), 'saas')).versions.find(({ id }) => id === renamed.id)?.library?.names['zh-CN'],
  ).toBe('来源要清楚');
});

const stageEntry = (stage: Stage, patch: Partial<Stage> = {}): Entry => ({
  kind: 'stage',
  key: 'discovery',
  objectKey: 'opportunity',
  stage: { ...commonOf(stage), ...patch },
});

test('a stage that funnels and a pilot are drawn from is changed once, beside what each has added', async () => {
  const { stages } = await liveOf('standard');
  const { gates: _, tasks: __, ...plain } = stages[1]!;
  const common = stageEntry(plain, {
    names: { 'zh-CN': '深入了解' },
    requiredFields: ['need'],
    gates: [asks('source')],
  });
  if (common.kind !== 'stage') throw new Error('a stage');
  await putEntry(admin(), common, { lockVersion: null });
  await publishWith('standard', (stage) => drawnFrom(stage, common));
  // Its own gate has the key that the library's has, too: here that one is called otherwise.
  await publishWith('saas', (stage) => {
    const drawn = drawnFrom(stage, common);
    return { ...drawn, requiredFields: ['budget'], gates: [{ ...asks('region'), key: 'own' }] };
  });
  const saas = (await liveOf('saas')).stages[1]!;
  expect(saas).toMatchObject({ key: 'demo', names: { 'zh-CN': '深入了解' }, requiredFields: ['need', 'budget'] });
  expect(saas.gates?.map(({ key }) => key)).toEqual(['own2', 'own']);

  const live = await liveOf('standard');
  const stagesOfPilot = live.stages.filter(({ key }) => key !== 'solution');
  const mapping = [{ from: 'solution', to: 'need' }];
  const draft = await draftOf(admin(), 'standard', { ...live, stages: stagesOfPilot, mapping });
  const east = world.as('east1');
  const values = await everything(east);
  const tried = await make(east, 'opportunity', { ...values, funnel: 'standard', source: 'website' });
  const pass = { id: tried, fill: { source: 'website', need: '产线' } };
  expect(await moveRecords(east, 'opportunity', [{ ...pass, to: 'need' }])).toMatchObject([{ ok: true }]);
  expect(await moveRecords(east, 'opportunity', [{ ...pass, to: 'solution' }])).toMatchObject([{ ok: true }]);
  const people = [east.actor.userId];
  const pilot = await startPilot(admin(), 'standard', { ...draft, departments: [], people });
  expect(pilot.moved).toBe(1);

  const [{ lockVersion } = { lockVersion: 0 }] = (await listLibrary(admin())).stages;
  const changed = { ...common, stage: { ...common.stage, goal: { 'zh-CN': '问清楚' }, gates: [asks('campaign')] } };
  const { versions } = await putEntry(admin(), changed, { lockVersion });
  expect(versions.map(({ funnelKey }) => funnelKey)).toEqual(['saas', 'standard', 'standard']);
  expect(await both()).toEqual([['campaign'], ['campaign', 'region']]);
  const funnel = (await getFunnels(admin())).funnel('standard');
  for (const version of [funnel.live, funnel.pilot!]) {
    expect(version.stages[1]).toMatchObject({
      goal: { 'zh-CN': '问清楚' },
      gates: [{ key: 'own', fields: ['campaign'] }],
    });
  }
  expect(funnel.pilot).toMatchObject({ people, mapping });
  expect(funnel.pilot!.id).not.toBe(pilot.id);
  // What the pilot's first version has mapped goes back when its second one ends.
  expect((await endPilot(admin(), 'standard')).moved).toBe(1);
  const ended = (await funnelVersions(admin(), 'standard')).versions.find(({ id }) => id === funnel.pilot!.id);
  expect(ended).toMatchObject({ state: 'draft', library: null });

  const lost = { ...changed, stage: { ...changed.stage, kind: 'lost' as const, phase: 'lost' } };
  await expect(putEntry(admin(), lost, { lockVersion: 2 })).rejects.toMatchObject({
    issues: expect.arrayContaining([
      expect.objectContaining({ code: 'read_only', field: 'funnels.saas.stages.1.kind' }),
    ]),
  });
  await expect(removeEntry(admin(), 'stage', 'discovery')).rejects.toMatchObject({ issues: [{ code: 'in_use' }] });
});

test('the library is the designers’ own, takes nothing that cannot be asked, and lets go of what nobody uses', async () => {
  const unused = gateEntry(asks('source'), 'unused');
  for (const by of ['east1', 'eastManager'] as const) {
    await expect(putEntry(world.as(by), unused, { lockVersion: null })).rejects.toMatchObject({ code: 'no_right' });
    await expect(entryImpact(world.as(by), unused, 5, watch)).rejects.toMatchObject({ code: 'no_right' });
    await expect(listLibrary(world.as(by))).rejects.toMatchObject({ code: 'no_right' });
    await expect(removeEntry(world.as(by), 'gate', 'source')).rejects.toMatchObject({ code: 'no_right' });
  }
  const refused = (entry: Entry) => putEntry(admin(), entry, { lockVersion: null });
  await expect(refused(gateEntry(asks('nothing'), 'unused'))).rejects.toMatchObject({
    issues: [{ code: 'unknown_field', field: 'gate' }],
  });
  const { stages } = await liveOf('standard');
  const other = { ...stageEntry(stages[0]!), key: 'other' };
  await expect(refused({ ...other, objectKey: 'account' })).rejects.toMatchObject({
    issues: [{ code: 'unknown_object' }],
  });
  await expect(refused(stageEntry(stages[0]!, { requiredFields: ['nothing'], phase: 'none' }))).rejects.toMatchObject({
    issues: [{ field: 'stage.phase' }, { code: 'unknown_field', field: 'stage.requiredFields' }],
  });
  await expect(
    refused({ ...stageEntry(stages[0]!, { gates: [{ ...asks('source'), shared: 'none' }] }), key: 'other' }),
  ).rejects.toMatchObject({ issues: [{ code: 'unknown_shared' }] });
  await putEntry(admin(), unused, { lockVersion: null });
  await expect(refused(unused)).rejects.toMatchObject({ issues: [{ code: 'not_unique' }] });
  await expect(putEntry(admin(), { ...unused, objectKey: 'lead' }, { lockVersion: 1 })).rejects.toMatchObject({
    issues: [{ code: 'read_only', field: 'objectKey' }],
  });
  await expect(putEntry(admin(), unused, { lockVersion: 9 })).rejects.toMatchObject({
    issues: [{ code: 'shared_changed' }],
  });

  // A shared stage holds on to the gates of its own, and a definition to what the library has.
  await putEntry(
    admin(),
    { ...stageEntry(stages[0]!, { gates: [{ ...asks('source'), shared: 'unused' }] }), key: 'holds' },
    { lockVersion: null },
  );
  await expect(removeEntry(admin(), 'gate', 'unused')).rejects.toMatchObject({ issues: [{ code: 'in_use' }] });
  await removeEntry(admin(), 'stage', 'holds');
  const live = await liveOf('standard');
  const withRef = (shared: string, index = 0): Stage[] =>
    live.stages.map((stage, at) =>
      at === index ? { ...stage, gates: [{ ...asks('region'), key: 'refers', shared }] } : stage,
    );
  await expect(publishVersion(admin(), 'standard', { ...live, stages: withRef('none') })).rejects.toMatchObject({
    issues: [{ code: 'unknown_shared', field: 'stages.0.gates.0' }],
  });
  await putEntry(admin(), { ...gateEntry(asks('region'), 'ofLeads'), objectKey: 'lead' }, { lockVersion: null });
  const foreign = await draftOf(admin(), 'standard', { ...live, stages: withRef('ofLeads'), mapping: [] });
  await expect(publishDraft(admin(), 'standard', foreign)).rejects.toMatchObject({
    issues: [{ code: 'shared_of_other_object', field: 'stages.0.gates.0' }],
  });
  // A draft that was saved while its entry was taken away has that gate for its own.
  await removeEntry(admin(), 'gate', 'unused');
  const { id, lockVersion } = await createDraft(admin(), 'standard', { from: { version: live.id } });
  await saveDraft(admin(), 'standard', id, { ...live, stages: withRef('unused'), mapping: [], lockVersion });
  const read = (await readVersion(admin(), 'standard', id)).definition.stages[0]?.gates?.[0];
  expect(read).toEqual({ ...asks('region'), key: 'refers' });
  expect((await listLibrary(admin())).gates.map(({ key }) => key)).not.toContain('unused');
});

test('a publish and changes of the library at the same time: what holds in the end is what the library says last', async () => {
  await putEntry(admin(), gateEntry(asks('source'), 'race'), { lockVersion: null });
  const refers = (stage: Stage): Stage => ({ ...stage, gates: [{ ...asks('region'), key: 'raced', shared: 'race' }] });
  await publishWith('saas', refers);
  const rep = world.as('east1');
  const values = await everything(rep);
  const deals = await Promise.all([1, 2, 3].map(() => make(rep, 'opportunity', { ...values, funnel: 'saas' })));
  for (let round = 1; round <= 6; round++) {
    const live = await liveOf('standard');
    const stages = live.stages.map((stage, index) => (index === 1 ? refers(stage) : stage));
    const drafts = [await draftOf(admin(), 'standard', { ...live, stages, mapping: [] })];
    const wanted = round % 2 ? 'campaign' : 'source';
    const change = (field: string) =>
      putEntry(world.as('admin'), gateEntry(asks(field), 'race'), { lockVersion: round });
    const settled = await Promise.allSettled([
      publishDraft(world.as('admin'), 'standard', drafts[0]!),
      change(wanted),
      change(wanted),
      ...deals.map((id) =>
        moveRecords(world.as('east1'), 'opportunity', [
          { id, to: 'demo', fill: { source: 'website', need: '产线', budget: '1' } },
        ]),
      ),
    ]);
    const [published, ...changes] = settled.slice(0, 3);
    expect(published?.status).toBe('fulfilled');
    // Of two that have read the same, one is told.
    expect(changes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    for (const key of ['standard', 'saas']) {
      const version = await liveOf(key);
      const held = version.stages.flatMap(({ gates = [] }) => gates).filter(({ shared }) => shared === 'race');
      expect(held).toEqual([{ ...asks(wanted), key: 'raced', shared: 'race' }]);
    }
    const uses = (await listLibrary(admin())).gates.find(({ key }) => key === 'race')?.uses ?? [];
    expect(uses.every(({ current }) => current)).toBe(true);
  }
  const reach = [(await liveOf('saas')).id];
  await expect(putEntry(admin(), gateEntry(asks('region'), 'race'), { lockVersion: 7, reach })).rejects.toMatchObject({
    code: 'conflict',
    issues: [{ code: 'shared_uses_changed' }],
  });
});
