/** Marks what is heard, keeps it in sight, and lets a tap on a sentence go there. */
import { element, icon, on } from './elements.js';

/** A page that moves so soon after a wheel or a finger did is moved by them. */
const HAND_MS = 1000;

export function createReadAlong(root, { words, onPick, onToggle, follows }) {
  const cues = [...root.querySelectorAll('.cue[data-start]')]
    .map((each) => ({ element: each, start: Number(each.dataset.start), end: Number(each.dataset.end) }))
    .sort((left, right) => left.start - right.start);
  let active = -1;
  let isAway = false;
  let isReading = false;
  let touchedAt = Number.NEGATIVE_INFINITY;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  root.classList.add('live');
  const toNow = element('button', { type: 'button', className: 'to-now', hidden: true }, words.toNow);
  const bar = document.querySelector('.player-bar');
  bar.append(toNow);
  const clips = [...root.querySelectorAll('.clip.cue')].map((each) => enhanceClip(each, words, onToggle));

  /** Index of the last cue that began at or before a moment; -1 before the first. */
  function indexAt(seconds) {
    let low = 0;
    let high = cues.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cues[middle].start <= seconds + 0.02) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  function scrollTo(target) {
    target.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
  }

  const isInSight = (target, from, to) => {
    const { top, bottom } = target.getBoundingClientRect();
    // Above the player, however much of it is unfolded.
    const height = bar.getBoundingClientRect().top;
    return top >= height * from && bottom <= height * to;
  };

  /** Stop following after a manual scroll, until the cue is visible again. */
  function noticeScroll() {
    const target = cues[active]?.element;
    if (!isReading || !target || !follows()) return;
    isAway = !isInSight(target, 0, 1);
    toNow.hidden = !isAway;
  }
  for (const type of ['wheel', 'touchmove'])
    addEventListener(
      type,
      () => {
        touchedAt = performance.now();
        // The page may have moved before its script hears of the wheel.
        requestAnimationFrame(noticeScroll);
      },
      { passive: true },
    );
  addEventListener('scroll', () => (isAway || performance.now() - touchedAt < HAND_MS) && noticeScroll(), {
    passive: true,
  });

  function goBack() {
    isAway = false;
    toNow.hidden = true;
    const target = cues[active]?.element;
    if (target) scrollTo(target);
  }
  on(toNow, 'click', goBack);

  function mark(index) {
    if (index === active) return;
    const before = cues[active]?.element;
    before?.classList.remove('now');
    before?.removeAttribute('aria-current');
    if (before) before.tabIndex = -1;
    active = index;
    const target = cues[index]?.element;
    if (!target) return;
    target.classList.add('now');
    target.setAttribute('aria-current', 'true');
    target.tabIndex = 0;
    follow(0.1, 0.75);
  }

  /** Brings what is heard between two heights of the window, unless the reader is elsewhere. */
  function follow(from, to) {
    const target = cues[active]?.element;
    if (target && isReading && follows() && !isAway && !isInSight(target, from, to)) scrollTo(target);
  }

  const indexOf = (target) => cues.findIndex((cue) => cue.element === target);

  on(root, 'click', (event) => {
    const target = event.target.closest('.cue[data-start]');
    // A link or a button inside is itself, and marking words with the mouse is not a tap.
    if (!target || event.target.closest('a, button') || !getSelection().isCollapsed) return;
    onPick(Number(target.dataset.start));
  });
  on(root, 'keydown', (event) => {
    const index = indexOf(event.target);
    if (index < 0) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onPick(cues[index].start);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step === undefined ? undefined : cues[index + step]?.element;
    if (!next) return;
    event.preventDefault();
    next.tabIndex = 0;
    next.focus();
    if (index !== active) event.target.tabIndex = -1;
  });
  for (const cue of cues) cue.element.tabIndex = -1;
  if (cues[0]) cues[0].element.tabIndex = 0;

  return {
    /** `seconds` below 0: another episode is heard, or none. */
    show(seconds, playing) {
      const begins = playing && seconds >= 0 && !isReading;
      isReading = playing && seconds >= 0;
      root.classList.toggle('reading', isReading);
      mark(indexAt(seconds));
      if (begins) follow(0, 1);
      markWord(cues[active], seconds);
      for (const clip of clips) clip.show(seconds, isReading);
      if (!isReading) toNow.hidden = true;
    },
    /** Start of the sentence before or after the one at a moment. */
    neighbour(seconds, step) {
      const index = Math.min(Math.max(0, indexAt(seconds) + step), cues.length - 1);
      return cues[index]?.start ?? seconds;
    },
    reveal(seconds) {
      isAway = false;
      const target = cues[Math.max(0, indexAt(seconds))]?.element;
      if (target) scrollTo(target);
    },
    /** Shows the first sentence, cell or other innermost element with these words. @returns whether there is one */
    find(query) {
      const read = ({ textContent }) => textContent.toLowerCase().replace(/\s+/g, ' ');
      const has = (each) => read(each).includes(query);
      const all = query ? [...root.querySelectorAll('#text *')].filter(has) : [];
      const inner = all.filter((each) => each.matches('.cue') || ![...each.children].some(has));
      // A cell may be one word, which a sentence before it has too.
      const found = inner.find((each) => read(each) === query) ?? inner[0];
      found?.classList.add('found');
      found?.scrollIntoView({ block: 'center' });
      return found;
    },
  };
}

