import type { DocumentFact, GateFacts } from '#domain/funnels/index.ts';
import type { FieldValue, ObjectDefinition } from '#domain/objects/index.ts';
import { type PastCheck, selectChecks, selectUploads } from './factQueries.ts';
import type { FieldEvent } from './replayQueries.ts';
import type { PastGround, RealMove } from './types.ts';

/** Whatever came with the move itself is newer than all that stood there. */
const GIVEN = new Date(8.64e15);

/** Files as they stood in a record when it moved: since when, and what had been said of them until then. */
export async function documentReader({ tx, ctx, object, asks }: PastGround, moves: readonly RealMove[]) {
  const fields = [...asks.documents.keys()];
  const files = moves.flatMap(({ values }) => fields.flatMap((field) => idsIn(values[field])));
  const uploads = files.length > 0 ? await selectUploads(tx, ctx.workspace, [...new Set(files)]) : new Map();
  const checks =
    files.length > 0
      ? await selectChecks(
          tx,
          ctx.workspace,
          moves.map(({ id }) => id),
        )
      : [];
  const saidOf = Map.groupBy(checks, ({ record, file }) => `${record} ${file}`);
  const newerThan = [...new Set([...asks.documents.values()].flatMap((names) => [...names]))];
  return (move: RealMove): Pick<GateFacts, 'documents' | 'changedAt'> => {
    const facts = fields.map((field) => {
      const known = idsIn(move.values[field]).filter((file) => uploads.has(file));
      const documents = known.map(
        (file): DocumentFact => ({
          file,
          uploadedAt: since(object, move, field, file) ?? laterOf(uploads.get(file), move.createdAt),
          state: stateAt(saidOf.get(`${move.id} ${file}`)?.[0], move),
        }),
      );
      return [field, documents] as const;
    });
    const changes = newerThan.flatMap((field) => {
      const at = lastChange(object, move, field);
      return at ? [[field, at] as const] : [];
    });
    return { documents: new Map(facts), changedAt: new Map(changes) };
  };
}

const idsIn = (value: FieldValue | undefined): string[] => (Array.isArray(value) ? value : []);

/** What no change brought came with the record, if it was there by then. */
const laterOf = (upload: Date, created: Date): Date => (upload > created ? upload : created);

const stateAt = (said: PastCheck | undefined, move: RealMove): DocumentFact['state'] =>
  said && said.at <= move.recordedAt ? said.state : 'unchecked';

const timeOf = (event: FieldEvent, move: RealMove): Date => (event.seq === move.seq ? GIVEN : event.recordedAt);

/** Those of a field until the move, the newest first. */
function changesOf(object: ObjectDefinition, { events, seq }: RealMove, field: string) {
  const id = String(object.fields.find(({ key }) => key === field)?.id ?? '');
  return events
    .filter((event) => event.seq <= seq && id in event.changes)
    .map((event) => ({ event, value: event.changes[id]![1] }));
}

/** When a file first came into the field; undefined where the log does not say, as of what was imported. */
function since(object: ObjectDefinition, move: RealMove, field: string, file: string): Date | undefined {
  const first = changesOf(object, move, field).findLast(({ value }) => Array.isArray(value) && value.includes(file));
  return first && timeOf(first.event, move);
}

/** When a field was last changed; the beginning of the record counts. */
function lastChange(object: ObjectDefinition, move: RealMove, field: string): Date | undefined {
  const [last] = changesOf(object, move, field);
  return last ? timeOf(last.event, move) : move.createdAt;
}
