import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../errors.ts';
import type { App } from './types.ts';

/** Serves the built web app; every address that is not a file or the API's is a page of it. */
export async function addWebApp(app: App, publicDir: string | undefined): Promise<void> {
  const built = publicDir !== undefined && existsSync(join(publicDir, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: publicDir,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => reply.header('cache-control', cacheControl(relative(publicDir, path))),
    });
  }
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    if (built && isPage(request)) return reply.code(200).sendFile('index.html');
    throw new Refused('not_found');
  });
}

/** Names of built assets hold a hash of their content, so they never change. */
const cacheControl = (path: string) =>
  path.startsWith(`assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';

function isPage({ method, url }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const path = url.split('?', 1)[0] ?? url;
  return !/^\/(api|assets|healthz|readyz|metrics)(\/|$)/.test(path) && !/\.[a-z0-9]{2,5}$/i.test(path);
}
