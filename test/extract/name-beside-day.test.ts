/** Chinese names without a label, beside the day or one another. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_ZH_PROSE, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function read(line: string, below = ''): { readonly byline: string | undefined; readonly last: string } {
  const html = `<html lang="zh-CN"><head><title>旧渡口的冬天</title></head><body><ul><li><a href="/">首页</a></li><li><a href="/a">财经</a></li></ul>
    <div><h1>旧渡口的冬天</h1>${line}<div><a>收藏</a></div></div><div class="nr">${paragraphs(LONG_ZH_PROSE)}${below}</div></body></html>`;
  const { article } = extractArticle(html, URL_OF_PAGE);
  const last = article?.blocks.findLast((block) => 'text' in block);
  return { byline: article?.byline, last: last && 'text' in last ? last.text : '' };
}

describe('the author of a Chinese page stands', () => {
  it.each([
    ['in an element beside the day', '<p><span>沈望潮</span><span>2025-11-13 14:26</span></p>'],
    ['in front of the day', '<div>沈望潮 2025-11-13 14:26</div>'],
    [
      'among source, day and number of readers',
      '<div><span>小镇新闻网</span><em>2025年11月13日</em><span>沈望潮</span><i>阅读 302</i></div>',
    ],
    ['in a box over that of the day', '<div><div>沈望潮</div><div>2025-11-13 14:26</div></div>'],
  ])('%s', (_, line) => {
    expect(read(line).byline).toBe('沈望潮');
  });

  it('in a short name that a card below the text repeats', () => {
    const card = '</div><div class="card"><a href="/u/7">时岚</a><span>小镇记者</span></div><div>';
    expect(read('<p><span>时岚</span><span>2025-11-13</span></p>', card).byline).toBe('时岚');
  });
});

it.each([
  '<p><span>时尚</span><span>2025-11-13 14:26</span></p>',
  '<p><span>高校</span><span>2025-11-13 14:26</span></p>',
  '<p><span>小镇新闻网</span><span>2025-11-13 14:26</span></p>',
  '<p><span>广东省</span><span>2025-11-13 14:26</span></p>',
])('nobody is named by a section or a house beside the day: %s', (line) => {
  expect(read(line).byline).toBeUndefined();
});

describe('two reporters behind one label are named, and their line is not read', () => {
  it.each([
    ['小镇+记者 区望潮 麦晓溪', '区望潮, 麦晓溪'],
    ['IT小镇记者&nbsp;骆岚&nbsp;劳佳望', '骆岚, 劳佳望'],
    ['小镇周末记者 闫望 邝晓溪', '闫望, 邝晓溪'],
  ])('%s', (line, names) => {
    expect(read('', `<p>${line}</p>`)).toEqual({ byline: names, last: LONG_ZH_PROSE.at(-1) });
  });

  it('in an element above the text', () => {
    expect(read('<div><span class="author">记者 区望潮 麦晓溪</span><span>2025-06-14 09:40</span></div>').byline).toBe(
      '区望潮, 麦晓溪',
    );
  });

  it('but no word behind a name', () => {
    expect(read('', '<p>小镇记者 林一 招待所</p>').byline).toBe('林一');
  });
});
