/** A question that the product answered otherwise than the oracle. */
export type Difference = { door: string; reader: string; question: string; expected: string; actual: string };

const SHOWN = 100;

/** Counts questions and keeps the differences, by door. */
export class Ledger {
  readonly differences: Difference[] = [];
  readonly questions: Record<string, number> = {};
  requests = 0;

  /** One question with one answer. */
  same(door: string, reader: string, question: string, expected: unknown, actual: unknown): void {
    this.count(door, 1);
    const [left, right] = [print(expected), print(actual)];
    if (left !== right) this.differ({ door, reader, question, expected: left, actual: right });
  }

  /** As many questions as there are candidates: is it in the answer or not? In any order. */
  sameSet(
    door: string,
    reader: string,
    question: string,
    all: readonly string[],
    expected: readonly string[],
    actual: readonly string[],
  ): void {
    this.count(door, all.length);
    const [wanted, got] = [new Set(expected), new Set(actual)];
    const missing = [...wanted].filter((one) => !got.has(one));
    const extra = [...got].filter((one) => !wanted.has(one));
    const repeated = actual.length !== got.size;
    if (missing.length === 0 && extra.length === 0 && !repeated) return;
    const actually = `extra ${extra.slice(0, 5)} missing ${missing.slice(0, 5)}${repeated ? ' repeated' : ''}`;
    this.differ({ door, reader, question, expected: `${wanted.size} of ${all.length}`, actual: actually });
  }

  private count(door: string, questions: number): void {
    this.questions[door] = (this.questions[door] ?? 0) + questions;
  }

  private differ(difference: Difference): void {
    if (this.differences.length < SHOWN) this.differences.push(difference);
  }
}

const print = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')).slice(0, 1000);
