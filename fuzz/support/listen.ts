import { request } from 'node:http';

/** A stream of events that is read until it is let go. */
export type Stream = { text(): string; close(): void };

/** Resolves once the stream stands. */
export function listen(port: number, path: string, headers: Record<string, string>): Promise<Stream> {
  const { promise, resolve, reject } = Promise.withResolvers<Stream>();
  let heard = '';
  const call = request({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
    const stream = { text: () => heard, close: () => call.destroy() };
    answer.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      resolve(stream);
    });
  });
  call.on('error', reject);
  call.end();
  return promise;
}
