import type { Logger } from 'pino';
import type { LiveEndReason } from '#contract/live.ts';
import type { Context, Pools, Workspace } from '#server/platform/context.ts';
import {
  decodeCursor,
  type EventTail,
  encodeCursor,
  type Followed,
  type LoggedEvent,
  type Position,
  selectEventsBetween,
  selectPositionBefore,
  type TailBatch,
} from '#server/platform/events/index.ts';
import { getDirectory } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { type Digest, digest } from './digest.ts';
import { LiveStream } from './liveStream.ts';
import { selectVersions } from './queries.ts';
import { accessKey, type Seen, visibleChanges } from './visibleChanges.ts';

export type Joining = {
  context: Context;
  /** Who the connection stands for now; undefined when its session has ended. */
  recheck(): Promise<Context | undefined>;
  /** The id of the last event that was received. */
  after?: string | undefined;
  /** Without `after`: also what was entered in the last so many milliseconds. */
  lookBack?: number | undefined;
};

type Reader = { context: Context; recheck: Joining['recheck']; stream: LiveStream; checkedAt: number };
type Options = { pools: Pools; log: Logger };

/** Streams of one person in this process; one more ends the oldest. */
const MOST_PER_PERSON = 8;
const RECHECK_MS = 20_000;
/** A reader who has missed more than this reads everything again. */
const MOST_MISSED = 1_000;
/** Transactions that had been running for so long when a reader looks back are seen too. */
const LOOK_BACK_MARGIN_MS = 5_000;
const AT_ONCE = 4;

/** Everyone of one workspace who is connected to this process, and the tail of its log. */
export class LiveRoom {
  readonly #workspace: Workspace;
  readonly #options: Options;
  readonly #whenEmpty: () => void;
  readonly #readers = new Set<Reader>();
  #followed!: Followed;
  /** Everything up to here was given to those who were here before. */
  #position!: Position;
  #versions: { definitions: number; epoch: number };
  /** Empty, and no longer followed. */
  closed = false;

  private constructor(workspace: Workspace, options: Options, whenEmpty: () => void) {
    this.#workspace = workspace;
    this.#options = options;
    this.#whenEmpty = whenEmpty;
    this.#versions = { definitions: workspace.definitionsVersion, epoch: workspace.epoch };
  }

  static async open(workspace: Workspace, tail: EventTail, options: Options, whenEmpty: () => void): Promise<LiveRoom> {
    const room = new LiveRoom(workspace, options, whenEmpty);
    room.#followed = await tail.follow(workspace, (batch) => room.#dispatch(batch));
    room.#position ??= room.#followed.position;
    return room;
  }

