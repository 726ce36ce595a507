import type { DryRunReport } from '#contract/exchange.ts';
import { issueMessage } from '#contract/messages/index.ts';
import { type Candidate, suggestMatch } from '#domain/exchange/index.ts';
import { type Issue, inLocale } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getDefinitions } from '../objects/index.ts';
import { stageCandidates } from './stageWords.ts';
import { titlesOf } from './titles.ts';
import { type CellProblem, type Prepared, targetOf } from './types.ts';

type Groups = DryRunReport['groups'];
type Group = { issue: Issue; column: string; count: number; values: Map<string, number> };

/** Different values of one kind of problem that are kept. */
const MOST_VALUES = 300;
/** A value is a suggestion's business only where it was meant to name something. */
const NAMING: ReadonlySet<string> = new Set(['unknown_option', 'unknown_reference', 'unknown_stage']);

/** Problems gathered by column and kind, with the values that cause them and what these were probably meant to be. */
export class ProblemGroups {
  readonly #prepared: Prepared;
  readonly #groups = new Map<string, Group>();

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  add({ issue, column, value }: CellProblem): void {
    const key = `${issue.code} ${issue.field ?? ''} ${column}`;
    const group = this.#groups.get(key) ?? { issue, column, count: 0, values: new Map<string, number>() };
    this.#groups.set(key, group);
    group.count++;
    const text = String(issue.params?.value ?? issue.params?.name ?? value);
    if (group.values.has(text) || group.values.size < MOST_VALUES)
      group.values.set(text, (group.values.get(text) ?? 0) + 1);
  }

  counts(): DryRunReport['problemCounts'] {
    const byColumn = Map.groupBy(this.#groups.values(), ({ issue, column }) => `${issue.code} ${column}`);
    return [...byColumn.values()]
      .map((groups) => ({
        code: groups[0]!.issue.code,
        column: groups[0]!.column,
        count: groups.reduce((sum, group) => sum + group.count, 0),
      }))
      .toSorted((a, b) => b.count - a.count);
  }

  async describe(ctx: Context): Promise<Groups> {
    const described: Groups = [];
    for (const { issue, column, count, values } of this.#groups.values()) {
      const field = this.#prepared.object.fields.find((candidate) => candidate.key === issue.field);
      const label = field ? inLocale(field.labels, ctx.locale) : column;
      const candidates = NAMING.has(issue.code) ? await this.#candidates(ctx, issue) : [];
      described.push({
        code: issue.code,
        column,
        field: issue.field ?? '',
        message: issueMessage(issue, ctx.locale, label),
        count,
        distinct: values.size,
        values: [...values]
          .toSorted((a, b) => b[1] - a[1])
          .map(([value, times]) => {
            const suggestion = suggestMatch(value, candidates);
            return { value, count: times, ...(suggestion === undefined ? {} : { suggestion }) };
          }),
      });
    }
    return described.toSorted((a, b) => b.count - a.count);
  }

  async #candidates(ctx: Context, { code, field: key }: Issue): Promise<Candidate<string>[]> {
    const { object } = this.#prepared;
    if (code === 'unknown_stage') return stageCandidates(ctx, object);
    const field = object.fields.find((candidate) => candidate.key === key);
    if (field?.options?.length) {
      return field.options.map((option) => ({
        value: option.key,
        spellings: [option.key, ...Object.values(option.labels), ...(option.aliases ?? [])],
      }));
    }
    const target = field && targetOf(field);
    if (target === undefined) return [];
    const titles = await titlesOf(ctx, await getDefinitions(ctx), target);
    return titles.map((title) => ({ value: title, spellings: [title] }));
  }
}
