import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export type ReverseProxy = { address: string; stop(): Promise<void> };

const LOOK_MS = 50;

/**
 * Hands requests to whichever server says that it is ready, keeping connections. Like the usual ones it sends a request again only when no
 * connection came about, for then nothing of it was seen.
 */
export async function startReverseProxy(ports: readonly number[]): Promise<ReverseProxy> {
  const agent = new Agent({ keepAlive: true });
  const ready = new Set<number>();
  const look = (port: number) => {
    const asked = request({ host: '127.0.0.1', port, path: '/readyz', agent: false, timeout: 1_000 }, (answer) => {
      answer.resume();
      if (answer.statusCode === 200) ready.add(port);
      else ready.delete(port);
    });
    asked.on('error', () => ready.delete(port)).end();
  };
  const looking = setInterval(() => ports.forEach(look), LOOK_MS);
  let turn = 0;

  const pass = (from: IncomingMessage, body: Buffer, to: ServerResponse, tries: number) => {
    const list = [...ready];
    const port = list[turn++ % Math.max(1, list.length)];
    const again = () =>
      tries > 0 ? void setTimeout(() => pass(from, body, to, tries - 1), LOOK_MS) : to.writeHead(502).end();
    if (port === undefined) return again();
    const { method, url, headers } = from;
    const onward = request(
      { host: '127.0.0.1', port, agent, method, path: url, headers: { ...headers, 'content-length': body.length } },
      (answer) => {
        const { connection: _, ...kept } = answer.headers;
        to.writeHead(answer.statusCode ?? 502, kept);
        answer.pipe(to);
      },
    );
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') again();
      else if (!to.headersSent) to.writeHead(502).end(`${error.code}`);
    });
    onward.end(body);
  };
  const server = createServer(async (from, to) => {
    const pieces: Buffer[] = [];
    for await (const piece of from) pieces.push(piece as Buffer);
    pass(from, Buffer.concat(pieces), to, 200);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async stop() {
      clearInterval(looking);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      agent.destroy();
    },
  };
}
