import { type FunnelVersion, type RelatedAsk, relatedKey } from '#domain/funnels/index.ts';

/** What the gates and key tasks of some versions ask beyond a record's own values. */
export type Asks = {
  related: RelatedAsk[];
  /** File fields, with the fields that their files must be newer than. */
  documents: Map<string, Set<string>>;
  visits: boolean;
  tasks: boolean;
  approvals: boolean;
};

type Stages = Pick<FunnelVersion, 'stages'>;

export function asksOf(versions: readonly Stages[]): Asks {
  const related = new Map<string, RelatedAsk>();
  const documents = new Map<string, Set<string>>();
  const ask = (one: RelatedAsk) => related.set(relatedKey(one), one);
  const file = (field: string, newerThan: readonly string[] = []) =>
    documents.set(field, new Set([...(documents.get(field) ?? []), ...newerThan]));
  const stages = versions.flatMap((version) => version.stages);
  const gates = stages.flatMap((stage) => stage.gates ?? []);
  const tasks = stages.flatMap((stage) => stage.tasks ?? []);
  for (const gate of gates) {
    if (gate.kind === 'related') ask(gate.related);
    if (gate.kind === 'document') file(gate.field, gate.newerThan);
  }
  for (const { proof } of tasks) {
    if (proof.kind === 'related') ask(proof.related);
    if (proof.kind === 'document') file(proof.field);
  }
  return {
    related: [...related.values()],
    documents,
    visits: tasks.some(({ proof }) => proof.kind === 'visit'),
    tasks: tasks.length > 0,
    approvals: gates.some(({ kind }) => kind === 'approval'),
  };
}
