import { describe, expect, it } from 'vitest';
import { BUSINESS_LINE_FUNNELS, moveKind, permits, STANDARD_FUNNELS, type Stage } from '#domain/funnels/index.ts';
import { isEmpty } from '#domain/records/parseValues.ts';
import { addDays, DAY, dateOf, springFestival, startOfDay } from './calendar.ts';
import { generateDemo } from './generate.ts';
import { PLANS } from './plans.ts';
import { mean } from './testing/statistics.ts';
import { requiredBy, trackOf } from './track.ts';
import { type DemoRecord, type DemoStaged, LINES } from './types.ts';

const anchor = '2026-11-22';
const company = generateDemo({ anchor });
const funnels = [...STANDARD_FUNNELS, ...BUSINESS_LINE_FUNNELS];
const staged: readonly DemoStaged[] = [...company.leads, ...company.opportunities];
const from = startOfDay('2024-11-22');
const ofLine = (line: string) => company.opportunities.filter((deal) => deal.values.productLine === line);
const closedAt = (deal: DemoStaged) => deal.moves.at(-1)?.at ?? 0;

describe('the demo company', () => {
  it('is the same for a seed and an anchor, and another for another seed', () => {
    const small = () => JSON.stringify(generateDemo({ anchor, scale: 0.02 }));
    expect(small()).toBe(small());
    expect(small()).not.toBe(JSON.stringify(generateDemo({ anchor, scale: 0.02, seed: 7 })));
  });

  it('has the size it should', () => {
    expect(company.leads).toHaveLength(20_000);
    expect(company.accounts.length).toBeGreaterThan(3_600);
    expect(company.accounts.length).toBeLessThan(4_800);
    expect(company.activities.length).toBeGreaterThan(60_000);
    expect(company.activities.length).toBeLessThan(100_000);
    expect(company.users.filter((user) => user.role === 'rep')).toHaveLength(51);
    const personas = company.users.flatMap((user) => user.persona ?? []).sort();
    expect(personas).toEqual(['administrator', 'finance', 'manager', 'rep', 'vp']);
  });

  it.each(LINES)('meets the targets of %s', (line) => {
    const created = ofLine(line).filter((deal) => deal.createdAt >= from);
    const won = ofLine(line).filter((deal) => deal.stageKind === 'won');
    const near = (value: number, target: number, by: number) => {
      expect(value / target).toBeGreaterThan(1 - by);
      expect(value / target).toBeLessThan(1 + by);
    };
    near(created.length, PLANS[line].deals, 0.02);
    near(mean(created.map((deal) => Number(deal.values.amount))), PLANS[line].amount, 0.1);
    near(mean(won.map((deal) => (closedAt(deal) - deal.createdAt) / DAY)), PLANS[line].cycleDays, 0.1);
  });

  it('has sellers of very different strength', () => {
    const shares = company.users
      .map((user) => company.opportunities.filter((deal) => deal.ownerId === user.id))
      .map((deals) => deals.filter((deal) => deal.stageKind === 'won' || deal.stageKind === 'lost'))
      .filter((decided) => decided.length >= 60)
      .map((decided) => decided.filter((deal) => deal.stageKind === 'won').length / decided.length)
      .sort((a, b) => a - b);
    const at = (share: number) => shares[Math.floor(share * (shares.length - 1))] ?? 0;
    expect(at(0.9) / at(0.1)).toBeGreaterThan(2);
  });

  it('keeps this quarter alive', () => {
    const open = company.opportunities.filter((deal) => deal.stageKind === 'open');
    const due = (start: string, end: string) =>
      open.filter(({ values }) => `${values.expectedCloseDate}` >= start && `${values.expectedCloseDate}` < end).length;
    expect(due('2026-10-01', '2027-01-01')).toBeGreaterThan(200);
    expect(due('2027-01-01', '2027-04-01')).toBeGreaterThan(150);
    const overdue = due('2000-01-01', anchor);
    expect(overdue / open.length).toBeGreaterThan(0.04);
    expect(overdue / open.length).toBeLessThan(0.3);
    const stalled = open.filter(({ funnel, stage, moves }) => {
      const limit = trackOf(funnels, funnel).open.find((each) => each.key === stage)?.dwellDays ?? Infinity;
      return company.horizon - (moves.at(-1)?.at ?? 0) > limit * DAY;
    });
    expect(stalled.length / open.length).toBeGreaterThan(0.08);
    expect(stalled.length / open.length).toBeLessThan(0.5);
  });

  it('rests at Spring Festival, closes at quarter ends and rushes at the end of the year', () => {
    const feast = startOfDay(springFestival(2026));
    const perDay = (start: number, days: number) =>
      company.opportunities.filter(({ createdAt }) => createdAt >= start && createdAt < start + days * DAY).length /
      days;
    expect(perDay(feast - 2 * DAY, 9)).toBeLessThan(0.15 * perDay(from, 700));
    const won = company.opportunities.filter((deal) => deal.stageKind === 'won').map((deal) => dateOf(closedAt(deal)));
    const inMonths = (months: string[]) =>
      won.filter((date) => date < '2026-10-01' && date >= '2025-01-01' && months.includes(date.slice(5, 7))).length /
      months.length;
    expect(inMonths(['03', '06', '09'])).toBeGreaterThan(1.2 * inMonths(['04', '05', '07', '08']));
    const december = won.filter((date) => date.startsWith('2025-12')).length;
    expect(december).toBeGreaterThan(1.2 * won.filter((date) => date.startsWith('2025-10')).length);
  });
});