let markedWord;

/** Where the engine said when each word is heard, the word is marked within its sentence. */
function markWord(cue, seconds) {
  if (!globalThis.CSS?.highlights || typeof Highlight === 'undefined') return;
  const times = cue?.element.dataset.words;
  // `from-to@second`, places in the sentence's text.
  if (times) cue.words ??= times.split(' ').map((one) => one.split(/[-@]/).map(Number));
  const word = cue?.words?.findLast(([, , start]) => cue.start + start <= seconds + 0.02);
  if (word === markedWord) return;
  markedWord = word;
  const range = word && rangeOf(cue.element, word[0], word[1]);
  if (range) CSS.highlights.set('word', new Highlight(range));
  else CSS.highlights.delete('word');
}

function rangeOf(root, from, to) {
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let hasStart = false;
  while (walker.nextNode()) {
    const { currentNode } = walker;
    const { length } = currentNode.data;
    if (!hasStart && from < passed + length) {
      range.setStart(currentNode, from - passed);
      hasStart = true;
    }
    if (to <= passed + length) {
      range.setEnd(currentNode, to - passed);
      return hasStart ? range : undefined;
    }
    passed += length;
  }
  return undefined;
}

/** A recording in the text gets a button of its own, and its waveform shows how much was heard. */
function enhanceClip(figure, words, onToggle) {
  const [start, end] = [Number(figure.dataset.start), Number(figure.dataset.end)];
  const button = element('button', { type: 'button', ariaLabel: words.play }, icon('play'));
  on(button, 'click', () => onToggle(start, end));
  figure.prepend(button);
  const wave = figure.querySelector('.wave');
  const done = element('span', { className: 'done' });
  if (wave) {
    const copy = wave.querySelector('svg').cloneNode(true);
    done.append(copy);
    wave.append(done);
  }
  let isShown = false;
  return {
    show(seconds, isReading) {
      const isHere = seconds >= start && seconds < end;
      const share = isHere ? (seconds - start) / (end - start) : seconds >= end ? 1 : 0;
      done.style.clipPath = `inset(0 ${100 - 100 * share}% 0 0)`;
      const isPlaying = isHere && isReading;
      if (isPlaying === isShown) return;
      isShown = isPlaying;
      const does = isPlaying ? 'pause' : 'play';
      button.ariaLabel = words[does];
      button.replaceChildren(icon(does));
    },
  };
}
