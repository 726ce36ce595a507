import { DAY, HOUR } from './calendar.ts';
import { seededId } from './ids.ts';
import { type CompanyName, companyNames, landline, mobile, personName, variantName } from './names.ts';
import type { Seller } from './organisation.ts';
import type { Random } from './random.ts';
import type { DemoRecord, Instant } from './types.ts';
import { TITLES } from './words/people.ts';
import { ownership, type World } from './world.ts';

export type Account = {
  record: DemoRecord;
  company: CompanyName;
  seller: Seller;
  contacts: DemoRecord[];
  /** Deals that were won with it so far. */
  wins: number;
};

export type AccountBook = {
  accounts: Account[];
  strategic: Account;
  /** A customer new to the house, now and then one that a colleague has entered before under another spelling. */
  open(seller: Seller, at: Instant, source: string): Account;
  /** A customer that the seller works with already, seldom one of another line; none for a newcomer. */
  known(seller: Seller): Account | undefined;
};

const DUPLICATES = 0.022;

export function createAccountBook(root: Random, world: World): AccountBook {
  const random = root.fork('accounts');
  const drawCompany = companyNames(random.fork('names'));
  const accounts: Account[] = [];
  const bySeller = new Map<Seller, Account[]>();
  const byRegion = new Map<string, Account[]>();

  const add = (seller: Seller, company: CompanyName, name: string, at: Instant, source: string): Account => {
    const record = accountRecord(random, world, seller, { company, name, at, source });
    const account: Account = { record, company, seller, contacts: [], wins: 0 };
    account.contacts = contactsOf(
      random,
      world,
      account,
      random.weighted([2, 3, 4, 5], (count) => 6 - count),
    );
    accounts.push(account);
    listIn(bySeller, seller).push(account);
    listIn(byRegion, company.region).push(account);
    return account;
  };

  const strategic = openStrategic(random, world, drawCompany, add);
  return {
    accounts,
    strategic,
    open(seller, at, source) {
      const twin = random.chance(DUPLICATES)
        ? random.pick(byRegion.get(random.pick(seller.regions)) ?? [strategic])
        : undefined;
      if (twin && twin !== strategic && twin.seller !== seller) {
        return add(seller, twin.company, variantName(twin.company, random), at, source);
      }
      const company = drawCompany(seller.regions);
      return add(seller, company, company.name, at, source);
    },
    known(seller) {
      const cross = random.chance(0.14) ? byRegion.get(random.pick(seller.regions)) : undefined;
      const list = cross?.length
        ? cross
        : (bySeller.get(seller) ?? (seller.successor ? [] : bySeller.get(leaverOf(world, seller))));
      return list?.length ? random.pick(list) : undefined;
    },
  };
}

const leaverOf = (world: World, seller: Seller): Seller =>
  world.organisation.sellers.find((each) => each.successor === seller) ?? seller;

function listIn<K>(map: Map<K, Account[]>, key: K): Account[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

type Birth = { company: CompanyName; name: string; at: Instant; source: string };

function accountRecord(random: Random, world: World, seller: Seller, birth: Birth): DemoRecord {
  const { company, name, at, source } = birth;
  const { changes, ...owned } = ownership(world, seller, at);
  const employees = Math.round(random.logNormal(420, 1.1)) + 20;
  return {
    id: seededId(random, at),
    createdAt: at,
    ...owned,
    ...(changes.length ? { changes } : {}),
    values: {
      name,
      shortName: company.core,
      industry: company.industry,
      region: company.region,
      city: company.city,
      address: `${company.city}高新区${company.core}路 ${random.int(1, 998)} 号`,
      level: employees > 1500 ? 'key' : 'normal',
      status: 'prospect',
      source,
      employees,
      revenue: `${Math.round((employees * random.logNormal(1_100_000, 0.5)) / 100_000) * 100_000}`,
      foundedYear: random.int(1988, 2021),
      website: `https://www.${company.domain}`,
      phone: landline(random),
    },
  };
}

/** Ordered by weight in a decision: the first decides. */
function contactsOf(random: Random, world: World, account: Account, count: number): DemoRecord[] {
  const { record, company, seller } = account;
  const from = random.int(0, 2);
  return Array.from({ length: count }, (_, index): DemoRecord => {
    const at = Math.min(record.createdAt + Math.round(index * random.between(HOUR, 9 * DAY)), world.horizon - HOUR);
    const { name, pinyin } = personName(random);
    const [title, division] = TITLES[index === 0 ? from : random.int(3, TITLES.length - 1)] ?? TITLES[0]!;
    const { changes, ...owned } = ownership(world, seller, at);
    const number = mobile(random);
    return {
      id: seededId(random, at),
      createdAt: at,
      ...owned,
      ...(changes.length ? { changes } : {}),
      values: {
        name,
        account: record.id,
        title,
        division,
        mobile: number,
        phone: random.chance(0.4) ? landline(random) : null,
        email: random.chance(0.75) ? `${pinyin}@${company.domain}` : null,
        wechat: random.chance(0.5) ? `${pinyin.replace('.', '_')}${number.slice(-3)}` : null,
      },
    };
  });
}

/** The one customer that all three lines serve, with its subsidiaries. */
function openStrategic(
  random: Random,
  world: World,
  drawCompany: ReturnType<typeof companyNames>,
  add: (seller: Seller, company: CompanyName, name: string, at: Instant, source: string) => Account,
): Account {
  const { sellers } = world.organisation;
  const inTeam = (team: Seller['team']) => sellers.find((seller) => seller.team === team) ?? sellers[0]!;
  const leader = inTeam('equipmentEast');
  const at = world.startAt - 200 * DAY + 10 * HOUR;
  const company = { ...drawCompany(['eastChina']), industry: 'newEnergy', trade: '新能源', form: '集团股份有限公司' };
  company.name = company.city + company.core + company.trade + company.form;
  const account = add(leader, company, company.name, at, 'referral');
  account.contacts.push(...contactsOf(random, world, account, 6));
  const team = [inTeam('integrationEast'), inTeam('saasEast'), inTeam('warehouse')];
  account.record.teamUserIds = team.map((seller) => seller.user.id);
  Object.assign(account.record.values, {
    level: 'strategic',
    employees: 18_600,
    revenue: '21400000000',
    foundedYear: 2003,
  });
  for (const place of ['常州', '合肥']) {
    const child = { ...company, city: place, name: `${company.core}储能(${place})有限公司`, form: '有限公司' };
    const record = add(leader, child, child.name, at + 40 * DAY, 'referral').record;
    Object.assign(record.values, { parent: account.record.id, level: 'key' });
  }
  return account;
}
