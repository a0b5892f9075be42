/** Captions in paragraphs like the text's, told by the class of the element in them. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, URL_OF_PAGE } from './sample-page.ts';

const PICTURE = '<div class="d8"><div class="pic9"><img src="/pier.jpg" width="640"></div></div>';
const box = (inside: string) => `<div class="d8"><p>${inside}</p></div>`;

/** The texts that a box adds to a page of paragraphs in spans. */
function added(prose: readonly string[], inside: string): readonly string[] {
  const text = (part: readonly string[]) => part.map((one) => box(`<span class="x-p">${one}</span>`)).join('');
  const blocks = extractArticle(page(text(prose.slice(0, 5)) + inside + text(prose.slice(5))), URL_OF_PAGE).article
    ?.blocks;
  return (blocks ?? []).flatMap((one) =>
    one.kind !== 'clip' && one.kind !== 'figure' && !prose.includes(one.text) ? [one.text] : [],
  );
}

describe('a line below a picture is left out', () => {
  it.each([
    ['in a span of a caption’s class', box('<span class="x-image-caption">栈桥下的旧船票。</span>')],
    ['in a class that goes on', box('<span class="imgcaption9">栈桥下的旧船票。</span>')],
    ['in bold italics', box('<strong><em class="Caption_root__3f2">栈桥下的旧船票。</em></strong>')],
    [
      'beside the picture in one paragraph',
      '<p class="one"><img src="/pier.jpg"><i class="desc">栈桥下堆着旧船票</i> </p>',
    ],
    [
      'bare, of the words that stand for the picture',
      '<img src="/pier.jpg" alt="栈桥下的旧船票。港口供图 晚报发">栈桥下的旧船票。港口供图 晚报发<p></p>',
    ],
    [
      'with its credit in a line of its own',
      box('<span class="x-image-caption">栈桥下的旧船票。</span>') +
        box('<span class="x-image-caption">林一摄于三月。</span>'),
    ],
  ])('%s', (_, lines) => {
    expect(added(LONG_ZH_PROSE, PICTURE + lines)).toEqual([]);
  });

  it('that its photographer signs, also where a link to its page holds the picture', () => {
    const linked = '<p><a href="/gallery/9"><img src="/pier.jpg"></a></p>';
    expect(added(LONG_ZH_PROSE, `${linked}<p>栈桥下的旧船票 本报记者 林静 摄</p>`)).toEqual([]);
    expect(added(LONG_ZH_PROSE, `${linked}<p>晚报记者说这是王海摄于三月的照片</p>`)).toHaveLength(1);
  });

  it('in Latin script, too', () => {
    const line = 'The pier, seen from the fish market on the day the second ferry came.';
    expect(added(LONG_PROSE, PICTURE + box(`<span class="css-caption">${line}</span>`))).toEqual([]);
  });
});

describe('the short lines below all pictures of a text', () => {
  const under = (lines: readonly string[]) =>
    lines
      .map(
        (line) =>
          `<p><img src="/pier.jpg"></p><p>${line}</p>${box('第二艘渡轮也要靠着旧栈桥过冬，船厂的人说它的名字要等到春天才定。')}`,
      )
      .join('');
  const read = (lines: readonly string[]) => added(LONG_ZH_PROSE, under(lines)).filter((text) => lines.includes(text));
  const lines = ['港口的旧栈桥。', '渡轮的驾驶台。', '孩子们列出的名单。'];

  it('are captions where one of them says so', () => expect(read(['鱼市的棚子。 港口供图', ...lines])).toEqual([]));
  it('are read where none does', () => expect(read(['鱼市的棚子。', ...lines])).toHaveLength(4));
  it('are read where one is only numbered', () =>
    expect(read(['图一：鱼市的棚子。', ...lines]).slice(-3)).toEqual(lines));
  it('are read where a picture has the text below it', () =>
    expect(
      read(['鱼市的棚子。 港口供图', ...lines, `鱼市的棚子，${'下面挤满了躲雨的人，'.repeat(6)}谁也不说话。`]),
    ).toHaveLength(4));
});

describe('a paragraph is read', () => {
  it.each([
    ['of such a class above a picture', box('<span class="x-image-caption">栈桥下有一张旧船票。</span>') + PICTURE],
    ['in a state’s class', PICTURE + box('<span class="has-caption">栈桥下有一张旧船票。</span>')],
    ['in a style’s class', PICTURE + box('<em class="caption-text">栈桥下有一张旧船票。</em>')],
    ['of which something so called is a part', '<p><img src="/pier.jpg"><i class="desc">栈桥</i>下有一张旧船票。</p>'],
    ['that its picture is called by in a word', '<img src="/pier.jpg" alt="栈桥"><p>栈桥下有一张旧船票。</p>'],
    ['of which a caption is a part', PICTURE + box('<span class="x-image-caption">栈桥</span>下有一张旧船票。')],
  ])('%s', (_, lines) => {
    expect(added(LONG_ZH_PROSE, lines)).toEqual(['栈桥下有一张旧船票。']);
  });

  it('in a text that goes on in the same class', () => {
    const lines = LONG_ZH_PROSE.map((one) => `${one}栈桥。`);
    const inside = PICTURE + lines.map((one) => box(`<span class="Type-caption">${one}</span>`)).join('');
    expect(added(LONG_ZH_PROSE, inside)).toEqual(lines);
  });
});

describe('a sentence right below a picture in a paler colour than the text', () => {
  const line = '早上六点，栈桥前已经排起了队。';
  const grey = `<p style="text-align:center"><span style="color: rgb(136, 136, 136);">${line}</span></p>`;
  it('is its caption', () => expect(added(LONG_ZH_PROSE, PICTURE + grey)).toEqual([]));

  it.each([
    ['in the text’s colour', PICTURE + box(line)],
    ['in black', `${PICTURE}<p><span style="color: rgb(0, 0, 0);">${line}</span></p>`],
    ['of which a word is grey', `${PICTURE}<p><span style="color: #999">早上六点</span>，栈桥前已经排起了队。</p>`],
    ['with no picture over it', grey],
  ])('is read %s', (_, lines) => expect(added(LONG_ZH_PROSE, lines)).toEqual([line]));

  it('is read where the text goes on in that colour', () => {
    expect(added(LONG_ZH_PROSE, PICTURE + grey + grey.replace('早上', '晚上'))).toHaveLength(2);
  });
});

describe('the caption of the picture over the text', () => {
  const caption = 'The mayor reacts as she visits the western pier on March 18 following the vote of the whole town.';
  const over = (inside: string) =>
    extractArticle(
      page(
        `<div class="b"><div class="inline-photo"><a name="1c16"></a><img src="/pier.jpg"><br>${inside}</div><div class="sig"><span class="byline">By Ann Ames</span></div><article>${LONG_PROSE.map((text) => `<p>${text}</p>`).join('')}</article></div>`,
      ),
      URL_OF_PAGE,
    ).article?.blocks.flatMap((one) => ('text' in one && one.kind !== 'figure' ? [one.text] : []))[0];
  it('is left out in an element that is called so', () =>
    expect(over(`<span class="pb-caption">${caption}</span>`)).toBe(LONG_PROSE[0]));
  it('is a lead in any other', () => expect(over(`<span class="dek">${caption}</span>`)).toBe(caption));
});
