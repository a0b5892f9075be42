/** Joins the player to what is on the page, and goes on with what was playing on the page before. */

import { icon, offer, on } from './elements.js';
import { createLists } from './lists.js';
import { isPlayed, unpackHeard } from './memory.js';
import { enhanceKeep, recallKept } from './offline.js';
import { createPlayer, isFramed, recallSession } from './player.js';
import { createKeys, createPlayerBar } from './player-bar.js';
import { createReadAlong } from './read-along.js';
import { enhanceSearch, inHash } from './search.js';
import { copyText } from './share.js';
import { readTrack } from './tracks.js';

/** Always the same, so that nothing is drawn again. */
const NONE = [];

enhanceListening();

function enhanceListening() {
  const words = JSON.parse(document.body.dataset.words);
  const packed = inHash('heard');
  if (packed && unpackHeard(packed)) history.replaceState(null, '', location.pathname);

  const own = document.querySelector('.player');
  const listed = own && readTrack(own);
  // Without a network only the rendition that was kept plays.
  const kept = !navigator.onLine && recallKept().find(({ id }) => id === listed?.id);
  const ownTrack = kept || listed;
  const audio = own?.querySelector('audio') ?? new Audio();
  audio.controls = false;
  audio.preload = 'none';
  document.body.classList.add('enhanced');

  const show = () => {
    bar.show();
    lists.show();
    if (!readAlong) return;
    const isOwn = player.track()?.id === ownTrack.id;
    const now = player.now();
    // Before the first word nothing is marked: a page that was only opened is for reading.
    readAlong.show(isOwn && (now > 0 || !audio.paused) ? now : -1, isOwn && !audio.paused);
    showOwn(isOwn && !audio.paused);
    showChapter(isOwn ? now : -1);
  };
  const player = createPlayer(audio, () => isReady && show());
  let isReady = false;

  const playOwn = (at) => player.load(ownTrack, { at, plays: true });
  const chapters = [...document.querySelectorAll('a[data-seek]')].map((link) => ({
    link,
    start: Number(link.dataset.seek),
    title: link.lastChild.textContent.trim(),
  }));
  const neighbour = (seconds, step) => readAlong?.neighbour(seconds, step) ?? seconds;
  const keys = createKeys(words, { player, neighbour });
  const chaptersOf = (id) => (id === ownTrack?.id ? chapters : NONE);
  const bar = createPlayerBar(player, words, { chaptersOf, keys });
  const readAlong =
    own &&
    createReadAlong(document.querySelector('.episode'), {
      words,
      onPick: playOwn,
      onToggle(start, end) {
        const isHere = player.track()?.id === ownTrack.id && player.now() >= start && player.now() < end;
        if (isHere) player.toggle();
        else playOwn(start);
      },
      follows: () => bar.follows(),
    });
  const lists = createLists(player, words);

  const playButton = document.querySelector('.play-page');
  let shownPlaying;
  function showOwn(isPlaying) {
    if (isPlaying === shownPlaying || !playButton) return;
    shownPlaying = isPlaying;
    const does = isPlaying ? 'pause' : 'play';
    playButton.querySelector('span').textContent = words[does];
    playButton.replaceChild(icon(does), playButton.firstChild);
  }
  function showChapter(now) {
    const current = chapters.findLast(({ start }) => start <= now + 0.05);
    for (const chapter of chapters) chapter.link.ariaCurrent = chapter === current ? 'true' : null;
  }
  offer(playButton, () => {
    if (player.track()?.id === ownTrack.id) player.toggle();
    else playOwn();
  });
  for (const { link, start } of chapters) {
    on(link, 'click', (event) => {
      event.preventDefault();
      readAlong.reveal(start);
      playOwn(start);
    });
  }
  const copy = document.querySelector('.copy-text');
  offer(copy, () => {
    const text = [document.querySelector('h1'), document.getElementById('text')].map((each) => each.innerText);
    void copyText(text.join('\n\n'), copy, copy.dataset.done);
  });
  const keep = document.querySelector('.keep');
  if (keep) enhanceKeep(keep, ownTrack, words, () => (player.usesLite() ? ownTrack.lite : ownTrack.src));
  const form = document.querySelector('form.search');
  if (form) enhanceSearch(form, document.querySelector('.results'), words);

  isReady = true;
  begin();
  show();

  function begin() {
    const session = isFramed() ? undefined : recallSession();
    const wanted = inHash('t')?.match(/^\d+(\.\d+)?$/)?.[0];
    const isOther = session && session.track.id !== ownTrack?.id;
    if (isOther && session.isPlaying && wanted === undefined)
      player.load(session.track, { at: session.time, plays: true });
    else if (ownTrack) {
      const at = wanted === undefined ? {} : { at: Number(wanted) };
      player.load(ownTrack, { ...at, plays: Boolean(session?.isPlaying && !isOther) });
    } else if (session && !isPlayed(session.track.id)) player.load(session.track, { at: session.time });
    // The word alone where no one place has all that is around it.
    ['find', 'word'].some((name) => readAlong?.find(inHash(name)?.toLowerCase()));
    if (wanted !== undefined) readAlong?.reveal(Number(wanted));
  }

  // `timeupdate` comes four times a second, too seldom to follow a voice; frames stop in the background, so both.
  function frame() {
    if (audio.paused) return;
    show();
    requestAnimationFrame(frame);
  }
  on(audio, 'play', () => requestAnimationFrame(frame));
}
