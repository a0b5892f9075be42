/** Lines over a text that give the day as today, and the writer with what she is. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function read(top: string, middle = '') {
  const html = page(top + paragraphs(LONG_PROSE.slice(0, 6)) + middle + paragraphs(LONG_PROSE.slice(6)));
  const article = extractArticle(html, URL_OF_PAGE).article;
  const lines = article?.blocks.flatMap((one) => ('text' in one ? [one.text] : [])) ?? [];
  return { byline: article?.byline, left: lines.filter((line) => !LONG_PROSE.includes(line)) };
}

it.each([
  'Today, 17:40',
  'Yesterday at 5.40 pm',
  'Heute um 17:40 Uhr',
  'Aujourd’hui à 17:40',
  'Hoy, 17:40',
  'Oggi alle 17:40',
  'Dnes 17:40',
  'Wczoraj, 17:40',
  'Сегодня, 17:40',
  'Šodien, 17:40',
  'I dag kl. 17:40',
  '今天 17:40',
])('leaves out when a text appeared: %s', (line) => {
  expect(read(`<p>${line}</p>`).left).toEqual([]);
});

it('reads times that the text tells', () => {
  const told = 'Today, 17:40 is when the last ferry goes.';
  expect(read(`<p>${told}</p>`).left).toEqual([told]);
  expect(read('', '<p>Today, 17:40</p>').left).toEqual(['Today, 17:40']);
});

it.each([
  'Author: Ruth Quill (foreign editor at the Courier)',
  'Autori: Ruth Quill (LTV Ziņu dienesta ārzemju ziņu redaktore)',
  'Autor: Ruth Quill (Redakteurin für Außenpolitik)',
])('takes a name without what its owner does: %s', (line) => {
  expect(read(`<p>${line}</p>`)).toEqual({ byline: 'Ruth Quill', left: [] });
});

it.each([
  '12 people found this helpful',
  'Found This Helpful',
  'Now playing: Watch this: The ferry comes in 2:31',
  'Reproduciendo: Mira esto: El barco llega al puerto',
])('leaves out what a widget says: %s', (line) => {
  expect(read('', `<div>${line}</div>`).left).toEqual([]);
});

it.each(['Nobody found this helpful but the keeper.', 'Now playing in the old hall: a film about the lock.'])(
  'reads a sentence like it: %s',
  (line) => {
    expect(read('', `<p>${line}</p>`).left).toEqual([line]);
  },
);

it('takes no site in brackets for the title', () => {
  const html = `<html lang="ja"><head><title>渡し船の犬　＜小さな町の童話集　きょうの童話＞</title></head><body><p>小さな町の童話集 &gt; きょうの童話</p><p><b>渡し船の犬</b></p>${paragraphs(
    [
      '犬が橋を渡っていました。ふと下を見ると、川の中にも犬がいます。犬はそれを見て、あいつの肉の方が大きそうだと思いました。',
      'そこで犬は川の中の犬に向かって、思いっきり吠えました。すると、くわえていた肉は川の中へ落ちてしまいました。',
      '欲張りな犬は、流れていく肉をいつまでも見ていましたが、やがて何も言わずに山の家へ帰っていきました。',
    ],
  )}</body></html>`;
  expect(extractArticle(html, 'https://tales.example/01/01.html').article?.title).toBe('渡し船の犬');
});
