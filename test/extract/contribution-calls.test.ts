/** What a site asks its readers to send, and labels of its galleries, in and below a text. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

/** The lines of a page that are not its prose, when one stands within and one below it. */
function added(line: string): readonly string[] {
  const prose = /\p{Script=Han}/u.test(line) ? LONG_ZH_PROSE : LONG_PROSE;
  const html = page(
    `${paragraphs(prose.slice(0, 6))}<p>${line}</p>${paragraphs(prose.slice(6))}<div><p>${line}</p></div>`,
  );
  const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((one) =>
    'text' in one && one.kind !== 'figure' && !prose.includes(one.text) ? [one.text] : [],
  );
}

describe('a call to send something in is not read', () => {
  it.each([
    '想和十万盐屿用户分享你的新发现和新想法，<a href="/t">点击这里投稿</a>。开店或修船寻求报道，<a href="/b">点击这里</a>。',
    '寻求报道，请点击这里。',
    '如果你的项目希望被报道，请联系我们。',
    '創業公司尋求報導，請按此填寫表格。',
    '商务合作、内容合作请联系 bd@town.example',
    '有新闻线索？欢迎向我们爆料。',
    '想在《盐屿周刊》发表你的文章？点击投稿。',
    '我要爆料',
    'Have a story idea? Pitch us at ideas@wexley.example.',
    'Interested in writing for us? Here’s how.',
    'To submit an opinion piece, write to opinion@wexley.example.',
    'Tem uma sugestão de pauta? Escreva para redacao@porto.example.',
  ])('%s', (line) => {
    expect(added(line)).toEqual([]);
  });
});

describe('a label of a gallery is not read', () => {
  it.each([
    '相關圖輯：舊碼頭的一日（點擊放大）',
    '【相关图集】',
    '圖輯：舊碼頭的一日（共12張）',
    '更多相片：舊碼頭的一日',
    '（點圖放大瀏覽）',
    '<a href="/g">图集：旧码头的一日</a>',
    'Photo gallery: A day on the old pier',
    'Bildergalerie: Ein Tag am alten Pier (zum Vergrößern klicken)',
    'Diaporama : une journée sur le vieux quai',
    'Galería de fotos: un día en el muelle viejo',
    'Фотогалерея: день на старом причале',
    '<a href="/g">In pictures: A day on the old pier</a>',
  ])('%s', (line) => {
    expect(added(line)).toEqual([]);
  });
});

describe('a sentence is read that', () => {
  it.each([
    '他投稿三次，都被退了回来，编辑让他点击这里看修改意见。',
    '那时候，镇上的人寻求报道，要先写信到省城。',
    '创业者寻求报道，往往是为了融资。',
    '投稿时请填写真实姓名和地址，信封上贴足邮票。',
    '广告合作是这家公司的主要收入。',
    '相簿：一個家的記憶，從第一頁翻到最後一頁。',
    '更多照片藏在閣樓的箱子裡。',
    'To submit a letter, write it by hand and carry it to the mayor.',
    'The photo gallery: a room that nobody visits.',
    'Gallery: Tidal Rooms, on the quay',
  ])('says the like: %s', (line) => {
    expect(added(line)).toEqual([line, line]);
  });
});
