/** What a page says is heard in order, and nothing around it. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import type { Article, Block } from '../../src/model.ts';
import { PROSE, page, paragraphs, URL_OF_PAGE, ZH_PROSE } from './sample-page.ts';

function articleOf(html: string, url = URL_OF_PAGE): Article {
  const result = extractArticle(html, url);
  if (!result.article) throw new Error(result.reason);
  return result.article;
}

const blocksOf = (body: string): readonly Block[] => articleOf(page(body)).blocks;
const texts = (blocks: readonly Block[]) => blocks.map((block) => ('text' in block ? block.text : block.url));

describe('blocks in reading order', () => {
  it('keeps the prose and nothing of menu, sidebar and footer', () => {
    const { blocks, title } = articleOf(page(paragraphs(PROSE)));
    expect(title).toBe('Electric ferry reaches Wexley');
    expect(texts(blocks)).toEqual([...PROSE]);
  });

  it('marks headings with their level, quotes and list items', () => {
    const quote = 'Nobody believed that it would float, let alone that it would be on time.';
    const blocks = blocksOf(
      `<p>${PROSE[0]}</p><h2>The crossing</h2><p>${PROSE[1]}</p><blockquote><p>${quote}</p></blockquote>
       <ul><li>Nineteen minutes from pier to pier, also in winter.</li><li>Four sailings an hour until midnight.</li></ul><p>${PROSE[2]}</p>`,
    );
    expect(blocks).toContainEqual({ kind: 'heading', level: 2, text: 'The crossing' });
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'quote',
      'listItem',
      'listItem',
      'paragraph',
    ]);
    expect(blocks).toContainEqual({ kind: 'quote', text: quote });
  });

  it('says a caption without the buttons that fold it, and its credit once', () => {
    const captionOf = (caption: string, below: string) =>
      texts(
        blocksOf(
          `<p>${PROSE[0]}</p><div class="image"><img src="/img/ferry.jpg" width="600"><div class="credit-caption">${caption}${below}</div></div><p>${PROSE[1]}</p><p>${PROSE[2]}</p>`,
        ),
      ).find((text) => text !== '' && !PROSE.some((known) => known === text));
    const credit = '<span class="credit">Ada Roos for Radio Wexley</span>';
    expect(
      captionOf(
        '<div class="caption"><p>The ferry lies at the pier. <b class="credit">Ada Roos for Radio Wexley</b><b class="hide-caption"><b>hide caption</b></b></p></div>',
        `<b class="toggle-caption"><b>toggle caption</b></b>${credit}`,
      ),
    ).toBe('The ferry lies at the pier. Ada Roos for Radio Wexley');
    expect(
      captionOf('<div class="caption"><p>The crew paints what a mate may not hide caption</p></div>', credit),
    ).toContain('may not hide caption');
    expect(
      captionOf(
        '<div class="caption"><p>Ben Marsh and Ada Roos</p></div>',
        '<div class="caption"><p>Ada Roos</p></div>',
      ),
    ).toBe('Ben Marsh and Ada Roos Ada Roos');
  });

  it('keeps the words of links, drops reference marks and the reading of ruby', () => {
    const blocks = blocksOf(
      `${paragraphs(PROSE)}<p>The <a href="/tag/ferry">ferry</a> was built in <a href="/x">Sundhaven</a><sup>[2]</sup> by forty people, the <ruby>harbour<rt>haven</rt></ruby> says.</p>`,
    );
    expect(texts(blocks).at(-1)).toBe('The ferry was built in Sundhaven by forty people, the harbour says.');
  });

  it('makes paragraphs of text that only line breaks divide', () => {
    const html = page(`${ZH_PROSE[0]}<br><br>${ZH_PROSE[1]}<br>　　${ZH_PROSE[2]}`, {
      lang: 'zh-CN',
      title: '电动渡轮抵达小镇',
    });
    expect(texts(articleOf(html).blocks)).toEqual([...ZH_PROSE]);
  });

  it('puts no space where a line of Chinese source text was broken', () => {
    const broken = ZH_PROSE[0].replace('绕过', '\n      绕过');
    const html = page(paragraphs([broken, ...ZH_PROSE.slice(1)]), { lang: 'zh', title: '电动渡轮抵达小镇' });
    expect(texts(articleOf(html).blocks)[0]).toBe(ZH_PROSE[0]);
  });

  it('joins a body that the page splits over siblings', () => {
    const last =
      'In the evening the band went home on the late boat, and the pier was as quiet as it had been for a hundred years.';
    const html = page(
      `<div class="part">${paragraphs(PROSE.slice(0, 2))}</div><div class="part"><p>${PROSE[2]}</p><p>${last}</p></div>`,
    );
    expect(texts(articleOf(html).blocks)).toEqual([...PROSE, last]);
  });

  it('joins a section whose container is called otherwise and built alike, and no other box', () => {
    const last = 'In the evening the band went home on the late boat.';
    const section = (name: string, word: string, lines: readonly string[]) =>
      `<div class="${name}"><div class="ab ca"><div class="ch bg">${lines.map((text) => `<p class="${word} mk">${text}</p>`).join('')}</div></div></div>`;
    const html = page(
      `<section>${section('gh gi', 'body-paragraph', PROSE)}<div role="separator"></div>${section('gn go', 'body-paragraph', [last])}${section('gp gq', 'call', ['Our letter brings you the harbour every Friday.'])}</section>`,
    );
    expect(texts(articleOf(html).blocks)).toEqual([...PROSE, last]);
  });

  it('says nothing twice that the page sets twice', () => {
    const pulled = `<blockquote>${PROSE[1]}</blockquote>`;
    expect(texts(blocksOf(paragraphs(PROSE) + pulled))).toEqual([...PROSE]);
    const summary = page(paragraphs(PROSE)).replace('<div class="entry">', `<p>${PROSE[0]}</p><div class="entry">`);
    expect(texts(articleOf(summary).blocks)).toEqual([...PROSE]);
  });

  it('takes a first paragraph that stands apart between the title and the body', () => {
    const html = page(paragraphs(PROSE.slice(1))).replace(
      '<div class="entry">',
      `<div class="standfirst"><p>${PROSE[0]}</p></div><div class="entry">`,
    );
    expect(texts(articleOf(html).blocks)).toEqual([...PROSE]);
  });

  it('shows a table whose cells hold sections, and its caption in small letters, without having them spoken', () => {
    const cell = (text: string) => `<td><section style="text-align:center"><span leaf="">${text}</span></section></td>`;
    const row = (...cells: readonly string[]) => `<tr>${cells.map(cell).join('')}</tr>`;
    const caption = (style: string) =>
      `<p style="text-align: center;"><span style="${style}">Sailings of a week (own count)</span></p>`;
    const body = (style: string) =>
      `<p>${PROSE[0]}</p><table><tbody>${row('Day', 'Sailings')}${row('Monday', '48')}${row('Sunday', '30')}</tbody></table>${caption(style)}${paragraphs(PROSE.slice(1))}`;
    expect(blocksOf(body('font-size:12px'))[1]).toMatchObject({
      kind: 'table',
      text: 'Day | Sailings\nMonday | 48\nSunday | 30',
    });
    expect(texts(blocksOf(body('font-size:12px')))).not.toContain('Sailings of a week (own count)');
    expect(texts(blocksOf(body('font-weight:bold')))).toContain('Sailings of a week (own count)');
  });

  it('takes a heading within a caption for the caption', () => {
    const caption =
      '<figcaption><div><h2 class="image-description">The ferry at the pier. It is new.</h2></div></figcaption>';
    const blocks = blocksOf(
      `<p>${PROSE[0]}</p><figure><img src="/ferry.jpg">${caption}</figure>${paragraphs(PROSE.slice(1))}`,
    );
    expect(blocks[1]).toMatchObject({ kind: 'figure', text: 'The ferry at the pier. It is new.' });
    expect(texts(blocks.filter(({ kind }) => kind !== 'figure'))).toEqual([...PROSE]);
  });

  it('shows tables, code and figures without having them spoken', () => {
    const blocks = blocksOf(
      `<p>${PROSE[0]}</p><figure><img src="/img/ferry.jpg" width="600"><figcaption>The ferry at the pier (Photo: L. Marsh)</figcaption></figure>
       <p>${PROSE[1]}</p><table><tr><th>Day</th><th>Sailings</th></tr><tr><td>Monday</td><td>48</td></tr><tr><td>Sunday</td><td>30</td></tr></table>
       <pre><code>ferry.depart({ at: 'dawn' });</code></pre><p>${PROSE[2]}</p>`,
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'figure', 'paragraph', 'table', 'code', 'paragraph']);
    expect(blocks[1]).toEqual({
      kind: 'figure',
      text: 'The ferry at the pier (Photo: L. Marsh)',
      imageUrl: 'https://courier.example/img/ferry.jpg',
    });
    expect(blocks[3]).toMatchObject({ kind: 'table', text: 'Day | Sailings\nMonday | 48\nSunday | 30' });
  });

  it('reads the text of a page that is laid out with tables', () => {
    const html = `<title>Ferry comes in</title><table><tr><td width=150><a href=/>Home</a><br><a href=/n>News</a></td><td><font size=4><b>Ferry comes in</b></font><p>${PROSE.join('<p>')}</td></tr></table>`;
    expect(texts(articleOf(html).blocks)).toEqual([...PROSE]);
  });

  it('reads a fragment without html, and prose in pre', () => {
    expect(texts(articleOf(`<h2>Ferry comes in</h2><div>${paragraphs(PROSE)}</div>`).blocks)).toEqual([...PROSE]);
    expect(texts(articleOf(page(`<pre>${PROSE.join('\n\n')}</pre>`)).blocks).join(' ')).toContain(PROSE[1]);
    expect(
      blocksOf(
        `${paragraphs(PROSE)}<pre><span>flag enable calendar --clinic 1<br>flag status calendar</span></pre>`,
      ).at(-1),
    ).toMatchObject({ kind: 'code' });
    const typed = PROSE.map((text) => text.replace(' ', ' --'));
    expect(texts(articleOf(page(`<pre>${typed.join('\n\n')}</pre>`)).blocks)).toHaveLength(PROSE.length);
  });

  it.each([
    [
      '<span id="44aa" class="qq om" data-selectable-paragraph="">kind      tickets  median  p90<br/>usual     212      3d      7d<br/>vendor    58       21d     66d<br/>unknown   31       12d     30d</span>',
      'kind | tickets | median | p90',
    ],
    ['Monday       48\nTuesday       7\nSunday    1,030\n---------------\nAll       1,085', 'Monday | 48'],
    ['   boat  crew  nets\n------- ----- -----\n  Ruth     4    12\nHelena    11     9', 'boat | crew | nets'],
    ['船名\t船员\t渔网\n海燕\t4\t十二\n东港\t11\t九', '船名 | 船员 | 渔网'],
  ])('shows a table that is typed into a pre without having it spoken: %s', (pre, first) => {
    const last = blocksOf(`${paragraphs(PROSE)}<pre>${pre}</pre>`).at(-1);
    expect(last).toMatchObject({ kind: 'table' });
    expect(last?.kind === 'table' && last.text.split('\n')[0]).toBe(first);
  });

  it.each([
    'The mill wheel     stood by the river,\nThe wheel was      slow as the moon;\nThe men of         the harbour were silent,\nThe women          would follow soon.',
    'Hwaet! We Gardena   in geardagum,\nþeodcyninga,   þrym gefrunon,\nhu ða æþelingas   ellen fremedon.',
    'The mill stood still,\n  and the wheel was slow,\n    and the men of the harbour\n  had nowhere to go.',
    'ANN     Good morning, and is it far?\nBO      It is as far as it was.\nANN     Then we had better go.',
    'In 1911 the mill  burned down. It was built\nagain by 40 men,  who took 9 weeks. The\nwheel is the old  one, of 1870.',
    'git was the word for him in the harbour,\nand he was proud of it.',
  ])('reads verse, a scene and prose in a pre: %s', (pre) => {
    const said = blocksOf(`${paragraphs(PROSE)}<pre>${pre}</pre><p>${PROSE[0]}</p>`)
      .flatMap((block) => (block.kind === 'paragraph' || block.kind === 'listItem' ? [block.text] : []))
      .join(' ');
    for (const line of pre.split('\n')) expect(said).toContain(line.replace(/\s+/g, ' ').trim());
  });

  it.each(['npm install ferry', 'git push origin harbour<br/>git status'])('shows a command: %s', (pre) => {
    expect(blocksOf(`${paragraphs(PROSE)}<pre><span>${pre}</span></pre>`).at(-1)).toMatchObject({ kind: 'code' });
  });

  it('reads text that the page hides until a script runs, when there is no other', () => {
    expect(texts(articleOf(page(`<div style="display:none">${paragraphs(PROSE)}</div>`)).blocks)).toEqual([...PROSE]);
    expect(
      texts(blocksOf(`${paragraphs(PROSE)}<p hidden>This line waits for a script that never comes, poor thing.</p>`)),
    ).toEqual([...PROSE]);
  });

  it('survives an unclosed title, quote and script', () => {
    const cut = `<html><head><title>Ferry comes in\n</head><body><div class="entry">${paragraphs(PROSE)}</div>`;
    expect(texts(articleOf(cut).blocks)).toEqual([...PROSE]);
    expect(texts(articleOf(page(`${paragraphs(PROSE)}<p><a href="/x>more`)).blocks).slice(0, 3)).toEqual([...PROSE]);
    expect(texts(articleOf(`${page(paragraphs(PROSE))}<script>var a = 1;`).blocks)).toEqual([...PROSE]);
  });
});

describe('pages without an article', () => {
  it('gives a reason and no article', () => {
    const menu = '<ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul>';
    for (const html of ['', ' ', '<html></html>', menu, '<script>alert(1)</script>']) {
      const result = extractArticle(html, URL_OF_PAGE);
      expect(result.article).toBeUndefined();
      expect('reason' in result && result.reason).toMatch(/\.$/);
    }
  });

  it('says so when the address is none', () => {
    const result = extractArticle(page(paragraphs(PROSE)), 'not an address');
    expect(result.article === undefined && result.reason).toContain('not an address');
  });
});

describe('the report', () => {
  it('names every block, kept or left out, with the reason and a score', () => {
    const { report } = extractArticle(page(paragraphs(PROSE)), URL_OF_PAGE);
    const kept = report.blocks.filter((block) => block.kept);
    expect(kept.map(({ text }) => text)).toEqual(PROSE.map((text) => text.slice(0, 120)));
    expect(kept.every(({ score, reason }) => score > 0 && reason === 'body')).toBe(true);
    const footer = report.blocks.find(({ text }) => text.startsWith('©'));
    expect(footer).toMatchObject({ kept: false });
    expect(footer?.reason).not.toBe('');
  });
});
