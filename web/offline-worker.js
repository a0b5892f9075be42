/** Serves what was kept on this device: episodes with their pages, for where there is no network. Keeps nothing by itself. */

const KEPT = 'lectern-kept';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const findKept = async (url) => (await caches.open(KEPT)).match(url, { ignoreVary: true });

/** A part of a kept recording, as players ask for it. */
async function slice(kept, range) {
  const blob = await kept.blob();
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const start = from ? Number(from) : Math.max(0, blob.size - Number(to));
  const end = from && to ? Math.min(Number(to), blob.size - 1) : blob.size - 1;
  if (!(start <= end)) return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${blob.size}` } });
  const headers = {
    'Content-Type': kept.headers.get('Content-Type') ?? '',
    'Content-Range': `bytes ${start}-${end}/${blob.size}`,
    'Accept-Ranges': 'bytes',
  };
  return new Response(blob.slice(start, end + 1, headers['Content-Type']), { status: 206, headers });
}

/** A kept recording is never fetched again. */
async function answerMedia(request) {
  const kept = await findKept(request.url);
  if (!kept) return fetch(request);
  const range = request.headers.get('Range');
  return range ? slice(kept, range) : kept;
}

/** Where what was kept is listed: the front page, else the page of a private show, since below a token there is no other. */
async function findFront() {
  const { scope } = self.registration;
  const kept = (await (await caches.open(KEPT)).keys()).map(({ url }) => url);
  const isShow = (url) => url.startsWith(scope) && /^[^/]+\/$/.test(url.slice(scope.length));
  return kept.find((url) => url === scope) ?? kept.find(isShow);
}

/** Pages and what they load are fresh where there is a network. */
async function answerPage(request) {
  try {
    return await fetch(request);
  } catch (failure) {
    const kept = await findKept(request.url);
    if (kept) return kept;
    // It leads to what is there; under another address its own links would lead nowhere.
    const front = request.mode === 'navigate' && (await findFront());
    if (front && request.url !== front) return Response.redirect(front);
    throw failure;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  if (/\/media\/[^/]+\/[^/]+$/.test(new URL(request.url).pathname)) event.respondWith(answerMedia(request));
  else if (request.mode === 'navigate' || /\/assets\/|\.(jpg|png|json)$/.test(request.url.split(/[?#]/, 1)[0]))
    event.respondWith(answerPage(request));
});
