/** Lines that pages put around an article are not read aloud. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { PROSE, page, paragraphs, URL_OF_PAGE, ZH_PROSE } from './sample-page.ts';

function spoken(html: string): readonly string[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

const zh = (body: string) => page(body, { lang: 'zh-CN', title: '电动渡轮抵达小镇' });
const [first, second, third] = PROSE;

describe('around the body', () => {
  it.each([
    ['an author line', '<p>By Ruth Quill, Courier Staff Writer</p>'],
    ['a date line', '<p>Last updated: Saturday, May 18, 2024, 7:40 AM</p>'],
    ['the title again', '<p>Electric ferry reaches Wexley</p>'],
  ])('leaves out %s above it', (_, line) => {
    expect(spoken(page(line + paragraphs(PROSE)))).toEqual([...PROSE]);
  });

  it.each([
    [
      'related articles',
      '<h3>Related stories</h3><ul><li><a href="/1">A cat that sails</a></li><li><a href="/2">Mussels</a></li></ul>',
    ],
    ['a share line', '<p>Share this on <a href="/f">F</a> <a href="/t">T</a></p>'],
    ['a subscription line', '<p>Sign up for our morning newsletter and never miss a boat.</p>'],
    ['a copyright line', '<p>© 2024 The Wexley Courier. All rights reserved.</p>'],
    [
      'a box that begins with such a label',
      `<div><h4>Read more</h4><div><p>${PROSE[0].replace('Wexley', 'Sundhaven')} That was last year, in another town.</p></div></div>`,
    ],
    ['a footnote', '<p>[1] Survey of the Wexley Harbour Trust, 2023.</p>'],
    ['a contact line', '<p>Ruth Quill can be reached at ruth@courier.example.</p>'],
    ['a photo credit', '<p>Photo: Lena Marsh</p>'],
    ['a heading that nothing follows', '<h3>Timetable</h3>'],
    [
      'an author box',
      '<div class="author-bio"><p>Ruth Quill has written about boats for the Courier since she learned to swim, and lives on one.</p></div>',
    ],
    [
      'a cookie notice',
      '<div class="cookie-banner"><p>We use cookies to remember how you like your tea, and for statistics that nobody ever looks at.</p></div>',
    ],
    ['breadcrumbs', '<div class="breadcrumbs"><a href="/">Home</a> › <a href="/town">Town</a> › Ferry</div>'],
  ])('leaves out %s below it', (_, block) => {
    expect(spoken(page(paragraphs(PROSE) + block))).toEqual([...PROSE]);
  });

  it('leaves out a line under a picture that is no sentence', () => {
    const html = page(
      `<p>${first}</p><img src="/p.jpg"><p>The ferry at the old pier</p><p>${second}</p><p>${third}</p>`,
    );
    expect(spoken(html)).toEqual([...PROSE]);
  });

  it('cuts comments, with and without a class that says so', () => {
    const comment = 'I was there and it was wonderful, my children cheered until they had no voice left to cheer with.';
    expect(spoken(page(`${paragraphs(PROSE)}<div id="comments"><p>${comment}</p></div>`))).toEqual([...PROSE]);
    const unmarked = `<h3>Your comments</h3><p>${comment}</p><p>Posted by: Ann on May 19, 2024 8:12 AM</p><p>${comment}</p><p>Posted by: Bo on May 19, 2024 9:30 AM</p>`;
    expect(spoken(page(paragraphs(PROSE) + unmarked))).toEqual([...PROSE]);
  });

  it('leaves an advertisement in mid-text out and keeps the text after it', () => {
    const html = page(
      `<p>${first}</p><div class="ad-slot"><p>Buy one umbrella and get the second for nothing, this week only.</p></div><p>${second}</p><p>${third}</p>`,
    );
    expect(spoken(html)).toEqual([...PROSE]);
  });
});

describe('in Chinese', () => {
  it.each([
    ['a reprint line', '<p>本文由小镇日报编辑制作，转载请注明小镇日报并包含原文标题及链接。</p>'],
    ['a reader notice', '<p>备注：本页的链接在部分地区打不开，请读者自行判断，我们不对链接的内容负责。</p>'],
    ['an editor line', '<p>（责任编辑：林一）</p>'],
    ['a promotion', '<p>欢迎点击订阅小镇日报的早间新闻。</p>'],
    [
      'related articles',
      '<p>相关阅读：</p><ul><li><a href="/1">会开船的猫</a></li><li><a href="/2">哪里有贻贝</a></li></ul>',
    ],
    ['comments', '<div>网友评论</div><p>太好了，我们全家都去看了，孩子高兴得一晚上没睡着觉，明天还要再去坐一次。</p>'],
  ])('leaves out %s', (_, block) => {
    expect(spoken(zh(paragraphs(ZH_PROSE) + block))).toEqual([...ZH_PROSE]);
  });

  it('leaves out the name of a column over its author, and no label of the text', () => {
    const author = '<p>作者：林一（渡口大学教授）</p>';
    expect(spoken(zh(`<p>【读书者说】</p>${author}${paragraphs(ZH_PROSE)}`))).toEqual([...ZH_PROSE]);
    const label = '<p>【渡口走笔】</p>';
    expect(spoken(zh(label + paragraphs(ZH_PROSE)).replace('<h1', `${label}<h1`))).toEqual([...ZH_PROSE]);
    expect(spoken(zh(`<p>【第一封】</p>${paragraphs(ZH_PROSE)}`))).toEqual(['【第一封】', ...ZH_PROSE]);
  });

  it('leaves out Jetpack’s likes in any language', () => {
    const likes =
      '<div class="sharedaddy sd-block sd-like" id="like-post-wrapper-1"><h3 class="sd-title">請按讚：</h3><span>喜歡</span> 正在載入...</div>';
    expect(spoken(zh(`${paragraphs(ZH_PROSE)}${likes}`))).toEqual([...ZH_PROSE]);
  });

  it('leaves out a dateline, but only when it is the whole paragraph', () => {
    const dateline = '【小镇日报2024年5月18日】（小镇日报记者林一采访报导）';
    expect(spoken(zh(`<p>${dateline}</p>${paragraphs(ZH_PROSE)}`))).toEqual([...ZH_PROSE]);
    const joined = `${dateline}${ZH_PROSE[0]}`;
    expect(spoken(zh(paragraphs([joined, ...ZH_PROSE.slice(1)])))[0]).toBe(joined);
  });
});

it('takes the first of several posts on one page', () => {
  const post = (title: string, body: string) =>
    `<div class="post"><p>${title}</p><div class="post-body">${body}</div></div>`;
  const long = paragraphs([...PROSE, ...PROSE, ...PROSE, ...PROSE, ...PROSE, ...PROSE]);
  const html = `<title>Logbook</title><div>${post('Ferry', paragraphs(PROSE))}${post('Older', long)}</div>`;
  expect(spoken(html).slice(-3)).toEqual([...PROSE]);
});
