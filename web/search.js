/** The search over a show: counts, marks what was found, and leads to the sentence. */
import { element, on } from './elements.js';

/** So many episodes are listed, and so many places of each. */
const MOST_LISTED = 50;
const MOST_PLACES = 3;

/** What a link to a place of the page names, without the half of a character where it was cut. */
export const inHash = (name) => new URLSearchParams(location.hash.slice(1)).get(name)?.replace('\ufffd', '');

export function enhanceSearch(form, results, words) {
  const field = form.querySelector('input');
  const rest = document.querySelectorAll('.episodes, .pager');
  let index;
  form.hidden = false;
  on(form, 'submit', (event) => event.preventDefault());

  const load = () =>
    (index ??= fetch(form.dataset.index)
      .then((answer) => (answer.ok ? answer.json() : []))
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
    // Of a link the whole tag, while one that is typed may go on.
    const end = query === `#${inHash('tag')}`.toLowerCase() ? '\n' : '';
    const wanted = query[0] === '#' ? [query + end] : query.split(/\s+/);
    let count = 0;
    const found = entries.filter(({ title, text, tags = [] }) => {
      const all = [title, text, ...tags.map((one) => `#${one}`), ''].join('\n').toLowerCase();
      const hits = wanted.every((word) => all.includes(word)) && all.split(wanted[0]).length - 1;
      count += hits;
      return hits;
    });
    const said = count ? words.found.replace('{n}', count) : words.nothingFound;
    const list = found.slice(0, MOST_LISTED).map((one) => describe(one, wanted[0], form.dataset.page));
    results.replaceChildren(element('p', { className: 'meta' }, said), element('ul', {}, ...list));
  }

  function takeTag() {
    const tag = inHash('tag');
    if (tag) field.value = `#${tag}`;
    void search();
  }
  on(field, 'focus', load);
  on(field, 'input', search);
  addEventListener('hashchange', takeTag);
  // The same tag once more changes no address.
  on(form, 'click', ({ target: { hash } }) => hash === location.hash && takeTag());
  takeTag();
}

function describe({ id, title, date, text }, word, name) {
  const page = `${encodeURIComponent(id)}/${name}`;
  const item = element(
    'li',
    {},
    element('a', { href: page }, ...marked(title, word)),
    element('span', { className: 'meta' }, ` ${inWords(date)}`),
  );
  const all = text.toLowerCase();
  let at = all.indexOf(word);
  for (let places = 0; at >= 0 && places < MOST_PLACES; places += 1) {
    const end = at + word.length;
    // No character of two units is cut in half.
    const [from, to] = [Math.max(0, at - 30), end + 60].map((place) => place - /[\udc00-\udfff]/.test(all[place]));
    // With more of its sentence or cell, which tells it from others with the word.
    const cut = /[\p{P}\n|]/u;
    const find = (all.slice(from, at).split(cut).at(-1) + word + all.slice(end, to).split(cut)[0]).trim();
    const href = `${page}#${new URLSearchParams({ find, word })}`;
    const piece = marked(text.slice(from, to).replace(/\s+/g, ' '), word);
    const place = element('a', { href }, from > 0 ? '…' : '', ...piece, to < text.length ? '…' : '');
    item.append(element('p', {}, place));
    at = all.indexOf(word, to);
  }
  return item;
}

/** As the page gives dates. */
function inWords(date) {
  const language = document.documentElement.lang.replace(/^en$/, 'en-GB');
  return date && new Date(date).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
}

/** The text with the word in `<mark>`. */
function marked(text, word) {
  const at = text.toLowerCase().indexOf(word);
  if (at < 0) return [text];
  const end = at + word.length;
  return [text.slice(0, at), element('mark', {}, text.slice(at, end)), ...marked(text.slice(end), word)];
}
