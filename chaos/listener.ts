import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveEvent, LiveEventName } from '#contract/live.ts';
import type { ListAnswer } from '#contract/records.ts';
import type { Door } from './door.ts';

const QUERY = '/api/records/opportunity/query';
const PAGE = 500;
const AGAIN_MS = 200;
/** The stream says that it lives every 20 s. */
const DEAD_MS = 45_000;

type Frame = { name: LiveEventName; data: LiveEvent<LiveEventName>; id: string | undefined };

/** Somebody who only follows the live stream, as a page does: reads what it names, and all anew when told to. */
export class Listener {
  readonly door: Door;
  readonly userId: string;
  /** Sees only what is theirs and holds all of that; else the newest page and whatever was named since. */
  readonly ownOnly: boolean;
  /** Deals as they were last read: id → version. */
  readonly held = new Map<string, number>();
  /** Everything that was ever named: `object id`. */
  readonly told = new Set<string>();
  /** How many it has opened. */
  streams = 0;
  readonly #ending = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  #last: string | undefined;
  #stale = false;
  #named = new Set<string>();

  constructor(door: Door, userId: string, ownOnly: boolean) {
    this.door = door;
    this.userId = userId;
    this.ownOnly = ownOnly;
  }

  start(): void {
    this.#running = Promise.all([this.#listen(), this.#read()]);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #listen(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      await this.#hear().catch(() => {});
      await sleep(AGAIN_MS);
    }
  }

  /** One stream, to its end. What is missed between two of them the next one tells, or says that it cannot. */
  async #hear(): Promise<void> {
    const dead = new AbortController();
    let watch = setTimeout(() => dead.abort(), DEAD_MS);
    const query = this.#last ? `?after=${encodeURIComponent(this.#last)}` : '';
    try {
      const signal = AbortSignal.any([this.#ending.signal, dead.signal]);
      const stream = await this.door.follow(`/api/live${query}`, signal);
      if (!stream) return;
      this.streams++;
      if (!this.#last) this.#stale = true;
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of stream) {
        clearTimeout(watch);
        watch = setTimeout(() => dead.abort(), DEAD_MS);
        text += decoder.decode(chunk, { stream: true });
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) this.#take(parse(frame));
      }
    } finally {
      clearTimeout(watch);
    }
  }

  #take(frame: Frame | undefined): void {
    if (!frame) return;
    if (frame.name === 'changes') {
      for (const { object, id } of (frame.data as LiveEvent<'changes'>).changes) {
        this.told.add(`${object} ${id}`);
        if (object === 'opportunity') this.#named.add(id);
      }
    }
    if (frame.name === 'resync') {
      const { objects } = frame.data as LiveEvent<'resync'>;
      if (objects?.includes('opportunity') ?? true) this.#stale = true;
    }
    this.#last = frame.id ?? this.#last;
  }

  async #read(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      const done = this.#stale ? await this.#readAll() : await this.#readNamed();
      await sleep(done ? 30 : AGAIN_MS);
    }
  }

  async #readAll(): Promise<boolean> {
    this.#stale = false;
    const found = new Map<string, number>();
    const sort = [{ field: 'createdAt', descending: true }];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const asked = { sort, limit: PAGE, columns: ['name'], ...(cursor ? { cursor } : {}) };
      const page = await this.door.ask<ListAnswer>(QUERY, asked);
      if (page.state !== 'acknowledged') {
        this.#stale = true;
        return false;
      }
      for (const { id, version } of page.body.records) found.set(id, version);
      cursor = this.ownOnly ? page.body.nextCursor : null;
    }
    this.held.clear();
    for (const [id, version] of found) this.held.set(id, version);
    return true;
  }

  async #readNamed(): Promise<boolean> {
    const ids = [...this.#named].slice(0, PAGE);
    if (ids.length === 0) return true;
    for (const id of ids) this.#named.delete(id);
    const page = await this.door.ask<ListAnswer>(QUERY, { ids, limit: PAGE, columns: ['name'] });
    if (page.state !== 'acknowledged') {
      for (const id of ids) this.#named.add(id);
      return false;
    }
    const found = new Map(page.body.records.map(({ id, version }) => [id, version]));
    for (const id of ids) {
      const version = found.get(id);
      if (version === undefined) this.held.delete(id);
      else this.held.set(id, version);
    }
    return true;
  }
}

function parse(frame: string): Frame | undefined {
  const line = (name: string) =>
    frame
      .split('\n')
      .find((one) => one.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const name = line('event');
  return name ? { name: name as LiveEventName, data: JSON.parse(line('data') ?? '{}'), id: line('id') } : undefined;
}
