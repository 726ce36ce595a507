import type { Random } from './random.ts';
import { CORE_FIRST, CORE_PINYIN, CORE_SECOND, LEGAL_FORMS, MARKETS, TRADES } from './words/companies.ts';
import { GIVEN, SURNAMES, type Syllable } from './words/people.ts';

export type PersonName = { name: string; pinyin: string };

/** 欧阳晓峰 / ouyang.xiaofeng; the first surnames of the list are the frequent ones. */
export function personName(random: Random): PersonName {
  const surname = SURNAMES[Math.floor(random.next() ** 1.7 * SURNAMES.length)] as Syllable;
  const given = [random.pick(GIVEN)];
  if (random.chance(0.78)) given.push(random.pick(GIVEN));
  return {
    name: surname[0] + given.map(([han]) => han).join(''),
    pinyin: `${surname[1]}.${given.map(([, pinyin]) => pinyin).join('')}`,
  };
}

/** Mobile numbers of prefix 154, which China never put into service. */
export const mobile = (random: Random): string => `+86154${digits(random, 8)}`;
/** A local number that begins with 0 exists nowhere. */
export const landline = (random: Random): string => `+86210${digits(random, 7)}`;

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('');

export type CompanyName = {
  name: string;
  city: string;
  core: string;
  trade: string;
  form: string;
  region: string;
  industry: string;
  /** Under `.example`, which RFC 2606 keeps out of the real network. */
  domain: string;
};

/** City × fanciful core × trade × legal form, each name once. */
export function companyNames(random: Random): (regions?: readonly string[]) => CompanyName {
  const taken = new Set<string>();
  const draw = (regions?: readonly string[]): CompanyName => {
    const markets = regions ? MARKETS.filter((market) => regions.includes(market.region)) : MARKETS;
    const market = random.weighted(markets, (each) => each.weight);
    const city = random.pick(market.cities);
    const first = random.pick(CORE_FIRST);
    const second = random.pick(CORE_SECOND);
    const { industry, trades } = random.weighted(TRADES, (each) => each.weight);
    const trade = random.pick(trades);
    const [form] = random.weighted(LEGAL_FORMS, ([, weight]) => weight);
    const core = first + second;
    const name = city + core + trade + form;
    if (taken.has(city + core)) return draw(regions);
    taken.add(city + core);
    const domain = `${CORE_PINYIN[first]}${CORE_PINYIN[second]}-${taken.size}.example`;
    return { name, city, core, trade, form, region: market.region, industry, domain };
  };
  return draw;
}

/** How a colleague may have typed the same company once more. */
export function variantName(company: CompanyName, random: Random): string {
  const { city, core, trade, form, name } = company;
  return random.pick([
    city + core + trade,
    `${city}市${core}${trade}${form}`,
    `${core}${trade}(${city})${form}`,
    `${core}${trade}(${city})${form}`,
    city + core + trade + (form === '有限公司' ? '有限责任公司' : '有限公司'),
    `${name} `.replace(core, `${core} `).trim(),
    `${city}${core}`,
  ]);
}
