import type { Route } from '../support/document.ts';
import type { Answer } from '../support/http.ts';
import type { Problem } from './checks.ts';
import type { Persona } from './personas.ts';
import type { Ask } from './requests.ts';

/** Something that an answer should not have been, with the smallest request that still shows it. */
export type Finding = {
  route: string;
  persona: string;
  kind: string;
  detail: string;
  seed: number;
  request: { method: string; path: string; headers: Record<string, string>; body: string | undefined };
  status: number;
  answer: string;
  /** From the server's log. */
  cause?: string;
};

const SHOWN = 2000;
const SECRET = new Set(['cookie', 'authorization', 'x-csrf-token']);

/** Findings of one run: each kind of problem once per route, so that one flaw does not hide others. */
export class Findings {
  readonly all: Finding[] = [];
  private readonly known = new Set<string>();
  private readonly causeOf: (errorId: string) => string | undefined;

  constructor(causeOf: (errorId: string) => string | undefined) {
    this.causeOf = causeOf;
  }

  /** The first of the problems that was not found before. */
  fresh(route: Route, problems: readonly Problem[]): Problem | undefined {
    return problems.find((problem) => !this.known.has(keyOf(route, problem)));
  }

  add(route: Route, persona: Persona, problem: Problem, seed: number, ask: Ask, answer: Answer): void {
    this.known.add(keyOf(route, problem));
    const text = answer.body.toString();
    const cause = this.causeOf(/"errorId":"(\w+)"/.exec(text)?.[1] ?? '');
    this.all.push({
      route: route.id,
      persona: persona.name,
      ...problem,
      seed,
      request: {
        method: ask.method,
        path: ask.path.slice(0, SHOWN),
        headers: Object.fromEntries(Object.entries(ask.headers).filter(([name]) => !SECRET.has(name))),
        body: ask.body?.toString().slice(0, SHOWN),
      },
      status: answer.status,
      answer: text.slice(0, SHOWN),
      ...(cause ? { cause } : {}),
    });
  }
}

const keyOf = (route: Route, { kind }: Problem) => `${route.id} ${kind}`;
