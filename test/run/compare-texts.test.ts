import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model.ts';
import { isSameArticle } from '../../src/run/compare-texts.ts';

function anArticle(texts: readonly string[], address = 'https://canal.example/a', publishedAt?: string): Article {
  return {
    url: address,
    canonicalUrl: address,
    title: 'x',
    language: 'en',
    tags: [],
    blocks: texts.map((text) => ({ kind: 'paragraph', text })),
    ...(publishedAt !== undefined && { publishedAt }),
  };
}

const gauge = (day: number, level: string, change: string, flow: number) => [
  `据水文站消息，11月${day}日7时，青石河柳湾站水位${level}米，比昨日变动${change}米，流量每秒${flow}立方米。`,
  '未来二十四小时，流域内多云转阴，局部有小雨，河面能见度良好，各渡口照常开放。',
  '渡口管理处提醒，请乘客按序排队，照看好老人和孩子，遇大风时听从船工安排，不要在跳板上停留。',
];

const match = (home: string, scorer: string, keeper: string) => [
  `The afternoon began in the rain, and for a long while neither side came near the goal of the other. Then ${scorer} ran past two men and put the ball low into the corner.`,
  `After the pause the guests pressed, but again and again the hands of ${keeper} were in the way. The crowd of ${home} sang until the lamps went out.`,
];

describe('two texts in the same words', () => {
  it('with other figures are two articles, of one site and of two, with dates and without', () => {
    const days = [gauge(24, '18.46', '0.12', 312), gauge(25, '18.36', '0.10', 299), gauge(26, '18.05', '0.31', 268)];
    const addresses = (day: number) => [
      anArticle(days[day] ?? [], `https://water.example/${day}`, `2026-11-2${4 + day}T07:00:00+08:00`),
      anArticle(days[day] ?? [], `https://water${day}.example/`),
    ];
    for (const [one, two] of [[0, 1] as const, [1, 2] as const, [0, 2] as const])
      for (const kind of [0, 1]) {
        const [first, second] = [addresses(one)[kind], addresses(two)[kind]];
        expect(first && second && isSameArticle(first, second), `${one} ${two} ${kind}`).toBe(false);
      }
  });

  it('with other names are two articles', () => {
    const one = anArticle(match('Ashford', 'Bell', 'Carr'), 'https://a.example/');
    expect(isSameArticle(one, anArticle(match('Ilford', 'Dunn', 'Finch'), 'https://b.example/'))).toBe(false);
  });

  it('of one site and two days are two articles when one word is another, and one when none is', () => {
    const text = match('Ashford', 'Bell', 'Carr');
    const first = anArticle(text, 'https://www.canal.example/1', '2026-03-01');
    const second = (texts: readonly string[]) => anArticle(texts, 'https://canal.example/2', '2026-03-02');
    const changed = text.map((one) => one.replace('in the rain', 'in the snow').replace('sang', 'shouted'));
    expect(isSameArticle(first, second(changed))).toBe(false);
    expect(isSameArticle(first, second(text))).toBe(true);
    expect(isSameArticle(first, anArticle(changed, 'https://other.example/2', '2026-03-02'))).toBe(true);
  });
});

describe('a reprint', () => {
  it('with a header of its own, dated and signed, a word changed and without the last part is the same article', () => {
    const original = [
      ...gauge(24, '18.46', '0.12', 312),
      '青石河全长214公里，设有31个渡口。（记者 李闻 2026年11月24日）',
    ];
    const reprint = [
      '2026年11月27日 08:30 来源：《运河报》，经授权转载',
      ...original.slice(0, -1).map((text) => text.replace('照常开放', '照旧开放')),
    ];
    const one = anArticle(original, 'https://water.example/24', '2026-11-24');
    expect(isSameArticle(one, anArticle(reprint, 'https://paper.example/9', '2026-11-27'))).toBe(true);
    const english = match('Ashford', 'Bell', 'Carr');
    const signed = [
      'Reprinted on 27 November 2026 with leave of the Canal Post.',
      ...english,
      'Photographs by Ann Hale.',
    ];
    expect(isSameArticle(anArticle(english), anArticle(signed, 'https://paper.example/8'))).toBe(true);
  });
});

it('texts that share a third of boilerplate are two articles', () => {
  const notice = 'All times are local, and all trains may be late when the points are frozen or the bridge is open.';
  const [one, two] = [match('Ashford', 'Bell', 'Carr'), gauge(24, '18.46', '0.12', 312)];
  expect(isSameArticle(anArticle([notice, ...one]), anArticle([notice, ...two], 'https://b.example/'))).toBe(false);
});
