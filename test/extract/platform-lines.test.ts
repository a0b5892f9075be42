/** Credits, calls and controls that newsrooms set among the paragraphs, and sentences that resemble them. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { isHanCredits, writersInCredits } from '../../src/extract/han-credits.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function read(line: string) {
  const isChinese = /\p{Script=Han}/u.test(line);
  const prose = isChinese ? LONG_ZH_PROSE : LONG_PROSE;
  const body = paragraphs(prose.slice(0, 2)) + line + paragraphs(prose.slice(2));
  const { article } = extractArticle(page(body, isChinese ? { lang: 'zh', title: '渡口的早晨' } : {}), URL_OF_PAGE);
  const texts = article?.blocks.flatMap((block) =>
    'text' in block && block.kind !== 'figure' && !prose.includes(block.text) ? [block.text] : [],
  );
  return { texts, byline: article?.byline };
}

describe('a line of credits', () => {
  it.each([
    ['主笔 / 苏木', ['苏木']],
    ['报道：叶秀霞摄影：周伟成', ['叶秀霞']],
    ['每经记者｜祁连舟 每经编辑｜巫山月', ['祁连舟']],
    ['封面新闻记者 冉青 贺小鹭', ['冉青', '贺小鹭']],
    ['摄影：周伟成', []],
  ])('%s', (line, writers) => {
    expect(isHanCredits(line)).toBe(true);
    expect(writersInCredits(line)).toEqual(writers);
  });

  it.each([
    '记者：您为什么不修屋顶？',
    '记者 没有回答',
    '报道：山洪冲走三座桥',
    '文 化',
    '整理：先洗后晒',
    '口述是另一种写作',
  ])('is not %s', (line) => expect(isHanCredits(line)).toBe(false));

  it('of an account may stand over a text that another site took over', () => {
    const first = (line: string) => {
      const html = page(paragraphs([line, ...LONG_ZH_PROSE]), { lang: 'zh', title: '渡口的早晨' });
      const [block] = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
      return block && 'text' in block ? block.text : '';
    };
    expect(first('原创： 林静编译 渡口人家研究')).toBe(LONG_ZH_PROSE[0]);
    expect(first('原创：这个词，镇上的人去年才学会 说')).toBe('原创：这个词，镇上的人去年才学会 说');
  });

  it('is not read, but names the author, in the middle of the text too', () => {
    expect(read('<p>报道：叶秀霞<br>摄影：周伟成</p>')).toEqual({ texts: [], byline: '叶秀霞' });
  });

  it('may be a sentence behind the text', () => {
    const sign = '<p>作者：山月不知，转载请注明出处。觉得有用的话，点个推荐再走吧。</p>';
    const html = page(paragraphs(LONG_ZH_PROSE) + sign, { lang: 'zh', title: '渡口的早晨' });
    expect(extractArticle(html, URL_OF_PAGE).article?.byline).toBe('山月不知');
  });
});

describe('not read', () => {
  it.each([
    'Follow Skyline News on WhatsApp',
    'Keep up with all the latest news from the UK and around the world',
    'This article was produced with the Observer. Sign up for Dispatches to get stories like this one as soon as they are published.',
    '字体大小:',
    '读者热线：4008890000',
    '特别提醒：如果我们使用了您的图片，请作者与本站联系索取稿酬。如您不希望作品出现在本站，可联系我们要求撤下您的作品。',
    '封面图片来源：渡口报 祁连舟 摄',
    '（除署名外，图片由受访者提供）',
    '喜歡我的作品嗎？別忘了給予支持與讚賞，讓我知道在創作的路上有你陪伴！',
  ])('%s', (line) => expect(read(`<p>${line}</p>`).texts).toEqual([]));

  it('captions under two pictures, or in a paragraph that says what it is', () => {
    const pictures = '<p><img src="/l.jpg"></p><p><img src="/r.jpg"></p>';
    expect(read(`${pictures}<p style="text-align:center">左：船长的邮包　右：写在背面的诗</p>`).texts).toEqual([]);
    const lines = ['左为清晨，右为傍晚，潮水相差四米', '船长的工具箱，锁扣是他自己配的。'];
    for (const line of lines)
      expect(read(`<div class="x1"><img src="/l.jpg"><span class="image-desc">${line}</span></div>`).texts).toEqual([]);
    expect(read(`${pictures}<p class="desc">船长的工具箱，锁扣是他自己配的。</p>`).texts).toEqual([]);
  });
});

describe('read', () => {
  it.each([
    'They follow Captain Alder on her rounds of the pier.',
    'The men keep up with all the latest boats by rowing twice as hard as they did.',
    '字体大小要看招牌有多高。',
    '热线电话响了一夜，没有人接。',
    '特别提醒我的是那位老渔民，他说雾要来了。',
    '图片由孩子们画在墙上，风一吹就掉色。',
    '喜欢我的人都走了，只有那条船还在。',
    '左：前进。右：后退。他只记得这两句话。',
  ])('%s', (line) => expect(read(`<p>${line}</p>`).texts).toEqual([line]));
});
