/** The list of a show's episodes: one plays at a time, each goes on where it was left; and the search over them. */
import { recallPosition, rememberPosition } from './memory.js';

export function enhanceLists(root) {
  const players = [...root.querySelectorAll('.episodes audio')];
  for (const audio of players) {
    const { episode } = audio.dataset;
    const start = recallPosition(episode);
    if (start > 0) audio.currentTime = start;
    audio.addEventListener('play', () => {
      for (const other of players) if (other !== audio) other.pause();
    });
    let saved = 0;
    const save = () => rememberPosition(episode, audio.currentTime, audio.duration);
    audio.addEventListener('timeupdate', () => {
      if (Math.abs(audio.currentTime - saved) < 5) return;
      saved = audio.currentTime;
      save();
    });
    audio.addEventListener('pause', save);
  }
  const form = root.querySelector('form.search');
  if (form) enhanceSearch(form, root.querySelector('.results'));
}

/** The piece of a text around what was found, in whole characters. */
function excerpt(text, at, length) {
  const from = Math.max(0, at - 30);
  const piece = text.slice(from, at + length + 60).replace(/\s+/g, ' ');
  return (from > 0 ? '…' : '') + piece + (at + length + 60 < text.length ? '…' : '');
}

function enhanceSearch(form, results) {
  const field = form.querySelector('input');
  const episodes = document.querySelector('.episodes');
  const pager = document.querySelector('.pager');
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
    if (episodes) episodes.hidden = query !== '';
    if (pager) pager.hidden = query !== '';
    if (query === '') {
      results.replaceChildren();
      return;
    }
    const entries = await load();
    // A slower answer to an earlier letter must not overwrite a later one.
    if (mine !== latest) return;
    const words = query.split(/\s+/);
    const found = entries.filter((entry) => {
      const all = `${entry.title}\n${entry.text}`.toLowerCase();
      return words.every((word) => all.includes(word));
    });
    results.replaceChildren(
      ...(found.length === 0 ? [paragraph(form.dataset.empty)] : [list(found.slice(0, 50), words[0])]),
    );
  });
}

function paragraph(text) {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function list(entries, word) {
  const items = entries.map((entry) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${encodeURIComponent(entry.id)}/`;
    link.textContent = entry.title;
    const date = document.createElement('span');
    date.className = 'meta';
    date.textContent = ` ${entry.date}`;
    item.append(link, date);
    const at = entry.text.toLowerCase().indexOf(word);
    if (at >= 0) item.append(paragraph(excerpt(entry.text, at, word.length)));
    return item;
  });
  const element = document.createElement('ul');
  element.append(...items);
  return element;
}
