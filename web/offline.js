/** Keeps an episode with its page on this device, and takes it off again. */
import { offer } from './elements.js';
import { isPersonal, recallJson, remember } from './memory.js';

const KEPT = 'lectern-kept';

/** Tracks, the last kept first. */
export const recallKept = () => recallJson('kept', []);

const isKept = (track) => recallKept().some(({ id }) => id === track.id);
const forget = (track) => recallKept().filter(({ id }) => id !== track.id);

const rootOf = () => new URL(document.body.dataset.root, location.href).href;

/** What the page needs, and the one that leads to what was kept: of a private show its own, below the listener's token. */
function filesOf(track, source) {
  const page = track.page.replace(/[^/]*$/, '');
  const front = isPersonal(track) ? new URL(`${page}../`, location.href).href : rootOf();
  const loaded = [
    ...document.querySelectorAll('link[rel=stylesheet], link[rel=modulepreload], link[rel=icon], script[src]'),
  ];
  const assets = loaded.map(({ href, src }) => href || src);
  const pictures = [...document.querySelectorAll('.shown img')].map(({ src }) => src);
  return { own: [page, track.page, location.pathname, track.art, source, ...pictures], shared: [front, ...assets] };
}

/** Reads the answer whole, so that what is kept is whole, and tells how far it is. */
async function keepMedia(cache, url, onShare) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(String(response.status));
  const all = Number(response.headers.get('Content-Length'));
  const parts = [];
  let got = 0;
  for (let reader = response.body.getReader(), next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    got += next.value.length;
    onShare(all > 0 ? got / all : 0);
  }
  const headers = { 'Content-Type': response.headers.get('Content-Type') ?? '', 'Content-Length': String(got) };
  await cache.put(url, new Response(new Blob(parts), { headers }));
}

async function keep(track, source, onShare) {
  const scope = rootOf();
  await navigator.serviceWorker.register(new URL('worker.js', scope), { scope });
  await navigator.storage?.persist?.();
  const { own, shared } = filesOf(track, source);
  const cache = await caches.open(KEPT);
  const pages = [...shared, ...own].filter((url) => url !== source);
  await cache.addAll([...new Set(pages)].map((url) => new Request(url, { cache: 'no-cache' })));
  await keepMedia(cache, source, onShare);
  remember('kept', JSON.stringify([{ ...track, src: source, lite: undefined }, ...forget(track)]));
}

async function drop(track) {
  const kept = recallKept().find(({ id }) => id === track.id);
  const cache = await caches.open(KEPT);
  for (const url of filesOf(track, kept?.src ?? track.src).own) await cache.delete(url);
  remember('kept', JSON.stringify(forget(track)));
}

/** The button that keeps the page's episode. `sourceOf` is the rendition that is listened to. */
export function enhanceKeep(button, track, words, sourceOf) {
  const show = (text) => {
    button.textContent = text;
  };
  const showState = () => {
    button.setAttribute('aria-pressed', String(isKept(track)));
    show(isKept(track) ? words.kept : words.keep);
  };
  showState();
  offer(button, async () => {
    // Browsers keep nothing for a page that anybody on the way may have changed.
    if (!isSecureContext || !navigator.serviceWorker) return show(words.keepNeedsTls);
    button.disabled = true;
    try {
      if (isKept(track)) await drop(track);
      else await keep(track, sourceOf(), (share) => show(`${words.keeping} ${Math.round(100 * share)} %`));
      showState();
    } catch {
      show(words.keepFailed);
    }
    button.disabled = false;
  });
}
