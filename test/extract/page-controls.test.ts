/** Parts of a page that only its software needs: menus of players, forms for readers, lists that stay hidden. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const read = (markup: string, before = '') =>
  extractArticle(
    page(before + paragraphs(LONG_PROSE.slice(0, 6)) + markup + paragraphs(LONG_PROSE.slice(6))),
    URL_OF_PAGE,
  ).article;
const within = (markup: string) =>
  read(markup)?.blocks.flatMap((block) => ('text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : []));

const menu =
  '<div class="s"><div>Video Quality</div><div>Auto</div><div>High (HD)</div></div><div class="s"><div>Closed Caption Settings</div><ul><li>Arial</li><li>Georgia</li></ul><p>Captions will look like this</p><div>75% (transparency)</div></div><div class="e">Unfortunately, this video is not available in your region.</div>';

describe('a player of films', () => {
  it.each([
    `<div class="yvp" tabindex="0" aria-label="Courier Video Player">${menu}</div>`,
    `<div data-applet-type="td-applet-videoplayer"><div>${menu}</div></div>`,
    `<section data-component="VideoPlayer">${menu}</section>`,
    '<div aria-label="Lecteur vidéo"><ul><li>Qualité</li><li>1080p</li><li>720p</li></ul><ul><li>Sous-titres</li><li>Désactivés</li></ul></div>',
    '<div aria-label="视频播放器"><span>清晰度</span><span>倍速</span><span>字幕</span></div>',
  ])('is left out with its menus: %s', (player) => expect(within(player)).toEqual([]));

  it.each([
    [`<div class="guide">${menu}</div>`, 'Captions will look like this'],
    [
      '<div aria-label="Video Player"><p>Nobody filmed the ferry on the first day, and everybody on the second.</p></div>',
      'Nobody filmed the ferry on the first day, and everybody on the second.',
    ],
  ])('is needed, and so are its settings: %s', (box, text) => expect(within(box)).toContain(text));
});

describe('a form for readers', () => {
  it.each([
    '<form class="f"><div>Sorry you did not like this remark. Please provide a reason below.</div><label>Please explain (optional)</label><textarea></textarea></form>',
  ])('is left out: %s', (form) => expect(within(form)).toEqual([]));

  it('is read where a page puts its text into one', () => {
    const text = 'In the last week of the year the ferry ran twice a day, and nobody knew for whom.';
    expect(within(`<form id="aspnetForm"><p>${text}</p><textarea></textarea></form>`)).toEqual([text]);
  });
});

describe('a list whose only class hides it', () => {
  it('is left out where it holds labels', () =>
    expect(within('<ul id="topics" class="hidden"><li>Ports and Harbours</li><li>Old ferries</li></ul>')).toEqual([]));
  it.each(['hidden md:block', 'list'])('is read with another class: %s', (name) =>
    expect(within(`<ul class="${name}"><li>Ports and Harbours</li><li>Old ferries</li></ul>`)).toHaveLength(2),
  );
  it('is read where it holds sentences', () =>
    expect(within('<ul class="hidden"><li>The ferry came.</li><li>It left again.</li></ul>')).toHaveLength(2));
});

describe('the name in a card', () => {
  it('is the author’s, without the day beside it', () => {
    const card =
      '<cite class="byline vcard"><span>By </span><span class="fn">ANN AMES</span> <abbr>March 11, 2015 3:46 PM</abbr></cite>';
    expect(read('', card)?.byline).toBe('Ann Ames');
  });
});
