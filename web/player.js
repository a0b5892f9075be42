/** The one player of a page: what it plays, where, how fast, until when; and what it remembers. */
import { on } from './elements.js';
import { recall, recallJson, recallPosition, remember, rememberPosition } from './memory.js';
import { findNext } from './tracks.js';

export const SPEEDS = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
export const BACK = 15;
export const FORWARD = 30;

/** A page that was left so long ago is no longer being listened to. */
const FRESH_MS = 20_000;
const FADE_SECONDS = 6;

/** In a frame on another site only its own episode plays. */
export const isFramed = () => document.querySelector('.embed') !== null;

/** What was playing on the page before, as far as this page may play it too. */
export function recallSession() {
  const session = recallJson('now', undefined);
  if (!session?.track?.src) return undefined;
  // What belongs to one listener's token plays under that token only.
  const personal = /\/(?:~|%7e)[^/]+\//i.exec(session.track.page)?.[0];
  if (personal && !location.pathname.includes(personal)) return undefined;
  return { ...session, isPlaying: session.left && session.playing && Date.now() - session.at < FRESH_MS };
}

/** `onChange` is called whenever what is to be seen may have changed. */
export function createPlayer(audio, onChange) {
  let track;
  let usesLite = false;
  let sleepAt;
  let sleepsAtEnd = false;
  let saved = 0;
  /** Where to begin, while the browser knows nothing of the recording: sought then, WebKit may stand still. */
  let wanted;

  const now = () => wanted ?? audio.currentTime;
  const duration = () =>
    Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : (track?.seconds ?? 0);
  const canLite = () => Boolean(track?.lite) && audio.canPlayType(track.liteType) !== '';
  const recallVolume = () => Number(recall('volume') ?? 1);
  const wantsLite = () => (recall('lite') ?? (navigator.connection?.saveData ? 'yes' : 'no')) === 'yes';

  /** Only a page that is left hands its playing on: a second tab must not play too. */
  function save(left = false) {
    if (!track) return;
    saved = now();
    rememberPosition(track, saved);
    const session = { track, time: saved, playing: !audio.paused && !audio.ended, at: Date.now(), left };
    remember('now', JSON.stringify(session));
  }

  function seek(seconds) {
    wanted = Math.min(Math.max(0, seconds), Math.max(0, duration() - 0.05));
    goToWanted();
    onChange();
  }

  function goToWanted() {
    if (wanted === undefined || !audio.readyState) return;
    audio.currentTime = wanted;
    wanted = undefined;
  }

  /** A browser may refuse to play without a tap; then the player waits where it is. */
  function play() {
    // What broke off is asked for anew, and goes on there.
    if (audio.error) {
      wanted = now();
      audio.load();
    }
    return audio.play().catch(() => onChange());
  }

  function load(next, { at = recallPosition(next.id), plays = false } = {}) {
    if (track?.id !== next.id) {
      save();
      track = next;
      usesLite = canLite() && wantsLite();
      const source = usesLite ? track.lite : track.src;
      if (new URL(audio.src || 'x:', location.href).pathname !== source) audio.src = source;
    }
    setSpeed(Number(recall('speed')) || 1);
    seek(at);
    if (plays) void play();
  }

  function setSpeed(rate) {
    const known = SPEEDS.includes(rate) ? rate : 1;
    audio.playbackRate = known;
    audio.defaultPlaybackRate = known;
    remember('speed', known);
    onChange();
  }

  /** Changes between the two renditions, which have the same length, in mid-sentence if need be. */
  function setLite(isWanted) {
    remember('lite', isWanted ? 'yes' : 'no');
    const [at, isPlaying] = [now(), !audio.paused];
    usesLite = isWanted && canLite();
    audio.src = usesLite ? track.lite : track.src;
    seek(at);
    audio.playbackRate = audio.defaultPlaybackRate;
    if (isPlaying) void play();
  }

  function setVolume(volume) {
    audio.volume = volume;
    audio.muted = false;
    remember('volume', volume);
  }

  /** `minutes` from now, `'end'` of the episode, or nothing. */
  function setSleep(minutes) {
    sleepsAtEnd = minutes === 'end';
    sleepAt = Number(minutes) > 0 ? Date.now() + Number(minutes) * 60_000 : undefined;
    audio.volume = recallVolume();
    onChange();
  }

  function mindSleep() {
    if (sleepAt === undefined) return;
    const left = (sleepAt - Date.now()) / 1000;
    if (left > FADE_SECONDS) return;
    audio.volume = recallVolume() * Math.max(0, left / FADE_SECONDS);
    if (left > 0) return;
    audio.pause();
    setSleep(undefined);
  }

  async function next({ plays = true } = {}) {
    const found = track && !isFramed() && (await findNext(track));
    if (found) load(found, { plays });
    return found;
  }

  audio.volume = recallVolume();
  on(audio, 'loadedmetadata', goToWanted);
  on(audio, 'timeupdate', () => {
    mindSleep();
    if (Math.abs(now() - saved) >= 5) save();
    onChange();
  });
  for (const name of ['play', 'pause', 'seeked', 'loadedmetadata', 'volumechange']) on(audio, name, onChange);
  for (const name of ['play', 'pause']) on(audio, name, () => save());
  on(audio, 'error', () => audio.pause());
  on(audio, 'ended', () => {
    rememberPosition(track, track.seconds);
    if (sleepsAtEnd) setSleep(undefined);
    else void next();
  });
  on(globalThis, 'pagehide', () => save(true));

  return {
    audio,
    load,
    play,
    now,
    seek,
    seekBy: (step) => seek(now() + step),
    setSpeed,
    setLite,
    setVolume,
    setSleep,
    next,
    duration,
    canLite,
    toggle: () => (audio.paused ? void play() : audio.pause()),
    track: () => track,
    usesLite: () => usesLite,
    sleeps: () => sleepsAtEnd || sleepAt,
    isPlaying: (id) => track?.id === id && !audio.paused,
  };
}
