import type { DryRunReport } from '#contract/exchange.ts';
import { type Candidate, suggestMatch } from '#domain/exchange/index.ts';
import type { Funnel, Stage } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getFunnels } from '../funnels/index.ts';
import { stageKeyOf } from './readRow.ts';
import type { Prepared, ReadRow } from './types.ts';

const MOST_WORDS = 200;

/** What other systems call the two ends of a funnel. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  won: ['Closed Won', 'Won', '赢单', '贏單', '成交', '已成交', '签约'],
  lost: ['Closed Lost', 'Lost', '输单', '輸單', '丢单', '失败', '失敗', '未成交'],
};

type Worded = Pick<Stage, 'key' | 'kind' | 'names'> & { means: string };

/** Stages that a file may speak of, with the one that each means now: of the live version, then of a pilot, then former ones. */
export function wordedStages({ live, pilot, others = [] }: Funnel): Worded[] {
  const isTried = (key: string) => pilot?.stages.some((stage) => stage.key === key) === true;
  return [
    ...[...live.stages, ...(pilot?.stages ?? [])].map((stage) => ({ ...stage, means: stage.key })),
    ...others.filter(({ key }) => !isTried(key)).map((former) => ({ ...former, means: former.becomes })),
  ];
}

/** Stages as an object's funnels and other systems spell them, for words that resemble them. */
export async function stageCandidates(ctx: Context, object: ObjectDefinition): Promise<Candidate<string>[]> {
  const stages = (await getFunnels(ctx)).ofObject(object.key).flatMap(wordedStages);
  return stages.map(({ key, kind, names, means }) => ({
    value: means,
    spellings: [key, ...Object.values(names), ...(ENDS[kind] ?? [])],
  }));
}

/** How files call the stages, and what each word stands for: those that are understood as well, for they may be meant otherwise. */
export class StageWords {
  readonly #prepared: Prepared;
  readonly #counts: Map<string, number>;
  readonly #index: number;

  /** `past`: words of the file of past stage changes, with how often they stand there. */
  constructor(prepared: Prepared, past: ReadonlyMap<string, number>) {
    this.#prepared = prepared;
    this.#counts = new Map(past);
    this.#index = prepared.columns.find(({ field }) => field?.key === 'stage')?.index ?? -1;
  }

  add({ cells }: ReadRow): void {
    const word = cells[this.#index]?.trim() ?? '';
    if (word === '' || (!this.#counts.has(word) && this.#counts.size >= MOST_WORDS)) return;
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  async describe(ctx: Context): Promise<DryRunReport['stages']> {
    if (this.#counts.size === 0) return [];
    const candidates = await stageCandidates(ctx, this.#prepared.object);
    const words = [...this.#counts].toSorted((a, b) => b[1] - a[1]);
    return words.map(([value, count]) => {
      const stage = stageKeyOf(this.#prepared, value, this.#prepared.plan.history?.stages);
      if (stage !== undefined) return { value, count, stage };
      const suggestion = suggestMatch(value, candidates);
      return { value, count, ...(suggestion === undefined ? {} : { suggestion }) };
    });
  }
}
