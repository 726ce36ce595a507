import { type Funnel, isClosed, type Stage, type Stay } from '#domain/funnels/index.ts';
import type { FieldDefinition, FieldValue, ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Definitions } from '../../objects/index.ts';
import { type Funnels, stageOf } from '../definitions.ts';
import { dwellOf } from '../dwell/dwellOf.ts';
import { type Snoozed, stayOf } from '../dwell/stayOf.ts';
import { gateOf } from '../gates.ts';
import { versionOf } from '../versionOf.ts';

/** What a card of the board shows. References (account, owner) are ids; their titles come beside. */
export type Card = {
  id: string;
  version: number;
  /** Whether the reader may change it, and so move it. */
  mayWrite: boolean;
  title: string;
  /** An account's id, or the company that a lead names. */
  account: string | null;
  company: string | null;
  owner: string | null;
  amount: string | null;
  /** What it was priced in, where not in the base currency. */
  foreign: { currency: string; amount: string } | null;
  closeDate: string | null;
  stageSince: string | null;
  stay: Stay;
  snoozed: Snoozed | null;
  /** Past the limit of its stage, and not snoozed. */
  stalled: boolean;
  nextStep: string | null;
  nextStepDate: string | null;
  /** How many gates stand before the next stage; 0 for ends. */
  missing: number;
  /** That it moves by the version that its team tries. */
  pilot?: true;
};

export type CardRow = { id: string; version: number; mayWrite: boolean; values: RecordValues };

export async function cardsOf(
  ctx: Context,
  ground: { definitions: Definitions; object: ObjectDefinition; funnels: Funnels },
  of: Funnel,
  rows: readonly CardRow[],
): Promise<Card[]> {
  const subjects = rows.map(({ id, values }) => ({ id, values, before: values }));
  const gate = await gateOf(ctx.pools.app, ctx, ground, subjects);
  const dwell = await dwellOf(ctx);
  const { amount, closeDate } = ground.object.tracked ?? {};
  return rows.map((row, index): Card => {
    const funnel = versionOf(ground.funnels, row.values) ?? of;
    const value = (key: string | undefined) => textOf(key === undefined ? null : row.values[key]);
    const stage = stageOf(funnel, String(row.values.stage));
    const next = stage && nextStage(funnel, stage);
    return {
      id: row.id,
      version: row.version,
      mayWrite: row.mayWrite,
      title: value(ground.object.titleField) ?? '',
      account: value(accountField(ground.object)?.key),
      company: value('company'),
      owner: value('owner'),
      amount: value(amount),
      foreign: foreignOf(value('currency'), value('amountInCurrency')),
      closeDate: value(closeDate),
      stageSince: value('stageSince'),
      ...stayOf(dwell, row.values),
      nextStep: value('nextStep'),
      nextStepDate: value('nextStepDate'),
      missing: next ? gate.missing(index, funnel, String(row.values.stage), next.key).length : 0,
      ...(funnel.live.state === 'pilot' ? { pilot: true } : {}),
    };
  });
}

/** The account that a record is about, whatever its object calls it. */
export function accountField({ fields }: ObjectDefinition): FieldDefinition | undefined {
  const accounts = fields.filter(({ type, target }) => type === 'reference' && target === 'account');
  return accounts.find(({ key }) => key === 'account') ?? accounts[0];
}

const foreignOf = (currency: string | null, amount: string | null) =>
  currency !== null && amount !== null ? { currency, amount } : null;

/** The stage that a record goes to next: the next open one, or the win. None from an end. */
export function nextStage(funnel: Funnel, stage: Stage): Stage | undefined {
  if (isClosed(stage)) return undefined;
  const { stages } = funnel.live;
  const behind = stages.slice(stages.indexOf(stage) + 1);
  return behind.find((candidate) => candidate.kind === 'open' || candidate.kind === 'won');
}

const textOf = (value: FieldValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
