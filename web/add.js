/** The page that takes articles in, without reloading: drop and paste, sending, and how what was added comes along. */

const OFTEN_MS = 2000;
const SELDOM_MS = 6000;
/** So long after an article took another turn, the list is asked for often. */
const LIVELY_MS = 60_000;
const SAID_AT_ONCE = 3;

/**
 * The token of a link goes to the server and out of the address, before anybody copies it. Who comes from another site
 * brings no cookie: the page is loaded once more, from here, to learn whether she is logged in already.
 */
function takeToken(root) {
  const [, token] = /^#token=(.+)$/.exec(location.hash) ?? [];
  const { door, elsewhere } = root.dataset;
  if (door !== undefined && (token !== undefined || elsewhere !== undefined))
    return location.replace(door + location.hash);
  if (token === undefined) return;
  history.replaceState(null, '', location.pathname + location.search);
  const login = root.querySelector('#login');
  const form = login ?? root.querySelector('#other-token');
  if (!form) return;
  try {
    form.elements.token.value = decodeURIComponent(token);
  } catch {
    return;
  }
  // Who is logged in already is asked: a link of somebody else's must not decide under whose name she adds.
  if (login) login.requestSubmit();
  else form.hidden = false;
}

export function enhanceAdd(root) {
  takeToken(root);
  const { page, notSent } = root.dataset;
  // What is shared and refused is answered at another address: a page that is complete as it is.
  if (page !== './add') return;
  const plain = root.querySelector('#plain');
  if (plain && isSecureContext) plain.hidden = true;
  if (isSecureContext && navigator.serviceWorker)
    navigator.serviceWorker.register(`${page}/worker.js`, { scope: page }).catch(() => undefined);

  const form = root.querySelector('#add-form');
  const said = root.querySelector('#said');
  let tag;
  let changedAt = Date.now();
  let timer;

  const list = () => root.querySelector('#list');
  const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

  /** Takes the list as the server drew it; who was at a button of it stays there. */
  function takeList(drawn) {
    const fresh = drawn.getElementById('list');
    const old = list();
    if (!fresh || fresh.innerHTML === old.innerHTML) return;
    const before = new Map([...old.querySelectorAll('li')].map((item) => [item.id, item.dataset.say]));
    const news = [...fresh.querySelectorAll('li')].filter((item) => before.get(item.id) !== item.dataset.say);
    const focused = old.contains(document.activeElement) ? document.activeElement : undefined;
    const place = focused && [focused.closest('li').id, focused.form?.getAttribute('action')];
    old.replaceWith(document.adoptNode(fresh));
    if (place) {
      const item = document.getElementById(place[0]);
      const button = [...(item?.querySelectorAll('form') ?? [])].find((one) => one.getAttribute('action') === place[1]);
      const next = button?.querySelector('button') ?? item?.querySelector('a, button');
      (next ?? root.querySelector('#list-name')).focus({ preventScroll: true });
    }
    if (news.length === 0) return;
    changedAt = Date.now();
    said.textContent = news
      .slice(0, SAID_AT_ONCE)
      .map((item) => item.dataset.say)
      .join('. ');
  }

  function showProblems(fresh) {
    const old = root.querySelector('#problems');
    old.replaceChildren(...fresh.childNodes);
    if (old.childElementCount > 0) old.focus();
    return old.childElementCount > 0;
  }

  /** Exports of other services, with what would come of them: their forms are sent as they are. */
  function showOffers(drawn) {
    const fresh = drawn.getElementById('imports');
    // Those of before wait for an answer still.
    if (!fresh?.childElementCount) return false;
    const old = root.querySelector('#imports');
    old.replaceChildren(...fresh.childNodes);
    old.querySelector('h2')?.focus();
    return true;
  }

  /** What was named and is there already, which is not in the list. */
  function showKnown(drawn) {
    const old = root.querySelector('#known');
    old.replaceChildren(...(drawn.getElementById('known')?.childNodes ?? []));
    if (old.childElementCount > 0) old.focus();
    return old.childElementCount > 0;
  }

  function say(problem) {
    const line = document.createElement('p');
    line.className = 'bad';
    line.textContent = problem;
    const fresh = document.createElement('div');
    fresh.append(line);
    showProblems(fresh);
  }

  /** Of a whole page only what went wrong. */
  const refusalOf = (drawn) => (drawn.querySelector('[role=alert]') ?? drawn.body).textContent.trim().slice(0, 300);

  async function send(sent, button) {
    const data = new FormData(sent);
    if (button.name) data.set(button.name, button.value);
    const isAdding = sent === form;
    const bytes = isAdding ? [...form.elements.files.files].reduce((sum, file) => sum + file.size, 0) : 0;
    if (bytes > Number(form?.dataset.most) * 1e6) return say(form.dataset.tooLarge);
    const label = button.textContent;
    button.disabled = true;
    if (button.dataset.busy) button.textContent = button.dataset.busy;
    try {
      const body = isAdding ? data : new URLSearchParams(data);
      const answer = await fetch(sent.action, { method: 'POST', body });
      const drawn = parse(await answer.text());
      // Logged out meanwhile, or a new version: what is typed stays in the form.
      const fresh = drawn.getElementById('problems');
      if (!fresh) return say((answer.status < 500 && refusalOf(drawn)) || notSent);
      const isKnown = isAdding && showKnown(drawn);
      const hasProblems = showProblems(fresh);
      const hasOffers = isAdding && showOffers(drawn);
      // What the server did not read stays in the form too.
      if (isAdding && (answer.ok || answer.status === 422)) {
        form.elements.addresses.value = drawn.getElementById('addresses')?.value ?? '';
        form.elements.files.value = '';
        form.elements.title?.remove();
        const title = drawn.querySelector('#add-form [name=title]');
        if (title) form.append(title);
        const asText = drawn.getElementById('as-text');
        form.querySelector('#as-text').replaceChildren(...(asText?.childNodes ?? []));
        history.replaceState(null, '', page);
      }
      takeList(drawn);
      if (isAdding && !hasProblems && !hasOffers && !isKnown) root.querySelector('#list-name').focus();
    } catch {
      say(notSent);
    } finally {
      button.disabled = false;
      button.textContent = label;
      watch();
    }
  }

  root.addEventListener('submit', (event) => {
    const sent = event.target;
    if (sent !== form && !list().contains(sent)) return;
    event.preventDefault();
    void send(sent, event.submitter ?? sent.querySelector('button'));
  });

  async function refresh() {
    const answer = await fetch(`${page}/list`, { headers: tag ? { 'If-None-Match': tag } : {} });
    if (answer.status === 401) return location.reload();
    if (!answer.ok) return;
    tag = answer.headers.get('etag');
    takeList(parse(await answer.text()));
  }

  function watch() {
    clearTimeout(timer);
    if (document.hidden || !list().querySelector('[data-open]')) return;
    timer = setTimeout(
      () =>
        refresh()
          .catch(() => undefined)
          .then(watch),
      Date.now() - changedAt < LIVELY_MS ? OFTEN_MS : SELDOM_MS,
    );
  }
  document.addEventListener('visibilitychange', watch);
  watch();
  if (form) takeDrops(root, form);
}

