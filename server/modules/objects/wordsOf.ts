import { currencyName } from '#domain/kernel/currency.ts';
import { productTextIn } from '#domain/kernel/productText.ts';
import type { Renaming, Term } from '#domain/kernel/terms.ts';
import {
  type FieldDefinition,
  type ObjectDefinition,
  type SelectOption,
  STANDARD_OBJECTS,
} from '#domain/objects/index.ts';
import type { Workspace } from '#server/platform/context.ts';

type Settings = Partial<Pick<Workspace, 'terms' | 'currency' | 'currencies' | 'retiredCurrencies'>>;

/** Fields that mean something only where there is a second currency. */
const CURRENCY_FIELDS = new Set(['currency', 'amountInCurrency']);

/** Objects whose amounts are in the currency of the record that a reference of theirs points at. */
const PRICED_BY: Readonly<Record<string, string>> = { opportunityLine: 'opportunity' };

/**
 * Definitions as the workspace's settings have them: objects called what the company calls them, in their own labels
 * and in those of the product's fields, and the currencies that may be chosen.
 */
export function withSettings(objects: readonly ObjectDefinition[], settings: Settings): ObjectDefinition[] {
  const renamings = renamingsOf(settings);
  const currencies = currencyOptions(settings);
  return objects.map((object) => {
    const term = settings.terms?.[object.key];
    const fields = object.fields
      .filter((field) => currencies.length > 1 || !isCurrencyField(field))
      .map((field) => (currencies.length > 1 ? withCurrencyOf(object, field) : field))
      .map((field) => (field.standard ? productTextIn(field, renamings) : field))
      .map((field) => (isCurrencyField(field) && field.type === 'select' ? { ...field, options: currencies } : field));
    if (!term) {
      const { labels, labelsPlural } = object;
      return { ...object, ...productTextIn({ labels, labelsPlural }, renamings), fields };
    }
    const renamedFrom = productTerm(object);
    return { ...object, labels: term.singular, labelsPlural: term.plural, renamedFrom, fields };
  });
}

/** Texts of the product in which the objects are called what the workspace calls them. */
export const inWorkspaceTerms = <T>(workspace: Pick<Settings, 'terms'>, texts: T): T =>
  productTextIn(texts, renamingsOf(workspace));

/** Only what the product brings along is named in its texts. */
export function renamingsOf({ terms = {} }: Pick<Settings, 'terms'>): Renaming[] {
  return STANDARD_OBJECTS.flatMap((object) => {
    const to = terms[object.key];
    return to ? [{ from: productTerm(object), to }] : [];
  });
}

/** The product's name in every language, also where a workspace is older than one of them. */
function productTerm({ key, labels, labelsPlural }: Pick<ObjectDefinition, 'key' | 'labels' | 'labelsPlural'>): Term {
  const standard = STANDARD_OBJECTS.find((object) => object.key === key);
  return {
    singular: { ...standard?.labels, ...labels },
    plural: { ...standard?.labelsPlural, ...labelsPlural },
  };
}

function withCurrencyOf(object: ObjectDefinition, field: FieldDefinition): FieldDefinition {
  const currencyOf = PRICED_BY[object.key];
  return currencyOf && field.standard && field.type === 'money' ? { ...field, currencyOf } : field;
}

const isCurrencyField = (field: FieldDefinition) => field.standard && CURRENCY_FIELDS.has(field.key);

function currencyOptions({ currency, currencies = [], retiredCurrencies = [] }: Settings): SelectOption[] {
  if (!currency || currencies.length + retiredCurrencies.length === 0) return [];
  const option = (code: string): SelectOption => {
    const labels = currencyName(code);
    return { key: code, labels, aliases: [...new Set([code, ...Object.values(labels)])] };
  };
  return [
    ...[currency, ...currencies].map(option),
    ...retiredCurrencies.map((code) => ({ ...option(code), retired: true })),
  ];
}
