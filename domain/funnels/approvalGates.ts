import type { ApprovalStep } from '../approvals/types.ts';
import type { Localized } from '../kernel/localized.ts';
import type { GateSide } from './gates.ts';
import { gateStages, leftStages, placeOf } from './path.ts';
import { permissionFor } from './permission.ts';
import type { FunnelVersion, Stage } from './types.ts';

/** An approval that a way asks for, with the stage that asks. */
export type ApprovalOnWay = { key: string; stage: string; steps: readonly ApprovalStep[]; message?: Localized };

/** The approvals that a move from a stage to another asks for, in order; none where gates are not asked at all. */
export function approvalGates(
  version: Pick<FunnelVersion, 'stages' | 'transitions'>,
  from: string,
  to: string,
  roles: readonly string[],
): ApprovalOnWay[] {
  const [start, end] = [placeOf(version, from), placeOf(version, to)];
  if (!start || !end || permissionFor(version, start, end, roles) === 'allowed') return [];
  const { stages } = version;
  return [
    ...leftStages(stages, from, to).flatMap((stage) => approvalsAt(stage, 'exit')),
    ...gateStages(stages, from, to).flatMap((stage) => approvalsAt(stage, 'entry')),
  ];
}

const approvalsAt = ({ key: stage, gates = [] }: Stage, side: GateSide): ApprovalOnWay[] =>
  gates.flatMap((gate) => {
    if (gate.kind !== 'approval' || gate.at !== side) return [];
    const { key, steps, message } = gate;
    return [{ key, stage, steps, ...(message ? { message } : {}) }];
  });
