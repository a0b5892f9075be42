/** Marks the sentence that is heard, keeps it in sight, and lets a tap on a sentence go there. */

/** For this long after the reader scrolled, the page stays where they put it. */
const PATIENCE_MS = 4000;

export function createReadAlong(root, { onPick, shouldScroll }) {
  const cues = [...root.querySelectorAll('.cue[data-start]')]
    .map((element) => ({ element, start: Number(element.dataset.start), end: Number(element.dataset.end) }))
    .sort((left, right) => left.start - right.start);
  let active = -1;
  let scrolledAt = Number.NEGATIVE_INFINITY;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  root.classList.add('live');
  for (const type of ['wheel', 'touchmove']) {
    addEventListener(
      type,
      () => {
        scrolledAt = performance.now();
      },
      { passive: true },
    );
  }

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

  function scrollTo(element) {
    element.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
  }

  function mark(index, playing) {
    if (index === active) return;
    const before = cues[active]?.element;
    before?.classList.remove('now');
    before?.removeAttribute('aria-current');
    if (before) before.tabIndex = -1;
    active = index;
    const element = cues[index]?.element;
    if (!element) return;
    element.classList.add('now');
    element.setAttribute('aria-current', 'true');
    element.tabIndex = 0;
    if (!playing || !shouldScroll() || performance.now() - scrolledAt < PATIENCE_MS) return;
    const { top, bottom } = element.getBoundingClientRect();
    if (top < innerHeight * 0.15 || bottom > innerHeight * 0.65) scrollTo(element);
  }

  const indexOf = (element) => cues.findIndex((cue) => cue.element === element);

  root.addEventListener('click', (event) => {
    const element = event.target.closest('.cue[data-start]');
    // A link inside a clip is a link, and marking words with the mouse is not a tap.
    if (!element || event.target.closest('a') || !getSelection().isCollapsed) return;
    onPick(Number(element.dataset.start));
  });
  root.addEventListener('keydown', (event) => {
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
  for (const { element } of cues) element.tabIndex = -1;
  if (cues[0]) cues[0].element.tabIndex = 0;

  return {
    show: (seconds, playing) => mark(indexAt(seconds), playing),
    /** Start of the sentence before or after the one at a moment. */
    neighbour(seconds, step) {
      const index = Math.min(Math.max(0, indexAt(seconds) + step), cues.length - 1);
      return cues[index]?.start ?? seconds;
    },
    reveal(seconds) {
      const element = cues[Math.max(0, indexAt(seconds))]?.element;
      if (element) scrollTo(element);
    },
  };
}
