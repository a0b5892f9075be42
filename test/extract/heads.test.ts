/** The head of an article: its summary, its points, what stands above its title, and a date without a day. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const TITLE = 'Electric ferry reaches Wexley';
const wrap = (head: string, top = '') =>
  `<!doctype html><html lang="en"><head><title>${TITLE} | Wexley Courier</title><meta property="og:title" content="${TITLE}"></head>
<body><main>${top}<header class="news-header">${head}</header><div class="entry-content">${paragraphs(LONG_PROSE)}</div></main></body></html>`;
const read = (html: string) => extractArticle(html, URL_OF_PAGE).article;
const added = (html: string) =>
  read(html)?.blocks.flatMap((block) => ('text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : [])) ??
  [];

describe('a sentence on the author that begins the text', () => {
  const byline = '<p class="byline">By <a rel="author" href="/ann">Ann Ames</a></p>';

  it.each([
    'Ann Ames was a reporter for thirty years, and on Friday she sold her last pencil.',
    'Ann Ames is the editor of the only paper that the sea ever took.',
  ])('is read: %s', (line) => {
    expect(added(page(`${byline}<p>${line}</p>${paragraphs(LONG_PROSE)}`))).toEqual([line]);
  });
});

it('leaves out a line of author, place, day, clock and minutes below a summary', () => {
  const lead =
    'The lifts of the village belong to all who live there, and they have been run by turns since the winter.';
  const line =
    '<div class="metainfo"><span><a href="/i/ann">Ann Ames</a>, Wexley</span><time datetime="2026-01-29">29.01.2026, 05.30 Uhr</time><span>4 min</span></div>';
  expect(added(wrap(`<h1>${TITLE}</h1><p class="headline__lead">${lead}</p>${line}`))).toEqual([lead]);
});

describe('a line above the text that says when and where from', () => {
  const first = (line: string) => added(page(`<p>${line}</p>${paragraphs(LONG_PROSE)}`));

  it.each([
    '4 hours ago',
    'vor 3 Stunden',
    '4 maggio 2026 (modifica il 5 maggio 2026 | 09:12)',
    'il y a 2 heures',
    'Ann Ames Reporting from Low Hythe',
    'Publié le 04 mai 2026 à 08h00 Temps de lecture 3 min.',
  ])('is left out: %s', (line) => expect(first(line)).toEqual([]));

  it.each([
    'Publié le 04/05/2026 08:00 Mis à jour le 05/05/2026 09:20 Temps de lecture : 5min',
    'Veröffentlicht am 04.05.2026, 08:00 Uhr Aktualisiert am 05.05.2026 Lesezeit: 5 Min.',
    'Publicado el 4 de mayo de 2026 Actualizado el 5 de mayo de 2026 Tiempo de lectura: 5 min',
    'Pubblicato il 04/05/2026 Aggiornato il 05/05/2026 Tempo di lettura: 5 minuti',
    'Publicado em 04/05/2026 06h01 Atualizado há 2 dias Tempo de leitura: 5 min',
    'Опубликовано 4 мая 2026, 06:01 Обновлено 5 мая 2026 Время чтения: 5 мин',
    'Gepubliceerd op 4 mei 2026 Bijgewerkt op 5 mei 2026 Leestijd: 5 minuten',
    'Published 4 May 2026 Updated 5 May 2026 5 min read',
    'Article rédigé par Ann Ames - envoyée spéciale à Low Hythe (Skarn)',
    'Rédigé par Ann Ames et Bo Bell',
    'Geschrieben von Ann Ames · Lesezeit: 5 Minuten',
    'Artículo escrito por Ann Ames',
    'Автор статьи: Анна Эймс',
  ])('is left out behind a summary, too: %s', (line) => {
    const summary = `${LONG_PROSE[0]} ${LONG_PROSE[1]}`;
    expect(added(page(`<p>${summary}</p><p>${line}</p>${paragraphs(LONG_PROSE)}`))).toEqual([summary]);
  });

  it.each([
    'Article rédigé par Ann Ames en 1998 sur la mer et ses phares',
    'Written by Ann Ames in the winter of 1998, the book was lost.',
    'It was a five minute read on 3 May 2026 and Ann went home',
  ])('is read behind a summary where it tells more: %s', (line) => {
    const summary = `${LONG_PROSE[0]} ${LONG_PROSE[1]}`;
    expect(added(page(`<p>${summary}</p><p>${line}</p>${paragraphs(LONG_PROSE)}`))).toEqual([summary, line]);
  });

  it.each([
    'An hour ago',
    'A week ago',
    'This article is about grief. For the cure, see the sea.',
    '4 hours ago there was no bridge.',
    'An hour ago, Ann was reporting from the roof.',
  ])('is read: %s', (line) => expect(first(line)).toEqual([line]));
});

describe('the summary', () => {
  const SUMMARY = 'After nine years of argument the town has a boat that nobody can hear coming';

  it.each([
    `<div class="title"><h1>${TITLE}</h1></div><div class="sub"><h2 class="content-head__subtitle">${SUMMARY}</h2></div>`,
    `<h1>${TITLE}</h1><ul class="footer"><li><h2>${SUMMARY}</h2></li><li><a href="/b"><h2>The pier will close at midnight from May</h2></a></li></ul>`,
    `<div><div><h1>${TITLE}</h1></div></div><p>${SUMMARY}</p>`,
  ])('is read beside the title’s wrapper: %s', (head) => {
    expect(added(wrap(head))).toEqual([SUMMARY]);
  });

  it('is read where it is set as a quotation, and once only', () => {
    const quote = `<blockquote class="content__excerpt">“${SUMMARY}.”</blockquote>`;
    expect(added(wrap(`<h1>${TITLE}</h1>${quote}<p class="by">By Ann Ames</p>`))).toEqual([`“${SUMMARY}.”`]);
    expect(added(wrap(`<h1>${TITLE}</h1><p class="by">By Ann Ames</p>${quote}`))).toEqual([`“${SUMMARY}.”`]);
    const own =
      '<blockquote><p>The sea gives back what it does not want, and keeps the rest for as long as it likes.</p></blockquote>';
    expect(added(wrap(`<h1>${TITLE}</h1><p class="by">By Ann Ames</p>${own}`))).toEqual([
      'The sea gives back what it does not want, and keeps the rest for as long as it likes.',
    ]);
    const said = `<h1>${TITLE}</h1><blockquote>${LONG_PROSE[0]}</blockquote>`;
    expect(read(wrap(said))?.blocks.map((block) => 'text' in block && block.text)).toEqual(LONG_PROSE);
  });

  it('is read to its end where the metadata cut it off, and not below another one', () => {
    const lead = '台南關廟的清晨五點，方先看天，再決定今天要不要做麵。別人的工廠追求快，他的工廠專門等太陽。';
    const zh = (description: string) =>
      `<html lang="zh"><head><title>等太陽</title><meta name="description" content="${description}"></head><body><main><h1>等太陽</h1><p>更新時間 2025.03.09 06:30</p><figure><img src="/a.jpg"><figcaption>竹篩一只只修好。</figcaption></figure>
<section class="brief"><div>${lead}</div></section><section class="text">${paragraphs(LONG_ZH_PROSE)}</section></main></body></html>`;
    const texts = (html: string) => read(html)?.blocks.flatMap((block) => ('text' in block ? [block.text] : [])) ?? [];
    for (const end of ['', '…']) {
      const found = texts(zh(`台南關廟的清晨五點，方先看天，再決定今天要不要做麵。${end}`));
      expect(found.filter((text) => text === lead)).toHaveLength(1);
    }
  });

  it.each([
    '<div class="testimonial"><blockquote>The Courier is the only paper that my late father read to the end.</blockquote><cite>Bo Bell, reader</cite></div>',
    '<div class="testimonial"><blockquote>The Courier is the only paper that my late father read to the end.</blockquote></div>',
    '<blockquote>The Courier is the only paper that my late father read to the end.</blockquote><cite>Bo Bell, reader</cite>',
    '<blockquote class="twitter-tweet"><p>The boat has left the yard, and nobody on the quay has heard it go.</p></blockquote>',
    '<blockquote>The boat has left, and nobody has heard it go. <a href="https://x.example/1">March 4</a></blockquote>',
    '<blockquote>Our new podcast on the river is out, and it is the best that we have made so far. Listen now on our site!</blockquote>',
    '<blockquote>Ann Ames is a reporter at the Courier, where she covers the boats and the people on them.</blockquote>',
  ])('is no quotation that a site sets there: %s', (quote) => {
    expect(added(wrap(`<h1>${TITLE}</h1><p class="by">By Ann Ames</p>${quote}`))).toEqual([]);
  });

  it.each([
    ['<p>By Bo Bell and Ann Ames, 3 March 2024</p>', ''],
    ['<p>By <a href="/ann">Ann Ames</a></p>', ''],
    ['<p>By <a href="#bo">Bo Bell</a> and <a href="/ann">Ann Ames</a></p>', '<div id="bo"></div>'],
  ])('is what is told of a person who is named beside an author: %s', (byline, other) => {
    const told = 'Ann Ames was nine when the river took her house, and she has not slept near water since that night.';
    const box = `<div id="ann"><h2>Ann Ames</h2><p>${told}</p></div>`;
    expect(added(wrap(`<h1>${TITLE}</h1>${byline}${other}${box}`))).toContain(told);
  });

  it('is not what a hidden card tells of the author, and is read below a name that signs nothing', () => {
    const card = (name: string) =>
      `<div id="author-0"><h3>${name}</h3><p>${name} is a reporter in Skarn, where the first of the electric ferries was built, and keeps bees.</p></div>`;
    const byline = '<ul><li>By <a href="#author-0">Ann Ames</a></li></ul>';
    expect(added(wrap(`<h1>${TITLE}</h1>${byline}${card('Ann Ames')}`))).toEqual([]);
    expect(added(wrap(`<h1>${TITLE}</h1>${byline}${card('Bo Bell')}`))).toContain(
      'Bo Bell is a reporter in Skarn, where the first of the electric ferries was built, and keeps bees.',
    );
  });

  it('is not what goes on from the author’s name or lists where the author works', () => {
    const told = 'is a features writer who covers the boats and the people on them. She was a stoker before.';
    const bio = (name: string) => `<div><span>${name}</span><p>${told}</p></div>`;
    expect(added(wrap(`<h1>${TITLE}</h1><p>By Ann Ames</p>${bio('Ann Ames')}`))).toEqual([]);
    const item = 'Ann Ames is a freelance writer who lives in Skarn and in Wexley by turns, as the ferries do.';
    const listed = `<ol><li><p>${item}</p></li></ol>`;
    expect(added(wrap(`<h1>${TITLE}</h1><ul><li>Ann Ames</li></ul>${listed}`))).toEqual([]);
    expect(added(wrap(`<h1>${TITLE}</h1><ul><li>Bo Bell</li></ul>${listed}`))).toEqual([item]);
    expect(added(wrap(`<h1>${TITLE}</h1><p>By Ann Ames</p><p>${item}</p>`))).toEqual([item]);
  });

  it('may be short where its class calls it one', () => {
    expect(added(wrap(`<h1>${TITLE}</h1><p class="gh-article-excerpt">Forty years, one boat.</p>`))).toEqual([
      'Forty years, one boat.',
    ]);
    expect(added(wrap(`<h1>${TITLE}</h1><p class="section">Forty years, one boat.</p>`))).toEqual([]);
  });

  it.each([
    '<div class="x"><div>Unlock our Morning Letter for free</div><div>Ann Ames, editor of the Courier, chooses her favourite stories in this weekly newsletter, and says why.</div></div>',
    '<div class="x"><p>Get the Morning Letter in your inbox</p><p>Ann Ames picks the stories of the day and says in two minutes why they matter to you and to the town.</p></div>',
    '<div class="duet--article--author-bios"><p>Ann Ames is a producer of The Tide, and she lives by the sea, on a boat that she built out of an old pier.</p></div>',
  ])('is not what a newsletter is and who writes: %s', (box) => {
    expect(added(wrap(`<h1>${TITLE}</h1><p>By Ann Ames</p>${box}`))).toEqual([]);
  });

  it('may follow a call that stands in no box with it', () => {
    const lead =
      'Ann Ames picks the stones of the day and says in two minutes why they matter to the tide and to the town.';
    const [call, ...others] = ['Get the Morning Letter in your inbox', lead, ...LONG_PROSE.slice(0, 2)];
    const lines = others.map((text) => `<p>${text}</p>`).join('');
    expect(added(wrap(`<h1>${TITLE}</h1><div><p>${call}</p>${lines}</div>`))).toEqual([lead]);
  });

  it.each([
    `<h1>${TITLE}</h1><div class="related"><p>${SUMMARY}</p></div>`,
    `<h1>${TITLE}</h1><div><p>Ann Ames, Bo Bell, Cy Cole, Di Dale, Ed Earl, Flo Finch</p></div>`,
  ])('is not what else stands there: %s', (head) => {
    expect(added(wrap(head))).toEqual([]);
  });
});

describe('the points', () => {
  const points = ['The crossing takes nineteen minutes now', 'Two boats will run from the autumn on'];
  const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

  it('between title and text are read below the heading that says so', () => {
    const head = (label: string) =>
      added(wrap(`<h1>${TITLE}</h1><section class="key-points"><h2>${label}</h2>${list(points)}</section>`));
    expect(head('Key points')).toEqual(['Key points', ...points]);
    expect(head('What we’re covering')).toEqual(['What we’re covering', ...points]);
    expect(head('Related')).toEqual(points);
  });

  it('of a box beside the text have no heading', () => {
    const box = (name: string) => `<${name} class="widget"><h3>Our house rules</h3>${list(points)}</${name}>`;
    for (const name of ['div', 'aside']) {
      expect(added(wrap(`<h1>${TITLE}</h1>${box(name)}`))).not.toContain('Our house rules');
      expect(added(wrap(`<h1>${TITLE}</h1>${paragraphs(LONG_PROSE)}${box(name)}`))).toEqual([]);
    }
  });

  it('are no list of links, buttons or sections', () => {
    expect(added(wrap(`<h1>${TITLE}</h1>${list(['Share', 'Print', 'Save for later'])}`))).toEqual([]);
    expect(added(wrap(`<h1>${TITLE}</h1>${list(points.map((text) => `<a href="/x">${text}</a>`))}`))).toEqual([]);
  });
});

describe('above the title', () => {
  it('a platform’s name and motto are not read', () => {
    const body = `<h2><a href="/diaries">The On-Call Diaries</a></h2><p>Stories from people who carry the pager.</p><h1>${TITLE}</h1>${paragraphs(LONG_PROSE)}`;
    const html = `<html lang="en"><head><title>${TITLE}</title><meta property="og:title" content="${TITLE}"></head><body><div>${body}</div></body></html>`;
    expect(added(html)).toEqual([]);
  });
});

describe('the title', () => {
  it('is what the window says behind another topic', () => {
    const html = `<html lang="de"><head><title>Rhein: Warum die Schiffer auf den Herbst warten - WOCHENBLICK</title><meta property="og:title" content="Niedrigwasser am Rhein: Warum die Schiffer auf den Herbst warten"></head><body><main><article><header><h2><span class="block">Niedrigwasser am Rhein</span> <span>Warum die Schiffer auf den Herbst warten</span></h2></header>${paragraphs(LONG_PROSE)}</article></main></body></html>`;
    expect(read(html)?.title).toBe('Warum die Schiffer auf den Herbst warten');
  });
});

describe('the label of a section', () => {
  const labelled = (label: string, below: string, options: { title: string; head?: string; lang?: string }) => {
    const prose = options.lang === 'zh' ? LONG_ZH_PROSE : LONG_PROSE;
    return `<!doctype html><html lang="${options.lang ?? 'en'}"><head><title>${options.title}</title>${options.head ?? ''}</head><body>
<div class="top"><h2>Town of Wexley</h2></div><main><h1 class="headline">${label}</h1>${below}<div class="entry">${paragraphs(prose)}</div></main></body></html>`;
  };
  const titleOf = (html: string) => extractArticle(html, URL_OF_PAGE).article?.title;
  const title = 'Coal Pier Closed to Cars From June 1';
  const graph = (text: string) => `<meta property="og:title" content="${text}">`;

  it.each([
    ['News Flash', `<h2>${title}</h2>`, { title: `News Flash • ${title}` }],
    ['News', `<h2 class="item">${title}</h2>`, { title: 'News | Town of Wexley', head: graph(title) }],
    ['News & Events', `<h3>${title}</h3>`, { title: `${title} | Town of Wexley` }],
    ['Press Releases', `<h2>${title}</h2>`, { title: 'Press Releases', head: graph(`${title} - Town of Wexley`) }],
    ['Our Blog', `<h2>${title}</h2>`, { title: `Our Blog | ${title}` }],
    ['Announcements', `<p class="name">${title}</p>`, { title: `Announcements - ${title}` }],
    [
      'Public Notices',
      `<h2>${title}</h2>`,
      {
        title: 'Public Notices',
        head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${title}"}</script>`,
      },
    ],
    ['News', `<h2>Politics</h2><h2>${title}</h2>`, { title: `${title} | Politics | News | Skarn Post` }],
    ['News', `<p>Politics</p><p>${title}</p>`, { title: `${title} | Politics | News | Skarn Post` }],
    ['Actualités', `<h2>${title}</h2>`, { title: `Actualités - ${title}` }],
    ['Pressemitteilungen', `<h2>${title}</h2>`, { title: `Pressemitteilungen – ${title}` }],
  ])('is no title: %s', (label, below, options) => expect(titleOf(labelled(label, below, options))).toBe(title));

  it.each(['新闻中心', '通知公告', '公告', '新聞稿', '校园动态', '最新消息'])('is no title in Chinese: %s', (label) => {
    const name = '老煤码头六月起禁止机动车通行';
    const html = labelled(label, `<h2>${name}</h2>`, { title: `${label}_${name}`, lang: 'zh' });
    expect(titleOf(html)).toBe(name);
    const inLine = labelled(label, `<div class="t">${name}</div>`, { title: `${name}-${label}`, lang: 'zh' });
    expect(titleOf(inLine)).toBe(name);
  });

  it.each([
    ['News', '<h2>The bell</h2>', { title: 'News | Town of Wexley' }],
    ['Announcements', '<h2>How we heard</h2>', { title: 'Announcements | Quay Review', head: graph('Announcements') }],
    ['Bulletin', '<h2>Coal and bread</h2>', { title: 'Bulletin', head: graph('Bulletin | Town of Wexley') }],
    ['Good News From the Coal Pier', '<h2>Town of Wexley</h2>', { title: 'Town of Wexley | Good News' }],
    ['News', '<p>Skarn Post</p>', { title: 'News | Skarn Post' }],
    ['News', '<p>Ann Ames</p>', { title: 'News - Ann Ames' }],
    ['Stories', '<p>Ann Ames</p>', { title: 'Stories - Ann Ames', head: graph('Stories - Ann Ames') }],
    ['Press Release', '<h2>Skarn Port Authority</h2>', { title: 'Press Release | Skarn Port Authority' }],
    ['公告', '<p>斯卡恩镇</p>', { title: '公告_通知公告_斯卡恩镇', lang: 'zh' }],
    [
      'Updates',
      `${paragraphs(LONG_PROSE.slice(0, 3))}<h2>What is not mended yet</h2>`,
      { title: 'Updates – What is not mended yet – Acme' },
    ],
    [
      'Notices',
      '<h2><a href="/other">Another notice of the town</a></h2>',
      { title: 'Notices: Another notice of the town' },
    ],
  ])('may be what the writer calls the text: %s', (label, below, options) =>
    expect(titleOf(labelled(label, below, options))).toBe(label),
  );
});

describe('a month', () => {
  it.each([
    ['September 2024', '2024-09-01'],
    ['Mai 2023', '2023-05-01'],
    ['enero de 2025', '2025-01-01'],
  ])('is the date where no day is told, and is not read: %s', (line, date) => {
    const html = page(`<p>${line}</p>${paragraphs(LONG_PROSE)}`);
    const article = extractArticle(html, 'https://courier.example/ferry.html').article;
    expect(article?.publishedAt?.slice(0, 10)).toBe(date);
    expect(article?.blocks.some((block) => 'text' in block && block.text === line)).toBe(false);
  });

  it('within a sentence is none', () => {
    const html = page(
      `<p>September 2024 was the wettest that anybody in the harbour could remember.</p>${paragraphs(LONG_PROSE)}`,
    );
    expect(extractArticle(html, 'https://courier.example/ferry.html').article?.publishedAt).toBeUndefined();
  });
});
