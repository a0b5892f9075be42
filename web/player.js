/** The episode's player: skip, speed, chapters, remembered position, lock screen, keyboard, and the read-along. */
import { recall, recallPosition, remember, rememberPosition } from './memory.js';
import { createReadAlong } from './read-along.js';

const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
const BACK = 15;
const FORWARD = 30;

const ICONS = {
  play: 'M8 5v14l11-7z',
  pause: 'M7 5h4v14H7zM13 5h4v14h-4z',
  back: 'M12 5V1L6 6l6 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z',
  forward: 'M12 5V1l6 5-6 5V7a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8z',
};

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

function button(name, label, badge) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = name;
  element.setAttribute('aria-label', label);
  element.title = label;
  element.append(icon(name));
  if (badge) {
    const text = document.createElement('span');
    text.setAttribute('aria-hidden', 'true');
    text.textContent = badge;
    element.append(text);
  }
  return element;
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  return whole >= 3600
    ? `${Math.floor(whole / 3600)}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

export function enhancePlayer(section) {
  const audio = section.querySelector('audio');
  const { dataset } = section;
  const length = Number(dataset.duration);
  const chapters = [...document.querySelectorAll('a[data-seek]')].map((link) => ({
    link,
    start: Number(link.dataset.seek),
    title: link.lastChild.textContent.trim(),
  }));

  const play = button('play', dataset.labelPlay);
  const back = button('back', dataset.labelBack, String(BACK));
  const forward = button('forward', dataset.labelForward, String(FORWARD));
  const position = Object.assign(document.createElement('input'), { type: 'range', min: 0, max: length, step: 0.1 });
  position.value = 0;
  position.setAttribute('aria-label', dataset.labelPosition);
  const times = document.createElement('span');
  times.className = 'times';
  const chapterName = document.createElement('span');
  chapterName.className = 'chapter';
  const speed = document.createElement('select');
  speed.setAttribute('aria-label', dataset.labelSpeed);
  speed.append(...SPEEDS.map((rate) => new Option(`${rate}×`, rate)));
  const follow = Object.assign(document.createElement('input'), { type: 'checkbox' });
  const followLabel = document.createElement('label');
  followLabel.className = 'follow';
  followLabel.append(follow, ` ${dataset.labelFollow}`);

  const controls = document.createElement('div');
  controls.className = 'controls';
  const row = document.createElement('div');
  row.className = 'row';
  row.append(back, play, forward, speed);
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.append(position, times);
  const note = document.createElement('div');
  note.className = 'note';
  note.append(chapterName, followLabel);
  controls.append(bar, row, note);
  audio.controls = false;
  section.append(controls);
  section.classList.add('enhanced');
  document.body.classList.add('has-player');
  const keys = section.querySelector('.keys');
  if (keys) keys.hidden = false;

  if (dataset.lite && audio.canPlayType(dataset.liteType) !== '')
    note.insertBefore(liteSwitch(audio, dataset), followLabel);

  const readAlong = createReadAlong(document.querySelector('.episode'), {
    onPick: (start) => {
      seek(start);
      void audio.play();
    },
    shouldScroll: () => follow.checked,
  });

  const duration = () => (Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : length);

  function seek(seconds) {
    const target = Math.min(Math.max(0, seconds), Math.max(0, duration() - 0.05));
    audio.currentTime = target;
    show(target);
  }

  function show(now) {
    if (document.activeElement !== position || !position.matches(':active')) position.value = now;
    // Rounded, as the feed and the pages give it.
    const whole = clock(Math.round(duration()));
    position.setAttribute('aria-valuetext', `${clock(now)} / ${whole}`);
    times.textContent = `${clock(now)} / ${whole}`;
    let current;
    for (const chapter of chapters) if (chapter.start <= now + 0.05) current = chapter;
    chapterName.textContent = current?.title ?? '';
    for (const chapter of chapters) {
      if (chapter === current) chapter.link.setAttribute('aria-current', 'true');
      else chapter.link.removeAttribute('aria-current');
    }
    // Before the first word nothing is marked: a page that was only opened is for reading.
    readAlong.show(now > 0 || !audio.paused ? now : -1, !audio.paused);
  }

  // `timeupdate` comes four times a second, too seldom to follow a voice; frames stop in the background, so both.
  function frame() {
    if (audio.paused) return;
    show(audio.currentTime);
    requestAnimationFrame(frame);
  }

  function setSpeed(rate) {
    const known = SPEEDS.includes(rate) ? rate : 1;
    audio.playbackRate = known;
    audio.defaultPlaybackRate = known;
    speed.value = String(known);
    remember('speed', known);
  }

  const toggle = () => (audio.paused ? void audio.play() : audio.pause());
  const save = () => rememberPosition(dataset.episode, audio.currentTime, duration());
  let saved = 0;

  play.addEventListener('click', toggle);
  back.addEventListener('click', () => seek(audio.currentTime - BACK));
  forward.addEventListener('click', () => seek(audio.currentTime + FORWARD));
  position.addEventListener('input', () => seek(Number(position.value)));
  speed.addEventListener('change', () => setSpeed(Number(speed.value)));
  follow.checked = recall('follow') !== 'no';
  follow.addEventListener('change', () => remember('follow', follow.checked ? 'yes' : 'no'));
  audio.addEventListener('play', () => {
    play.setAttribute('aria-label', dataset.labelPause);
    play.title = dataset.labelPause;
    play.replaceChildren(icon('pause'));
    requestAnimationFrame(frame);
  });
  audio.addEventListener('pause', () => {
    play.setAttribute('aria-label', dataset.labelPlay);
    play.title = dataset.labelPlay;
    play.replaceChildren(icon('play'));
    save();
  });
  audio.addEventListener('timeupdate', () => {
    show(audio.currentTime);
    if (Math.abs(audio.currentTime - saved) < 5) return;
    saved = audio.currentTime;
    save();
  });
  audio.addEventListener('ended', () => rememberPosition(dataset.episode, 0, duration()));
  addEventListener('pagehide', save);
  for (const { link, start } of chapters) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      seek(start);
      readAlong.reveal(start);
      void audio.play();
    });
  }

  setSpeed(Number(recall('speed')) || 1);
  const wanted = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash)?.[1];
  seek(wanted === undefined ? recallPosition(dataset.episode) : Number(wanted));
  addKeys({ toggle, seekBy: (step) => seek(audio.currentTime + step), setSpeed, audio, readAlong, seek });
  addMediaSession({ audio, dataset, seek, duration, chapters });
}

/** Changes between the two renditions of the recording, which have the same length, in mid-sentence if need be. */
function liteSwitch(audio, dataset) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  const label = document.createElement('label');
  label.className = 'follow';
  label.append(box, ` ${dataset.labelLite}`);
  const full = audio.getAttribute('src');
  const choose = () => {
    const [now, playing] = [audio.currentTime, !audio.paused];
    audio.src = box.checked ? dataset.lite : full;
    audio.currentTime = now;
    if (playing) void audio.play();
  };
  const chosen = recall('lite');
  box.checked = chosen === null ? navigator.connection?.saveData === true : chosen === 'yes';
  if (box.checked) choose();
  box.addEventListener('change', () => {
    remember('lite', box.checked ? 'yes' : 'no');
    choose();
  });
  return label;
}

function addKeys({ toggle, seekBy, setSpeed, audio, readAlong, seek }) {
  const step = (direction) => {
    const index = SPEEDS.indexOf(audio.playbackRate) + direction;
    if (SPEEDS[index]) setSpeed(SPEEDS[index]);
  };
  const actions = {
    ' ': toggle,
    k: toggle,
    ArrowLeft: () => seekBy(-BACK),
    ArrowRight: () => seekBy(FORWARD),
    p: () => seek(readAlong.neighbour(audio.currentTime, -1)),
    n: () => seek(readAlong.neighbour(audio.currentTime, 1)),
    '<': () => step(-1),
    '>': () => step(1),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    // Whoever is at a control of their own means that control.
    if (event.target.closest('input, select, textarea, summary, pre')) return;
    if (event.key === ' ' && event.target.closest('button, a')) return;
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function addMediaSession({ audio, dataset, seek, duration, chapters }) {
  const session = navigator.mediaSession;
  if (!session || typeof MediaMetadata === 'undefined') return;
  const tell = () => {
    session.metadata = new MediaMetadata({
      title: dataset.title,
      artist: dataset.artist,
      album: dataset.album,
      artwork: [{ src: new URL(dataset.cover, location.href).href }],
    });
  };
  const toChapter = (direction) => {
    const now = audio.currentTime;
    const starts = chapters.map(({ start }) => start);
    const target =
      direction > 0 ? starts.find((start) => start > now + 0.5) : starts.findLast((start) => start < now - 2);
    if (target !== undefined) seek(target);
    else if (direction < 0) seek(0);
  };
  const handlers = {
    play: () => void audio.play(),
    pause: () => audio.pause(),
    seekbackward: ({ seekOffset }) => seek(audio.currentTime - (seekOffset ?? BACK)),
    seekforward: ({ seekOffset }) => seek(audio.currentTime + (seekOffset ?? FORWARD)),
    seekto: ({ seekTime }) => seek(seekTime),
    previoustrack: () => toChapter(-1),
    nexttrack: () => toChapter(1),
  };
  for (const [action, handler] of Object.entries(handlers)) {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // A browser that does not know this action keeps the others.
    }
  }
  const place = () => {
    const length = duration();
    if (length > 0 && audio.currentTime <= length)
      session.setPositionState?.({ duration: length, playbackRate: audio.playbackRate, position: audio.currentTime });
  };
  audio.addEventListener('play', tell);
  for (const event of ['play', 'seeked', 'ratechange', 'loadedmetadata']) audio.addEventListener(event, place);
}
