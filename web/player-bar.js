/** The player as it is seen: a bar with position, transport and options; keyboard, lock screen. */
import { element, icon, on } from './elements.js';
import { isPersonal, recall, remember } from './memory.js';
import { BACK, FORWARD, isFramed, SPEEDS } from './player.js';
import { shareLink } from './share.js';

const SLEEP_MINUTES = [5, 15, 30, 45, 60];
function button(name, label, badge) {
  const made = element('button', { type: 'button', className: name, title: label, ariaLabel: label }, icon(name));
  if (badge) made.append(element('span', { ariaHidden: 'true' }, badge));
  return made;
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  return whole >= 3600
    ? `${Math.floor(whole / 3600)}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

function labelled(text, control) {
  return element('label', {}, `${text} `, control);
}

/** `chapters` are the page's, `{ start, title }`, as long as its own episode plays. */
export function createPlayerBar(player, words, { chaptersOf, keys }) {
  const { audio } = player;
  const play = button('play', words.play);
  const back = button('back', words.back, String(BACK));
  const forward = button('forward', words.forward, String(FORWARD));
  const next = button('next', words.next);
  const more = button('more', words.options);
  const place = { className: 'position', min: 0, step: 0.1, value: 0, ariaLabel: words.position };
  const position = element('input', { type: 'range', ...place });
  const line = element('span', { className: 'line' }, position);
  const times = element('span', { className: 'times' });
  const art = element('img', { alt: '', width: 44, height: 44 });
  const [title, chapter] = [element('b'), element('small', { className: 'chapter' })];
  const alert = element('small', { className: 'alert', role: 'alert' });
  const what = element('a', { className: 'playing-what' }, art, element('span', {}, title, chapter, alert));
  const speed = element('select', {}, ...SPEEDS.map((rate) => new Option(`${rate}×`, rate)));
  const sleep = element(
    'select',
    {},
    new Option(words.sleepOff, ''),
    ...SLEEP_MINUTES.map((minutes) => new Option(words.minutes.replace('{n}', minutes), minutes)),
    new Option(words.sleepEnd, 'end'),
  );
  const volume = element('input', { type: 'range', min: 0, max: 1, step: 0.05 });
  const follow = element('input', { type: 'checkbox', checked: recall('follow') !== 'no' });
  const lite = element('input', { type: 'checkbox' });
  const liteLabel = labelled(words.lite, lite);
  const share = element('button', { type: 'button', className: 'quiet' }, words.share);
  const showKeys = element('button', { type: 'button', className: 'quiet show-keys' }, words.keys);
  const options = element(
    'div',
    { className: 'options', hidden: true, id: 'player-options' },
    labelled(words.speed, speed),
    labelled(words.sleep, sleep),
    labelled(words.volume, volume),
    labelled(words.follow, follow),
    liteLabel,
    share,
    showKeys,
  );
  more.ariaExpanded = false;
  more.setAttribute('aria-controls', options.id);
  const bar = element(
    'section',
    { className: 'player-bar', hidden: true, ariaLabel: words.player },
    element('div', { className: 'seek' }, line, times),
    element(
      'div',
      { className: 'controls' },
      what,
      element('div', { className: 'transport' }, back, play, forward, ...(isFramed() ? [] : [next])),
      more,
    ),
    options,
  );
  document.body.append(bar);
  // The page itself may not be framed.
  if (isFramed()) Object.assign(what, { target: '_blank', rel: 'noopener' });
  controlFromSystem(player);

  on(play, 'click', player.toggle);
  on(back, 'click', () => player.seekBy(-BACK));
  on(forward, 'click', () => player.seekBy(FORWARD));
  on(next, 'click', () => void player.next());
  on(position, 'input', () => player.seek(Number(position.value)));
  on(speed, 'change', () => player.setSpeed(Number(speed.value)));
  on(sleep, 'change', () => player.setSleep(sleep.value));
  on(volume, 'input', () => player.setVolume(Number(volume.value)));
  on(lite, 'change', () => player.setLite(lite.checked));
  on(follow, 'change', () => remember('follow', follow.checked ? 'yes' : 'no'));
  on(showKeys, 'click', keys.show);
  on(more, 'click', () => {
    options.hidden = !options.hidden;
    more.ariaExpanded = !options.hidden;
  });
  on(share, 'click', () => {
    const { page, title: name } = player.track();
    // Drop the language: the server negotiates it.
    const url = `${location.origin}${page.replace(/index(\.[\w-]+)?\.html$/, '')}#t=${Math.floor(player.now())}`;
    void shareLink(url, name, share, words.copied);
  });

  let shownId;
  let shownChapters;
  let wasPlaying;

  function showTrack(track) {
    shownId = track.id;
    bar.hidden = false;
    document.body.classList.add('has-player');
    art.src = track.art;
    title.textContent = track.title;
    title.lang = track.language;
    what.href = track.page;
    liteLabel.hidden = !player.canLite();
    share.hidden = isPersonal(track);
    tellSystem(track);
  }

  function showTicks(chapters) {
    shownChapters = chapters;
    for (const tick of line.querySelectorAll('i')) tick.remove();
    for (const { start } of chapters) {
      const tick = element('i');
      tick.style.left = `${(100 * start) / player.duration()}%`;
      if (start > 0) line.append(tick);
    }
  }

  return {
    follows: () => follow.checked,
    show() {
      const track = player.track();
      if (!track) return;
      if (track.id !== shownId) showTrack(track);
      const chapters = chaptersOf(track.id);
      if (chapters !== shownChapters) showTicks(chapters);
      const now = player.now();
      position.max = player.duration();
      if (!position.matches(':active')) position.value = now;
      // Rounded, as the feed and the pages give it.
      const whole = clock(Math.round(player.duration()));
      times.textContent = `${clock(now)} / ${whole}`;
      position.setAttribute('aria-valuetext', times.textContent);
      const current = chapters.findLast(({ start }) => start <= now + 0.05);
      const isNamed = current && current.title !== track.title;
      chapter.textContent = audio.error ? '' : isNamed ? current.title : track.show;
      // Every change is read out.
      const trouble = audio.error ? words.notLoaded : '';
      if (alert.textContent !== trouble) alert.textContent = trouble;
      speed.value = String(audio.playbackRate);
      volume.value = audio.muted ? 0 : audio.volume;
      lite.checked = player.usesLite();
      if (!player.sleeps()) sleep.value = '';
      if (wasPlaying === !audio.paused) return;
      wasPlaying = !audio.paused;
      const does = wasPlaying ? 'pause' : 'play';
      play.ariaLabel = play.title = words[does];
      play.replaceChildren(icon(does));
    },
  };
}

