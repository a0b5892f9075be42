/** The search over a show: counts, marks what was found, and leads to the sentence. */
import { element } from './player-bar.js';

/** So many episodes are listed. */
const MOST_LISTED = 50;

export function enhanceSearch(form, results, words) {
  const field = form.querySelector('input');
  const others = document.querySelectorAll('.episodes, .pager');
  let index;
  let latest = 0;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());

  async function load() {
    index ??= fetch(form.dataset.index).then((response) => (response.ok ? response.json() : []));
    return index.catch(() => {
      index = undefined;
      return [];
    });
  }

  field.addEventListener('focus', load, { once: true });
  field.addEventListener('input', async () => {
    latest += 1;
    const mine = latest;
    const query = field.value.trim().toLowerCase();
    for (const other of others) other.hidden = query !== '';
    if (query === '') return results.replaceChildren();
    const entries = await load();
    // A slower answer to an earlier letter must not overwrite a later one.
    if (mine !== latest) return;
    const wanted = query.split(/\s+/);
    const found = entries.filter((entry) => {
      const all = `${entry.title}\n${entry.text}`.toLowerCase();
      return wanted.every((word) => all.includes(word));
    });
    const count = found.reduce(
      (sum, { title, text }) => sum + countOf(`${title}\n${text}`.toLowerCase(), wanted[0]),
      0,
    );
    const said = found.length === 0 ? words.nothingFound : words.found.replace('{n}', count);
    const list = element(
      'ul',
      {},
      ...found.slice(0, MOST_LISTED).map((entry) => describe(entry, wanted[0], form.dataset.page)),
    );
    results.replaceChildren(element('p', { className: 'meta' }, said), list);
  });
}

const countOf = (text, word) => text.split(word).length - 1;

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
  const pieces = [];
  let position = 0;
  const all = text.toLowerCase();
  for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, position)) {
    pieces.push(text.slice(position, at), element('mark', {}, text.slice(at, at + word.length)));
    position = at + word.length;
  }
  return [...pieces, text.slice(position)];
}
