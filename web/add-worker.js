/** The installed page without a connection: it says so, and addresses that were shared are not lost. Keeps nothing personal. */

const KEPT = 'lectern-add';
const SHELL = ['offline', '../assets/lectern.css', '../assets/add.css', '../assets/icon.svg'];

const at = (path) => new URL(path, self.location.href).href;
const isAt = (url, path) => url.split(/[?#]/, 1)[0] === at(path);

self.addEventListener('install', (event) => {
  self.skipWaiting();
  const fresh = SHELL.map((path) => new Request(at(path), { cache: 'reload' }));
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(fresh)));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const sayOffline = async () => (await caches.match(at('offline'))) ?? Response.error();

/** What was shared as text goes on as an address, which can be loaded again. */
async function keepShared(request) {
  const shared = await request.formData().catch(() => new FormData());
  const text = ['title', 'text', 'url'].map((name) => shared.get(name)).filter(Boolean);
  return Response.redirect(`${at('../add')}?text=${encodeURIComponent(text.join('\n').slice(0, 2000))}`, 303);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { method, mode, url } = request;
  // What a worker passes on may count as sent from here, whoever sent it: what can be sent is left to the browser.
  if (method === 'POST' && isAt(url, 'share') && !navigator.onLine) event.respondWith(keepShared(request));
  else if (method === 'GET' && mode === 'navigate' && isAt(url, '../add'))
    event.respondWith(fetch(request).catch(sayOffline));
  else if (method === 'GET' && SHELL.some((path) => isAt(url, path)))
    event.respondWith(fetch(request).catch(async () => (await caches.match(url)) ?? Response.error()));
});
