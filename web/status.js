/** The operator's page as it happens: lines of the runs, progress, and the rest of the page anew when a run turns. */

const LINES_KEPT = 500;

export function enhanceStatus(root) {
  const log = root.querySelector('#log');
  const work = root.querySelector('#work');
  const bar = work.querySelector('progress');
  const name = work.querySelector('#work-name');
  /** Articles whose row was asked for; that of one may not be there yet. */
  const known = new Set();
  let process;
  let refreshing;

  /** Takes the parts that the server drew, as they are now; forms, the log and what is unfolded stay as they are. */
  async function refresh() {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of root.querySelectorAll('[data-fresh]')) {
      const fresh = drawn.getElementById(part.id);
      const isPlaying = [...part.querySelectorAll('audio')].some((audio) => !audio.paused);
      if (!fresh || isPlaying || part.contains(document.activeElement)) continue;
      for (const { id } of part.querySelectorAll('details[open]'))
        fresh.querySelector(`#${id}`)?.setAttribute('open', '');
      part.replaceWith(document.adoptNode(fresh));
    }
  }

  function refreshSoon() {
    clearTimeout(refreshing);
    refreshing = setTimeout(() => refresh().catch(() => undefined), 300);
  }

  function addLine({ text, isBad }) {
    const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    const line = document.createElement('p');
    line.textContent = text;
    if (isBad) line.className = 'bad';
    log.append(line);
    while (log.children.length > LINES_KEPT) log.firstChild.remove();
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  }

  /** In the row of its article too, where there is one. */
  function showProgress({ done, total, item }, text) {
    const row = root.querySelector(`[data-work="${CSS.escape(item ?? '')}"] progress`);
    for (const one of [bar, row])
      if (one) {
        one.max = total;
        one.value = done;
      }
    name.textContent = text;
    if (row || item === undefined || known.has(item)) return;
    known.add(item);
    refreshSoon();
  }

  const source = new EventSource(root.dataset.events);
  source.addEventListener('message', ({ data, lastEventId }) => {
    const line = JSON.parse(data);
    const [of] = lastEventId.split('-');
    // The stream of a process begins with all that it remembers, which the server wrote into the page as well.
    if (of !== process) log.replaceChildren();
    process = of;
    work.hidden = line.progress === undefined;
    if (line.progress) {
      showProgress(line.progress, line.text);
      return;
    }
    addLine(line);
    if (line.isTurn) refreshSoon();
  });
}