/** The lock screen. */
function tellSystem({ title, show, art }) {
  if (!navigator.mediaSession || typeof MediaMetadata === 'undefined') return;
  navigator.mediaSession.metadata = new MediaMetadata({
    title,
    artist: show,
    album: show,
    artwork: [{ src: new URL(art, location.href).href, sizes: '400x400', type: 'image/jpeg' }],
  });
}

/** Headphones and media keys. */
function controlFromSystem(player) {
  const session = navigator.mediaSession;
  if (!session) return;
  const { audio } = player;
  const handlers = {
    play: () => void player.play(),
    pause: () => audio.pause(),
    seekbackward: ({ seekOffset }) => player.seekBy(-(seekOffset ?? BACK)),
    seekforward: ({ seekOffset }) => player.seekBy(seekOffset ?? FORWARD),
    seekto: ({ seekTime }) => player.seek(seekTime),
    nexttrack: () => void player.next(),
  };
  for (const [action, handler] of Object.entries(handlers)) {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // A browser that does not know this action keeps the others.
    }
  }
  const place = () => {
    const length = player.duration();
    const position = player.now();
    if (length > 0 && position <= length)
      session.setPositionState?.({ duration: length, playbackRate: audio.playbackRate, position });
  };
  for (const event of ['play', 'seeked', 'ratechange', 'loadedmetadata']) on(audio, event, place);
}

/** What each key does, told on `?`. */
export function createKeys(words, { player, neighbour }) {
  const { audio } = player;
  const rows = words.keyList.flatMap(([key, action]) => [element('dt', {}, key), element('dd', {}, action)]);
  const close = element('button', { className: 'quiet' }, words.close);
  const form = element('form', { method: 'dialog' }, close);
  const dialog = element('dialog', { className: 'keys', ariaLabel: words.keys }, element('dl', {}, ...rows), form);
  document.body.append(dialog);
  const step = (direction) => {
    const rate = SPEEDS[SPEEDS.indexOf(audio.playbackRate) + direction];
    if (rate) player.setSpeed(rate);
  };
  const show = () => dialog.showModal();
  const actions = {
    ' ': player.toggle,
    k: player.toggle,
    ArrowLeft: () => player.seekBy(-BACK),
    ArrowRight: () => player.seekBy(FORWARD),
    p: () => player.seek(neighbour(player.now(), -1)),
    n: () => player.seek(neighbour(player.now(), 1)),
    m: () => {
      audio.muted = !audio.muted;
    },
    '<': () => step(-1),
    '>': () => step(1),
  };
  on(document, 'keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    // Leave keys to a focused control; the arrows' own step on the position would be a tenth of a second.
    if (event.target.closest('input:not(.position), select, textarea, summary, pre, .scroll, dialog')) return;
    if (event.key === '?') return show();
    if (event.key === ' ' && event.target.closest('button, a')) return;
    const action = player.track() && actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  return { show };
}
