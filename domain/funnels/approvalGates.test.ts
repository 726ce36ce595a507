import { expect, it } from 'vitest';
import { approvalGates } from './approvalGates.ts';
import { decideMove } from './decideMove.ts';
import type { Gate } from './gates.ts';
import { GATE_SIDES, type PERMISSIONS, type Stage } from './index.ts';
import { STANDARD_FUNNELS } from './templates/index.ts';

const context = { now: new Date(0), timeZone: 'UTC', fiscalYearStart: 1, typeOf: () => undefined };
const gate = (stage: string, at: Gate['at']): Gate => ({
  key: `${stage}${at}`,
  at,
  kind: 'approval',
  steps: [{ approvers: [{ kind: 'superior' }], mode: 'any' }],
});
/** Every stage asks for an approval on the way in, open ones on the way out too. */
const guarded = (stages: readonly Stage[]): Stage[] =>
  stages.map((stage) => ({
    ...stage,
    gates: GATE_SIDES.filter((at) => at === 'entry' || stage.kind === 'open').map((at) => gate(stage.key, at)),
  }));

it.each(['gated', 'allowed', 'forbidden'] as const satisfies (typeof PERMISSIONS)[number][])(
  'the approvals on a way are those that a move is refused for: %s',
  (permission) => {
    let found = 0;
    for (const funnel of STANDARD_FUNNELS) {
      const all = { forward: permission, skip: permission, back: permission, reopen: permission, exceptions: [] };
      const version = { stages: guarded(funnel.stages), transitions: all };
      for (const { key: from } of version.stages) {
        for (const { key: to } of version.stages) {
          const decision = decideMove({ values: {}, stageKey: from }, version, to, context);
          const unmet = decision.ok ? [] : decision.unmet.flatMap((one) => (one.kind === 'approval' ? [one] : []));
          const asked = approvalGates(version, from, to, []);
          expect(
            asked.map(({ key, stage }) => [key, stage]),
            `${from} → ${to}`,
          ).toEqual(unmet.map((one) => [one.gate, one.stage]));
          found += asked.length;
        }
      }
    }
    expect(found).toBeGreaterThan(permission === 'allowed' ? 5 : 50);
  },
);
