import { expect, test } from 'vitest';
import { campaign } from './campaign.ts';

test('a short round of faults under load loses nothing and leaves nothing half-done', {
  timeout: 300_000,
}, async () => {
  const said: string[] = [];
  const summary = await campaign({
    seed: 7,
    rounds: 2,
    people: 3,
    roundMs: 3_000,
    faults: ['kill -9 of everything', 'connections cut', 'connections ended by PostgreSQL', 'clock jump'],
    drainJobs: false,
    say: (line) => said.push(line),
  });
  const { lost, violations, unaskedEnds } = summary;
  expect({ lost, violations, unaskedEnds, said }).toEqual({ lost: [], violations: [], unaskedEnds: 0, said });
  expect(summary.acts.acknowledged).toBeGreaterThan(0);
  expect(summary.heard.messages).toBeGreaterThan(0);
});
