import type { ImportPlan, ImportTarget } from '#contract/exchange.ts';
import { can, scopeFor } from '#domain/identity/index.ts';
import { type Issue, issue } from '#domain/kernel/index.ts';
import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { openTable, type Table } from '#server/platform/tables/index.ts';
import { formerNames, getFunnels } from '../funnels/index.ts';
import { requireAbility } from '../identity/index.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { detectFormats, type Formats } from './detectFormats.ts';
import { readingOf } from './reading.ts';
import { headersIn, isPastField } from './readRow.ts';
import { wordedStages } from './stageWords.ts';
import { type BoundColumn, type ImportFile, normalised, type Prepared, targetOf } from './types.ts';
import { USERS_OBJECT } from './usersObject.ts';

type Wish = { header: string; target: ImportTarget };

/**
 * Checks a mapping against the object and the file and finds out how the columns write dates and numbers; reads the
 * whole file once. Throws `no_right`, `mapping_invalid` with an issue for everything that is wrong, or `file_…`.
 */
export async function planImport(ctx: Context, plan: ImportPlan, file: Pick<ImportFile, 'path'>): Promise<Prepared> {
  requireAbility(ctx, 'import');
  const definitions = await getDefinitions(ctx);
  const object = objectOf(ctx, definitions, plan);
  const table = await openTable(file.path, readingOf(plan));
  const wishes = wishesOf(plan);
  const issues = [
    ...checkHeaders(plan, table),
    ...wishes.flatMap((wish) => checkTarget(ctx, definitions, object, wish)),
    ...checkValues(plan, object),
    ...checkKey(plan, object),
    ...checkPast(plan, object, wishes),
  ];
  if (issues.length > 0) throw new Refused('mapping_invalid', { issues });
  const formats = await detectFormats(table);
  const stages = await stagesOf(ctx, object);
  return {
    plan,
    object,
    table,
    totalRows: formats.totalRows,
    examples: formats.columns.map((column) => column.examples),
    columns: wishes.map((wish) => bind(wish, object, table, formats)),
    key: keyOf(plan).map((key) => fieldOf(object, key)!),
    stages,
    timeZone: ctx.workspace.timeZone,
  };
}

const fieldOf = (object: ObjectDefinition, key: string | undefined): FieldDefinition | undefined =>
  object.fields.find((field) => field.key === key);

/** People are always recognised, so that a repeated chunk makes nobody twice. */
function keyOf(plan: ImportPlan): string[] {
  if (plan.key !== undefined) return [plan.key].flat();
  if (plan.object !== 'users') return [];
  return wishesOf(plan).some(({ target }) => target.field === 'email') ? ['email'] : ['name'];
}

function objectOf(ctx: Context, definitions: Definitions, plan: ImportPlan): ObjectDefinition {
  if (plan.object === 'users') {
    requireAbility(ctx, 'manageUsers');
    return USERS_OBJECT;
  }
  const object = definitions.object(plan.object);
  const needed = plan.key && plan.existing === 'update' ? (['create', 'update'] as const) : (['create'] as const);
  if (needed.some((verb) => scopeFor(ctx.actor, object.key, verb) === undefined)) throw new Refused('no_right');
  return object;
}

function wishesOf(plan: ImportPlan): Wish[] {
  return Object.entries(plan.columns).flatMap(([header, wish]) => {
    if (wish === null) return [];
    const targets = typeof wish === 'string' ? [{ field: wish }] : [wish].flat();
    return targets.map((target) => ({ header, target }));
  });
}

function checkHeaders(plan: ImportPlan, table: Table): Issue[] {
  const people = [...(plan.users?.department ?? []), plan.users?.manager ?? ''];
  const templates = [...Object.values(plan.compose ?? {}), ...people].flatMap(headersIn);
  const missing = [...Object.keys(plan.columns), ...templates].filter((header) => !table.headers.includes(header));
  return [...new Set(missing)].map((name) => issue('unknown_column', name, { name }));
}

