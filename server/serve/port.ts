import { createServer } from 'node:net';
import { ServeProblem } from './problem.ts';

/**
 * Finds out at once whether the port is free: a first start would else load for half a minute only to fail. Somebody
 * may still take it meanwhile; `listening` says so then.
 */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const probe = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  probe.once('error', reject);
  probe.listen({ host, port }, () => probe.close(() => resolve()));
  await promise.catch((error: unknown) => refusePort(error, host, port));
}

/** Turns the errors of `listen` into words; other errors pass. */
export function refusePort(error: unknown, host: string, port: number): never {
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE') {
    throw new ServeProblem('port_taken', {
      zh: `端口 ${port} 已被占用。也许 Loudou 已在运行;否则换一个端口:npm start -- --port ${port + 1}`,
      en: `Port ${port} is taken. Loudou may be running already; else choose another: npm start -- --port ${port + 1}`,
    });
  }
  if (['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code ?? '')) {
    throw new ServeProblem('port_forbidden', {
      zh: `不能在 ${host}:${port} 上提供服务。换一个地址或端口(--host、--port)`,
      en: `Cannot listen on ${host}:${port}. Choose another address or port (--host, --port)`,
    });
  }
  throw error;
}