/** Files and addresses that are dropped on the page or pasted into it go into the form. */
function takeDrops(root, form) {
  const { addresses, files } = form.elements;
  const sign = root.querySelector('.drop');
  let depth = 0;

  function take(data) {
    if (data.files.length > 0) {
      const all = new DataTransfer();
      for (const file of [...files.files, ...data.files]) all.items.add(file);
      files.files = all.files;
      return true;
    }
    const text = data.getData('text/uri-list') || data.getData('text/plain');
    if (text === '') return false;
    addresses.value = [addresses.value.trim(), text.trim()].filter(Boolean).join('\n');
    return true;
  }

  const show = (by) => {
    depth = Math.max(0, depth + by);
    sign.hidden = depth === 0;
  };
  document.addEventListener('dragenter', () => show(1));
  document.addEventListener('dragleave', () => show(-1));
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    show(-depth);
    if (!event.dataTransfer || !take(event.dataTransfer)) return;
    event.preventDefault();
    form.querySelector('button.main').focus();
  });
  document.addEventListener('paste', (event) => {
    // A field takes its own text; files, and what is pasted beside the fields, are for the form.
    const isTyping = event.target.matches?.('input, textarea, select');
    if (!event.clipboardData || (isTyping && event.clipboardData.files.length === 0)) return;
    if (take(event.clipboardData)) event.preventDefault();
  });
}
