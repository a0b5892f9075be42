/** Small things to remember between visits. A browser that refuses to store forgets them and nothing else. */

const PREFIX = 'lectern:';

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

/** Where an episode was left, in seconds; 0 when it was not begun or heard to its end. */
export function recallPosition(episode) {
  return Math.max(0, Number(recall(`position:${episode}`)) || 0);
}

export function rememberPosition(episode, seconds, duration) {
  const nearEnd = duration > 0 && seconds > duration - 5;
  remember(`position:${episode}`, seconds < 3 || nearEnd ? null : Math.round(seconds * 10) / 10);
}
