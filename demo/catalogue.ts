import { addDays, addMonths, DAY, dateOf, startOfDay } from './calendar.ts';
import { seededId } from './ids.ts';
import type { Organisation } from './organisation.ts';
import type { Random } from './random.ts';
import { type DemoRecord, type Instant, LINES, type LineKey } from './types.ts';
import { COMPETITORS, MAIN_PRODUCTS, PRODUCTS } from './words/products.ts';

export type CatalogueProduct = { id: string; name: string; line: LineKey; price: number; main: boolean };
export type Campaign = { id: string; kind: string; from: Instant; to: Instant };
export type Competitor = { id: string; name: string; lines: readonly LineKey[] };

export type Catalogue = {
  products: CatalogueProduct[];
  competitors: Competitor[];
  campaigns: Campaign[];
  records: { products: DemoRecord[]; competitors: DemoRecord[]; campaigns: DemoRecord[] };
};

/** Products, competitors and the marketing calendar of the whole period. */
export function buildCatalogue(random: Random, organisation: Organisation, from: string, anchor: string): Catalogue {
  const foundedAt = startOfDay(from);
  const { administrator, marketers } = organisation;
  const record = (values: DemoRecord['values'], createdAt: Instant, owner = administrator): DemoRecord => ({
    id: seededId(random, createdAt),
    createdAt,
    createdBy: owner.id,
    ownerId: owner.id,
    departmentId: owner.departmentId,
    values,
  });

  const productRecords = LINES.flatMap((line) =>
    PRODUCTS[line].map(({ name, series, price, unit }, index) =>
      record(
        { name, code: `${CODES[line]}-${100 + index * 10}`, line, series, unitPrice: `${price}`, unit, active: true },
        foundedAt,
      ),
    ),
  );
  const products = productRecords.map(({ id, values }, index): CatalogueProduct => {
    const line = values.line as LineKey;
    const main = index % PRODUCTS[line].length < MAIN_PRODUCTS;
    return { id, name: `${values.name}`, line, price: Number(values.unitPrice), main };
  });
  const competitorRecords = COMPETITORS.map(({ name, strengths, weaknesses }) =>
    record({ name, strengths, weaknesses }, foundedAt),
  );
  const competitors = COMPETITORS.map(({ name, lines }, index) => ({
    id: competitorRecords[index]?.id ?? '',
    name,
    lines,
  }));
  const campaignRecords = campaignPlan(random, from, anchor).map((plan) => {
    const createdAt = Math.max(foundedAt, startOfDay(plan.startDate) - 30 * DAY);
    return record(plan, createdAt, random.pick(marketers));
  });
  const campaigns = campaignRecords.map(
    ({ id, values }): Campaign => ({
      id,
      kind: `${values.kind}`,
      from: startOfDay(`${values.startDate}`),
      to: startOfDay(`${values.endDate}`) + 20 * DAY,
    }),
  );
  return {
    products,
    competitors,
    campaigns,
    records: { products: productRecords, competitors: competitorRecords, campaigns: campaignRecords },
  };
}

const CODES: Record<LineKey, string> = { equipment: 'EQ', integration: 'SI', saas: 'SW' };

type CampaignPlan = {
  name: string;
  kind: string;
  startDate: string;
  endDate: string;
  budget: string;
  cost: string | null;
};

/** Fairs of spring and autumn, a search budget per quarter, a webinar per month, a partner conference per year. */
function campaignPlan(random: Random, from: string, anchor: string): CampaignPlan[] {
  const plans: CampaignPlan[] = [];
  const plan = (name: string, kind: string, startDate: string, days: number, budget: number) => {
    const endDate = addDays(startDate, days);
    const over = startOfDay(endDate) < startOfDay(anchor);
    const cost = over ? `${Math.round((budget * random.between(0.82, 1.12)) / 100) * 100}` : null;
    if (startDate < anchor) plans.push({ name, kind, startDate, endDate, budget: `${budget}`, cost });
  };
  for (let month = from.slice(0, 7); `${month}-01` < anchor; month = addMonths(`${month}-01`, 1).slice(0, 7)) {
    const number = Number(month.slice(5));
    const year = month.slice(0, 4);
    const fair = FAIRS[number];
    if (fair)
      plan(`${year} ${fair}`, 'tradeFair', `${month}-${random.int(8, 18).toString().padStart(2, '0')}`, 3, 260_000);
    if (number % 3 === 1) plan(`${year} Q${(number + 2) / 3} 搜索推广`, 'search', `${month}-01`, 90, 180_000);
    const topic = WEBINARS[number % WEBINARS.length];
    plan(`${month} 公众号直播:${topic}`, 'officialAccount', `${month}-${random.int(10, 24)}`, 1, 12_000);
    if (number === 6) plan(`${year} 渠道伙伴大会`, 'partner', `${month}-20`, 2, 350_000);
  }
  return plans.filter((each) => dateOf(startOfDay(each.startDate)) === each.startDate);
}

const FAIRS: Record<number, string> = {
  3: '华南智能工厂展',
  4: '东部装备制造博览会',
  6: '新能源制造技术展',
  9: '长三角工业自动化展',
  11: '中部数字工厂大会',
};
const WEBINARS = [
  '焊接产线节拍提升',
  '锂电叠片良率',
  '车间数据采集三步走',
  '排产从表格到云端',
  '仓储出入库提速',
  '能碳核算实务',
];
