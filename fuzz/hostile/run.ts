import type { Pools } from '#server/platform/context.ts';
import { type Route, readDocument } from '../support/document.ts';
import type { Answer } from '../support/http.ts';
import { startServer } from '../support/server.ts';
import { createAnswerCheck } from './answerCheck.ts';
import { refusalOfLines } from './checks.ts';
import { type Finding, Findings } from './findings.ts';
import { askRound } from './round.ts';
import { askSetup, createDemo } from './setup.ts';

export type Limits = { seed: number; requests: number; minutes: number; runs: number };

export type Summary = {
  seed: number;
  requests: number;
  seconds: number;
  rounds: number;
  /** `refused`: those that no request got through; what lies behind their checks was not reached. */
  routes: { asked: number; of: number; refused: string[] };
  personas: string[];
  cells: number;
  statuses: Record<string, number>;
  findings: Finding[];
  /** Why the run ended before its time: the server died, or a persona could no longer ask. */
  trouble?: string;
};

/** What a round asks at least, and for each request of a route and persona. */
const ROUND = { least: 2_000, perRun: 4_000 };

/** So many that one round goes to its end: the routes that end sessions come last. */
const fitting = (runs: number, requests: number): number =>
  Math.max(1, Math.min(runs, Math.floor((requests - ROUND.least) / ROUND.perRun)));

/** Rounds with new companies until the requests or the minutes are spent. */
export async function runFuzz(
  database: { pools: Pools; url: string; appUrl: string },
  { seed, requests, minutes, runs }: Limits,
  say: (line: string) => void = () => {},
): Promise<Summary> {
  const server = await startServer(database);
  const document = readDocument();
  const findings = new Findings(server.causeOf);
  const statuses: Record<string, number> = {};
  const cells = new Set<string>();
  const personas = new Set<string>();
  const routes = new Set<string>();
  const done = new Set<string>();
  const began = Date.now();
  let count = 0;
  let trouble: string | undefined;
  let rounds = 0;
  const goesOn = () => count < requests && Date.now() - began < minutes * 60_000;
  const surroundings = {
    port: server.port,
    document,
    validates: createAnswerCheck(document),
    findings,
    count(route: Route, answer: Answer) {
      const { status } = answer;
      count++;
      if (status >= 200 && status < 300 && !refusalOfLines(answer)) done.add(route.id);
      statuses[status] = (statuses[status] ?? 0) + 1;
    },
  };
  try {
    await askSetup(surroundings, seed);
    await createDemo(database.pools);
    for (; goesOn(); rounds++) {
      await askRound({
        ...{ pools: database.pools, server, surroundings, seed: seed + rounds, goesOn },
        runs: fitting(runs, requests),
        asked({ route, persona }) {
          cells.add(`${route.id} ${persona.name}`);
          personas.add(persona.name);
          routes.add(route.id);
        },
      });
      say(`${count} requests, ${findings.all.length} findings, ${Math.round((Date.now() - began) / 1000)} s`);
    }
  } catch (error) {
    trouble = String(error);
  } finally {
    await server.stop();
  }
  return {
    seed,
    requests: count,
    seconds: Math.round((Date.now() - began) / 1000),
    rounds,
    routes: {
      asked: routes.size,
      of: document.routes.length,
      refused: document.routes.map((route) => route.id).filter((id) => !done.has(id)),
    },
    personas: [...personas],
    cells: cells.size,
    statuses,
    findings: findings.all,
    ...(trouble ? { trouble } : {}),
  };
}
