/** Boxes that Chinese sites set among and behind the paragraphs of a text, and boxes like them that are read. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const articleOf = (html: string) => extractArticle(html, URL_OF_PAGE).article;
const textsOf = (html: string): readonly string[] =>
  articleOf(html)?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
const zh = { lang: 'zh', title: '渡口' };
const within = (box: string) => {
  const html = page(paragraphs(LONG_ZH_PROSE.slice(0, 6)) + box + paragraphs(LONG_ZH_PROSE.slice(6)), zh);
  return textsOf(html).filter((text) => !LONG_ZH_PROSE.includes(text));
};

describe('a box between paragraphs', () => {
  it.each([
    [
      'a form and what becomes of the address',
      '<div><p>逢周五傍晚，一封写给南岸街坊的信</p><form><input type="email"><p>递交即表示你同意我们按隐私政策处理资料，可随时取消。</p></form></div>',
    ],
    [
      'a line over a button',
      '<div class="lineBox"><p>不想漏掉河边的事？渡口日报在你手里</p><a href="/line">加入</a></div>',
    ],
    ['a line over a button of members', '<div class="box"><p>没有财团，只有街坊</p><a href="/join">成为街坊</a></div>'],
    ['what a link earns', '<div class="note info"><p>以上购买链接带有返利参数，你不会多花钱。</p></div>'],
    [
      'a book',
      '<div class="subject"><a href="/b/1"><img src="b.jpg" alt=""></a><div><a href="/b/1">纸上渡口</a></div><div>林一 / 2021 / 南岸出版社</div></div>',
    ],
  ])('is left out that holds %s', (_, box) => expect(within(box)).toEqual([]));

  it.each([
    '<div class="note info"><p>接线很简单，照着图纸来就行。</p></div>',
    '<div class="note"><p>他说，船票的佣金都归了修船的人。</p></div>',
    '<div><p>她问我要不要加入船队。</p></div>',
    '<div><p>那年他只写下两个字：</p><p>加入</p></div>',
    '<div><p>河水每年春天都要漫过石阶，岸边的人家把门槛一级一级垫高，到今年已经是第七级，孩子们进门要爬，老人进门要扶，只有燕子照旧飞进飞出。</p><a href="/join">加入</a></div>',
    '<div><p>林一 / 王二 / 张三，三个人同一天上船。</p></div>',
    '<div class="poem"><div>河水向东</div><div>渡船向西</div><div>支持</div></div>',
    '<div><div>甲方</div><div>反对</div><div>乙方</div><div>支持</div></div>',
    '<div><div>船长：还去吗？</div><div>参加</div></div>',
    '<div><div>码头上的牌子写着</div><div>支持</div></div>',
    '<div><div>《渡口》</div><div>加入</div></div>',
    '<div><p>先把绳子系好，再推船下水。</p><a href="/plan.pdf">下载图纸</a></div>',
    '<div><a href="/f"><img src="f.jpg" alt=""></a><div><a href="/f">纸上渡口</a></div><div>导演 / 编剧 / 主演，都是同一个人</div></div>',
    '<div><a href="/f"><img src="f.jpg" alt=""></a><div><a href="/f">纸上渡口</a></div><div>导演 / 编剧 / 主演</div></div>',
    '<div class="box"><p>他把信折好，放进抽屉。</p><a href="/join">加入</a></div>',
  ])('is read: %s', (box) => expect(within(box)).not.toEqual([]));
});

describe('a box behind the text', () => {
  const behind = (boxes: string) =>
    textsOf(
      `<html lang="zh"><head><title>渡口</title></head><body><article class="article"><h1>渡口</h1><div class="content">
<div class="paragraph">${paragraphs(LONG_ZH_PROSE)}</div>${boxes}</div></article></body></html>`,
    ).filter((text) => !LONG_ZH_PROSE.includes(text));
  const SITE =
    '<div class="keyword"><ul><li><a href="/t">#渡口</a></li></ul></div><div class="donate"><p>少喝一杯茶，多跑一个渡口。</p><a href="/s">赞助</a></div>';

  it.each([
    '<div class="eventBox"><p>【读者活动】五月七日走一段旧码头，开放登记，额满为止。</p></div>',
    '<div class="pingjia"><p>您对这条信息的公开是否满意？</p><label><input type="radio">满意</label><label><input type="radio">不满意</label></div>',
  ])('is left out behind other boxes of the site: %s', (box) => expect(behind(SITE + box)).toEqual([]));

  it.each([
    ['of the text’s own kind', `${SITE}<div class="paragraph"><p>船开了，雾也散了。</p></div>`],
    ['right behind the text', '<div class="last"><p>船开了，雾也散了，岸上的人还没有走。</p></div>'],
    [
      'behind one advertisement',
      '<div class="ad"><p>广告</p></div><div class="last"><p>船开了，雾也散了，岸上的人还没有走。</p></div>',
    ],
    [
      'of several paragraphs',
      `${SITE}<div class="last">${paragraphs(['船开了，雾也散了，岸上的人还没有走。', '孩子们数着桅灯，数到七就睡着了，醒来船已到岸。', '后来谁也没有再提那一晚，只有船长记得。'])}</div>`,
    ],
  ])('is read %s', (_, box) => expect(behind(box)).not.toEqual([]));
});

it('names the person of a later field where the first names the site', () => {
  const head = '<meta name="author" content="渡口"><meta property="article:author" content="祁北">';
  expect(
    articleOf(page(paragraphs(LONG_ZH_PROSE), { ...zh, title: '旧船', head }).replace('Wexley Courier', '渡口'))
      ?.byline,
  ).toBe('祁北');
});

it('reads no heading that says only that notes follow', () => {
  const audio = '<audio src="https://courier.example/a.mp3"></audio>';
  expect(textsOf(page(`${audio}<h2>Shownotes</h2>${paragraphs(LONG_ZH_PROSE)}`, zh))).toEqual(LONG_ZH_PROSE);
  expect(textsOf(page(`${audio}<h2>夜航</h2>${paragraphs(LONG_ZH_PROSE)}`, zh))).toContain('夜航');
});

describe('what links earn', () => {
  const last = (line: string) => textsOf(page(paragraphs([...LONG_ZH_PROSE, line]), zh)).includes(line);

  it.each([
    '本文部分商品链接来自合作商家，您下单后我们可能获得少量佣金。',
    '通过文中链接购买，我们会得到一点返利。',
    '利益披露：作者持有文中公司的股份。',
  ])('is left out: %s', (line) => expect(last(line)).toBe(false));

  it.each([
    '链接断了，他的佣金也没了。',
    '您下单的时候，可曾想过佣金归谁？',
    '橱窗里的商品蒙了灰，佣金早就没人提了。',
    '页面上的商品一件件下架，佣金也停了。',
    '部分商品的佣金高达百分之五十。',
    '您购买的产品，背后有四成是主播的佣金。',
    '以下链接里的产品佣金最高。',
    '利益关联：投资人与官员是同学。',
    '利益说明了一切。',
    '利益相关：没有人愿意先开口。',
    '本期节目由他支持着走到了最后，没有一句台词。',
  ])('is of the text: %s', (line) => expect(last(line)).toBe(true));
});
