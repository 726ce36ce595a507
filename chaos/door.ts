import { setTimeout as sleep } from 'node:timers/promises';

export type Answer<T> = { state: 'acknowledged'; body: T } | { state: 'refused' | 'unknown'; why: string };

/** How one person speaks to whichever server is up. */
export class Door {
  readonly #addresses: () => string[];
  readonly #choose: (list: string[]) => string;
  #cookie = '';
  #csrf = '';

  constructor(addresses: () => string[], choose: (list: string[]) => string) {
    this.#addresses = addresses;
    this.#choose = choose;
  }

  /** Opens a session, by sign-in or set-up. Throws when it is refused. */
  async enter(path: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.#choose(this.#addresses())}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    this.#csrf = ((await answer.json()) as { csrf: string }).csrf;
    this.#cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }

  /** A change, or with `body` undefined a look. What was not answered with 2xx or 4xx may have happened or not. */
  async ask<T>(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<Answer<T>> {
    const addresses = this.#addresses();
    if (addresses.length === 0) {
      await sleep(50);
      return { state: 'refused', why: 'no server is up' };
    }
    const isForm = body instanceof FormData;
    try {
      const answer = await fetch(`${this.#choose(addresses)}${path}`, {
        method,
        headers: {
          cookie: this.#cookie,
          'x-csrf-token': this.#csrf,
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        },
        signal: AbortSignal.timeout(30_000),
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      if (answer.ok) return { state: 'acknowledged', body: (await answer.json()) as T };
      const why = `${answer.status} ${await answer.text()}`;
      return { state: answer.status < 500 ? 'refused' : 'unknown', why };
    } catch (error) {
      return { state: 'unknown', why: String((error as Error).cause ?? error) };
    }
  }

  /** Opens a stream at a server that is up; undefined where none lets it. */
  async follow(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined> {
    const addresses = this.#addresses();
    if (addresses.length === 0) return undefined;
    const answer = await fetch(`${this.#choose(addresses)}${path}`, { headers: { cookie: this.#cookie }, signal });
    return answer.ok && answer.body ? answer.body : undefined;
  }

  /** As `ask`, for what must succeed. */
  async must<T>(path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(path, body);
    if (answer.state !== 'acknowledged') throw new Error(`${path}: ${answer.why}`);
    return answer.body;
  }
}
