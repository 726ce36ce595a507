import { createRandom } from '#demo/random.ts';
import { CORE_FIRST, CORE_SECOND, LEGAL_FORMS, MARKETS, TRADES } from '#demo/words/companies.ts';
import { LEAD_TOPICS } from '#demo/words/leads.ts';
import { GIVEN, SURNAMES } from '#demo/words/people.ts';
import { PRODUCTS } from '#demo/words/products.ts';
import { searchTokens } from '#domain/records/searchText.ts';

/** What is made in memory: names, each with the tokens that the search keeps of it. The records are put together from them in SQL. */
export type NamedWord = { n: number; text: string; tok: number[] };
export type CompanyWord = {
  n: number;
  name: string;
  short: string;
  /** Of both names. */
  tok: number[];
  short_tok: number[];
  industry: string;
  region: string;
  city: string;
};
export type ProjectWord = NamedWord & { line: string };

const numbered = (texts: readonly string[]): NamedWord[] =>
  texts.map((text, index) => ({ n: index + 1, text, tok: searchTokens([text]) }));

export function personNames(seed: number, count = 6000): NamedWord[] {
  const random = createRandom(`${seed}/people`);
  const given = () => random.pick(GIVEN)[0];
  const names = Array.from({ length: count }, () => {
    const [family] = random.pick(SURNAMES);
    return `${family}${given()}${random.chance(0.6) ? given() : ''}`;
  });
  return numbered(names);
}

/** Companies of different names: city, two fanciful characters, trade, legal form. */
export function companyNames(seed: number, count: number): CompanyWord[] {
  const random = createRandom(`${seed}/companies`);
  const shortTokens = new Map<string, number[]>();
  const taken = new Set<string>();
  const companies: CompanyWord[] = [];
  while (companies.length < count) {
    const market = random.weighted(MARKETS, ({ weight }) => weight);
    const { industry, trades } = random.weighted(TRADES, ({ weight }) => weight);
    const city = random.pick(market.cities);
    const short = `${random.pick(CORE_FIRST)}${random.pick(CORE_SECOND)}${random.pick(trades)}`;
    const [form] = random.weighted(LEGAL_FORMS, ([, weight]) => weight);
    const name = `${city}${short}${form}`;
    if (taken.has(name)) continue;
    taken.add(name);
    const short_tok = shortTokens.get(short) ?? searchTokens([short]);
    shortTokens.set(short, short_tok);
    const tok = searchTokens([name, short]);
    companies.push({ n: companies.length + 1, name, short, tok, short_tok, industry, region: market.region, city });
  }
  return companies;
}

/** What a deal is about, by business line. It stands behind the company's name and a space, so that the tokens of both are the deal's. */
export function projectNames(): ProjectWord[] {
  const words = Object.entries(PRODUCTS).flatMap(([line, products]) =>
    products.flatMap(({ name }) =>
      ['', '采购', '增购', '二期', '升级'].map((tail) => ({ line, text: `${name}${tail}` })),
    ),
  );
  return words.map((word, index) => ({ ...word, n: index + 1, tok: searchTokens([word.text]) }));
}

export const leadTopics = (): NamedWord[] => numbered(LEAD_TOPICS);

/** Tokens of words of digits: what they begin with (one, two digits) and the trigrams, each at the place of its number + 1. */
export type DigitTokens = { first: number[]; pair: number[]; gram: number[] };

export const digitTokens = (): DigitTokens => {
  const last = (width: number) =>
    Array.from({ length: 10 ** width }, (_, number) => searchTokens([String(number).padStart(width, '0')]).at(-1) ?? 0);
  return { first: last(1), pair: last(2), gram: last(3) };
};

/** Of the letters before the number of a deal. */
export const codeTokens = (): number[] => searchTokens(['OPP']);
