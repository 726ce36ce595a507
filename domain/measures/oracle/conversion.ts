import {
  type Axis,
  type Counted,
  inside,
  type OracleVisit,
  type OracleWorld,
  type Range,
  rank,
  stepOf,
  stepsOf,
  type Then,
  visitAt,
} from './world.ts';

type Question = { axis: Axis; window: Range; cut: number; horizon: number | null; strict: boolean };

/** Records that first reached each step in the window, and what became of them. */
export function cohort(world: OracleWorld, records: readonly Then[], question: Question): Counted[] {
  const counted: Counted[] = [];
  for (const record of records) {
    for (const [index, step] of stepsOf(world, question.axis).entries()) {
      if (!hasStep(world, question.axis, record.funnel, step)) continue;
      const past = record.visits.filter((visit) => visit.enteredAt <= question.cut);
      const place = (visit: OracleVisit) => rank(world, question.axis, record.funnel, visit.stage);
      const first = past.findIndex((visit) => (question.strict ? place(visit) === index : place(visit) >= index));
      if (first < 0 || !inside(past[first]!.enteredAt, question.window)) continue;
      const firstAt = past[first]!.enteredAt;
      // Reaching a step by skipping it reaches later ones at the same instant.
      const later = question.strict ? past.slice(first + 1) : past.slice(first);
      const next = later.find((visit) => place(visit) > index);
      const part = outcome(record, question, { index, firstAt, nextAt: next ? next.enteredAt : null, place });
      counted.push({ record, step, at: firstAt, part });
    }
  }
  return counted;
}

type Reached = { index: number; firstAt: number; nextAt: number | null; place(visit: OracleVisit): number };

function outcome(record: Then, { cut, horizon }: Question, { index, firstAt, nextAt, place }: Reached): string {
  const deadline = horizon === null ? cut : firstAt + horizon;
  if (deadline > cut) return 'immature';
  if (nextAt !== null && nextAt <= deadline) return 'advanced';
  const standing = visitAt(record, deadline);
  const where = standing ? place(standing) : index;
  if (where === -1) return 'lost';
  return where < index ? 'back' : 'still';
}

/** Visits that ended in the window, by where they led. */
export function throughput(world: OracleWorld, records: readonly Then[], { axis, window, cut }: Question): Counted[] {
  const counted: Counted[] = [];
  for (const record of records) {
    for (const [index, visit] of record.visits.entries()) {
      const from = rank(world, axis, record.funnel, visit.stage);
      if (!isOpen(from)) continue;
      if (visit.leftAt === null || visit.leftAt > cut || !inside(visit.leftAt, window)) continue;
      const to = rank(world, axis, record.funnel, visit.next!);
      if (to === from) continue;
      const part = to === -1 ? 'lost' : to > from ? 'advanced' : 'back';
      counted.push({
        record,
        visit: index,
        step: stepOf(world, axis, record.funnel, visit.stage),
        at: visit.leftAt,
        part,
      });
    }
  }
  return counted;
}

/** Stays that began in the window, with how long they lasted or have lasted. */
export function stays(world: OracleWorld, records: readonly Then[], { axis, window, cut }: Question): Counted[] {
  const counted: Counted[] = [];
  for (const record of records) {
    const visits = record.visits.filter((visit) => visit.enteredAt <= cut);
    for (let index = 0; index < visits.length; index++) {
      const place = rank(world, axis, record.funnel, visits[index]!.stage);
      if (!isOpen(place)) continue;
      const first = index;
      while (index + 1 < visits.length && rank(world, axis, record.funnel, visits[index + 1]!.stage) === place) index++;
      const { enteredAt } = visits[first]!;
      const { leftAt } = visits[index]!;
      if (!inside(enteredAt, window)) continue;
      const ended = leftAt !== null && leftAt <= cut;
      const step = stepOf(world, axis, record.funnel, visits[first]!.stage);
      const part = ended ? 'ended' : 'ongoing';
      counted.push({ record, visit: first, step, at: enteredAt, part, length: (ended ? leftAt : cut) - enteredAt });
    }
  }
  return counted;
}

const isOpen = (place: number) => place >= 0 && place !== Number.POSITIVE_INFINITY;

function hasStep(world: OracleWorld, axis: Axis, funnelKey: string, step: string): boolean {
  if (axis !== 'phases') return axis.stagesOf === funnelKey;
  const funnel = world.funnels.find((one) => one.key === funnelKey)!;
  return funnel.stages.some((stage) => stage.kind === 'open' && stage.phase === step);
}
