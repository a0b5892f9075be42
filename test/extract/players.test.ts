/** A player's box: what in it names the recording, what is furniture, and what stays text. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const FILE = 'https://media.example/hedge.mp3';
const AUDIO = `<audio src="${FILE}"></audio>`;

/** The labels of the recordings, and the texts that a box adds to the page. */
function read(box: string): { readonly labels: readonly (string | undefined)[]; readonly texts: readonly string[] } {
  const html = page(paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6)));
  const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
  return {
    labels: blocks.flatMap((block) => (block.kind === 'clip' ? [block.label] : [])),
    texts: blocks.flatMap((block) => ('text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : [])),
  };
}

describe('a recording is called', () => {
  it.each<[string, string, string?]>([
    [
      'by the line above the player',
      `<div class="c-audio"><p class="c-audio__title">The hedge at 9.14 p.m.</p>${AUDIO}</div>`,
      'The hedge at 9.14 p.m.',
    ],
    ['by the heading over the player', `<div class="media"><h3>The hedge</h3>${AUDIO}</div>`],
    ['by the heading of its column', `<div><h4>The hedge</h4><figure>${AUDIO}</figure></div>`],
    ['by the title beside the clock', `<div class="audioCard"><div>The hedge</div><i>0:22</i>${AUDIO}</div>`],
    ['by its own title', `<div><h2>The hedge</h2><div><audio title="The hedge" src="${FILE}"></audio></div></div>`],
    ['by its box’s data', `<div data-audio-url="${FILE}" data-audio-title="The hedge"><span>The hedge</span></div>`],
    ['by a name below', `<div class="audio" data-src="${FILE}"><p class="audio-name">The hedge</p><p>00:48</p></div>`],
    [
      'by its title rather than its caption',
      `<figure class="audio">${AUDIO}<h4 class="title">The hedge</h4><figcaption>Taken in May</figcaption></figure>`,
    ],
    [
      'by its title rather than its picture’s stand-in',
      `<div class="kg-card kg-audio-card"><img src="/t.jpg" alt="audio-thumbnail"><div>${AUDIO}<div class="kg-audio-title">The hedge</div><span>0:00</span></div></div>`,
    ],
    [
      'by the button that starts it',
      `<div class="tools"><button>Listen to this article</button><span>5 mins</span>${AUDIO}</div>`,
      'Listen to this article',
    ],
    ['without its length', `<div><span>The hedge</span><span>Read by a voice · about 6 min</span>${AUDIO}</div>`],
    ['by the caption below it', `<p>${AUDIO} <em>The hedge</em></p>`],
    ['by the line below it', `<div class="k2"><div>${AUDIO}</div><p class="k3">The hedge</p></div>`],
    [
      'by its heading, not by who took it',
      `<div class="audio"><h2>The hedge</h2><p>by <b>Ruth Quill</b></p>${AUDIO}</div>`,
    ],
    [
      'by the data of the element that plays it',
      `<x-island props='{"trackUrl":"${FILE}","kicker":"Hedges","title":"The hedge","duration":94}'></x-island>`,
    ],
    [
      'by what its data say further up',
      `<div data-v='{"meta":{"title":"The hedge"},"streams":[{"media":[{"type":"audio\\/mpeg","url":"${FILE.replaceAll('/', '\\/')}"}]}]}'></div>`,
    ],
    [
      'by its data, with a date and a way to download it below',
      `<div class="x_audio"><div data-v='{"title":"The hedge","url":"${FILE}"}'></div><div><p>The hedge</p><span>Ruth Quill, RBR, 04.03.2026 05:48 Uhr</span><a href="${FILE}">Download der Audiodatei</a></div></div>`,
    ],
    ['by the line in italics behind it', `${AUDIO}<p><em>The hedge</em></p>`],
    ['by the line set in the middle behind it', `${AUDIO}<p style="text-align:center">The hedge</p>`],
    [
      'by the title in its card, with its programme, its date and its links',
      `<div class="podcast-player"><div>Hedge Radio</div><h4>The hedge</h4><div>12 Mar 2026 · 24 min</div>${AUDIO}<a href="${FILE}">Download</a> <a href="/s">Subscribe</a></div>`,
    ],
    [
      'by the script beside its address',
      `<div><script type="application/json">{"audio":{"url":"${FILE}"},"title":"The hedge"}</script></div>`,
    ],
    [
      'without the words of a link behind it',
      `<div class="audio">${AUDIO}<p>The hedge <a href="${FILE}">Télécharger le fichier</a></p></div>`,
    ],
    [
      'by its own label, whatever is said to those who cannot hear it',
      `<div class="audioEmbedPlayer"><div>The hedge</div><i>1×</i><div>0:00</div><div>-7:48</div><div>Audio playback is not supported on your browser. Please upgrade.</div>${AUDIO}</div>`,
    ],
    [
      'a voiceover, where it is the text read aloud',
      `<div class="audio-embed"><div>Article voiceover</div><div>0:00</div><div>-7:48</div><p>Audio playback is not supported on your browser. Please upgrade.</p>${AUDIO}</div>`,
      'Article voiceover',
    ],
    [
      'nothing by the names of its controls',
      `<div class="mejs-audio"><div>The hedge</div>${AUDIO}<div>Use Up/Down Arrow keys to increase or decrease volume.</div></div>`,
    ],
    [
      'by an element of the page’s own',
      `<div><h3>The hedge (9 min.)</h3><x-player src="${FILE}" kind="audio"></x-player></div>`,
      'The hedge (9 min.)',
    ],
  ])('%s', (_, box, label = 'The hedge') => {
    const { labels, texts } = read(box);
    expect(labels).toEqual([label]);
    expect(texts).toEqual([]);
  });

  it('nothing, where only a clock stands before it', () => {
    expect(read(`<div><span>0:00 / 4:41</span>${AUDIO}</div>`)).toEqual({ labels: [undefined], texts: [] });
  });
});

describe('beside a player', () => {
  it('a link to download the same recording is no second one', () => {
    const link = '<a href="https://media.example/small/hedge.mp3">(download)</a>';
    expect(read(`<figure class="player">${AUDIO}<div>5.01 MB ${link}</div></figure>`).labels).toHaveLength(1);
  });

  it('a link to another recording is one', () => {
    const link = '<a href="https://media.example/ditch.mp3">The ditch, an hour later</a>';
    expect(read(`<div class="audio">${AUDIO}<p>${link}</p></div>`).labels).toHaveLength(2);
  });

  it('a transcript is read', () => {
    const said = 'You do not push it, my father said.';
    const { labels, texts } = read(`<div class="audio"><h4>Stop 1</h4>${AUDIO}<div><p>${said}</p></div></div>`);
    expect({ labels, texts }).toEqual({ labels: ['Stop 1'], texts: [said] });
  });

  it.each([
    [
      'the heading of a section',
      `<section><h2>The hedge</h2>${AUDIO}<p>It was planted before the war by two men.</p></section>`,
    ],
    ['a sentence', `<div><p>He listened, and then he laughed.</p>${AUDIO}</div>`],
    ['a short line that nothing marks', `<div><p>He wept</p>${AUDIO}</div>`],
    [
      'lines in italics behind it',
      `${AUDIO}<p><em>They sang in the reeds</em></p><p><em>and nobody heard them</em></p>`,
    ],
    ['a heading behind it', `<div>${AUDIO}<h2>The ditch</h2></div>`],
    ['a sentence behind it', `<div>${AUDIO}<p>He listened, and then he laughed.</p></div>`],
    ['a line behind it that announces something', `<div>${AUDIO}<p>What the men planted:</p></div>`],
  ])('%s stays text', (_, box) => expect(read(box).texts).not.toEqual([]));

  it('the article’s title stays its title', () => {
    const html = `<html lang="en"><head><title>The hedge | Courier</title></head><body><div class="post"><header class="audio"><h2>The hedge</h2>${AUDIO}</header><div>${paragraphs(LONG_PROSE)}</div></div></body></html>`;
    const { article } = extractArticle(html, URL_OF_PAGE);
    expect(article?.title).toBe('The hedge');
    expect(article?.blocks.filter(({ kind }) => kind === 'clip')).toHaveLength(1);
  });
});

describe('a player that no class names', () => {
  const called = (box: string) => {
    const { labels, texts } = read(box);
    return [...labels, ...texts];
  };
  it.each([
    `<div class="aW"><div class="t1">Row three</div><div class="t2">Lantern Society</div>${AUDIO}<span>00:40</span></div>`,
    `<figure><div class="aW"><div>Row three</div>${AUDIO}</div></figure>`,
    `<figure>${AUDIO}<div>Row three</div><div>Lantern Society</div><div>0:40</div></figure>`,
  ])('has a title: %s', (box) => expect(called(box)).toEqual(['Row three']));
  it('leaves verses and sentences to the text', () => {
    expect(called(`<div class="a"><p>What I heard</p><p>that night</p>${AUDIO}</div>`)).toContain('that night');
    const sentence = 'We recorded this, and nobody coughed.';
    expect(called(`<figure>${AUDIO}<p>${sentence}</p></figure>`)).toContain(sentence);
  });
});

describe('a length alone in a box', () => {
  it('of a film is not read', () => expect(read('<div class="x-video"><i>02:14</i></div>').texts).toEqual([]));
  it('of a report is', () => expect(read('<div class="entry-time"><p>02:14</p></div>').texts).toEqual(['02:14']));
});

describe('the heading of a film', () => {
  const film = '<video controls><source src="/pier.m3u8" type="application/x-mpegURL"></video>';
  it.each([
    `<div class="vjs-wrapper embed"><h2 class="headline">Row three</h2>${film}<p class="no-js">To view this video please enable JavaScript, and consider upgrading to a web browser that supports HTML5 video</p></div>`,
    `<div class="w"><div><h3>Row three</h3></div>${film}</div>`,
    '<div class="video-embed"><h3>Row three</h3><iframe src="https://films.example/embed/1"></iframe></div>',
  ])('is left out with it: %s', (box) => expect(read(box).texts).toEqual([]));

  it.each([
    [
      `<section><h2>Row three</h2>${film}<p>${LONG_PROSE[0]} Again.</p></section>`,
      ['Row three', `${LONG_PROSE[0]} Again.`],
    ],
    [`<h2>Row three</h2>${film}`, ['Row three']],
    ['<div class="chapter"><h2>Row three</h2><video autoplay muted loop src="/sea.mp4"></video></div>', ['Row three']],
    [`<div class="w">${film}<p>Row three sang.</p></div>`, ['Row three sang.']],
  ])('stays where it heads more than the film, or a film is its ground: %s', (box, texts) =>
    expect(read(box).texts).toEqual(texts),
  );
});
