import { issue } from '#domain/kernel/index.ts';
import { type FieldDefinition, type ObjectDefinition, parseFieldValue } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Parameters, type Transaction } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { createRecords, visibilityPredicate } from '../records/index.ts';
import { selectRecordsBy, selectUsersBy } from './referenceQueries.ts';
import { type ReadRow, targetOf, type Wanted } from './types.ts';

/** What a text stands for: an id, or several records at once. */
type Meaning = string | { several: true };
type Asked = { row: ReadRow; wanted: Wanted };
/** All references of a chunk that are looked up in one query: the same target by the same field. */
type Kind = { target: string; by: string; asked: Asked[] };

const MOST_KEPT = 200_000;

/**
 * Turns the texts of references into ids: one query per kind and chunk, remembered over the file. What a transaction
 * created is kept apart until it has committed.
 */
export class ReferenceResolver {
  /** Records made for unknown references: by object, their texts. */
  readonly made = new Map<string, Set<string>>();
  #known = new Map<string, Meaning>();
  #fresh = new Map<string, Meaning>();

  /** Forgets what a transaction or savepoint found that was rolled back. */
  rollback(): void {
    this.#fresh.clear();
  }

  commit(): void {
    if (this.#known.size > MOST_KEPT) this.#known.clear();
    for (const [key, meaning] of this.#fresh) this.#known.set(key, meaning);
    this.#fresh.clear();
  }

  /** Fills in ids, or notes what is unknown or ambiguous. */
  async resolve(tx: Transaction, ctx: Context, rows: readonly ReadRow[]): Promise<void> {
    const definitions = await getDefinitions(ctx);
    for (const kind of kindsOf(rows)) {
      await this.#find(tx, ctx, definitions, kind);
      await this.#create(tx, ctx, definitions, kind);
      for (const asked of kind.asked) this.#settle(kind, asked);
    }
  }

  #meaning(kind: Kind, text: string): Meaning | undefined {
    const key = cacheKey(kind, text);
    return this.#fresh.get(key) ?? this.#known.get(key);
  }

  async #find(tx: Transaction, ctx: Context, definitions: Definitions, kind: Kind): Promise<void> {
    const texts = [...new Set(kind.asked.map(({ wanted }) => wanted.text))];
    const unknown = texts.filter((text) => this.#meaning(kind, text) === undefined);
    // What a target's field stores may be spelled otherwise than the file: phones, addresses.
    const stored = new Map<string, string[]>();
    for (const text of unknown) {
      const spelled = storedText(definitions, kind, text);
      if (spelled !== undefined) stored.set(spelled, [...(stored.get(spelled) ?? []), text]);
    }
    if (stored.size === 0) return;
    const found = await lookUp(tx, ctx, definitions, kind, [...stored.keys()]);
    for (const [spelled, rows] of Map.groupBy(found, (row) => row.text)) {
      const meaning = rows.length === 1 ? rows[0]!.id : ({ several: true } as const);
      for (const text of stored.get(spelled) ?? []) this.#fresh.set(cacheKey(kind, text), meaning);
    }
  }

  async #create(tx: Transaction, ctx: Context, definitions: Definitions, kind: Kind): Promise<void> {
    const wished = kind.asked.filter(
      ({ wanted }) => wanted.column.target.unknown === 'create' && this.#meaning(kind, wanted.text) === undefined,
    );
    const byText = new Map(wished.map(({ wanted }) => [wanted.text, wanted]));
    if (byText.size === 0) return;
    const object = definitions.object(kind.target);
    const commands = [...byText].map(([text, wanted]) => ({ values: newValues(object, kind.by, text, wanted) }));
    const outcomes = await createRecords(ctx, kind.target, commands, tx);
    const made = this.made.get(kind.target) ?? new Set();
    this.made.set(kind.target, made);
    for (const [index, text] of [...byText.keys()].entries()) {
      const outcome = outcomes[index];
      if (!outcome?.ok) continue;
      this.#fresh.set(cacheKey(kind, text), outcome.id);
      made.add(text);
    }
  }

  #settle(kind: Kind, { row, wanted }: Asked): void {
    const meaning = this.#meaning(kind, wanted.text);
    const { field, column, text } = wanted;
    if (typeof meaning === 'string') {
      row.values[field.key] = field.type === 'users' ? [...peopleOf(row, field), meaning] : meaning;
    } else if (meaning || column.target.unknown !== 'skip') {
      const code = meaning ? 'ambiguous_reference' : 'unknown_reference';
      row.problems.push({ issue: issue(code, field.key, { value: text }), column: column.header, value: text });
    }
  }
}

/** Those that other names of the same cell stand for. */
function peopleOf(row: ReadRow, field: FieldDefinition): string[] {
  const found = row.values[field.key];
  return Array.isArray(found) ? found : [];
}

const cacheKey = (kind: Kind, text: string): string => `${kind.target} ${kind.by} ${text}`;

function kindsOf(rows: readonly ReadRow[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const row of rows) {
    for (const wanted of row.wanted) {
      const target = targetOf(wanted.field) ?? '';
      const by = wanted.column.target.by ?? 'name';
      const kind = kinds.get(`${target} ${by}`) ?? { target, by, asked: [] };
      kinds.set(`${target} ${by}`, kind);
      kind.asked.push({ row, wanted });
    }
  }
  return [...kinds.values()];
}

const byField = (definitions: Definitions, kind: Kind): FieldDefinition | undefined =>
  definitions.find(kind.target)?.fields.find((field) => field.key === kind.by);

function storedText(definitions: Definitions, kind: Kind, text: string): string | undefined {
  if (kind.target === 'users') return kind.by === 'email' ? text.toLowerCase() : text;
  const field = byField(definitions, kind);
  if (!field) return undefined;
  if (field.type === 'autoNumber') return text;
  const parsed = parseFieldValue(text, field);
  return parsed.ok && parsed.value !== null ? String(parsed.value) : undefined;
}

function lookUp(tx: Transaction, ctx: Context, definitions: Definitions, kind: Kind, texts: string[]) {
  if (kind.target === 'users') return selectUsersBy(tx, ctx.workspace, kind.by === 'email' ? 'email' : 'name', texts);
  const params = new Parameters();
  const sql = visibilityPredicate(ctx, definitions, kind.target, 'read', 't', params);
  const object = definitions.object(kind.target);
  return selectRecordsBy(tx, ctx.workspace, object, byField(definitions, kind)!, texts, { sql, values: params.values });
}

/** A new record is found by its text the next time, and carries it as its name where it needs one. */
function newValues(object: ObjectDefinition, by: string, text: string, wanted: Wanted): Record<string, unknown> {
  return { [object.titleField]: text, [by]: text, ...wanted.column.target.createWith };
}
