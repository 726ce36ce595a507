import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coreName, searchTokens } from '#domain/records/searchText.ts';
import { buffersOf, insertManyDeals, insertManyEntries, type Owner, settle } from '#server/testing/manyDealsQueries.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { searchRecords } from '../index.ts';

/**
 * What a search costs among 100 000 deals, in statements and database pages. A thousand of them bear the four names that are asked
 * for; of the rep's 400 deals ten, of the manager's sixth some hundred and seventy.
 */
const DEALS = 100_000;
const PLACES = [
  '上海',
  '深圳',
  '杭州',
  '北京',
  '成都',
  '苏州',
  '宁波',
  '武汉',
  '青岛',
  '无锡',
  '厦门',
  '长沙',
  '合肥',
  '天津',
  '佛山',
  '东莞',
  '济南',
  '南京',
  '西安',
  '郑州',
];
const TRADES = [
  '精密机械',
  '新能源科技',
  '生物医药',
  '电子材料',
  '智能装备',
  '半导体',
  '检测技术',
  '环保工程',
  '自动化',
  '软件',
  '通信',
  '仪器',
  '包装',
  '物流',
  '食品',
  '纺织',
  '化工',
  '模具',
  '照明',
  '汽车零部件',
];
const NAMES = [
  ...PLACES.slice(0, 4).map((place) => `${place}恒通智能有限公司`),
  ...PLACES.flatMap((place) => TRADES.map((trade) => `${place}${trade}有限公司`)).slice(4),
];
const READERS = ['east1', 'eastManager', 'vp'] as const;
const QUERIES = { 'two characters': '恒通', pinyin: 'hengtong', initials: 'htzn' };

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const { east1, eastManager, west1 } = world.actors;
  const { east, west } = world.departments;
  const owner = (actor: typeof east1, { id, token }: { id: string; token: number }): Owner => ({
    id: actor.userId,
    department: id,
    access: [actor.self, token],
  });
  const owners = [owner(east1, west), owner(eastManager, east), owner(west1, west)] as const;
  await insertManyDeals(world.db.owner, world.workspace, owners, { from: 1, to: DEALS, few: 400 });
  const names = NAMES.map((name) => ({ name, core: coreName(name), tok: searchTokens([name]) }));
  await insertManyEntries(world.db.owner, world.workspace, names);
  await settle(world.db.owner, world.workspace);
  await settle(world.db.owner, world.workspace, 'search_doc');
});
afterAll(() => world.drop());

describe.each(READERS)('%s', (reader) => {
  test.each(Object.entries(QUERIES))('by %s', async (_, query) => {
    const sent: [string, unknown[]][] = [];
    const app = {
      query: (text: string, values: unknown[]) => {
        sent.push([text, values]);
        return world.db.app.query(text, values);
      },
    } as Pool;
    const ctx = world.as(reader, { pools: { owner: world.db.owner, app } });
    // Definitions are read once and remembered.
    await searchRecords(ctx, query);
    sent.length = 0;
    const [group] = await searchRecords(ctx, query);
    const titles = group!.hits.map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.filter((title) => !title.includes('恒通智能'))).toEqual([]);
    let buffers = 0;
    for (const [text, values] of sent) buffers += await buffersOf(world.db.app, text, values);
    // Who sees more than are ranked has those that begin with the query fetched besides.
    expect(sent.length).toBeLessThanOrEqual(reader === 'vp' ? 3 : 2);
    expect(buffers).toBeLessThan(900);
  });
});
