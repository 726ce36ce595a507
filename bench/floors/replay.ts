import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** One statement as a verb sent it. */
export type Statement = { text: string; values: unknown[] };

/** Listens to every statement that this process sends while `work` runs; `ms` from sending to the answer, in the same order. */
export async function recorded<T>(
  work: () => Promise<T>,
): Promise<{ statements: Statement[]; ms: number[]; result: T }> {
  const statements: Statement[] = [];
  const ms: number[] = [];
  const original = Client.prototype.query;
  Object.assign(Client.prototype, {
    query(this: Client, text: unknown, values: unknown, ...rest: unknown[]) {
      const start = performance.now();
      const place =
        typeof text === 'string' ? statements.push({ text, values: Array.isArray(values) ? values : [] }) - 1 : -1;
      const note = () => {
        if (place >= 0) ms[place] = performance.now() - start;
      };
      // A pool hands a function to be called, others await.
      const heard = rest.map((one) =>
        typeof one === 'function'
          ? (...args: unknown[]) => {
              note();
              one(...args);
            }
          : one,
      );
      const answer: unknown = Reflect.apply(original, this, [text, values, ...heard]);
      if (answer instanceof Promise) answer.then(note, note);
      return answer;
    },
  });
  try {
    return { result: await work(), statements, ms };
  } finally {
    Object.assign(Client.prototype, { query: original });
  }
}

/** The same statements for another record: wherever its id stands in their parameters, the other's stands. */
export function forAnother(statements: readonly Statement[], id: string, other: string = randomUUID()): Statement[] {
  return forOthers(statements, new Map([[id, other]]));
}

/** The same for many at once: id → other. */
export function forOthers(statements: readonly Statement[], others: ReadonlyMap<string, string>): Statement[] {
  return statements.map(({ text, values }) => ({ text, values: exchange(values, others) as unknown[] }));
}

const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function exchange(value: unknown, others: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.replace(IDS, (id) => others.get(id) ?? id);
  if (Array.isArray(value)) return value.map((inner) => exchange(inner, others));
  return value;
}

/** Sends every list of statements in its order, from several connections at once; answers how many lists. */
export async function replay(connections: readonly Client[], lists: readonly Statement[][]): Promise<number> {
  const waiting = [...lists];
  await Promise.all(
    connections.map(async (connection) => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        for (const { text, values } of next) await connection.query(text, values);
      }
    }),
  );
  return lists.length;
}