describe('its records', () => {
  it('move as their funnels allow, in time, and never after the present', () => {
    const wrong = staged.filter((record) => {
      const { stages, transitions } = funnels.find((each) => each.key === record.funnel) ?? funnels[0]!;
      const place = (key: string | undefined) => {
        const position = stages.findIndex((stage) => stage.key === key);
        return { position, stage: stages[position] as Stage };
      };
      return record.moves.some((move, index) => {
        const before = record.moves[index - 1];
        if (!before) return move.at !== record.createdAt || move.kind !== 'created';
        const kind = moveKind(stages, before.stage, move.stage);
        const allowed = permits({ stages, transitions }, place(before.stage), place(move.stage));
        return !(move.at > before.at) || move.at >= company.horizon || move.kind !== kind || !allowed;
      });
    });
    expect(wrong).toEqual([]);
  });

  it('end where their moves end, and their changes lead to their values', () => {
    for (const record of staged) {
      expect(record.stage).toBe(record.moves.at(-1)?.stage);
      expect(Object.values(record.moves).some((move) => !Number.isInteger(move.at))).toBe(false);
      for (const field of ['amount', 'expectedCloseDate', 'owner', 'department'] as const) {
        const changes = (record.changes ?? []).filter((change) => change.field === field);
        const now =
          { owner: record.ownerId, department: record.departmentId }[field as 'owner'] ?? record.values[field];
        if (changes.length) expect(changes.at(-1)?.to).toBe(now);
        expect(changes.every((change, index) => index === 0 || change.from === changes[index - 1]?.to)).toBe(true);
        expect(changes.every(({ at }) => at >= record.createdAt && at < company.horizon)).toBe(true);
      }
    }
  });

  it('hold what the gates on their way have asked for, but for a few of the old ones', () => {
    const lacking = staged.filter((record) => {
      const asked = requiredBy(
        trackOf(funnels, record.funnel),
        record.moves.map((move) => move.stage),
      );
      return [...asked].some((key) => isEmpty(record.values[key]));
    });
    expect(lacking.filter((record) => record.createdAt >= from)).toEqual([]);
    expect(lacking.length).toBeLessThan(250);
  });

  it('add up: lines to amounts', () => {
    const sums = new Map<string, number>();
    for (const { values } of company.opportunityLines) {
      const id = `${values.opportunity}`;
      sums.set(id, (sums.get(id) ?? 0) + Math.round(Number(values.amount) * 100));
    }
    const off = company.opportunities.filter(({ id, values }) => {
      const sum = sums.get(id);
      return sum !== undefined && sum !== Math.round(Number(values.amount) * 100);
    });
    expect(off).toEqual([]);
    expect(sums.size).toBeGreaterThan(8_000);
  });

  it('link converted leads to what they became', () => {
    const deals = new Map(company.opportunities.map((deal) => [deal.id, deal]));
    const converted = company.leads.filter((lead) => lead.stageKind === 'won');
    expect(converted.length).toBeGreaterThan(4_000);
    for (const lead of converted) {
      const deal = deals.get(`${lead.values.opportunity}`);
      expect(deal?.values.lead).toBe(lead.id);
      expect(deal?.createdAt).toBe(closedAt(lead));
      expect(deal?.values.account).toBe(lead.values.account);
    }
  });

  it('nothing happened after the present, and nobody can be reached', () => {
    const all = allRecords();
    expect(all.filter((record) => record.createdAt >= company.horizon)).toEqual([]);
    const text = JSON.stringify(all.map((record) => record.values)) + JSON.stringify(company.users);
    const phones = text.match(/\+?\d{11,14}(?=")/g)?.filter((digits) => digits.startsWith('+')) ?? [];
    expect(phones.length).toBeGreaterThan(20_000);
    // 154 was never given out, and no local number begins with 0.
    expect(phones.filter((phone) => !/^\+86(154\d{8}|210\d{7})$/.test(phone))).toEqual([]);
    const hosts = text.match(/@[\w.-]+|https?:\/\/[\w.-]+/g) ?? [];
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
  });
});

describe('what happened to its people', () => {
  it('a leaver handed over what was open', () => {
    const leaver = company.users.find((user) => !user.active);
    const left = staged.filter((record) => record.ownerId === leaver?.id);
    expect(left.filter((record) => record.stageKind === 'open')).toEqual([]);
    const handed = company.opportunities.filter((deal) =>
      deal.changes?.some((change) => change.field === 'owner' && change.from === leaver?.id),
    );
    expect(handed.length).toBeGreaterThan(5);
    expect(left.length).toBeGreaterThan(50);
  });

  it('a team moved in January with what was open', () => {
    const moves = company.opportunities
      .flatMap((deal) => deal.changes ?? [])
      .filter((change) => change.field === 'department');
    expect(moves.length).toBeGreaterThan(10);
    expect(new Set(moves.map((change) => dateOf(change.at).slice(0, 7)))).toEqual(new Set(['2026-01']));
    const former = company.departments.find((department) => !department.active);
    expect(company.opportunities.filter((deal) => deal.departmentId === former?.id).length).toBeGreaterThan(50);
  });

  it('one customer is served by all lines and a team, and some customers stand there twice', () => {
    const strategic = company.accounts.filter((account) => account.values.level === 'strategic');
    expect(strategic).toHaveLength(1);
    const deals = company.opportunities.filter((deal) => deal.values.account === strategic[0]?.id);
    expect(new Set(deals.map((deal) => deal.values.productLine)).size).toBe(3);
    expect(strategic[0]?.teamUserIds?.length).toBeGreaterThan(2);
    const websites = company.accounts.map((account) => account.values.website);
    expect(websites.length - new Set(websites).size).toBeGreaterThan(20);
  });

  it('deals were pushed, and careless sellers let dates pass', () => {
    const pushed = company.opportunities.filter(
      (deal) => (deal.changes ?? []).filter((change) => change.field === 'expectedCloseDate').length >= 2,
    );
    expect(pushed.length).toBeGreaterThan(800);
  });
});

describe('another day', () => {
  it.each(['2025-02-03', '2027-12-31', '2028-02-29'])('stands at %s too', (day) => {
    const other = generateDemo({ anchor: day, scale: 0.05 });
    expect(other.opportunities.every((deal) => closedAt(deal) < startOfDay(day))).toBe(true);
    expect(other.opportunities.some((deal) => dateOf(deal.createdAt) > addDays(day, -20))).toBe(true);
  });
});

function allRecords(): DemoRecord[] {
  const { accounts, contacts, opportunityLines, contactRoles, activities, tasks, campaigns } = company;
  return [
    ...staged,
    ...accounts,
    ...contacts,
    ...opportunityLines,
    ...contactRoles,
    ...activities,
    ...tasks,
    ...campaigns,
  ];
}
