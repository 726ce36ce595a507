import fc from 'fast-check';
import type { ApiDocument, Route } from '../support/document.ts';
import { type Answer, send } from '../support/http.ts';
import type { AnswerCheck } from './answerCheck.ts';
import { checkAnswer, type Problem } from './checks.ts';
import type { Findings } from './findings.ts';
import type { Persona } from './personas.ts';
import { type Ask, requestsTo, soundRequest } from './requests.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One route asked by one persona, with words of one object. */
export type Cell = { route: Route; persona: Persona; vocabulary: Vocabulary };

export type Surroundings = {
  port: number;
  document: ApiDocument;
  validates: AnswerCheck;
  findings: Findings;
  /** Told of every answer, and whether the request got through. */
  count(route: Route, answer: Answer): void;
};

const SHRINK_MS = 15_000;

const KEPT = 40;

/** What a request made can be asked for by the next ones. */
function remember({ method, path }: Route, { status, body }: Answer, { made }: Vocabulary): void {
  const id =
    method === 'POST' && status < 300 ? /^\{"id":"?([0-9a-f-]+)/.exec(body.toString('utf8', 0, 60))?.[1] : undefined;
  const noun = path.split('/').at(-1)!;
  if (id === undefined || noun.startsWith('{')) return;
  made[noun] ??= [];
  const ids = made[noun];
  ids.push(id);
  if (ids.length > KEPT) ids.shift();
}

/** Sends `runs` requests of a cell, before them a sound one where it is to begin so; a problem is shrunk to a small request and noted. */
export async function askCell(
  { route, persona, vocabulary }: Cell,
  { port, document, validates, findings, count }: Surroundings,
  { seed, runs, begin }: { seed: number; runs: number; begin?: 'soundly' | undefined },
): Promise<void> {
  let smallest: { ask: Ask; answer: Answer; problem: Problem } | undefined;
  const first = begin === 'soundly' ? soundRequest(route, persona, vocabulary, seed) : undefined;
  const property = fc.asyncProperty(requestsTo(route, persona, vocabulary, document.schemas), async (ask) => {
    const answer = await send(port, ask);
    count(route, answer);
    remember(route, answer, vocabulary);
    const problem = findings.fresh(route, checkAnswer(route, persona, ask, answer, validates));
    if (!problem || (smallest && smallest.problem.kind !== problem.kind)) return true;
    smallest = { ask, answer, problem };
    return false;
  });
  const examples: [Ask][] = first ? [[first]] : [];
  await fc.check(property, { seed, examples, numRuns: runs + examples.length, interruptAfterTimeLimit: SHRINK_MS });
  if (smallest) findings.add(route, persona, smallest.problem, seed, smallest.ask, smallest.answer);
}
