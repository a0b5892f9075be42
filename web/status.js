/** The operator's page as it happens: lines of the runs, progress, and the rest of the page anew when a run turns. */

const LINES_KEPT = 500;

export function enhanceStatus(root) {
  const log = root.querySelector('#log');
  const work = root.querySelector('#work');
  const bar = work.querySelector('progress');
  const name = work.querySelector('#work-name');
  let process;
  let refreshing;

  /** Takes the parts that the server drew, as they are now; forms and the log stay as they are. */
  async function refresh() {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of root.querySelectorAll('[data-fresh]')) {
      const fresh = drawn.getElementById(part.id);
      if (fresh && !part.contains(document.activeElement)) part.replaceWith(document.adoptNode(fresh));
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

  const source = new EventSource(root.dataset.events);
  source.addEventListener('message', ({ data, lastEventId }) => {
    const line = JSON.parse(data);
    const [of] = lastEventId.split('-');
    // The stream of a process begins with all that it remembers, which the server wrote into the page as well.
    if (of !== process) log.replaceChildren();
    process = of;
    work.hidden = line.progress === undefined;
    if (line.progress) {
      bar.max = line.progress.total;
      bar.value = line.progress.done;
      name.textContent = line.text;
      return;
    }
    addLine(line);
    if (line.isTurn) refreshSoon();
  });
}
