/** The search over a show: counts, marks what was found, and leads to the sentence. */
import { element } from './player-bar.js';

/** So many episodes are listed. */
const MOST_LISTED = 50;

/** What a link to a place of the page names; nothing when it was cut. */
export function hashValue(name) {
  const [key, value = ''] = location.hash.slice(1).split('=');
  try {
    return key === name && decodeURIComponent(value);
  } catch {
    return '';
  }
}

export function enhanceSearch(form, results, words) {
  const field = form.querySelector('input');
  const rest = document.querySelectorAll('.episodes, .pager');
  let index;
  /** What a link asks for: the whole tag, while words that are typed may go on. */
  let linked;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());

  const load = () =>
    (index ??= fetch(form.dataset.index)
      .then((response) => (response.ok ? response.json() : []))
      .catch(() => {
        index = undefined;
        return [];
      }));
  const read = () => field.value.trim().toLowerCase();

  async function search() {
    const query = read();
    for (const other of rest) other.hidden = query !== '';
    if (!query) return results.replaceChildren();
    const entries = await load();
    // A slower answer to an earlier letter must not overwrite a later one.
    if (read() !== query) return;
    const wanted = query[0] === '#' ? [query] : query.split(/\s+/);
    let count = 0;
    const found = entries.filter(({ title, text, tags = [] }) => {
      if (query === linked) {
        const has = tags.some((tag) => `#${tag}`.toLowerCase() === query);
        count += has;
        return has;
      }
      const all = [title, text, ...tags.map((tag) => `#${tag}`)].join('\n').toLowerCase();
      const hits = wanted.every((word) => all.includes(word)) && all.split(wanted[0]).length - 1;
      count += hits;
      return hits;
    });
    const said = count ? words.found.replace('{n}', count) : words.nothingFound;
    const list = found.slice(0, MOST_LISTED).map((entry) => describe(entry, wanted[0], form.dataset.page));
    results.replaceChildren(element('p', { className: 'meta' }, said), element('ul', {}, ...list));
  }

  function takeTag() {
    const tag = hashValue('tag');
    if (tag) {
      field.value = `#${tag}`;
      linked = read();
    }
    void search();
  }
  field.addEventListener('focus', load, { once: true });
  field.addEventListener('input', search);
  addEventListener('hashchange', takeTag);
  // The same tag once more changes no address.
  form.addEventListener('click', ({ target }) => target.hash && target.hash === location.hash && takeTag());
  takeTag();
}

function describe({ id, title, date, text }, word, name) {
  const page = `${encodeURIComponent(id)}/${name}`;
  const at = text.toLowerCase().indexOf(word);
  const heading = element('a', { href: page }, ...marked(title, word));
  const item = element('li', {}, heading, element('span', { className: 'meta' }, ` ${date}`));
  if (at < 0) return item;
  const [from, to] = [Math.max(0, at - 30), at + word.length + 60];
  const piece = text.slice(from, to).replace(/\s+/g, ' ');
  const place = element('a', { href: `${page}#find=${encodeURIComponent(text.slice(at, at + word.length))}` });
  place.append(from > 0 ? '…' : '', ...marked(piece, word), to < text.length ? '…' : '');
  item.append(element('p', {}, place));
  return item;
}

/** The text with the word in `<mark>`. */
function marked(text, word) {
  const at = text.toLowerCase().indexOf(word);
  if (at < 0) return [text];
  const end = at + word.length;
  return [text.slice(0, at), element('mark', {}, text.slice(at, end)), ...marked(text.slice(end), word)];
}
