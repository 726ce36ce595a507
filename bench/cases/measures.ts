import { asOfFloor, conversionFloor, crossFloor, dwellFloor, survivalFloor } from '../floors/measureQueries.ts';
import type { Bench, Run, TimedCase } from '../support/types.ts';

type Answer = { results: { rows: unknown[] }[] };

/** Figures over everything, as an executive asks for them. */
export function measureCases(bench: Bench): TimedCase[] {
  const { executive } = bench;
  const asked = (name: string, query: object, floor: Run, floorIs: string, goal: number | null = 1.2): TimedCase => {
    const touches = {
      persona: executive,
      method: 'POST' as const,
      path: '/api/measures/query',
      body: { queries: [query] },
    };
    return {
      kind: 'time',
      name,
      floorIs,
      goal: goal === null ? {} : { ratio: goal },
      product: async () => (await executive.http.post<Answer>(touches.path, touches.body)).results[0]!.rows.length,
      floor,
      touches,
    };
  };
  const funnel = bench.funnel.key;
  const byTeam = { funnel, dimensions: ['department', 'stage'], window: {} };
  const past = new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10);
  return [
    asked(
      'funnel by team × stage: reached, amount, conversion, all time',
      { measure: 'stageConversion', ...byTeam },
      conversionFloor(bench),
      'one statement over visits and deals; without what was lost, moved back or is still there',
    ),
    asked(
      'funnel by team × stage: dwell, all time',
      { measure: 'dwell', ...byTeam },
      survivalFloor(bench),
      'one statement for the same Kaplan–Meier medians, written by hand; without the line of all teams',
    ),
    asked(
      'dwell beside plain medians, all time',
      { measure: 'dwell', ...byTeam },
      dwellFloor(bench),
      'the plain median of ended stays, which leaves out what still goes on: another question, so without a goal',
      null,
    ),
    asked(
      'cross table: won amount by account industry × team',
      { measure: 'wonAmount', dimensions: ['account.industry', 'department'], window: {} },
      crossFloor(bench),
      'one statement with the join and the grouping',
    ),
    asked(
      'funnel by stage as of a year ago: open, amount, median age',
      { measure: 'snapshot', funnel, dimensions: ['stage'], asOf: past },
      asOfFloor(bench, `${past}T15:59:59.999Z`),
      'one statement over the spans of that day, with the deals for their age',
      2,
    ),
  ];
}
