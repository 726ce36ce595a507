import { permits } from '#domain/funnels/index.ts';
import { type Issue, issue } from '#domain/kernel/index.ts';
import { type ConversionDraft, conversionDraft } from '#domain/leads/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { Parameters, type Transaction } from '#server/platform/sql.ts';
import { getFunnels, keepRefusals, moveRecords, type Refusal, rolesOf, versionOf } from '../funnels/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { createRecords, type Locked, lockForWrite, type Outcome, visibilityPredicate } from '../records/index.ts';
import { selectByName } from './queries.ts';

/** An existing record, or values that go over what the lead brings. */
export type Part = { id: string } | { values: Record<string, unknown> };

export type ConvertCommand = {
  id: string;
  version?: number | undefined;
  /** Left out: an account of the lead's company that one sees, else a new one. */
  account?: Part | undefined;
  /** Left out: the person whom the lead names, if any. Null: nobody. */
  contact?: Part | null | undefined;
  opportunity?: { values: Record<string, unknown> } | undefined;
};

export type ConvertOutcome =
  | { ok: true; id: string; version: number; account: string; contact: string | null; opportunity: string }
  /** `object`: whose fields the issues are about. */
  | (Extract<Outcome, { ok: false }> & { object: string });

/**
 * Turns leads into account, contact and opportunity, each lead in one transaction: all of it or nothing. The link is
 * kept both ways (`lead.opportunity`, `opportunity.lead`). A lead is converted once.
 */
export async function convertLeads(ctx: Context, commands: readonly ConvertCommand[]): Promise<ConvertOutcome[]> {
  const outcomes: ConvertOutcome[] = [];
  for (const command of commands) {
    const refusals: Refusal[] = [];
    const work = (tx: Transaction) => convert(tx, ctx, command, refusals);
    const outcome = await inTransaction(ctx.pools.app, work).catch((error: unknown) => {
      if (error instanceof PartRefused) return error.outcome;
      throw error;
    });
    await keepRefusals(ctx, refusals);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Rolls the conversion back and carries what was wrong with one of its parts. */
class PartRefused extends Error {
  readonly outcome: Extract<ConvertOutcome, { ok: false }>;

  constructor(object: string, outcome: Extract<Outcome, { ok: false }>) {
    super('conversion refused');
    this.outcome = { ...outcome, object };
  }
}

async function convert(
  tx: Transaction,
  ctx: Context,
  command: ConvertCommand,
  refusals: Refusal[],
): Promise<ConvertOutcome> {
  refusals.length = 0;
  const definitions = await getDefinitions(ctx);
  const [lock] = await lockForWrite(tx, ctx, definitions, definitions.object('lead'), [command], 'update');
  if (!lock?.ok) throw new PartRefused('lead', failed(lock?.outcome));
  const target = await convertedStage(ctx, lock.locked);
  const draft = conversionDraft(lock.locked.values);
  const account = await accountFor(tx, ctx, command, draft);
  const contact = await contactFor(tx, ctx, command, draft, account);
  const given = { ...draft.opportunity, ...command.opportunity?.values, account, lead: command.id };
  const opportunity = await create(tx, ctx, 'opportunity', given);
  const fill = { account, opportunity, ...(contact ? { contact } : {}) };
  const move = { id: command.id, to: target, fill, event: 'converted' as const };
  const [moved] = await moveRecords(ctx, 'lead', [move], tx, refusals);
  if (!moved?.ok) throw new PartRefused('lead', failed(moved));
  return { ok: true, id: command.id, version: moved.version, account, contact, opportunity };
}

/** The stage that conversion leads to. Refuses a lead that is converted, or not yet sales qualified. */
async function convertedStage(ctx: Context, lead: Locked): Promise<string> {
  const funnel = versionOf(await getFunnels(ctx), lead.values);
  const places = funnel?.live.stages.map((stage, position) => ({ stage, position })) ?? [];
  const from = places.find(({ stage }) => stage.key === lead.values.stage);
  const to = places.find(({ stage }) => stage.kind === 'won');
  if (lead.values.stageKind === 'won' || lead.values.opportunity) throw refused(issue('already_converted'));
  if (!funnel || !from || !to || from.stage.kind !== 'open' || !permits(funnel.live, from, to, rolesOf(ctx))) {
    throw refused(issue('not_convertible'));
  }
  return to.stage.key;
}

const refused = (found: Issue) => new PartRefused('lead', { ok: false, reason: 'refused', issues: [found] });

async function accountFor(
  tx: Transaction,
  ctx: Context,
  { account }: ConvertCommand,
  draft: ConversionDraft,
): Promise<string> {
  if (account && 'id' in account) return account.id;
  const values = { ...draft.account, ...account?.values };
  const known = account ? undefined : await findAccount(tx, ctx, String(values.name));
  return known ?? create(tx, ctx, 'account', values);
}

async function findAccount(tx: Transaction, ctx: Context, name: string): Promise<string | undefined> {
  const definitions = await getDefinitions(ctx);
  const params = new Parameters();
  const sql = visibilityPredicate(ctx, definitions, 'account', 'read', 't', params);
  return selectByName(tx, ctx.workspace, definitions.object('account'), name, { sql, values: params.values });
}

async function contactFor(
  tx: Transaction,
  ctx: Context,
  { contact }: ConvertCommand,
  draft: ConversionDraft,
  account: string,
): Promise<string | null> {
  if (contact === null || (!contact && !draft.contact)) return null;
  if (contact && 'id' in contact) return contact.id;
  return create(tx, ctx, 'contact', { ...draft.contact, ...contact?.values, account });
}

async function create(tx: Transaction, ctx: Context, object: string, values: Record<string, unknown>): Promise<string> {
  const [outcome] = await createRecords(ctx, object, [{ values }], tx);
  if (!outcome?.ok) throw new PartRefused(object, failed(outcome));
  return outcome.id;
}

function failed(outcome: Outcome | undefined): Extract<Outcome, { ok: false }> {
  return outcome && !outcome.ok ? outcome : { ok: false, reason: 'not_found', issues: [issue('not_found')] };
}
