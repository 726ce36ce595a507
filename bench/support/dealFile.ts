import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** What a CRM export says of deals and their accounts: names in two scripts, dates, money, people, a stage with its time. */
const PLACES = ['上海', '深圳', '杭州', '北京', '成都', '苏州', 'Hamburg', 'Lyon', '武汉', '宁波'];
const TRADES = ['精密机械', '新能源科技', '生物医药', '电子材料', '智能装备', 'Robotics', '半导体', '检测技术'];
const NEEDS = ['产线改造', '视觉检测', '年度维保', '数据平台', '仓储升级', 'spare parts', '能耗管理', '质量追溯'];
const SOURCES = ['tradeFair', 'referral', 'website', 'hotline'];
const STAGES = ['qualify', 'need', 'solution', 'negotiation', 'contract', 'won', 'won', 'lost'];
const DAY = 86_400_000;
const START = Date.parse('2024-01-02T01:00:00Z');

const pick = <T>(list: readonly T[], number: number): T => list[number % list.length]!;
export const accountName = (n: number): string => `${pick(PLACES, n)}${pick(TRADES, n >> 3)}有限公司${n}`;
const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

export async function writeAccounts(path: string, count: number): Promise<void> {
  await writeLines(path, ['客户名称', ...Array.from({ length: count }, (_, n) => accountName(n))]);
}

/** Deals of the past two years; a third of them closed, every one with the day on which it reached its stage. */
export async function writeDeals(
  path: string,
  count: number,
  { accounts, people, from = 0 }: { accounts: number; people: string[]; from?: number },
): Promise<void> {
  const lines = Array.from({ length: count }, (_, index) => {
    const n = from + index;
    const stage = pick(STAGES, n * 7);
    const created = START + ((n * 37) % 650) * DAY;
    const reached = day(created + (1 + (n % 60)) * DAY);
    const closed = stage === 'won' || stage === 'lost';
    const account = accountName((n * 13) % accounts);
    return [
      `D-${n}`,
      `${account} ${pick(NEEDS, n)}`,
      account,
      pick(people, n * 3),
      String(10_000 + ((n * 7919) % 900_000)),
      stage,
      day(created),
      closed ? reached : '',
      closed ? '' : reached,
      day(created + 120 * DAY),
      pick(SOURCES, n),
      `联系采购 ${n}`,
    ].join(',');
  });
  await writeLines(path, [
    'ID,商机名称,客户,负责人,金额,阶段,创建时间,关闭时间,进入阶段时间,预计成交日期,来源,下一步',
    ...lines,
  ]);
}

async function writeLines(path: string, lines: readonly string[]): Promise<void> {
  const stream = createWriteStream(path);
  stream.end(`${lines.join('\n')}\n`);
  await once(stream, 'finish');
}
