/** Marks, cards and letters that are drawn for eyes: said once or not at all, and no words glued together. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function spoken(html: string): readonly string[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

const within = (middle: string) =>
  spoken(page(paragraphs(LONG_PROSE.slice(0, 4)) + middle + paragraphs(LONG_PROSE.slice(4))));

describe('beside headings', () => {
  it.each([
    '<h2 id="b">Building<a class="headerlink" href="#b">¶</a></h2>',
    '<h2><a href="#b" aria-label="Anchor">#</a> Building</h2>',
    '<h2>Building<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>',
    '<h2>Building <span>[<a href="/e">编辑</a>]</span></h2>',
    '<h2>Building<a class="anchor-link" href="#b"><span class="sr-only">Link to this heading</span></a></h2>',
    '<h2 id="b">Building<a href="#b">Section titled “Building”</a></h2>',
    '<h2 id="b">Building<a href="#b">标题为“Building”的章节</a></h2>',
    '<h2 id="b">Building<a href="#b">Building的直接链接</a></h2>',
    '<h2 id="b">Building <a href="#top">Back to top</a></h2>',
    '<h2 id="b">Building <a href="#">↑</a></h2>',
    '<h2 id="b">Building <span class="material-icons">link</span></h2>',
    '<div class="level-h2"><h2 id="b">Building</h2><a href="#b"><span aria-hidden="true"><svg></svg></span><span class="sr-only">Section titled “Building”</span></a></div>',
    '<div><h2 id="b">Building</h2> <a class="direct" href="#b"><span>Go straight to this part</span></a></div>',
    '<div><a href="#b%C3%BC">Link</a><h2 id="bü">Building</h2></div>',
  ])('marks are left out: %s', (html) => {
    expect(within(html)[4]).toBe('Building');
  });

  it.each([
    '<h2 id="b">1. <a href="#b">Building</a></h2>',
    '<h2 id="b">Building <a href="#c">the building</a></h2>',
    '<h2 id="b">Why we never go <a href="/top">back to the top</a></h2>',
    '<h2 id="b">Never, <a href="#b">never again</a></h2>',
    '<h2 id="b">Again and <a href="#b">again and again</a></h2>',
    '<h2 id="b">Wexley, <a href="#b">Wexley</a></h2>',
  ])('words of the heading stay: %s', (html) => {
    expect(within(html)[4]).toBe(html.replace(/<[^>]+>/g, ''));
  });

  it('a link behind a heading that begins a sentence stays', () => {
    const box =
      '<div><h2 id="b">Building</h2><a href="#b">Building</a> took nine years, and twice it was given up.</div>';
    expect(within(box).slice(4, 6)).toEqual(['Building', 'Building took nine years, and twice it was given up.']);
  });

  it.each([
    '<h1 id="b">Building<a class="headerlink" href="#b" title="Permanent link">&para;</a></h1>',
    '<h1><a class="anchor" href="#b">#</a> Building</h1>',
    '<h1><span>Building</span> <a href="#b">§</a></h1>',
    '<h1 id="b">Building<a href="#b">Section titled “Building”</a></h1>',
  ])('marks are no part of the title: %s', (heading) => {
    const html = `<html><head><title>Building – Ferries</title></head><body><main>${heading}${paragraphs(LONG_PROSE)}</main></body></html>`;
    expect(extractArticle(html, URL_OF_PAGE).article?.title).toBe('Building');
  });

  it('a sign that belongs to the heading stays', () => {
    expect(within('<h2>Why C# and not F#</h2>')[4]).toBe('Why C# and not F#');
  });
});

describe('notes', () => {
  it.each([
    '<section class="footnotes"><ol><li id="fn1">Survey of 2019. <a href="#r1">↩</a></li></ol></section>',
    '<h2>Notes</h2><ol><li>Survey of the harbour, 2019. <a href="#r1">↩</a></li><li>Ibid., p. 12.</li></ol>',
    '<h3>参考文献</h3><ul><li>《港口志》，2019年。</li></ul>',
    '<h2>参考</h2><ol><li><a href="#r1">^</a>林一《港口志》，2019年，第58页。</li><li><a href="#r2">^</a>账中称“潮银”者凡二十七处。</li></ol>',
    '<h3>資料來源：</h3><ol><li>《港口志》，2019年。</li></ol>',
    '<h2>Einzelnachweise</h2><ol><li><a href="#c1">↑</a> Hafenamt, Bericht 2019.</li></ol>',
  ])('are left out at the end: %s', (html) => {
    expect(spoken(page(paragraphs(LONG_PROSE) + html))).toEqual(LONG_PROSE);
  });

  it('a section that is called so and told in sentences stays', () => {
    const section =
      '<h2>Sources</h2><p>The river has two sources, and both lie in the hills above the town, an hour on foot from the mill.</p>';
    expect(spoken(page(paragraphs(LONG_PROSE) + section))).toContain('Sources');
  });
});

describe('cards and letters', () => {
  it.each([
    '<p>The mill <a href="/w" class="term">wheel<span class="tooltip" role="tooltip">A wheel turned by water.</span></a> stood still for a week.</p>',
    '<p>The mill <span class="tooltip">wheel<span class="tooltiptext">A wheel turned by water.</span></span> stood still for a week.</p>',
    '<p>The mill wheel<span class="hovercard"><b>Wheel</b> Turned by water.</span> stood still for a week.</p>',
    '<p><span class="dropcap" aria-hidden="true">T</span><span class="sr-only">T</span>he mill wheel stood still for a week.</p>',
    '<p><span class="dropcap">T</span><span class="sr-only">T</span>he mill wheel stood still for a week.</p>',
    '<p><span class="dropcap" aria-hidden="true">T</span>he mill wheel stood still for a week.</p>',
    '<p><span class="drop-cap">T</span> he mill wheel stood still for a week.</p>',
    '<p>The mill wheel<span class="sr-only"> (opens in a new window)</span> stood still for a week.</p>',
  ])('%s', (html) => {
    expect(within(html)[4]).toBe('The mill wheel stood still for a week.');
  });

  it.each([
    'class="ssrcss-1f39n02-VisuallyHidden e16en2lz0">, external',
    'class="VisuallyHidden__Text-sc-1abc2d">, external',
    'class="styles_visuallyHidden__2fX3c"> (opens in a new tab)',
    'class="visually-hidden-focusable"> (opens in a new tab)',
    'class="nhsuk-u-visually-hidden"> (opens in a new tab)',
    'class="is-sr-only"> (externer Link)',
    'class="u-srOnly"> (s’ouvre dans une nouvelle fenêtre)',
    'class="screenReaderText"> Link zu einer anderen Seite',
    'class="slds-assistive-text"> Wheel, see below',
    'class="element-invisible"> (link is external)',
    'class="u-hidden"> (external)',
    'style="position:absolute;width:1px;height:1px;overflow:hidden"> Wheel, see below',
    'style="position: absolute; clip-path: inset(50%)"> Wheel, see below',
    'style="display:inline-block;text-indent:-9999px"> Wheel, see below',
    'class="note"> (opens in new tab)',
    'class="note"> (öffnet in neuem Fenster)',
    'class="note"> (s’ouvre dans un nouvel onglet)',
    'class="note"> (se abre en una ventana nueva)',
    'class="note"> (PDF, 1.2 MB, opens in new window)',
    'class="note"> 新しいウィンドウで開きます',
    'class="note">（另开新窗口）',
    'class="note">, external',
  ])('of what a link does nothing is said: <span %s', (span) => {
    const said = 'The mill wheel stood still for a week.';
    expect(within(`<p>The mill <a href="/w">wheel<span ${span}</span></a> stood still for a week.</p>`)[4]).toBe(said);
    expect(within(`<p>The mill <a href="/w">wheel</a><span ${span}</span> stood still for a week.</p>`)[4]).toBe(said);
    const icon = '<span aria-hidden="true">↗</span>';
    if (/external|open/.test(span))
      expect(within(`<p>The mill <a href="/w">wheel${icon}<span ${span}</span></a> stood still.</p>`)[4]).toBe(
        'The mill wheel stood still.',
      );
  });

  it.each([
    '(opens in new tab)',
    '(Opens in a new window)',
    '[external link]',
    '(öffnet sich in einem neuen Tab)',
    '(nouvelle fenêtre)',
    '(si apre in una nuova finestra)',
    '(abre em nova aba)',
    '(откроется в новой вкладке)',
    '（在新窗口打开）',
    '（在新視窗開啟）',
    '(새 창에서 열림)',
  ])('of what a link does nothing is said in its own text: %s', (note) => {
    const link = (text: string) => `<a href="https://w.example/" target="_blank">${text}</a>`;
    const said = 'The mill wheel stood still for a week.';
    expect(within(`<p>The mill ${link(`wheel ${note}`)} stood still for a week.</p>`)[4]).toBe(said);
    expect(within(`<p>The mill ${link('wheel')} ${note} stood still for a week.</p>`)[4]).toBe(said);
  });

  it.each([
    'The door (opens in a new window) was her idea of a <a href="/j" target="_blank">joke</a>.',
    'She wrote <a href="/j" target="_blank">(opens in a new tab) on every link</a> of the page.',
    'The <a href="/j" target="_blank">minister of affairs (external)</a> went home.',
    'The <a href="/j">new window</a> of the church is blue.',
    'The <a href="/j">church <em>new window</em> fund</a> is empty.',
    'Her affairs were <a href="/j">internal</a>, <em>external</em> and none of his.',
    'It was <span class="hidden-gem">the best</span> of all boats.',
    'It was <span class="sr-only sm:not-sr-only">the best</span> of all boats.',
    'It was <span class="not-sr-only">the best</span> of all boats.',
    'It was <span class="visually-hidden-mobile">the best</span> of all boats.',
  ])('what an author says of windows stays: %s', (html) => {
    expect(within(`<p>${html}</p>`)[4]).toBe(html.replace(/<[^>]+>/g, ''));
  });

  it('a headline is said without what is hidden in it', () => {
    const title = (inner: string) =>
      extractArticle(
        `<html><head><title>Courier</title></head><body><main><h1>${inner}</h1>${paragraphs(LONG_PROSE)}</main></body></html>`,
        URL_OF_PAGE,
      ).article?.title;
    expect(title('<span class="visually-hidden">Exclusive story: </span>The mill wheel stands')).toBe(
      'The mill wheel stands',
    );
    expect(title('The mill wheel stands<span class="sr-only"> (opens in a new tab)</span>')).toBe(
      'The mill wheel stands',
    );
    expect(
      title(
        '<span class="kicker">Mill</span><span class="visually-hidden">: </span><span>The mill wheel stands</span>',
      ),
    ).toBe('Mill: The mill wheel stands');
  });

  it('a first letter that is a word keeps its space', () => {
    expect(within('<p><span class="dropcap">A</span> mill wheel stood still for a week.</p>')[4]).toBe(
      'A mill wheel stood still for a week.',
    );
  });
});

describe('inline elements side by side', () => {
  it.each([
    [
      '<p><span>Half of the houses were read</span><span>Mar 4 was the day of it.</span></p>',
      'Half of the houses were read Mar 4 was the day of it.',
    ],
    [
      '<div><span>Recipe of the harbour</span><span>serves nine people at the pier, and the cook.</span></div>',
      'Recipe of the harbour serves nine people at the pier, and the cook.',
    ],
  ])('are words of their own: %s', (html, text) => {
    expect(within(html)).toContain(text);
  });

  it('are one word where they are drawn as one', () => {
    expect(within('<p>The <b>ship</b><i>wright</i> drank H<sub>2</sub>O with <em>Mc</em>Arthur.</p>')).toContain(
      'The shipwright drank H2O with McArthur.',
    );
    const zh = spoken(
      page(`<p><span>渡轮</span><span>今天</span>${LONG_ZH_PROSE[0]}</p>${paragraphs(LONG_ZH_PROSE.slice(1))}`, {
        lang: 'zh',
        title: '渡口',
      }),
    );
    expect(zh[0]).toBe(`渡轮今天${LONG_ZH_PROSE[0]}`);
  });
});

describe('what a browser draws', () => {
  it.each([
    ['The wall is <del>four</del> <ins>five</ins> meters high.', 'The wall is five meters high.'],
    [
      'The <b>Skarn Bank</b><span id="quote_skb">(<i>115.39</i>, <i>-2.79</i>, <i>-2.47%</i>)</span> lent the town its money.',
      'The Skarn Bank lent the town its money.',
    ],
    ['The bank grew <span class="quote">(2.5%, or 3%)</span> in March.', 'The bank grew (2.5%, or 3%) in March.'],
    ['It cost <s>nine</s> seven crowns, and nobody paid.', 'It cost seven crowns, and nobody paid.'],
    ['Not <strike>nobody</strike>, but everybody paid for the wall.', 'Not, but everybody paid for the wall.'],
    ['<s>The whole of it was struck out by the council.</s>', 'The whole of it was struck out by the council.'],
    ['She said <q>the water is warm</q> and went in.', 'She said “the water is warm” and went in.'],
    ['He said <q>she said <q>swim</q> to me</q> and left.', 'He said “she said ‘swim’ to me” and left.'],
    ['She said “<q>the water is warm</q>” and went in.', 'She said “the water is warm” and went in.'],
    [
      'The sluice is shut<span style="display:none">x</span><span class="sr-only"> (opens in a new tab)</span> for good now.',
      'The sluice is shut for good now.',
    ],
    ['»<q>the water is warm</q>«, she said.', '»the water is warm«, she said.'],
    [
      '<span class="counter">4500</span> people came to the wall, more than ever.',
      '4500 people came to the wall, more than ever.',
    ],
  ])('is heard: %s', (html, text) => {
    expect(within(`<p>${html}</p>`)[4]).toBe(text);
  });

  it('what a mark that nobody closed strikes out is heard', () => {
    expect(spoken(page(`<div>It cost <s>nine, and then it cost ${LONG_PROSE.join('<br><br>')}</div>`))).toContain(
      LONG_PROSE.at(-1),
    );
    expect(within(`<p>It cost <s>nine, and then ${LONG_PROSE.join(' ')}</p>`)[4]).toContain(LONG_PROSE.at(-1));
  });

  it('counters over what they count are heard', () => {
    const box = (count: number, of: string) => `<div><span class="counter">${count}</span><p>${of}</p></div>`;
    expect(within(box(1200, 'boats since the war') + box(300, 'workers in the yard')).slice(4, 8)).toEqual([
      '1200',
      'boats since the war',
      '300',
      'workers in the yard',
    ]);
  });

  it('items struck out because they are done are heard', () => {
    expect(within('<ul><li><s>Tar the hull of the second boat</s></li><li>Mend both of the nets</li></ul>')).toContain(
      'Tar the hull of the second boat',
    );
  });
});
