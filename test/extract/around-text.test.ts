/** What stands in an article's own container and is no text of it, each with text alike that is. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function lines(html: string): readonly string[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  return (
    article?.blocks.flatMap((block) =>
      'text' in block && block.kind !== 'figure' && block.kind !== 'table'
        ? [block.kind === 'heading' ? `# ${block.text}` : block.text]
        : [],
    ) ?? []
  );
}
const added = (html: string) => lines(html).filter((line) => !LONG_PROSE.includes(line));
const within = (box: string) => added(page(paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6))));
const behind = (box: string) => added(page(paragraphs(LONG_PROSE) + box));

describe('a quotation', () => {
  const quote = (credit: string) =>
    `<blockquote><p>We never thought that it would be so quiet on the water.</p>${credit}</blockquote>`;
  const QUOTED = 'We never thought that it would be so quiet on the water.';

  it.each(['cite', 'footer'])('that the text says too is left out with its %s', (name) => {
    const box = `<blockquote><p>She thanked the shipwrights, the electricians and the people.</p><${name}>Ruth Alder</${name}></blockquote>`;
    expect(within(box)).toEqual([]);
  });

  it('is apart from who is quoted, right behind its words', () => {
    const glued =
      '<blockquote class="zitat">We never thought that it would be so quiet.<cite>Ruth Alder, mayor</cite></blockquote>';
    expect(within(glued)).toEqual(['We never thought that it would be so quiet.']);
  });

  it('pulled out of the text may use its words in another order, and says something else otherwise', () => {
    const pulled = (text: string) => within(`<div class="pullquote"><p>${text}</p></div>`);
    expect(pulled('The electric ferries came to the old pier slowly.')).toEqual([]);
    expect(pulled('My grandmother sold mussels to sailors here.')).toHaveLength(1);
  });

  it('that only a page’s author calls a pull quote is read where no one part of the text has its words', () => {
    const far = LONG_PROSE.map((text) => `${text} ${'The gulls went on with their work over the roofs. '.repeat(12)}`);
    const html = (words: string) =>
      page(
        `${paragraphs(far.slice(0, 6))}<blockquote class="graf pullquote">${words}</blockquote>${paragraphs(far.slice(6))}`,
      );
    const texts = (words: string) =>
      extractArticle(html(words), URL_OF_PAGE).article?.blocks.filter(
        (block) => 'text' in block && block.text === words,
      );
    expect(texts('Electric ferries need shipwrights, bakeries, stokers and evening gulls.')).toHaveLength(1);
    expect(texts('Electric ferries came round the old breakwater.')).toEqual([]);
  });

  it('pulled out of another quotation is left out, and the other one is read', () => {
    const quote = '<blockquote><p>It was quiet on the water. There was a cake with a boat on it.</p></blockquote>';
    const again = 'There was a cake with a boat on it.';
    expect(within(`${quote}<p>Nobody ate.</p><div class="c--pullquote"><p>“${again}”</p></div>`)).toHaveLength(2);
    expect(within(`${quote}<p>Nobody ate.</p><blockquote><p>${again}</p></blockquote>`)).toHaveLength(3);
  });

  it.each([
    '<div class="zitat"><blockquote>It was quiet on the water.</blockquote><cite class="zitat__author">Ruth Alder, mayor</cite></div>',
    '<div class="box"><blockquote>It was quiet on the water.</blockquote><cite class="author">Ruth Alder, mayor</cite></div>',
    '<blockquote><p>It was quiet on the water.</p><span class="author">Ruth Alder</span></blockquote>',
  ])('has no author of the article: %s', (box) => {
    const html = paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6));
    expect(extractArticle(page(html), URL_OF_PAGE).article?.byline).toBeUndefined();
  });

  it('is read without who is quoted in a footer behind it, where the text names them', () => {
    const box = `<aside><blockquote>We never thought that it would be so quiet on the water.</blockquote><footer><cite>A stoker</cite></footer></aside>`;
    expect(within(box)).toEqual([QUOTED, 'A stoker']);
    const said = '<p>She thanked the shipwrights, the electricians and the people.</p>';
    expect(
      within(`<aside><blockquote>${said}</blockquote><footer><cite>Ruth Alder, mayor</cite></footer></aside>`),
    ).toEqual([]);
    expect(within('<aside><footer><cite>A stoker</cite></footer></aside>')).toEqual([]);
  });

  it('is read with its last sentence', () => {
    expect(within(quote('<p>Ruth Alder knew it before.</p>'))).toEqual([QUOTED, 'Ruth Alder knew it before.']);
  });
});

describe('the end of a press release', () => {
  const about = '<p>The Harbour Company runs four ferries and employs 310 people at six offices.</p>';

  it.each(['###', '# # #', '- 30 -', 'ENDS', '– ENDE –', '[FIN]'])('is where it says %s', (mark) => {
    expect(behind(`<p>${mark}</p>${about}`)).toEqual([]);
  });

  it('is nowhere when the sign divides scenes, or when as much follows', () => {
    expect(behind(`<p>###</p>${about}<p>###</p>${about.replace('four', 'five')}`)).toHaveLength(2);
    const [start, end] = [LONG_PROSE.slice(0, 5), LONG_PROSE.slice(5)];
    expect(lines(page(`${paragraphs(start)}<p>###</p>${paragraphs(end)}`))).toEqual(LONG_PROSE);
  });
});

describe('a correction', () => {
  it.each([
    'This article was amended on 23 March 2026. An earlier version said that the crossing was 14km long; it is 4km.',
    'Correction: An earlier version of this story misstated the age of the pier. It is 90.',
    'Anmerkung der Redaktion: In einer früheren Version hieß es, die Fähre sei neun Meter lang.',
    'Fe de errores: en una versión anterior se decía que el muelle era de piedra y no de madera.',
    '• This article was amended on 5 May 2026. An earlier version gave the ferry two funnels.',
  ])('is read in the footer of the text: %s', (note) => {
    expect(behind(`<footer><p>${note}</p></footer>`)).toEqual([note]);
    expect(behind(`<div class="article-footer"><p>${note}</p></div>`)).toEqual([note]);
  });

  it('is not what a footer says otherwise', () => {
    expect(
      behind('<footer><p>This page was last edited on 8 November 2025, at 21:14 by the keeper.</p></footer>'),
    ).toEqual([]);
  });
});

describe('a graphic', () => {
  const table = '<table><tr><th>County</th><th>Price</th></tr><tr><td>Carrow</td><td>$24.99</td></tr></table>';

  it.each([
    `<div class="embed"><h3>What a call costs</h3>${table}<p>Source: county contracts</p></div>`,
    `<figure><p>Crossings a day</p><iframe src="https://charts.example/1"></iframe><p>Grafik: Lena Marsh · Quelle: Hafenamt</p></figure>`,
    `<div><p>Quelle: Hafenamt</p>${table}</div>`,
    '<div class="sc-vid"><div data-testid="video-player"><button></button><p>See the first crossing here:</p><span>0:48</span></div></div>',
  ])('is read without its words: %s', (box) => {
    expect(within(box)).toEqual([]);
  });

  it('leaves the section that it stands in', () => {
    const section = `<section><h3>What a call costs</h3>${table}<p>The price has risen twice since the spring.</p></section>`;
    expect(within(section)).toEqual(['# What a call costs', 'The price has risen twice since the spring.']);
  });
});

describe('a box', () => {
  it.each([
    '<section class="a_nl"><h3>The diary</h3><p>The most important dates of the day, and what they mean.</p><a>RECÍBELO EN TU CORREO</a></section>',
    '<div class="_b"><h3>Il Foglietto esiste grazie a voi</h3><p>Con otto euro al mese il giornale va avanti.</p><a href="/a">Abbonati</a></div>',
    '<div class="content-disclosure"><h3>Disclosure statement</h3><p>Ann Ames receives funding from the Ferry Forum of the county.</p></div>',
    '<section class="content-partners"><h3>Partners</h3><p>The university of Skarn provides funding as a member of this.</p></section>',
    '<section class="content-disclosures"><h3>Disclosure statement</h3><p>Ann Ames sits on the board of the Ferry Forum.</p></section>',
    '<div class="content-donate-callout"><h3>Before you go</h3><p>Nine hundred people have written for us, and nobody pays to read them.</p></div>',
    '<div class="article__status"></div><div class="post-meta"><p>Published in January by the cook, who likes beans very much.</p></div>',
    '<aside class="callout"><h3>Do you have a relative on the ferry?</h3><p>We want to hear about the fares you have paid. Call or text us on Signal at 555-0193.</p></aside>',
  ])('that asks or tells about the site is not read: %s', (box) => {
    expect(within(box)).toEqual([]);
  });

  it('that quotes a post is read without who posted it', () => {
    const tweet =
      '<blockquote class="twitter-tweet"><p>It is a goose. Please be patient.</p>— Harbour Police (@HarbourPolice) <a href="https://x.example/1">May 5, 2026</a></blockquote>';
    expect(within(tweet)).toEqual(['It is a goose. Please be patient.']);
  });

  it('of the text whose class is made of the same words is read', () => {
    const text = 'The stokers will be taught to repair batteries, and the school will pay them for it.';
    expect(within(`<div class="article-body-commercial"><p>${text}</p></div>`)).toEqual([text]);
    expect(within(`<div class="post-content entry-meta-free"><p>${text}</p></div>`)).toEqual([text]);
  });
});

describe('a series of boxes', () => {
  it('is read though each ends in a button', () => {
    const entry = (text: string, at: number) =>
      `<article class="block"><h2>At ${at} o'clock</h2><p>${text}</p><footer><a>Share</a></footer></article>`;
    const texts = LONG_PROSE.slice(0, 4).map((text) => `${text} Write to me at b.sorrell@courier.example.`);
    expect(lines(page(texts.map(entry).join('')))).toEqual(texts.flatMap((text, at) => [`# At ${at} o'clock`, text]));
  });
});

describe('an answer that a question unfolds', () => {
  it('is read under its question', () => {
    const item = (at: number) =>
      `<div class="Faq_item"><button aria-expanded="false" aria-controls="faq-${at}">How deep is lock ${at}?</button><div id="faq-${at}" hidden=""><p>It is ${at} metres deep, and no boat has ever touched the ground.</p></div></div>`;
    expect(behind(`<section><h2>In brief</h2>${item(6)}${item(7)}</section>`)).toEqual([
      '# In brief',
      '# How deep is lock 6?',
      'It is 6 metres deep, and no boat has ever touched the ground.',
      '# How deep is lock 7?',
      'It is 7 metres deep, and no boat has ever touched the ground.',
    ]);
    const menu =
      '<div><button aria-controls="m1">All sections</button><div id="m1" hidden><p>Everything that we have, sorted by the year.</p></div></div>';
    expect(behind(menu)).toEqual([]);
  });
});

describe('a part of the text that a button unfolds', () => {
  const told = 'Nobody in the house had asked before, and nobody has asked since.';
  const box = (opener: string, hidden = 'hidden') =>
    `<div class="T">${opener}<div ${hidden}><p>${told}</p></div></div>`;
  it.each([
    ['a question', '<button aria-expanded="false"><span>Is bread forbidden?</span></button>', 'Is bread forbidden?'],
    [
      'one in a heading',
      '<h3><button aria-expanded="false">Is bread forbidden? +</button></h3>',
      'Is bread forbidden?',
    ],
    ['one in Russian', '<button aria-expanded="false">А это запрещено?</button>', 'А это запрещено?'],
    ['a heading', '<h3>Is bread forbidden?</h3>', 'Is bread forbidden?'],
    ['a few words', '<button aria-expanded="false">The oven in brief</button>', 'The oven in brief'],
  ])('is read below %s', (_, opener, heading) => {
    expect(within(box(opener))).toEqual([`# ${heading}`, told]);
    expect(within(box(opener, 'style="display:none"'))).toEqual([`# ${heading}`, told]);
  });
  it.each([
    ['a menu', '<button aria-expanded="false">Share</button><div hidden><ul><li><a href="/x">X</a></li></ul></div>'],
    ['a form', '<h3>Any questions?</h3><div hidden><p>Thank you for asking.</p><input><button>Send</button></div>'],
    ['a transcript', `<button aria-expanded="false">Transcript</button><div hidden><p>${told}</p></div>`],
  ])('is not read when it is %s', (_, inside) => {
    expect(within(`<div>${inside}</div>`).join()).not.toMatch(/Nobody|Thank|X/);
  });
  it('is not read below a few words behind the text', () =>
    expect(behind(box('<button aria-expanded="false">The writer</button>'))).toEqual([]));
});

describe('a table of one column', () => {
  it('of results is none of the text, and one that lays a page out is', () => {
    const rows = ['PESCIA-VIGOR 1-1 (4-5 d.c.r.)', 'PESCIA: Baldi; Lotti, Ricci', 'VIGOR: Marchetti; Landi'];
    const table = (cells: readonly string[]) =>
      `<table><tbody>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join('')}</tbody></table>`;
    expect(within(table(rows))).toEqual([]);
    const told = LONG_PROSE.slice(0, 3).map((text) => `${text} It was 1994.`);
    expect(within(table(told))).toEqual(told);
  });
});

describe('the number of a printed column', () => {
  it('is not read within a sentence', () => {
    const [line] = within(
      '<p>They have closed what they call<span class="column-number">Column 418</span> “drop and collect” points in the town.</p>',
    );
    expect(line).toBe('They have closed what they call “drop and collect” points in the town.');
  });
});

describe('a heading in bold', () => {
  it('may count with a word and a colon', () => {
    const body = (line: string) => `<div><b>${line}</b></div><div>${LONG_PROSE[9]} ${LONG_PROSE[10]}</div>`;
    expect(within(body('Day one: 22 km, four hours'))[0]).toBe('# Day one: 22 km, four hours');
    expect(within(body('Ruth: I never said that'))[0]).toBe('Ruth: I never said that');
  });
});

describe('the last list', () => {
  it('keeps its heading though no item is a sentence', () => {
    const list =
      '<h2>Notable keepers</h2><ul><li>Alder Finch, who kept a record of birds</li><li>Ruth Lowrie, the only woman</li></ul>';
    expect(behind(list)).toEqual([
      '# Notable keepers',
      'Alder Finch, who kept a record of birds',
      'Ruth Lowrie, the only woman',
    ]);
  });
});

describe('the time over an entry of a live report', () => {
  it.each(['13:40', '9.05 Uhr', '8:20 a.m. GMT', '7:40 p.m. ET, March 8, 2026'])('is not read: %s', (time) => {
    const entry = (text: string) =>
      `<article class="live"><div><time>${time}</time></div><h2>River peaks</h2><p>${text}</p></article>`;
    expect(lines(page(LONG_PROSE.map(entry).join('')))).not.toContain(time);
  });

  it('is not read with who tells the entry', () => {
    const entry = (text: string, at: number) =>
      `<article><header><time>${at + 1}:15 p.m. ET, March 8, 2026</time><h2>Part ${at}</h2><span>From the Courier's Ann Ames</span></header><p>${text}</p></article>`;
    expect(lines(page(LONG_PROSE.map(entry).join('')))).toEqual(
      LONG_PROSE.flatMap((text, at) => [`# Part ${at}`, text]),
    );
  });

  it('is not read, but the line below its heading', () => {
    const entry = (text: string, at: number) =>
      `<article><header><p>10:4${at % 10}</p><h3>Part ${at}</h3><p>A boat for forty people</p></header><p>${text}</p></article>`;
    expect(lines(page(LONG_PROSE.slice(0, 8).map(entry).join('')))).toContain('A boat for forty people');
  });

  it('is read where it is the answer', () => {
    expect(within('<p>She looked at the clock over the pier and read what it said:</p><p>13:40</p>')).toContain(
      '13:40',
    );
  });
});

describe('notes', () => {
  it.each([
    'It carried coal <font>[<a href="#f1n"><font>1</font></a>]</font> and never paid for itself until the war came.',
    'It carried coal<span>&nbsp;[<a href="#nb1" id="nh1">1</a>]</span> and never paid for itself until the war came.',
  ])('leave no bracket behind: %s', (html) => {
    expect(within(`<p>${html}</p>`)).toEqual(['It carried coal and never paid for itself until the war came.']);
  });

  it('are no numbers in brackets that lead elsewhere', () => {
    const [line] = within(
      '<p>The clause [<a href="/law/12">12</a>] is two sentences long, and nobody has read it.</p>',
    );
    expect(line).toContain('12');
  });
});

describe('a kicker in front of a paragraph', () => {
  it('is not read when only a style sheet sets it apart', () => {
    const text = 'The harbour woke slowly, when the first of the ferries came round the breakwater.';
    expect(within(`<p><span class="article__kicker">Reportage</span>${text}</p>`)).toEqual([text]);
    expect(within(`<p><span class="article__kicker">Reportage</span> ${text}</p>`)).toEqual([text]);
    expect(within('<p><span class="rubric">O</span> Lord, he said, and the ferry came.</p>')).toEqual([
      'O Lord, he said, and the ferry came.',
    ]);
    expect(within('<p><span class="label">Then</span> Ruth Alder asked for a moment of quiet.</p>')).toEqual([
      'Then Ruth Alder asked for a moment of quiet.',
    ]);
    expect(
      within(`<p><span class="label">Later</span> that day the harbour woke slowly and nobody was there.</p>`),
    ).toEqual(['Later that day the harbour woke slowly and nobody was there.']);
  });
});

describe('what stands below a picture', () => {
  const picture = (box: string, text: string) =>
    `<div class="${box} columns"><div class="${box}__media"><img src="/a.jpg" alt="The pier | rbb"></div><div class="${box}__info"><p class="${box}__info__text">${text}</p></div></div>`;
  const TEXT = 'Up to five crossings a day: Ruth Alder at work.';

  it.each(['absatzbild', 'titelbild', 'foto', 'imagen', 'immagine'])('in a box called %s is its caption', (box) => {
    expect(within(picture(box, TEXT))).toEqual([]);
  });

  it.each(['bildung', 'fotograf'])('in a box called %s is read', (box) => {
    expect(within(picture(box, TEXT))).toEqual([TEXT]);
  });
});

describe('an aside between paragraphs', () => {
  const head = '<meta name="author" content="Bo Bell">';
  const beside = (inside: string) =>
    added(
      page(`${paragraphs(LONG_PROSE.slice(0, 6))}<aside>${inside}</aside>${paragraphs(LONG_PROSE.slice(6))}`, { head }),
    );

  it.each([
    '<p>Bo Bell is a reporter at the Courier. He covers the sea and lives in Wexley.</p>',
    '<p><strong>Bo Bell</strong> writes about boats, and about the people who mend them, for the Wexley Courier.</p>',
    '<p>Bo Bell ist Redakteur im Ressort Wirtschaft. Er schreibt über Häfen, Schiffe und die Menschen darauf.</p>',
    '<p>Bo Bell est journaliste au Courrier. Il couvre la mer depuis vingt ans et vit à Wexley.</p>',
    '<p>Bo Bell escribe sobre el mar y los barcos para El Correo desde hace veinte años.</p>',
    '<p>Bo Bell scrive di mare e di barche per il Corriere. Vive a Wexley con due cani.</p>',
    '<p>Bo Bell escreve sobre o mar para o Correio há vinte anos e mora em Wexley.</p>',
    '<p>Bo Bell has covered the harbour since 2009.</p><p>He may be reached at the old pier on most mornings.</p>',
  ])('that tells who the author is is not read: %s', (note) => expect(beside(note)).toEqual([]));

  it.each([
    'Ruth Alder was a stoker before she was mayor, and she has kept the shovel in her office.',
    'Bo Bells is the name of the bar, and it closes when the last ferry has come in at night.',
    'I, Bo Bell, am the last of the stokers, and I wrote it all down for my two daughters.',
    'Bo Bell, said the mayor to me, you have never been on the water in the whole of your life.',
    'Ann Ames is a reporter at the Post, and she was the first to see the ferry come round.',
    'Bo Bell was nine when the ferry sank, and this is the first time that she has told what she saw.',
    'Bo Bell is the engineer’s granddaughter. She keeps his watch in a drawer, and it still runs.',
    'Bo Bell war selbst an Bord, als die Fähre sank, und hat bis heute nicht davon gesprochen.',
    'Bo Bell est morte en mer le 4 octobre, et personne ne l’a cherchée avant le printemps.',
    'Bo Bell es hija del maquinista, y guarda el reloj que él llevaba en el bolsillo.',
    'Bo Bell è il nome che la nave portava prima della guerra, e nessuno lo ricorda.',
    'Bo Bell é a filha do escritor que vivia no farol, e ela ainda tem as chaves.',
    'Bo Bell is the last reporter who saw the ferry, and she will not say what was on it.',
    'Bo Bell is the daughter of a writer, and she has never read a book of his.',
    'Bo Bell lives in the house that the stoker built, and the doors do not close.',
    'Bo Bell is a writer, and my brother, and he has never told me what he saw.',
    'For years Bo Bell is what they called the buoy off the old pier, and then came I with the name.',
  ])('is read where it tells something else: %s', (line) => expect(beside(`<p>${line}</p>`)).toEqual([line]));

  it('may tell in Chinese who the author is, or a story', () => {
    const beside = (inside: string) =>
      added(
        page(`${paragraphs(LONG_PROSE.slice(0, 6))}<aside><p>${inside}</p></aside>${paragraphs(LONG_PROSE.slice(6))}`, {
          head: '<meta name="author" content="陈思远">',
        }),
      );
    for (const line of ['陈思远是小镇日报的记者，写船也写人。', '陈思远，青年作家，著有《渡口》等书，现居南岸。'])
      expect(beside(line)).toEqual([]);
    for (const line of [
      '陈思远是船上的最后一个乘客，他没有下船。',
      '陈思远是唯一见过船长的记者，后来他什么也不肯说。',
      '陈思远是我的外公，也是小镇日报的记者，他从不提起那条船。',
    ])
      expect(beside(line)).toEqual([line]);
  });
});

describe('a last sentence that begins with a given name', () => {
  const last = (name: string, line: string) =>
    added(page(paragraphs([...LONG_PROSE, line]), { head: `<meta name="author" content="${name}">` }));

  it.each([
    ['Elena', 'Elena vive ora a Trieste e non parla più del mare.'],
    ['Анна', 'Анна работает теперь в школе и сама звонит в колокол.'],
    ['Rui', 'Rui trabalha agora na escola e toca o sino.'],
    ['Jonas', 'Jonas lebt jetzt am See und spricht nicht mehr vom Meer.'],
    ['Claire', 'Claire est partie le lendemain, et la cloche est restée.'],
    ['Ruth', 'Ruth lives by the lake now, and does not speak of the sea.'],
  ])('may end the story of %s: %s', (name, line) => expect(last(name, line)).toEqual([line]));

  it.each([
    ['Elena', 'Elena scrive di mare e di barche.'],
    ['Jonas', 'Jonas ist Redakteur im Ressort Wirtschaft.'],
    ['Elena Rossi', 'Elena Rossi vive a Trieste con due cani.'],
  ])('tells who %s is: %s', (name, line) => expect(last(name, line)).toEqual([]));
});
