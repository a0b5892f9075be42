/** Lines at a text's end that sign it, say where to report a mistake, or lead to the next article. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function article(end: string, top = '', lang = 'en') {
  const text = lang === 'zh' ? LONG_ZH_PROSE : LONG_PROSE;
  const found = extractArticle(page(top + paragraphs(text) + end, { lang }), URL_OF_PAGE).article;
  const lines = found?.blocks.flatMap((one) => ('text' in one && one.kind !== 'figure' ? [one.text] : [])) ?? [];
  return { byline: found?.byline, left: lines.filter((line) => !text.includes(line)) };
}

it.each([
  ['Posted on Tuesday 15 October 2024 at 09:11 by Ruth M. Quill.', 'Ruth M. Quill'],
  ['-- By Ruth Quill Follow @ruthquill', 'Ruth Quill'],
  ['quill@wexley.example.org (END)', undefined],
])('leaves out a line that signs: %s', (line, byline) => {
  expect(article(`<p>${line}</p>`)).toEqual({ byline, left: [] });
});

it.each([
  'Posted on the door by the keeper was a list of everybody who had ever crossed in the dark.',
  'By the river nobody signs, and nobody is asked to.',
])('reads a sentence that begins as one: %s', (line) => {
  expect(article(`<p>${line}</p>`).left).toEqual([line]);
});

it.each([
  'Pokud jste v článku zaznamenali chybu nebo překlep, dejte nám, prosím, vědět prostřednictvím kontaktního formuláře. Děkujeme!',
  'Našli jste v článku chybu?',
  'Kļūda rakstā?',
  'Iezīmējiet tekstu un spiediet Ctrl+Enter, lai nosūtītu labojamo teksta fragmentu redaktoram!',
  'Якщо ви помітили помилку, виділіть її та натисніть Ctrl + Enter',
  'Har du fundet en fejl?',
])('leaves out where to report a mistake: %s', (line) => {
  expect(article(`<p>${line}</p>`).left).toEqual([]);
});

it.each([
  'Select the whole column and press Ctrl+Enter to fill it.',
  'Pokud jste udělali chybu, začněte znovu od začátku.',
])('reads advice that speaks of mistakes or keys: %s', (line) => {
  expect(article(`<p>${line}</p>`).left).toEqual([line]);
});

it.each([
  ['- Next Harbour News', 'Previous Harbour News -'],
  ['Next story', 'Previous story'],
])('leaves out the boxes of the articles beside: %s', (next, previous) => {
  const box = (label: string, title: string, line: string) =>
    `<div class="grid"><p class="btn"><a href="/n">${label}</a></p><div class="row"><a href="/n"><h5>${title}</h5></a><p class="row-line">${line}</p></div></div>`;
  const end = box(next, 'The crane turns', 'It had not turned in a month') + box(previous, 'A bell', 'It rings twice');
  expect(article(end).left).toEqual([]);
});

describe('an embedded post', () => {
  const post = (link: string, text: string) =>
    `<blockquote class="twitter-tweet"><p>The ferry is in <a href="${link}">${text}</a></p>— Wexley (@wexley) May 18, 2024</blockquote>`;
  it.each([
    ['https://t.co/BUPgYtgHaY', 'pic.twitter.com/BUPgYtgHaY'],
    ['https://t.co/BUPgYtgHaY', 'https://t.co/BUPgYtgHaY'],
  ])('is read without its addresses: %s', (link, text) => {
    expect(article(post(link, text)).left).toEqual(['The ferry is in']);
  });
  it('keeps the names that it links', () => {
    expect(article(post('https://t.co/BUPgYtgHaY', 'at last')).left).toEqual(['The ferry is in at last']);
  });
});

describe('the author', () => {
  it('is the person below the agency', () => {
    expect(article('', '<p>By: KVLN Wire</p><p>By Ruth Quill</p><p>KVLN</p>').byline).toBe('Ruth Quill');
  });
  it('is no network that a Chinese page is shared with', () => {
    const top = '<ul><li><a href="http://twitter.com/home?status=http://courier.example/1">Twitter</a></li></ul>';
    expect(article('', top, 'zh').byline).toBeUndefined();
  });
});
