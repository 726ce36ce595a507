import { isQuestion, type QuestionName } from '../scope/questions.ts';

/** Stands for all keys that have no line of their own. */
export const REST = '*';

/** A number of the page: whose answer, which cell (no keys: the total) and which countable part of it. */
export type Drill = { question: QuestionName; part: string; keys: (string | null)[] };

const NONE = '~';

/** As the address says it: `reached.lost.proposal`. */
export function drillText({ question, part, keys }: Drill): string {
  return [question, part, ...keys.map((key) => (key === null ? NONE : key === REST ? REST : escaped(key)))].join('.');
}

export function parseDrill(text: string | undefined): Drill | undefined {
  const [question = '', part = '', ...keys] = (text ?? '').split('.');
  if (!isQuestion(question) || !/^[a-zA-Z]+$/.test(part) || keys.length > 2) return undefined;
  return { question, part, keys: keys.map((key) => (key === NONE ? null : unescaped(key))) };
}

const escaped = (key: string) =>
  encodeURIComponent(key).replaceAll('.', '%2E').replaceAll('~', '%7E').replaceAll('*', '%2A');

function unescaped(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
