/*
 * Without an answer of the server the installed app shows a page of its own that says so. Nothing else is kept here: no
 * data, and no page that an update has replaced; what does not change the browser keeps by itself.
 */
const KEPT = 'offline-1';
const PAGE = '/offline/index.html';
const PARTS = [PAGE, '/offline/offline.css', '/offline/offline.js', '/favicon.svg'];

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(KEPT);
    await cache.addAll(PARTS.map((part) => new Request(part, { cache: 'reload' })));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  const begin = async () => {
    for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(begin());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  // Downloads are visits too; what the API answers is never replaced.
  if (request.mode === 'navigate' && !pathname.startsWith('/api/')) event.respondWith(orKept(request, PAGE));
  else if (PARTS.includes(pathname)) event.respondWith(orKept(request, pathname));
});

async function orKept(request, part) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(part);
    if (kept) return kept;
    throw error;
  }
}
