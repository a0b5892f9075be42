/** Lines that a page draws apart from its text, at its head and behind its end: which are a site's, and which are read. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const read = (body: string): readonly string[] => {
  const { article } = extractArticle(page(body, { lang: 'zh', title: '渡口' }), URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
};
const others = (body: string) => read(body).filter((text) => !LONG_ZH_PROSE.includes(text));
const prose = paragraphs(LONG_ZH_PROSE);
const grey = (text: string) => `<p style="font-size:14px;color:#888">${text}</p>`;
const KNOWN = '图片均来自网络，如有侵权请联系删除。';

const SITE = [
  '渡口读书会3月9日在南岸，名额二十个，后台回复“读书”报名。',
  '如家里有旧船票想捐出，可电邮至 boat@pier.example 与我们联络。',
  '我们在长期记录渡口，想聊聊的船员可以加作者微信 dukou2026（请注明船名）。',
];
const OWN = [
  '愿每一条船都有人等。',
  '那年冬天，他再也没有收到过来信。',
  '“请把灯留着。”',
  '愿你在每个渡口都有人递来一盏灯。——老船歌',
  '更新：评论区有人问旧渡轮去了哪里。它沉在南岸的码头边，退潮时看得见烟囱。',
  '灯灭了，对岸还亮着。',
  '二〇一九年春，写于南岸。',
  '后来孩子们给那条船起了名字，叫做明天。',
  '作者后来把船票还给了船长。',
  '献给所有在雾里撑过船的人。',
  '雾散的时候，船已经走了。',
  '我们都坐过同一条船。',
  '支持我写下去的，是母亲。',
  '多读书，少刷微博。',
  '我的微信里还存着父亲的语音。',
  '文中人名均为化名。',
  '首发车是五点十分。',
  '我把这篇文章献给我的父亲。',
  '关注河流，就是关注我们自己。',
  '写完这篇，我把船票收藏进了抽屉。',
  '分享是免费的，孤独也是。',
  '版权和原创，是码头上最贵的两样东西。',
  '请替我收藏这张船票。',
  '请支持渡口，也请支持彼此。',
  '码头的公众号“渡口夜话”停在了四月。',
  '欢迎来到免费的年代。',
  '拒绝免费，拒绝分享，拒绝文章。',
  '会员卡的背面写着：不得转让。',
  'この文章を父に捧げる。',
  '彼はその文章を最後まで読まなかった。',
  'She was never happy again.',
  'It happened on the last LINE of the letter.',
];

describe('small print behind a text', () => {
  it.each(SITE)('is left out beside a line that is known: %s', (line) =>
    expect(others(prose + grey(KNOWN) + grey(line))).toEqual([]),
  );

  it.each([
    ['pale', (text: string) => `<p><span style="color: rgb(136, 136, 136);">${text}</span></p>`],
    ['of a class', (text: string) => `<p class="has-small-font-size">${text}</p>`],
    ['small', (text: string) => `<p><small>${text}</small></p>`],
    ['in italics', (text: string) => `<p><em>${text}</em></p>`],
    ['in a pale box', (text: string) => `<section style="color:#999"><p><span>${text}</span></p></section>`],
  ])('is told by how it is drawn: %s', (_, draw) => {
    const [line = ''] = SITE;
    expect(others(prose + draw(KNOWN) + draw(line))).toEqual([]);
    expect(others(`${prose}<p>${line}</p>`)).toEqual([line]);
  });

  it('is left out behind a rule', () => {
    const tail = '<hr><p>同名公众号“渡口夜话”每周五更新，搜一下就能找到。</p>';
    expect(others(`${prose}${tail}${paragraphs(SITE)}`)).toEqual([]);
  });

  it.each(OWN)('is read where it is the writer’s own: %s', (line) => {
    expect(others(prose + grey(KNOWN) + grey(line))).toEqual([line]);
    expect(others(`${prose}<hr><p>${line}</p>`)).toEqual([line]);
    expect(others(`${prose}<p><em>${line}</em></p>`)).toEqual([line]);
    expect(others(`${prose}<hr><p>${line}</p><small>© 渡口日报</small>`)).toEqual([line]);
    for (const other of ['（完）', '责任编辑：林一', '2024年5月18日', '<a href="/n">下一篇：旧船</a>'])
      expect(others(`${prose}${grey(line)}<p>${other}</p>`)).toEqual([line]);
  });

  it('is no last part behind a rule', () => {
    const part = ['船票仍在码头出售。', '公众号上的时刻表已经更新，请以它为准。', '雾天停航。'];
    expect(others(`${prose}<hr><h2>船票</h2>${paragraphs(part)}`)).toEqual(['船票', ...part]);
  });

  it('is no text that is pale as a whole', () => {
    const [line = ''] = SITE;
    expect(others(LONG_ZH_PROSE.map(grey).join('') + grey(KNOWN) + grey(line))).toEqual([line]);
  });
});

describe('small print above a text', () => {
  it('is left out where it says whose the text is and what is not allowed', () =>
    expect(others(grey('（渡口出品，未经许可请勿搬运）') + prose)).toEqual([]));

  it.each([
    '近日，一则关于渡轮的新闻引发关注，记者走访了南岸的码头。',
    '外卖平台发布新规，船员可免费领取头盔。',
    '谨以此文，献给撑船的人。',
    '平台与船工的拉锯战',
    '版权之争',
    '我们为什么不再分享',
    '公众号时代的终结',
    '谁在为免费买单',
  ])('is read where it sums the text up: %s', (line) => {
    expect(others(grey(line) + prose)).toEqual([line]);
    expect(others(`<p><em>${line}</em></p>${prose}`)).toEqual([line]);
    expect(others(`<p>编辑：林一</p>${grey(line)}${prose}`)).toEqual([line]);
  });
});
