/** Brackets behind the last sentence that sign a text, and brackets of its author. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const SAID = 'The last ferry left at a quarter past six. “And there he comes,” said the mate, and “Cast off!”';
const NOTE = '<p>Correction: An earlier version said that the ferry carries 1,900 people. It carries 900.</p>';
const by = (name: string) =>
  name === '' ? '' : `<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"${name}"}}</script>`;
const read = (bracket: string, name: string, note = '') =>
  extractArticle(
    page(`${paragraphs(LONG_PROSE)}<p>${SAID} ${bracket}</p>${note}`, {
      head: `<meta property="og:site_name" content="Wexley Courier">${by(name)}`,
      lang: 'de',
    }),
    URL_OF_PAGE,
  ).article;
const last = (...told: Parameters<typeof read>) =>
  read(...told)?.blocks.flatMap((block) => ('text' in block ? [block.text] : []))[LONG_PROSE.length];

describe('a bracket behind the last sentence', () => {
  it.each([
    ['(Ute Brandl, 20.1.2026)', 'Ute Brandl'],
    ['(Ute Brandl, 20. Jänner 2026)', 'Ute Brandl'],
    ['(Ute Brandl, Bo Bell, Jan. 20, 2026)', 'Ute Brandl, Bo Bell'],
    ['(Ute Brandl und Bo Bell)', 'Ute Brandl, Bo Bell'],
    ['(Ute Brandl/APA)', 'Ute Brandl'],
    ['(Ute Brandl aus Skarn, 20.1.2026)', 'Ute Brandl'],
    ['(Ute Brandl, Wexley Courier, 20.1.2026)', 'Ute Brandl'],
    ['(Von Ute Brandl)', 'Ute Brandl'],
    ['(di Marta Rossi)', 'Marta Rossi'],
    ['(Marta Rossi - ANSA)', 'Marta Rossi'],
    ['(Luc Roy avec AFP)', 'Luc Roy'],
    ['(L. Roy)', 'Luc Roy'],
    ['[Luc Roy]', 'Luc Roy'],
    ['(ubr)', 'Ute Brandl'],
    ['(hol, APA)', ''],
    ['(red, APA, 20.1.2026)', ''],
    ['(APA/dpa, 20.1.2026)', ''],
    ['(Mit Material der dpa)', ''],
    ['(Con información de EFE)', ''],
    ['(AFP)', ''],
    ['(sda).', ''],
  ])('signs it and is not read: %s', (bracket, name) => {
    expect(last(bracket, name)).toBe(SAID);
    expect(last(bracket, name, NOTE)).toBe(SAID);
  });

  it.each([
    ['(Ruth Alder)', 'Ute Brandl'],
    ['(Ute Brandl was on board.)', 'Ute Brandl'],
    ['(Ute Brandl, 1808)', 'Ute Brandl'],
    ['(She was buried on 20.1.2026)', 'Ute Brandl'],
    ['(20.1.2026)', 'Ute Brandl'],
    ['(Psalm 23)', 'Ute Brandl'],
    ['(apart from the mayor)', ''],
    ['(file under ferries)', 'Ute Brandl'],
    ['(UNO)', ''],
    ['(lol)', 'Ute Brandl'],
    ['(sighs)', 'Ute Brandl'],
    ['(and so did she, with AFP)', 'Ute Brandl'],
  ])('is the author’s own: %s', (bracket, name) => expect(last(bracket, name)).toBe(`${SAID} ${bracket}`));

  it('names the author where nothing else does', () => {
    expect(read('(Ute Brandl, Bo Bell, 20.1.2026)', '', NOTE)?.byline).toBe('Ute Brandl, Bo Bell');
    expect(read('(Ute Brandl, APA, 20.1.2026)', '')?.byline).toBe('Ute Brandl');
    expect(read('(Ruth Alder)', '')?.byline).toBeUndefined();
    expect(read('(Carl Sorrel Press, 2021)', '')?.byline).toBeUndefined();
  });

  it('behind a picture’s sentence is its credit', () => {
    const picture = '<img src="/ferry.jpg" alt=""><p>A ferry leaves the pier. (AFP)</p>';
    const { article } = extractArticle(page(paragraphs(LONG_PROSE) + picture), URL_OF_PAGE);
    expect(article?.blocks.some((block) => 'text' in block && block.text.startsWith('A ferry leaves'))).toBe(false);
  });
});

describe('a bracket behind the last Chinese sentence', () => {
  const END = '末班船六点一刻开走，大副在船头喊了一声，缆绳便松开了，岸上的人挥着手，直到灯光看不见。';
  const texts = (body: string, head = '') =>
    extractArticle(
      page(body, { head, lang: 'zh', title: '电动渡轮抵达威克斯利港' }),
      URL_OF_PAGE,
    ).article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
  const endOf = (bracket: string, name = '') =>
    texts(`${paragraphs(LONG_ZH_PROSE)}<p>${END}${bracket}</p>`, by(name))?.at(-1);

  it.each([
    ['（记者 林静）'],
    ['（总台记者 林静）'],
    ['（威克斯利晚报记者 林静 王海）'],
    ['（记者林静 通讯员王海）'],
    ['（本报记者 林静 文/图）'],
    ['(文/图 林静 王海)'],
    ['（文/林静 图/王海）'],
    ['（图文/林静）'],
    ['（责任编辑 林静）'],
    ['（来源：威克斯利晚报）'],
    ['（据新华社电）'],
    ['（综合新华社、威克斯利日报）'],
    ['（央视新闻）'],
  ])('signs it and is not read: %s', (bracket) => expect(endOf(bracket)).toBe(END));

  it('signs it with the byline’s name alone', () => {
    expect(endOf('（林静）', '林静')).toBe(END);
    expect(endOf('（王海）', '林静')).toBe(`${END}（王海）`);
  });

  it.each([
    ['（记者和大副都笑了）'],
    ['（文中人物为化名）'],
    ['（据《港口志》）'],
    ['（那张渔网）'],
    ['（林静是他的女儿）'],
    ['（记者）'],
    ['（一九三八年 渡口）'],
  ])('is the author’s own: %s', (bracket) => expect(endOf(bracket)).toBe(`${END}${bracket}`));

  it.each([['（图/王海）'], ['（图源：网络）'], ['（摄影：王海）'], ['（图片来源：视觉中国）']])(
    'makes no caption of the last paragraph: %s',
    (bracket) => expect(endOf(bracket)).toMatch(END),
  );

  it('behind a picture’s short sentence is its credit', () => {
    const picture = '<img src="/ferry.jpg" alt=""><p>渡轮离开了栈桥。（图/王海）</p>';
    expect(texts(paragraphs(LONG_ZH_PROSE) + picture)?.some((text) => text.startsWith('渡轮离开了栈桥'))).toBe(false);
  });
});
