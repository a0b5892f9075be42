/** A page's recording of its own text, beside the title, in the margin, or hidden until it is asked for. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const FILE = 'https://media.example/read/ferry.mp3';
const AUDIO = `<audio src="${FILE}" preload="none"></audio>`;

const PLAYER = `<button>Listen to this article</button><div hidden>${AUDIO}</div>`;
const card = (of: number) => `<div class="c${of}"><a href="/o${of}">Eels of Skarn</a>${PLAYER}</div>`;

/** The addresses of the recordings of a page with a box between its title and its text. */
function clips(box: string): readonly string[] {
  const html = `<html lang="en"><head><title>The ferry</title></head><body><ul><li><a href="/">Home</a></li></ul>
    <main><header><h1>The ferry</h1></header><div class="layout">${box}<div class="column">${paragraphs(LONG_PROSE)}</div></div></main></body></html>`;
  const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((block) => (block.kind === 'clip' ? [block.url] : []));
}

describe('the recording of a text is found', () => {
  it.each([
    [
      'in the margin',
      `<aside class="meta"><p>by <a href="/ann">Ann Ames</a></p><div class="audio-player"><p>Listen to this essay</p>${AUDIO}<button>Play</button><span>27 minute listen</span></div><p>Ann Ames teaches at Wexley.</p></aside>`,
    ],
    [
      'in the data of a player in the margin',
      `<aside class="meta"><div data-audio-src="${FILE}"><button>Listen to this article</button></div></aside>`,
    ],
    ['in a column beside the text', `<div class="sidebar"><p>Diesen Artikel anhören</p>${AUDIO}</div>`],
    [
      'in a hidden part beside its button',
      `<div class="tools"><button>Écouter cet article</button><div style="display:none"><audio><source src="${FILE}" type="audio/mpeg"></audio></div></div>`,
    ],
    [
      'for screen readers, beside buttons drawn for eyes',
      `<div class="player"><audio class="screen-reader" src="${FILE}" controls></audio><button></button><span>Listen to this article</span></div>`,
    ],
    [
      'in a hidden dialog beside its button',
      `<div class="tools"><button>收听本文</button><div role="dialog" hidden><audio><source src="${FILE}"></audio></div></div>`,
    ],
  ])('%s', (_, box) => {
    expect(clips(box)).toEqual([FILE]);
  });
});

describe('no recording of the text is', () => {
  it.each([
    ['a programme in the margin', `<aside><h3>The tide tables</h3><p>Listen to the latest episode</p>${AUDIO}</aside>`],
    [
      'another page’s among several',
      `<aside><p>Listen to this story</p>${AUDIO}${AUDIO.replace('ferry', 'x')}</aside>`,
    ],
    ['one of three cards’', `<section class="related">${card(1)}${card(2)}${card(3)}</section>`],
    ['a teaser’s', `<div class="box">${card(1)}</div>`],
    ['a list’s', `<ul><li>${PLAYER}</li></ul>`],
    ['one of two', `<div class="tools">${PLAYER}</div><div class="tools">${PLAYER}</div>`],
    ['a hidden sound', `<div class="chat"><button>Chat</button><div hidden>${AUDIO}</div></div>`],
  ])('%s', (_, box) => {
    expect(clips(box)).toEqual([]);
  });
});
