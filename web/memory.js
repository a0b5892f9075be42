/** Small things to remember between visits. A browser that refuses to store forgets them and nothing else. */

const PREFIX = 'lectern:';

/** So many begun episodes are offered. */
const MOST_BEGUN = 20;

export function recall(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, String(value));
  } catch {
    // Full or forbidden: the next visit starts from the beginning.
  }
}

export function recallJson(key, absent) {
  try {
    return JSON.parse(recall(key) ?? 'null') ?? absent;
  } catch {
    return absent;
  }
}

/** Where an episode was left, in seconds; 0 when it was not begun or heard to its end. */
export function recallPosition(episode) {
  return Math.max(0, Number(recall(`position:${episode}`)) || 0);
}

export const isPlayed = (episode) => recall(`played:${episode}`) !== null;

/** What belongs to one listener's token is kept off the pages that everybody sees. */
export const isPersonal = (track) => /\/(~|%7e)/i.test(track.page);

export function rememberPosition(track, seconds) {
  const nearEnd = track.seconds > 0 && seconds > track.seconds - 5;
  const isBegun = seconds >= 3 && !nearEnd;
  remember(`position:${track.id}`, isBegun ? Math.round(seconds * 10) / 10 : null);
  if (nearEnd) remember(`played:${track.id}`, 1);
  if (isPersonal(track)) return;
  const others = recallBegun().filter(({ id }) => id !== track.id);
  const begun = isBegun ? [track, ...others].slice(0, MOST_BEGUN) : others;
  remember('begun', JSON.stringify(begun));
}

/** Tracks, the last heard first. */
export const recallBegun = () => recallJson('begun', []);

/** All that was heard, for another device: the end of an address. */
export function packHeard() {
  const heard = { begun: recallBegun(), positions: {}, played: [] };
  for (const key of Object.keys(localStorage)) {
    const [, kind, id] = /^lectern:(position|played):(.+)$/.exec(key) ?? [];
    if (kind === 'position' && heard.begun.some((track) => track.id === id)) heard.positions[id] = recallPosition(id);
    if (kind === 'played' && heard.played.length < 200) heard.played.push(id);
  }
  const bytes = new TextEncoder().encode(JSON.stringify(heard));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The path of an address on this host; `undefined` for any other, however it is written. */
function toOwnPath(address) {
  const { origin, pathname } = new URL(address, location.origin);
  return origin === location.origin && !pathname.startsWith('//') ? pathname : undefined;
}

/** Takes over what another device has heard; what is further here stays. @returns whether it could be read */
export function unpackHeard(packed) {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    const { begun, positions, played } = JSON.parse(new TextDecoder().decode(bytes));
    for (const id of played) {
      remember(`played:${id}`, 1);
      remember(`position:${id}`, null);
    }
    remember('begun', JSON.stringify(recallBegun().filter(({ id }) => !played.includes(id))));
    for (const track of begun.toReversed()) {
      for (const name of ['page', 'src', 'lite', 'art']) if (track[name]) track[name] = toOwnPath(track[name]);
      const isOurs = track.page && track.src && track.art && !isPersonal(track);
      const seconds = Number(positions[track.id]) || 0;
      if (isOurs && !isPlayed(track.id) && seconds > recallPosition(track.id)) rememberPosition(track, seconds);
    }
    return true;
  } catch {
    return false;
  }
}
