import type { Logger } from 'pino';
import type { LiveEndReason } from '#contract/live.ts';
import type { Context, Pools } from '#server/platform/context.ts';
import { type EventTail, startEventTail } from '#server/platform/events/index.ts';
import { heardNotification, NOTIFICATION_CHANNEL } from '../notifications/index.ts';
import { type Joining, LiveRoom } from './liveRoom.ts';
import type { LiveStream } from './liveStream.ts';

export type LiveHubOptions = {
  pools: Pools;
  log: Logger;
  /** Address for LISTEN; without one readers hear of changes a little later. */
  url?: string | undefined;
  sweepMs?: number;
};

/** Everyone who is connected to this process, by workspace. */
export class LiveHub {
  readonly #options: LiveHubOptions;
  readonly #tail: EventTail;
  /** Rooms by schema. */
  readonly #rooms = new Map<string, Promise<LiveRoom>>();
  #stopping = false;

  constructor(options: LiveHubOptions) {
    this.#options = options;
    this.#tail = startEventTail({
      pools: options.pools,
      log: options.log,
      url: options.url,
      channels: { [NOTIFICATION_CHANNEL]: (payload) => void this.#notify(payload) },
      onSweep: async () => {
        for (const room of this.#rooms.values()) await (await room).refresh();
      },
      ...(options.sweepMs === undefined ? {} : { sweepMs: options.sweepMs }),
    });
  }

  /** Opens a stream for a reader. Rejects when the log cannot be reached. */
  async join(joining: Joining): Promise<LiveStream> {
    const room = await this.#room(joining.context);
    // The last reader left while this one waited at the door.
    if (room.closed) return this.join(joining);
    const stream = await room.join(joining);
    if (this.#stopping) stream.end('stopping');
    return stream;
  }

  /** Ends all streams, so that the server can close; `stop` afterwards. */
  async endAll(reason: LiveEndReason): Promise<void> {
    this.#stopping = true;
    for (const room of this.#rooms.values()) (await room.catch(() => undefined))?.endAll(reason);
  }

  async stop(): Promise<void> {
    await this.endAll('stopping');
    await this.#tail.stop();
  }

  #room({ workspace }: Context): Promise<LiveRoom> {
    const known = this.#rooms.get(workspace.schema);
    if (known) return known;
    const forget = () => this.#rooms.delete(workspace.schema);
    const opening = LiveRoom.open(workspace, this.#tail, this.#options, forget);
    this.#rooms.set(workspace.schema, opening);
    opening.catch(forget);
    return opening;
  }

  async #notify(payload: string): Promise<void> {
    const heard = heardNotification(payload);
    const room = heard && (await this.#rooms.get(heard.schema)?.catch(() => undefined));
    if (heard && room) room.notify(heard.userId, heard.id);
  }
}
