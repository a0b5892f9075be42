/** Dates in the forms that pages write them, and the one of them that is the day of publication. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { DATED, FORMS, parseDate } from '../../src/extract/parse-date.ts';
import { PROSE, page, paragraphs, ZH_PROSE } from './sample-page.ts';

const DAY = '2024-05-18';

const LINES = join(import.meta.dirname, '../fixtures/lines');
/** Every text of a form has what is looked for first. */
const withoutSign = (text: string) =>
  FORMS.some(({ sign, pattern }) => pattern.test(text) && !(sign.test(text) && DATED.test(text)));

describe('the signs of the forms of dates', () => {
  it('stand in every line of the fixtures that holds a date', () => {
    const lines = readdirSync(LINES).flatMap((name) => readFileSync(join(LINES, name), 'utf8').split('\n'));
    expect(lines.filter(withoutSign)).toEqual([]);
  });

  it('stand in every date that is put together', () => {
    const parts =
      '1|18|05|3rd|1er|.|,|-|/|:| |  |de |del |of |May|Octubre|października|févr|maj|2024|1999|24|年|月|日|五|十八|二〇二四|发布|于|：|T|09|30|GMT|pm|20240518|a'.split(
        '|',
      );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { minLength: 3, maxLength: 12 }), (chosen) => {
        expect(withoutSign(chosen.join(''))).toBe(false);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('a date', () => {
  it.each([
    '2024-05-18',
    '2024/5/18',
    '2024.05.18',
    '20240518',
    '2024年5月18日',
    '2024年05月18日 09:30',
    '二〇二四年五月十八日',
    '2024 05/18',
    '202405/18 09:38:24',
    'May 18, 2024',
    'Sat, May 18th, 2024',
    '18 May 2024',
    '18May2024',
    '18-May-2024',
    '18th of May 2024',
    '18. Mai 2024',
    '18.05.2024',
    '18.5.2024',
    '18.05.24, 9:30 Uhr',
    '05/18/24 - Wexley Rowing League',
    'Last updated on 18/05/24',
    'Saturday, 18, May, 2024, 09:14',
    'May 18. 2024 12:00AM',
    '发布于 24-05-18 21:14',
    'le 18 mai 2024',
    '18 de mayo de 2024',
    '18 de mayo del 2024',
    '18 maggio 2024',
    '18 de maio de 2024',
    '18 mei 2024',
    '18 maj 2024',
    '18 maja 2024',
    '18 мая 2024 г.',
    '18/05/2024',
    '18 / 05 / 2024',
    '18-05-2024',
    '05/18/2024',
  ])('%s', (text) => {
    expect(parseDate(text)?.date).toBe(DAY);
  });

  it.each([
    ['le 1er mai 2024', '2024-05-01'],
    ['12 maart 2024', '2024-03-12'],
    ['12 de março de 2024', '2024-03-12'],
    ['3 août 2024', '2024-08-03'],
    ['9 grudnia 2024', '2024-12-09'],
    ['二〇二六年十二月三十一日', '2026-12-31'],
  ])('%s', (text, date) => {
    expect(parseDate(text)?.date).toBe(date);
  });

  it.each(['version 1.2.24 released', '31.02.2024', '2024-13-01', 'chapter 12/13'])('is not %s', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});

type Options = { readonly lang?: string; readonly head?: string; readonly url?: string; readonly bottom?: string };

function dayOf(
  top: string,
  { lang = 'en', head = '', url = 'https://courier.example/ferry', bottom = '' }: Options = {},
) {
  const prose = lang.startsWith('zh') ? ZH_PROSE : PROSE;
  const html = page(`${top}${paragraphs(prose)}${bottom}`, { lang, head, title: 'The ferry' });
  return extractArticle(html, url, {}).article?.publishedAt?.slice(0, 10);
}

describe('4/5/2024', () => {
  const line = '<p>4/5/2024</p>';
  it.each([
    ['in America', { lang: 'en-US' }, '2024-04-05'],
    ['in English without a place', { lang: 'en' }, '2024-04-05'],
    ['in Britain', { lang: 'en-GB' }, '2024-05-04'],
    ['in Ireland, by its language code with an underscore', { lang: 'en_IE' }, '2024-05-04'],
    ['in Australia, by the address', { lang: 'en', url: 'https://courier.example.com.au/ferry' }, '2024-05-04'],
    ['in Britain, by og:locale', { head: '<meta property="og:locale" content="en_GB">' }, '2024-05-04'],
  ])('%s', (_, options, date) => {
    expect(dayOf(line, options)).toBe(date);
  });

  it('is the fourth of May in French', () => {
    const french =
      'Le port de Wexley s’est réveillé lentement jeudi, quand le premier des nouveaux ferries est passé devant la digue et que les habitants sont venus sur le quai.';
    const html = page(
      `<p>4/5/2024</p>${paragraphs([french, french.replace('jeudi', 'lundi'), french.replace('lentement', 'tard')])}`,
      {
        lang: 'fr',
      },
    );
    expect(extractArticle(html, 'https://courier.example/ferry').article?.publishedAt).toBe('2024-05-04');
  });
});

describe('the day of publication', () => {
  it.each([
    ['before a change, on one line', '<p>Published May 18, 2024 | Updated May 20, 2024</p>', {}],
    ['behind a change, on one line', '<p>Updated May 20, 2024. Published May 18, 2024</p>', {}],
    ['below a change', '<p>Last updated: May 20, 2024</p><p>May 18, 2024</p>', {}],
    ['in German', '<p>Aktualisiert am 20.05.2024</p><p>Veröffentlicht am 18.05.2024</p>', {}],
    [
      'not the time element of a change',
      '<time class="updated" datetime="2024-05-20">20 May</time><time class="published" datetime="2024-05-18">18 May</time>',
      {},
    ],
    ['not the day of signing', '<p>2024-05-18 10:00</p>', { lang: 'zh-CN', bottom: '<p>2024年4月2日</p>' }],
    [
      'not the day of signing when the address tells another',
      '',
      {
        lang: 'zh-CN',
        bottom: '<p>二〇二四年四月二日</p>',
        head: '<script>var publishDate = "20240518103122";</script>',
      },
    ],
    [
      'not that of another article below the text',
      '<div class="meta"><span><a href="/author/1">Ann Ames</a></span> <span>2024-05-18</span></div>',
      {
        bottom:
          '<h3>Related posts</h3><ul><li><a href="/1">The owl of the pump house</a><time>2023-12-14</time></li></ul>',
      },
    ],
    ['in three elements', '<div>18</div><div>May</div><div>2024</div>', {}],
    ['without a year', '<p>05-18 09:30</p>', { lang: 'zh-CN', url: 'https://courier.example/2024/ferry.html' }],
    [
      'without a year, which a script has',
      '<p>05-18 09:30</p>',
      { lang: 'zh-CN', head: '<script>var page = { publish_time: "2024-05-18 09:30:00" };</script>' },
    ],
    ['as an instant in a script', '', { lang: 'zh-CN', head: "<script>var ct = '1715994000';</script>" }],
    [
      'as an instant by another name',
      '',
      { lang: 'zh-CN', head: "<script>var oriCreateTime = '1715994000';</script>" },
    ],
    [
      'late in the evening in China',
      '',
      { lang: 'zh-CN', head: '<script>var create_time = "1715961600" * 1;</script>' },
    ],
    [
      'not that of an event in a script',
      '',
      {
        url: 'https://courier.example/2024/05/18/ferry.html',
        head: '<script>var ev={"show_time":"2027-01-09 20:00"}</script>',
      },
    ],
    [
      'by a name that events have too, where the page shows the day',
      '<p>05-18 09:30</p>',
      { lang: 'zh-CN', head: '<script>var page={"show_time":"2024-05-18 09:30"}</script>' },
    ],
    ...(
      [
        [
          'not the day that an event of its title is on',
          '{"title":"The ferry","show_time":"2024-01-09 20:00","publish_time":"2024-05-18 08:30"}',
        ],
        [
          'not the coming day of an event of its title',
          '{"title":"The ferry","display_date":"2199-01-09","created_at":"2024-05-18T08:30:00Z"}',
        ],
        [
          'shown under that name, where there is no better',
          '{"headline":"The ferry","display_date":"2024-05-18T08:30:00Z"}',
        ],
      ] as const
    ).map(([name, data]): [string, string, object] => [
      `in the data of a page drawn by script, ${name}`,
      '',
      { head: `<script type="application/json" id="__NEXT_DATA__">{"post":${data}}</script>` },
    ]),
    ['behind another number', '', { head: '<script>var c={build:20240101,pub_time:"2024-05-18 09:00"}</script>' }],
    [
      'in the data of a page drawn by script',
      '',
      {
        head: '<script type="application/json" id="__NEXT_DATA__">{"post":{"title":"The ferry","publishedAt":"2024-05-18T08:30:00Z"},"other":{"title":"Bread","publishedAt":"2023-01-01"}}</script>',
      },
    ],
    [
      'of a WebPage in JSON-LD',
      '',
      { head: '<script type="application/ld+json">{"@type":"WebPage","datePublished":"2024-05-18"}</script>' },
    ],
    [
      "as a browser's own text on a Chinese page",
      '',
      { lang: 'zh-CN', head: '<meta name="apub:time" content="5/18/2024, 2:20:35 PM">' },
    ],
  ] as const)('%s', (_, top, options) => {
    expect(dayOf(top, options)).toBe(DAY);
  });
});

describe('an instant of Greenwich on a page that prints the day where it was published', () => {
  const publishedOf = (top: string, utc: string, lang = 'en') => {
    const head = `<script type="application/ld+json">{"@type":"Article","headline":"The ferry","datePublished":"${utc}"}</script>`;
    const html = page(`${top}${paragraphs(PROSE)}`, { lang, head, title: 'The ferry' });
    return extractArticle(html, 'https://courier.example/ferry', {}).article?.publishedAt;
  };
  const NIGHT = '2024-05-19T02:41:07Z';

  it.each([
    ['a clock before the day', '<p>Published 10:41 PM EDT, May 18, 2024</p>', '2024-05-18T22:41:07-04:00'],
    ['a clock behind the day', '<p>May 18, 2024 at 7:41 p.m.</p>', '2024-05-18T19:41:07-07:00'],
    ['a day in French', '<p>Publié le 18 mai 2024 à 22h41</p>', '2024-05-18T22:41:07-04:00'],
    [
      'a later change',
      '<div>Updated 9:02 AM EDT, May 19, 2024</div><div>Published 10:41 PM EDT, May 18, 2024</div>',
      '2024-05-18T22:41:07-04:00',
    ],
    ['a word for it and no clock', '<p>Posted on May 18, 2024</p>', '2024-05-18'],
    ['the element of the instant', `<p><time datetime="${NIGHT}">18 May 2024</time></p>`, '2024-05-18'],
  ])('has that day by %s', (_, top, date) => {
    expect(publishedOf(top, NIGHT)).toBe(date);
  });

  it.each(['Published May 18, 2024', 'Posted by Ann Ames on May 18, 2024 at 9:00 AM'])(
    'keeps its own day over another text or a comment: %s',
    (line) => {
      const head = `<script type="application/ld+json">{"@type":"Article","headline":"The ferry","datePublished":"${NIGHT}"}</script>`;
      const html = page(`${paragraphs(PROSE)}<div><h3><a href="/b">Cats</a></h3><p>${line}</p></div>`, {
        head,
        title: 'The ferry',
      });
      const { article } = extractArticle(html, 'https://courier.example/ferry', {});
      expect(article?.publishedAt?.slice(0, 10)).toBe('2024-05-19');
    },
  );

  it('has the next day in the east', () => {
    expect(publishedOf('<p>Published 19 May 2024, 8:15am</p>', '2024-05-18T22:15:30Z')).toBe(
      '2024-05-19T08:15:30+10:00',
    );
  });

  it.each([
    ['a day in the header without a word for it', '<p>May 18, 2024</p>'],
    ['a clock that does not fit', '<p>Doors open on May 18, 2024 at 7:30 p.m.</p>'],
    ['a change alone', '<p>Updated 10:41 PM EDT, May 18, 2024</p>'],
    ['another day far off', '<p>Published 10:41 PM, May 4, 2024</p>'],
    ['the day of Greenwich, too', '<p>Published May 18, 2024</p><p>May 19, 2024</p>'],
  ])('keeps its own day beside %s', (_, top) => {
    expect(publishedOf(top, NIGHT)?.slice(0, 10)).toBe('2024-05-19');
  });
});

describe('a line with a day', () => {
  const dateOf = (line: string, lang = 'en') =>
    extractArticle(
      page(`<p>${line}</p>${paragraphs(PROSE)}<p>2024-07-01</p>`, { lang, title: 'The ferry' }),
      'https://courier.example/ferry',
      {},
    ).article?.publishedAt;

  it('tells of no change where a paper is called a standard', () => {
    expect(dateOf('The Wexley Standard, May 18, 2024')).toBe('2024-05-18');
  });

  it.each([
    ['Опубликовано 18 мая 2024 | Обновлено 20 мая 2024', 'ru'],
    ['Обновлено 20 мая 2024 | Опубликовано 18 мая 2024', 'ru'],
    ['Ultima modifica 20 maggio 2024, pubblicato 18 maggio 2024', 'it'],
  ])('tells of publication: %s', (line, lang) => {
    expect(dateOf(line, lang)).toBe('2024-05-18');
  });

  it('is not sought on an element that counts the days', () => {
    const html = page(`<div class="countdown" data-date="2027-01-01 00:00">Soon</div>${paragraphs(PROSE)}`, {
      title: 'The ferry',
    });
    expect(extractArticle(html, 'https://courier.example/ferry', {}).article?.publishedAt).toBeUndefined();
  });
});

describe('a line of two days', () => {
  it.each([
    '<div><time><span>Updated </span><span>May 18, 2024</span><span>11:40 AM ET</span></time> <time><span>Originally published </span><span>May 17, 2024</span><span>5:02 AM ET</span></time></div>',
    '<div>Originally published May 17, 2024. Updated May 18, 2024</div>',
    '<div>First published: 17 May 2024, 5:02 a.m. | Last updated: 18 May 2024, 11:40 a.m.</div>',
    '<div>Ursprünglich veröffentlicht am 17. Mai 2024 um 5:02 Uhr, aktualisiert am 18. Mai 2024</div>',
    '<div>Publicado originalmente el 17 de mayo de 2024, actualizado el 18 de mayo de 2024</div>',
    '<div>Initialement publié le 17 mai 2024, mis à jour le 18 mai 2024</div>',
  ])('is not read: %s', (line) => {
    const html = page(`<header><h1>The ferry</h1>${line}</header>${paragraphs(PROSE)}`, { title: 'The ferry' });
    const texts = extractArticle(html, 'https://courier.example/ferry', {}).article?.blocks.map((block) =>
      'text' in block ? block.text : '',
    );
    expect(texts).toEqual(PROSE);
  });
});
