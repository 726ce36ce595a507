import { PassThrough } from 'node:stream';
import type { LiveEndReason, LiveEvent, LiveEventName } from '#contract/live.ts';

const HEARTBEAT_MS = 20_000;
/** A reader who takes nothing for so long is gone. */
const LONGEST_SILENCE_MS = 60_000;
const BUFFER_BYTES = 64 * 1024;
/** After so long the browser tries again by itself. */
const RETRY_MS = 2_000;

/**
 * The stream of one connection. Holds a small buffer and no more: what comes while the reader is too slow is left out, and the reader is told to
 * read everything again once there is room.
 */
export class LiveStream {
  readonly body = new PassThrough({ highWaterMark: BUFFER_BYTES });
  readonly #heartbeat: NodeJS.Timeout;
  #cursor: string;
  #blockedSince: number | undefined;
  #missed = false;
  /** Frames that wait until the reader has been told what came before them. */
  #held: string[] | undefined = [];

  constructor(cursor: string) {
    this.#cursor = cursor;
    this.body.on('drain', () => this.#drained());
    // A connection that breaks is closed; there is nobody to tell.
    this.body.on('error', () => {});
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS).unref();
    this.body.once('close', () => clearInterval(this.#heartbeat));
    this.body.write(`retry: ${RETRY_MS}\n\n`);
  }

  get ended(): boolean {
    return this.body.writableEnded || this.body.destroyed;
  }

  /** Everything before `cursor` was or is hereby told. */
  send<Name extends LiveEventName>(name: Name, data: LiveEvent<Name>, cursor?: string): void {
    if (cursor !== undefined) this.#cursor = cursor;
    this.#write(frame(name, data, this.#cursor));
  }

  /** Nothing for this reader up to here; the next event or heartbeat says so. */
  pass(cursor: string): void {
    this.#cursor = cursor;
  }

  /** Tells what was missed before the stream began, then what came since. */
  release(missed: () => void): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    missed();
    for (const text of held) this.#write(text);
  }

  end(reason: LiveEndReason): void {
    if (this.ended) return;
    this.body.end(frame('end', { reason }, undefined));
  }

  #write(text: string): void {
    if (this.ended) return;
    if (this.#held) {
      this.#held.push(text);
    } else if (this.#blockedSince !== undefined) {
      this.#missed = true;
    } else if (!this.body.write(text)) {
      this.#blockedSince = Date.now();
    }
  }

  #drained(): void {
    this.#blockedSince = undefined;
    if (!this.#missed) return;
    this.#missed = false;
    this.send('resync', {});
  }

  #beat(): void {
    if (this.#blockedSince !== undefined) {
      if (Date.now() - this.#blockedSince > LONGEST_SILENCE_MS) this.body.destroy();
      return;
    }
    this.send('alive', {});
  }
}

function frame(name: LiveEventName, data: unknown, cursor: string | undefined): string {
  return `${cursor === undefined ? '' : `id: ${cursor}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
