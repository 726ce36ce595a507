import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import { ident } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';

/**
 * What amounts of row `alias` are worth in the workspace's currency, at the latest rate, where each is in the currency
 * of the record that it belongs to; undefined for all other fields. Amounts of many currencies are put in order by it.
 */
export function worthOf(definitions: Definitions, object: ObjectDefinition, alias: string) {
  return (field: FieldDefinition): string | undefined => {
    const link = object.fields.find(({ key }) => key === field.currencyOf);
    const target = link?.target ? definitions.object(link.target) : undefined;
    const currency = target?.fields.find(({ key, standard }) => key === 'currency' && standard);
    if (!link || !target || !currency) return undefined;
    const rate = `select r.rate from :schema.${ident(target.table)} p
      join :schema.currency_rate r on r.currency = p.${ident(currency.column)} and r.valid_from <= current_date
      where p.id = ${alias}.${ident(link.column)} order by r.valid_from desc limit 1`;
    return `${alias}.${ident(field.column)} * coalesce((${rate}), 1)`;
  };
}
