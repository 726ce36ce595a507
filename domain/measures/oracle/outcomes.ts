import { type Counted, inside, type OracleWorld, type Range, stageOf, type Then } from './world.ts';

type Days = { from: string | null; to: string | null };

/** Closed records of the window: won, lost, invalid. */
export function closed(records: readonly Then[], window: Range, basis: 'closed' | 'created'): Counted[] {
  const counted: Counted[] = [];
  for (const record of records) {
    if (record.kind === 'open') continue;
    const at = basis === 'closed' ? record.closedAt! : record.createdAt;
    if (inside(at, window)) counted.push({ record, at, part: record.kind });
  }
  return counted;
}

/** All that was created in the window, by what it is. */
export function allCreated(records: readonly Then[], window: Range): Counted[] {
  return records
    .filter((record) => inside(record.createdAt, window))
    .map((record) => ({ record, at: record.createdAt, part: record.kind }));
}

/** All whose close date originally fell in the window, by what became of it. */
export function due(records: readonly Then[], days: Days, window: Range): Counted[] {
  const counted: Counted[] = [];
  for (const record of records) {
    const day = record.originalClose ?? record.expectedClose;
    if (day === null || (days.from !== null && day < days.from) || (days.to !== null && day > days.to)) continue;
    let part: string = record.kind;
    if (record.kind === 'won' && window.from !== null && record.closedAt! < window.from) part = 'wonEarly';
    if (record.kind === 'won' && window.to !== null && record.closedAt! >= window.to) part = 'wonLate';
    counted.push({ record, at: day, part });
  }
  return counted;
}

/** Won records of the window with the time from creation, and from the creation of their lead. */
export function cycles(
  records: readonly Then[],
  leads: ReadonlyMap<string, number>,
  window: Range,
): (Counted & { leadLength: number | null })[] {
  return closed(records, window, 'closed')
    .filter(({ part }) => part === 'won')
    .map((one) => {
      const { record } = one;
      const leadAt = record.lead === null ? undefined : leads.get(record.lead);
      return {
        ...one,
        length: record.closedAt! - record.createdAt,
        leadLength: leadAt === undefined ? null : record.closedAt! - leadAt,
      };
    });
}

/** Open records, with their weighted amount. */
export function open(world: OracleWorld, records: readonly Then[]): (Counted & { probability: number })[] {
  return records
    .filter((record) => record.kind === 'open')
    .map((record) => ({
      record,
      at: record.expectedClose,
      part: 'count',
      probability: stageOf(world, record.funnel, record.stage).probability,
    }));
}

/** Leads of the window by how far they came: 0 lead, 1 MQL, 2 SQL, 3 opportunity, 4 customer. */
export function farOfLeads(
  world: OracleWorld,
  leads: readonly Then[],
  deals: ReadonlyMap<string, Then>,
  window: Range,
  cut: number,
): (Counted & { far: number; deal: Then | null })[] {
  return leads
    .filter((lead) => inside(lead.createdAt, window))
    .map((lead) => {
      let far = 0;
      for (const visit of lead.visits) {
        if (visit.enteredAt > cut) continue;
        const stage = stageOf(world, lead.funnel, visit.stage);
        if (stage.phase === 'mql') far = Math.max(far, 1);
        if (stage.phase === 'salesQualified' || stage.kind === 'won') far = Math.max(far, 2);
      }
      const deal = lead.opportunity === null ? null : (deals.get(lead.opportunity) ?? null);
      if (deal) far = deal.kind === 'won' ? 4 : 3;
      return { record: lead, at: lead.createdAt, part: 'leads', far, deal };
    });
}
