/*
 * Lets the installed app open without a network: the page itself and the files it is made of come from here then, the
 * data never does. What is shown is always the server's answer of now.
 */
const PAGES = 'pages-1';
const FILES = 'files-1';
const PAGE = '/index.html';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(PAGES).then((cache) => cache.add(PAGE)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (name !== PAGES && name !== FILES) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(forget());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(freshPage(request));
  else if (pathname.startsWith('/assets/') || pathname.startsWith('/icons/')) event.respondWith(keptFile(request));
});

/** The page as the server has it now, kept for when there is no network. */
async function freshPage(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.headers.get('content-type')?.startsWith('text/html')) {
      const cache = await caches.open(PAGES);
      await cache.put(PAGE, answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = await caches.match(PAGE);
    if (kept) return kept;
    throw error;
  }
}

/** Names of files hold a hash of their content, so one that is kept is the right one. */
async function keptFile(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(FILES);
    await cache.put(request, answer.clone());
    await letGo(cache);
  }
  return answer;
}

const MOST_FILES = 300;

async function letGo(cache) {
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST_FILES))) await cache.delete(key);
}