  async join({ context, recheck, after, lookBack }: Joining): Promise<LiveStream> {
    const until = this.#position;
    const stream = new LiveStream(this.#cursor(until));
    const reader: Reader = { context, recheck, stream, checkedAt: Date.now() };
    this.#readers.add(reader);
    stream.body.once('close', () => this.#leave(reader));
    this.#endCrowd(context.actor.userId);
    const missed = await this.#missedBy(reader, until, after, lookBack).catch((error: unknown) => {
      this.#options.log.warn({ err: error }, 'what a live reader missed could not be read');
      return undefined;
    });
    stream.release(() => this.#tell(reader, missed, this.#cursor(until)));
    return stream;
  }

  notify(userId: string, id: number | null): void {
    for (const { context, stream } of this.#readers) {
      if (context.actor.userId === userId) stream.send('notification', { id });
    }
  }

  endAll(reason: LiveEndReason): void {
    for (const { stream } of this.#readers) stream.end(reason);
  }

  /** Lets nobody stay whose session has ended, and notices what changed of rights, definitions and the log itself. */
  async refresh(): Promise<void> {
    await this.#noticeVersions();
    const due = [...this.#readers].filter(({ checkedAt }) => Date.now() - checkedAt > RECHECK_MS);
    await inParts(due, (reader) => this.#recheck(reader));
  }

  async #dispatch({ events, position, skipped }: TailBatch): Promise<void> {
    await this.#noticeVersions();
    // Whoever joins from here on reads up to the new place by itself.
    const readers = [...this.#readers];
    this.#position = position;
    const cursor = this.#cursor(position);
    const groups = await this.#grouped(readers, events, skipped);
    await inParts(groups, async ({ members, changed }) => {
      const [first] = members;
      const seen = first && (await visibleChanges(first.context, await getDefinitions(first.context), changed));
      for (const reader of members) this.#tell(reader, seen, cursor);
    });
  }

  /** Readers with equal rights, and what the events mean as their definitions are. */
  async #grouped(readers: readonly Reader[], events: readonly LoggedEvent[], skipped: readonly number[]) {
    const groups = new Map<string, { members: Reader[]; changed: Digest }>();
    let changed: Digest | undefined;
    for (const reader of readers) {
      const definitions = await getDefinitions(reader.context);
      changed ??= digest(events, definitions, await getDirectory(reader.context), skipped);
      const key = accessKey(reader.context.actor, definitions);
      const group = groups.get(key) ?? { members: [], changed };
      group.members.push(reader);
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  /** `undefined`: what was missed is not known, or too much. */
  #tell({ stream }: Reader, seen: Seen | undefined, cursor: string): void {
    stream.pass(cursor);
    if (!seen) stream.send('resync', {});
    if (seen?.changes.length) stream.send('changes', { changes: seen.changes });
    if (seen?.crowded.length) stream.send('resync', { objects: seen.crowded });
  }

  async #missedBy(
    { context }: Reader,
    until: Position,
    after: string | undefined,
    lookBack: number | undefined,
  ): Promise<Seen | undefined> {
    const nothing: Seen = { changes: [], crowded: [] };
    const { app } = this.#options.pools;
    const from = after === undefined ? await this.#lookBack(lookBack) : this.#place(after);
    if (from === 'unknown') return undefined;
    if (!from) return nothing;
    const events = await selectEventsBetween(app, this.#workspace, from, until, MOST_MISSED + 1);
    if (events.length === 0) return nothing;
    if (events.length > MOST_MISSED) return undefined;
    const definitions = await getDefinitions(context);
    return visibleChanges(context, definitions, digest(events, definitions, await getDirectory(context)));
  }

  /** Of another life of the workspace, or no place at all: unknown. */
  #place(cursor: string): Position | 'unknown' {
    try {
      return decodeCursor(this.#versions.epoch, cursor);
    } catch {
      return 'unknown';
    }
  }

  async #lookBack(ms: number | undefined): Promise<Position | undefined> {
    if (ms === undefined) return undefined;
    const since = new Date(Date.now() - ms - LOOK_BACK_MARGIN_MS);
    return selectPositionBefore(this.#options.pools.app, this.#workspace, since);
  }

  async #noticeVersions(): Promise<void> {
    const now = await selectVersions(this.#options.pools.app, this.#workspace.id);
    if (!now) return this.endAll('stopping');
    const known = this.#versions;
    if (now.epoch === known.epoch && now.definitions === known.definitions) return;
    this.#versions = now;
    await inParts([...this.#readers], (reader) => this.#recheck(reader));
    for (const { stream } of this.#readers) stream.send('definitions', {});
    if (now.epoch !== known.epoch) for (const { stream } of this.#readers) stream.send('resync', {});
  }

  /** Rights that changed reach further, or less far: what is on the page may no longer be what one may see. */
  async #recheck(reader: Reader): Promise<void> {
    const context = await reader.recheck();
    reader.checkedAt = Date.now();
    if (!context) {
      reader.stream.end('signedOut');
      this.#leave(reader);
      return;
    }
    const before = JSON.stringify(reader.context.actor);
    reader.context = context;
    if (JSON.stringify(context.actor) !== before) reader.stream.send('resync', {});
  }

  #endCrowd(userId: string): void {
    const own = [...this.#readers].filter(({ context, stream }) => context.actor.userId === userId && !stream.ended);
    for (const { stream } of own.slice(0, -MOST_PER_PERSON)) stream.end('crowded');
  }

  #leave(reader: Reader): void {
    if (!this.#readers.delete(reader) || this.#readers.size > 0) return;
    this.closed = true;
    this.#followed.stop();
    this.#whenEmpty();
  }

  #cursor(position: Position): string {
    return encodeCursor(this.#versions.epoch, position);
  }
}

async function inParts<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(work));
  }
}
