/** Episodes as the player knows them: their addresses start at the root of the host, so that every page can play them. */
import { isPlayed } from './memory.js';

const pathOf = (address, base) => new URL(address, new URL(base, location.href)).pathname;

/** The track that an element of the page carries. */
export function readTrack(element) {
  const track = JSON.parse(element.dataset.track);
  for (const name of ['page', 'src', 'lite', 'art']) if (track[name]) track[name] = pathOf(track[name], location.href);
  return track;
}

/** The episodes of a track's show, newest first; none when they cannot be had. */
async function fetchQueue(track) {
  try {
    const response = await fetch(pathOf('../episodes.json', track.page));
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

/** What comes after a track: the next newer episode that was not heard, then the newest older one. */
export async function findNext(track) {
  const queue = await fetchQueue(track);
  const [showId, ownId] = track.id.split('/');
  const at = queue.findIndex(({ id }) => id === ownId);
  if (at < 0) return undefined;
  const order = [...queue.slice(0, at).reverse(), ...queue.slice(at + 1)];
  const next = order.find(({ id }) => !isPlayed(`${showId}/${id}`));
  if (!next) return undefined;
  const page = pathOf(`../${encodeURIComponent(next.id)}/${track.page.split('/').at(-1)}`, track.page);
  return {
    id: `${showId}/${next.id}`,
    title: next.title,
    language: next.language,
    show: track.show,
    page,
    src: pathOf(next.file, track.src),
    ...(next.lite && { lite: pathOf(next.lite.file, track.src), liteType: next.lite.type }),
    art: pathOf(next.hasArt ? 'cover-small.jpg' : '../cover-small.jpg', page),
    seconds: next.seconds,
  };
}
