import type { ApprovalStep, Approver } from '../approvals/types.ts';
import { inLocale, LOCALES, type Locale, type Localized } from '../kernel/localized.ts';
import type { ObjectDefinition } from '../objects/types.ts';
import type { Condition } from '../records/condition.ts';
import { describe } from '../records/describe.ts';
import type { ObjectLookup } from '../records/paths.ts';
import type { GateAsk } from './gates.ts';
import type { RelatedAsk } from './related.ts';
import type { TaskProof } from './tasks.ts';
import { WORDS } from './words/index.ts';

/** What a gate's reading takes names from. People, records and roles are named where the caller knows them. */
export type GateGround = {
  object: ObjectDefinition;
  objects: ObjectLookup;
  titleOf?: (id: string) => string | undefined;
  roleName?: (key: string, locale: Locale) => string | undefined;
};

/** A gate as a sentence that says what must be true: `已上传报价单，并由另一人核验通过`. */
export function describeGate(gate: GateAsk, locale: Locale, ground: GateGround): string {
  const words = WORDS[locale];
  switch (gate.kind) {
    case 'fields':
      return words.fields(words.list(gate.fields.map((key) => fieldName(key, ground.object, locale))));
    case 'condition':
      return read(gate.condition, ground.object, locale, ground);
    case 'related':
      return describeRelated(gate.related, locale, ground);
    case 'document': {
      const changed = (gate.newerThan ?? []).map((key) => fieldName(key, ground.object, locale));
      return words.document({
        field: fieldName(gate.field, ground.object, locale),
        confirmed: gate.confirmed,
        newerThan: changed.length > 0 ? words.list(changed) : undefined,
        pending: gate.unconfirmed === 'pending',
      });
    }
    case 'approval':
      return words.steps(gate.steps.map((step) => stepWords(step, locale, ground)));
  }
}

/** How a key task shows that it is done. */
export function describeProof(proof: TaskProof, locale: Locale, ground: GateGround): string {
  const words = WORDS[locale];
  switch (proof.kind) {
    case 'free':
      return words.byHand;
    case 'visit':
      return words.visit;
    case 'document':
      return words.uploaded(fieldName(proof.field, ground.object, locale));
    case 'fields':
      return words.fields(words.list(proof.fields.map((key) => fieldName(key, ground.object, locale))));
    case 'related':
      return describeRelated(proof.related, locale, ground);
  }
}

const MOST = 200;

/** What a gate tells whoever does not meet it, where its designer wrote nothing: the sentence, in every language. */
export function defaultMessage(gate: GateAsk, ground: GateGround): Localized {
  const said = LOCALES.map((locale) => [locale, describeGate(gate, locale, ground).slice(0, MOST)]);
  return Object.fromEntries(said) as Localized;
}

function describeRelated(ask: RelatedAsk, locale: Locale, ground: GateGround): string {
  const words = WORDS[locale];
  const target = ground.objects(ask.object);
  const name = (key: string) => (target ? fieldName(key, target, locale) : key);
  const said = {
    object: target ? inLocale(target.labels, locale) : ask.object,
    of: ask.via === undefined ? undefined : fieldName(ask.via, ground.object, locale),
    where: ask.where && target ? read(ask.where, target, locale, ground) : undefined,
    op: ask.op,
    value:
      typeof ask.value === 'number'
        ? grouped(ask.value, locale)
        : words.share(grouped(ask.value.percent, locale), fieldName(ask.value.of, ground.object, locale)),
  };
  return ask.measure === 'count' ? words.count(said) : words.sum({ ...said, field: name(ask.measure.sum) });
}

function stepWords({ approvers, mode, when }: ApprovalStep, locale: Locale, ground: GateGround): string {
  const words = WORDS[locale];
  const names = words.list(approvers.map((approver) => approverName(approver, locale, ground)));
  const who = approvers.length < 2 ? names : mode === 'all' ? words.everyOf(names) : words.anyOf(names);
  return words.step({ who, when: when && read(when, ground.object, locale, ground) });
}

function approverName(approver: Approver, locale: Locale, ground: GateGround): string {
  const words = WORDS[locale];
  switch (approver.kind) {
    case 'superior':
      return words.superior;
    case 'departmentHead':
      return words.departmentHead;
    case 'role':
      return ground.roleName?.(approver.role, locale) ?? approver.role;
    case 'user':
      return ground.titleOf?.(approver.user) ?? words.somebody;
  }
}

const read = (condition: Condition, object: ObjectDefinition, locale: Locale, { objects, titleOf }: GateGround) =>
  describe(condition, object, locale, { objects, ...(titleOf ? { titleOf } : {}) });

function fieldName(key: string, object: ObjectDefinition, locale: Locale): string {
  const field = object.fields.find((candidate) => candidate.key === key);
  return field ? inLocale(field.labels, locale) : key;
}

const grouped = (value: number, locale: Locale) => new Intl.NumberFormat(locale).format(value);
