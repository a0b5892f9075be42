/** Boxes and lines in which readers follow topics and authors, and sentences that are near to them. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const within = (box: string): readonly string[] => {
  const isChinese = /\p{Script=Han}/u.test(box);
  const prose = isChinese ? LONG_ZH_PROSE : LONG_PROSE;
  const html = page(
    paragraphs(prose.slice(0, 6)) + box + paragraphs(prose.slice(6)),
    isChinese ? { lang: 'zh', title: '渡口' } : {},
  );
  const { article } = extractArticle(html, URL_OF_PAGE);
  const texts = article?.blocks.flatMap((block) => ('text' in block ? [block.text] : [])) ?? [];
  return texts.filter((text) => !prose.includes(text));
};

describe('a box to follow topics and authors', () => {
  it.each([
    '<div><b>Follow topics and authors</b> from this story to see more like this in your personalized homepage feed.<ul><li><span>Ada Lund</span><button>Follow</button></li><li><span>Harbours</span><button>Follow</button><p>Posts from this topic will be added to your daily email digest and your homepage feed.</p></li><li>Report<button>Follow</button></li></ul></div>',
    '<div><h2>Follow the topics in this article</h2><ul><li><span>Harbours</span><button>Add to myCourier</button></li><li><span>Wexley</span><button>Add to myCourier</button></li></ul></div>',
    '<div><h3>Follow related authors and topics</h3><div>Ada Lund<button>Follow</button></div><div>Harbours<button>Following</button></div><p>Authors and topics you follow will be added to your personal news feed in <a href="/f">Following</a>.</p></div>',
    '<div><span>Get alerts for:</span><div>Ada Lund<button>Follow</button></div></div>',
    '<div><p>Follow Ada Lund</p><p>Every time Ada publishes a story, you’ll get an alert straight to your inbox!</p></div>',
    '<div><p>Ada Lund</p><p>Harbour correspondent</p><div role="button">Follow</div></div>',
    '<section><p>Suivre ce sujet</p><ul><li>Ports<button>Suivre</button></li></ul></section>',
    '<section><h3>Themen folgen</h3><ul><li>Häfen<button>Folgen</button></li></ul></section>',
    '<div><p>相关话题</p><ul><li>渡轮<button>关注</button></li><li>港口<button>+关注</button></li></ul></div>',
    '<p>Stay connected to Ada Lund and get more of their work as it publishes.</p>',
    '<p>Follow: <a href="/t">Harbours</a></p>',
  ])('is left out: %s', (box) => {
    expect(within(box)).toEqual([]);
  });

  it.each([
    '<p>Follow the authors in this story and you end up in the same bar.</p>',
    '<h2>Follow these writers</h2>',
    '<h2>Follow topics</h2>',
    '<h2>Den Themen folgen</h2>',
    '<ul><li>Follow authors.</li><li>Sigue el tema.</li></ul>',
    '<div><p>Open the app</p><p>Tap<button>Follow</button></p></div>',
    '<p>Get alerts for:</p><ul><li>floods</li><li>gales</li></ul>',
    '<p>Add these authors to your reading list.</p>',
    '<p>Writers you follow will show up in your dreams.</p>',
    '<p>Every time a friend publishes a new trail, you’ll get a notification.</p>',
    '<p>Follow the river to get new stories from the fishermen.</p>',
    '<div><h3>Ada Lund</h3><button>Follow</button><p>She films the ferries from her kitchen.</p></div>',
    '<div class="stanza"><p>Follow me</p><p>the river down</p></div>',
  ])('sentences, headings and verses stay: %s', (html) => {
    expect(within(html).join('')).toBe(html.replace(/<button>.*?<\/button>|<[^>]+>/g, ''));
  });

  it('a line that goes on behind a name stays above a notice', () => {
    expect(within('<div><p>Follow Anna down the hill</p><p>Follow him on X.</p></div>')).toEqual([
      'Follow Anna down the hill',
    ]);
  });
});