function checkTarget(ctx: Context, definitions: Definitions, object: ObjectDefinition, wish: Wish): Issue[] {
  const { field: key, entered, by, unknown } = wish.target;
  if (entered !== undefined) return object.hasFunnel ? [] : [issue('unknown_stage', wish.header, { name: entered })];
  const field = fieldOf(object, key);
  if (!field) return [issue('unknown_field', wish.header, { name: key ?? '' })];
  if (!isImportable(field)) return [issue('read_only', key)];
  const target = targetOf(field);
  if (target === undefined) return unknown === 'create' ? [issue('invalid_value', key)] : [];
  if (target === 'users') return ['name', 'email', 'id', undefined].includes(by) ? [] : [unknownBy(by)];
  const pointed = definitions.find(target);
  if (!pointed) return [issue('read_only', key)];
  if (by !== undefined && by !== 'id' && !fieldOf(pointed, by)) return [unknownBy(by)];
  const mayCreate = scopeFor(ctx.actor, target, 'create') !== undefined;
  return unknown === 'create' && !mayCreate ? [issue('no_right', key)] : [];
}

const unknownBy = (by: string | undefined): Issue => issue('unknown_field', 'by', { name: by ?? '' });

export function isImportable(field: FieldDefinition): boolean {
  if (isPastField(field.key)) return true;
  return field.write !== 'never' && field.type !== 'autoNumber' && field.type !== 'file';
}

function checkValues(plan: ImportPlan, object: ObjectDefinition): Issue[] {
  const named = [plan.constants, plan.defaults, plan.compose].flatMap((values) => Object.keys(values ?? {}));
  return named.flatMap((key) => {
    const field = fieldOf(object, key);
    if (!field) return [issue('unknown_field', key, { name: key })];
    return isImportable(field) ? [] : [issue('read_only', key)];
  });
}

function checkKey(plan: ImportPlan, object: ObjectDefinition): Issue[] {
  const usable = (field: FieldDefinition) => targetOf(field) === undefined && field.type !== 'multiSelect';
  return keyOf(plan).flatMap((key) => {
    const field = fieldOf(object, key);
    return field && usable(field) ? [] : [issue('unknown_field', 'key', { name: key })];
  });
}

function checkPast(plan: ImportPlan, object: ObjectDefinition, wishes: Wish[]): Issue[] {
  if (!plan.history) return [];
  if (!object.hasFunnel) return [issue('unknown_object', 'history', { name: object.key })];
  const identified = wishes.some(({ target }) => target.field === 'externalId');
  return identified ? [] : [issue('required', 'externalId')];
}

/**
 * Every spelling of every stage of the object's funnels. Keys win over names, the first funnel over the others, and what a
 * stage is called over what it was once called.
 */
async function stagesOf(ctx: Context, object: ObjectDefinition): Promise<Map<string, string>> {
  if (!object.hasFunnel) return new Map();
  const stages = (await getFunnels(ctx)).ofObject(object.key).flatMap(wordedStages);
  const former = await formerNames(ctx, object.key);
  const found = new Map<string, string>();
  const spell = (text: string, key: string) => {
    if (!found.has(normalised(text))) found.set(normalised(text), key);
  };
  for (const { key, means } of stages) spell(key, means);
  for (const { names, means } of stages) for (const name of Object.values(names)) spell(name, means);
  for (const { key, names } of former) {
    const means = found.get(normalised(key));
    if (means !== undefined) for (const name of Object.values(names)) spell(name, means);
  }
  return found;
}

function bind({ header, target }: Wish, object: ObjectDefinition, table: Table, formats: Formats): BoundColumn {
  const index = table.headers.indexOf(header);
  const found = formats.columns[index];
  return {
    header,
    index,
    target,
    field: target.entered === undefined ? fieldOf(object, target.field) : undefined,
    dateFormat: target.dateFormat ?? found?.date.format,
    ambiguous: target.dateFormat === undefined && (found?.date.ambiguous ?? false),
    decimalMark: target.decimalMark ?? found?.decimalMark ?? '.',
    values: new Map(Object.entries(target.values ?? {}).map(([text, value]) => [normalised(text), value])),
  };
}

/** Whether one may see and steer imports that others began. */
export const seesAllImports = (ctx: Pick<Context, 'actor'>): boolean => can(ctx.actor, 'manageWorkspace');
