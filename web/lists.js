/** Lists of episodes: a button plays each, and says how much of it is left; and those that were begun. */

import { element, icon, offer, on } from './elements.js';
import { isPersonal, isPlayed, packHeard, recallBegun, recallPosition } from './memory.js';
import { recallKept } from './offline.js';
import { copyText } from './share.js';
import { readTrack } from './tracks.js';

export function createLists(player, words) {
  const entries = [];
  const minutes = (seconds) => Math.max(1, Math.round(seconds / 60));

  function addEntry(item, track) {
    const link = item.querySelector('.pill');
    const label = element('span');
    const button = element('button', { type: 'button', className: 'pill' }, icon('play'), label);
    const part = element('span', { className: 'part', ariaHidden: 'true', hidden: true }, element('i'));
    link.replaceWith(button);
    button.after(part);
    on(button, 'click', () => {
      if (player.track()?.id === track.id) player.toggle();
      else player.load(track, { plays: true });
    });
    entries.push({ item, track, button, label, part });
  }

  function showEntry({ item, track, button, label, part }) {
    const isPlaying = player.isPlaying(track.id);
    const isHere = player.track()?.id === track.id;
    const position = isHere ? player.now() : recallPosition(track.id);
    const text =
      position > 0
        ? words.left.replace('{n}', minutes(track.seconds - position))
        : isPlayed(track.id)
          ? words.played
          : words.minutes.replace('{n}', minutes(track.seconds));
    item.classList.toggle('playing', isPlaying);
    item.classList.toggle('played', position === 0 && isPlayed(track.id));
    part.hidden = position === 0;
    part.firstChild.style.width = `${(100 * position) / track.seconds}%`;
    if (label.textContent !== text) label.textContent = text;
    const does = isPlaying ? 'pause' : 'play';
    const name = `${words[does]}: ${track.title}, ${text}`;
    if (button.ariaLabel === name) return;
    button.ariaLabel = name;
    button.replaceChild(icon(does), button.firstChild);
  }

  for (const item of document.querySelectorAll('.entry[data-track]')) addEntry(item, readTrack(item));

  function fill(section, tracks) {
    const list = section?.querySelector('ul');
    if (!list) return;
    for (const track of tracks) {
      const link = element('a', { href: track.page }, track.title);
      const item = element(
        'li',
        { className: 'entry' },
        element('img', { className: 'art', src: track.art, alt: '', width: 96, height: 96 }),
        element(
          'div',
          {},
          element('p', { className: 'meta' }, track.show),
          element('h3', { lang: track.language }, link),
        ),
        element('p', { className: 'act' }, element('a', { className: 'pill' })),
      );
      list.append(item);
      addEntry(item, track);
    }
    section.hidden = list.children.length === 0;
  }
  fill(document.querySelector('.begun'), recallBegun());
  // What was kept of a private show is listed by the show alone.
  const here = location.pathname.replace(/[^/]*$/, '');
  fill(
    document.querySelector('.kept'),
    recallKept().filter((track) => isPersonal(track) === isPersonal({ page: here }) && track.page.startsWith(here)),
  );

  const [newest] = entries;
  if (newest) offer(document.querySelector('.play-newest'), () => player.load(newest.track, { plays: true }));

  const takeAlong = document.querySelector('.take-along');
  if (recallBegun().length > 0)
    offer(takeAlong, () => {
      const url = `${location.origin}${location.pathname}#heard=${packHeard()}`;
      void copyText(url, takeAlong, words.copied);
    });

  return {
    show() {
      for (const entry of entries) showEntry(entry);
    },
  };
}
