import type { LiveEvent, LiveEventName } from '#contract/live.ts';

export type Received = { name: LiveEventName; data: LiveEvent<LiveEventName>; id: string | undefined };
export type Listening = {
  status: number;
  headers: Headers;
  received: Received[];
  /** Ids of records in the order in which their changes came. */
  ids(): string[];
  lastId(): string | undefined;
  /** Settles when the stream has ended, however it did. */
  over: Promise<void>;
  leave(): void;
};

/** A reader over real HTTP. */
export async function listen(url: string, headers: Record<string, string> = {}): Promise<Listening> {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  const received: Received[] = [];
  const read = async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      received.push(...frames.flatMap((frame) => parse(frame) ?? []));
    }
  };
  return {
    status: response.status,
    headers: response.headers,
    received,
    ids: () =>
      received.flatMap(({ name, data }) =>
        name === 'changes' ? (data as LiveEvent<'changes'>).changes.map(({ id }) => id) : [],
      ),
    lastId: () => received.findLast(({ id }) => id !== undefined)?.id,
    over: read().catch(() => {}),
    leave: () => leaving.abort(),
  };
}

function parse(frame: string): Received | undefined {
  const line = (name: string) =>
    frame
      .split('\n')
      .find((one) => one.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const name = line('event');
  return name ? { name: name as LiveEventName, data: JSON.parse(line('data') ?? '{}'), id: line('id') } : undefined;
}
