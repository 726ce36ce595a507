import { currencyName } from '#domain/kernel/currency.ts';
import { type Renaming, renameText, type Term } from '#domain/kernel/terms.ts';
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

/**
 * Definitions as the workspace's settings have them: objects called what the company calls them, in their own labels
 * and in those of the product's fields, and the currencies that may be chosen.
 */
export function withSettings(objects: readonly ObjectDefinition[], settings: Settings): ObjectDefinition[] {
  const renamings = renamingsOf(objects, settings);
  const currencies = currencyOptions(settings);
  return objects.map((object) => {
    const term = settings.terms?.[object.key];
    const fields = object.fields
      .filter((field) => currencies.length > 1 || !isCurrencyField(field))
      .map((field) => (field.standard && renamings.length > 0 ? relabelled(field, renamings) : field))
      .map((field) => (isCurrencyField(field) && field.type === 'select' ? { ...field, options: currencies } : field));
    if (!term) return { ...object, fields };
    const renamedFrom = productTerm(object);
    return { ...object, labels: term.singular, labelsPlural: term.plural, renamedFrom, fields };
  });
}

function renamingsOf(
  objects: readonly Pick<ObjectDefinition, 'key' | 'labels' | 'labelsPlural'>[],
  { terms = {} }: Pick<Settings, 'terms'>,
): Renaming[] {
  return objects.flatMap((object) => {
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

function relabelled(field: FieldDefinition, renamings: readonly Renaming[]): FieldDefinition {
  const { help, options } = field;
  return {
    ...field,
    labels: renameText(field.labels, renamings),
    ...(help ? { help: renameText(help, renamings) } : {}),
    ...(options
      ? { options: options.map((option) => ({ ...option, labels: renameText(option.labels, renamings) })) }
      : {}),
  };
}
