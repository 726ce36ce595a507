import type { RecordValues } from '#domain/objects/types.ts';
import type { Account } from './accounts.ts';
import type { CatalogueProduct, Competitor } from './catalogue.ts';
import type { LineItem } from './lineItems.ts';
import type { Random } from './random.ts';
import { furthest, requiredBy, type Track } from './track.ts';
import type { DemoFile, LineKey } from './types.ts';
import { DEAL_NAMES, NEEDS, NEXT_STEPS, PAYMENT_TERMS, PLACES, REPEAT_NAMES } from './words/deals.ts';

export type DealFacts = {
  line: LineKey;
  track: Track;
  /** Keys of the stages it went through, in order. */
  path: string[];
  account: Account;
  product: CatalogueProduct;
  items: LineItem[];
  amount: number;
  competitor?: Competitor;
  rivals: readonly Competitor[];
  quotation: DemoFile;
  /** Brought over from the old spreadsheets: some of what the gates ask is missing. */
  legacy: boolean;
};

/** What the seller knows by now: what the gates have asked for, and a little more. */
export function dealValues(random: Random, facts: DealFacts): RecordValues {
  const { line, track, path, account, product, items, amount, competitor, rivals, quotation } = facts;
  const reached = furthest(track, path);
  const count = track.open.length;
  const required = requiredBy(track, path);
  const share = reached / Math.max(1, count - 1);
  const discount = items[0]?.discount ?? 0;
  const budget = Math.round((amount * random.between(0.85, 1.25)) / 1000) * 1000;
  /** Value, and how far a deal usually is when it becomes known (0 first stage, 1 last open stage). */
  const facets: [key: string, knownAt: number, value: RecordValues[string]][] = [
    ['need', 0.1, sentence(random, NEEDS[line])],
    ['budget', 0.4, `${budget}`],
    ['decisionMaker', 0.3, account.contacts[0]?.id ?? null],
    ['budgetConfirmed', 0.7, true],
    ['discount', 0.6, `${discount}`],
    ['paymentTerms', 0.8, random.pick(PAYMENT_TERMS[line])],
    ['quotation', 0.7, [quotation.id]],
    ['competitor', competitor ? 0.2 : 2, (competitor ?? random.pick(rivals)).id],
    ['nextStep', 2, nextStep(random, share)],
  ];
  const known = facets
    .filter(([key, knownAt]) => required.has(key) || (share >= knownAt && random.chance(0.85)))
    .filter(([key]) => !(facts.legacy && FORGOTTEN.has(key) && random.chance(0.16)))
    .map(([key, , value]) => [key, value] as const);
  return {
    name: `${account.company.core} ${dealName(random, account.wins > 0 ? REPEAT_NAMES[line] : DEAL_NAMES[line], product.name)}`,
    account: account.record.id,
    productLine: line,
    product: product.id,
    region: account.company.region,
    ...Object.fromEntries(known),
  };
}

const FORGOTTEN = new Set(['need', 'budget', 'decisionMaker', 'paymentTerms']);

export const nextStep = (random: Random, share: number): string =>
  random.pick(NEXT_STEPS[Math.round(share * (NEXT_STEPS.length - 1))] ?? NEXT_STEPS[0]!);

const dealName = (random: Random, patterns: readonly string[], product: string): string =>
  random.pick(patterns).replace('{product}', product).replace('{place}', random.pick(PLACES));

export const sentence = (random: Random, list: readonly string[]): string =>
  random
    .pick(list)
    .replace('{n}', `${random.int(3, 36)}`)
    .replace('{p}', `${random.int(8, 45)}`);
