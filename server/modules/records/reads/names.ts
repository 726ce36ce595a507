import type { FieldDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getDefinitions } from '../../objects/index.ts';
import { selectTitles, targetOf } from './references.ts';

/** Some 15 MB of them. */
const MOST = 100_000;

/**
 * Names of the people and files that rows name, for whoever reads very many: each is asked for once, since many rows name the
 * same few. When there are too many of them all are forgotten, so that memory does not grow with the rows.
 */
export class Names {
  readonly #known = new Map<string, string>();
  readonly #ctx: Context;
  readonly #named: readonly { column: string; target: string }[];

  constructor(ctx: Context, fields: readonly FieldDefinition[]) {
    this.#ctx = ctx;
    this.#named = fields.flatMap((field) => {
      const target = targetOf(field);
      return target && field.type !== 'reference' ? [{ column: field.column, target }] : [];
    });
  }

  /** Asks for what some rows (column → value) name and is not known yet. */
  async learn(rows: readonly Record<string, unknown>[]): Promise<void> {
    if (this.#known.size > MOST) this.#known.clear();
    const wanted = new Map<string, Set<string>>();
    for (const { column, target } of this.#named) {
      const ids = wanted.get(target) ?? new Set();
      for (const row of rows) {
        for (const id of listOf(row[column])) if (!this.#known.has(id)) ids.add(id);
      }
      if (ids.size > 0) wanted.set(target, ids);
    }
    if (wanted.size === 0) return;
    const found = await selectTitles(this.#ctx.pools.app, this.#ctx, await getDefinitions(this.#ctx), wanted);
    for (const { id, title } of found) this.#known.set(id, title);
  }

  of(id: string): string | undefined {
    return this.#known.get(id);
  }
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : []);
