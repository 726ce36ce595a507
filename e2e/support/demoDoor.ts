import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type RunningServer, startServer } from './server.ts';

/**
 * One demo company for all files of a run: filling it takes longer than most files do. It starts when the first file asks for
 * it here, so that a run without it does not wait.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let demo: Promise<RunningServer> | undefined;
  const door = createServer((_, answer) => {
    demo ??= startServer();
    demo.then(
      ({ address, output }) => answer.end(JSON.stringify({ address, output: output() })),
      (error: Error) => answer.writeHead(500).end(error.message),
    );
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  project.provide('demoDoor', (door.address() as AddressInfo).port);
  return async () => {
    door.close();
    await (await demo)?.stop();
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    demoDoor: number;
  }
}
