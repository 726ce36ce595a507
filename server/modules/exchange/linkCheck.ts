import { parseFieldValue } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { ReferenceResolver } from './referenceResolver.ts';
import type { Prepared, ReadRow, RowOutcome, Wanted } from './types.ts';

/** Dry run of references within the file: they are unknown where neither the file nor the database has them. */
export class LinkCheck {
  readonly #prepared: Prepared;
  /** By field: what the rows of the file carry in it. */
  readonly #carried = new Map<string, Set<string>>();
  readonly #wanted: { row: ReadRow; wanted: Wanted }[] = [];

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  add({ row, outcome }: RowOutcome): void {
    if (outcome === 'refused') return;
    for (const wanted of row.links) {
      this.#wanted.push({ row, wanted });
      this.#carried.set(byOf(wanted), this.#carried.get(byOf(wanted)) ?? new Set());
    }
    for (const column of this.#prepared.columns) {
      const carried = column.field && this.#carriedOf(column.field.key);
      const value = column.field && row.values[column.field.key];
      if (carried && typeof value === 'string') carried.add(value.trim());
    }
  }

  /** Fields by which some column points at its own object. */
  #carriedOf(key: string): Set<string> | undefined {
    const points = this.#prepared.columns.some(
      ({ field, target }) => field?.target === this.#prepared.object.key && (target.by ?? 'name') === key,
    );
    if (!points) return undefined;
    const carried = this.#carried.get(key) ?? new Set<string>();
    this.#carried.set(key, carried);
    return carried;
  }

  /** Rows with the problems of their links. */
  async unknown(ctx: Context): Promise<ReadRow[]> {
    const open = this.#wanted.filter(({ wanted }) => {
      const field = this.#prepared.object.fields.find((candidate) => candidate.key === byOf(wanted));
      const parsed = field && parseFieldValue(wanted.text, field);
      const text = parsed?.ok ? String(parsed.value) : wanted.text;
      return wanted.column.target.unknown !== 'create' && !this.#carried.get(byOf(wanted))?.has(text);
    });
    const rows = open.map(({ row, wanted }): ReadRow => ({ ...row, values: {}, wanted: [wanted], problems: [] }));
    await inTransaction(ctx.pools.app, (tx) => new ReferenceResolver().resolve(tx, ctx, rows), { readOnly: true });
    return rows.filter((row) => row.problems.length > 0);
  }
}

const byOf = (wanted: Wanted): string => wanted.column.target.by ?? 'name';
