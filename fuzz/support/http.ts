import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export type Request = {
  method: string;
  /** Path and query as they go over the wire. */
  path: string;
  headers: Record<string, string>;
  body?: Buffer | string | undefined;
};

export type Answer = {
  /** 0: none came in time, or the connection broke (`trouble` says which). */
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  ms: number;
  trouble?: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 32 });
let asked = 0;

/** An address for each request: limits per address are tested elsewhere. */
const address = (count: number) => `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`;

/** One request over a real connection. A stream of events is left after its first words. Never throws. */
export function send(port: number, what: Request, patienceMs = 30_000): Promise<Answer> {
  const began = performance.now();
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const chunks: Buffer[] = [];
  const end = (status: number, headers: IncomingHttpHeaders, trouble?: string) =>
    resolve({
      status,
      headers,
      body: Buffer.concat(chunks),
      ms: performance.now() - began,
      ...(trouble ? { trouble } : {}),
    });
  const length = what.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(what.body)) };
  const headers = { 'x-forwarded-for': address(++asked), ...length, ...what.headers };
  const call = request({ host: '127.0.0.1', port, agent, method: what.method, path: what.path, headers }, (answer) => {
    const streams = answer.headers['content-type']?.startsWith('text/event-stream');
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (streams) call.destroy();
    });
    answer.on('end', () => end(answer.statusCode ?? 0, answer.headers));
    answer.on('close', () => end(answer.statusCode ?? 0, answer.headers, streams ? undefined : 'cut'));
  });
  call.setTimeout(patienceMs, () => call.destroy(new Error('timeout')));
  call.on('error', (error) => end(0, {}, error.message));
  call.end(what.body);
  return promise;
}
