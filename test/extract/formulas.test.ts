/** Formulas: in words of the sentence where they stand in one, shown where they are set apart. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const tex = String.raw;

/** The blocks that stand for `inside` in an article, each with its kind. */
function blocksOf(inside: string, prose: readonly string[] = LONG_PROSE, head = ''): readonly string[] {
  const html = page(`${paragraphs(prose.slice(0, 6))}${inside}${paragraphs(prose.slice(6))}`, { head });
  const { article } = extractArticle(html, URL_OF_PAGE);
  return (article?.blocks ?? []).flatMap((block) =>
    'text' in block && !prose.includes(block.text) ? [`${block.kind}: ${block.text}`] : [],
  );
}

const KATEX = (mathml: string, source: string, isDisplay = false) =>
  `<span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"${isDisplay ? ' display="block"' : ''}><semantics><mrow>${mathml}</mrow><annotation encoding="application/x-tex">${source}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span class="base"><span class="mord mathnormal">Q</span><span class="mrel">=</span><span class="mord">v2</span></span></span></span>`;
const FLOW = '<mi>Q</mi><mo>=</mo><msup><mi>v</mi><mn>2</mn></msup>';
const FLOW_TEX = 'Q=v^2';

const inSentence = (formula: string) => `<p>The keeper wrote ${formula} on the wall of the lock house.</p>`;
const SENTENCE = 'paragraph: The keeper wrote Q = v² on the wall of the lock house.';

describe('a formula in a sentence', () => {
  it.each([
    ['KaTeX', KATEX(FLOW, FLOW_TEX)],
    ['KaTeX that could not read it', '<span class="katex-error" title="ParseError" style="color:#cc0000">Q=v^2</span>'],
    [
      'KaTeX without the tags of its MathML',
      `<span class="katex--inline"><span class="katex"><span class="katex-mathml">\n  Q\n  =\n   v\n   2\n  Q=v^2\n</span><span class="katex-html" aria-hidden="true">Q=v2</span></span></span>`,
    ],
    ['MathJax 2 with a preview', '<span class="MathJax_Preview">Q=v2</span><script type="math/tex">Q=v^2</script>'],
    [
      'MathJax 2 after its script has run',
      `<span class="MathJax_Preview"></span><span class="MathJax" id="M-1-Frame"><nobr><span class="math"><span class="mi">Q</span>=v2</span></nobr><span class="MJX_Assistive_MathML" role="presentation"><math>${FLOW}</math></span></span><script type="math/tex" id="M-1">Q=v^2</script>`,
    ],
    [
      'MathJax 2 in a saved page without scripts',
      `<span class="MathJax_Preview"></span><span class="MathJax"><nobr><span class="math">Q=v2</span></nobr><span class="MJX_Assistive_MathML"><math>${FLOW}</math></span></span>`,
    ],
    [
      'MathJax 3',
      `<mjx-container class="MathJax" jax="CHTML"><mjx-math class="MJX-TEX" aria-hidden="true"><mjx-mi><mjx-c class="mjx-c1D444"></mjx-c></mjx-mi></mjx-math><mjx-assistive-mml unselectable="on" display="inline"><math>${FLOW}</math></mjx-assistive-mml></mjx-container>`,
    ],
    [
      'MathJax 4',
      '<mjx-container class="MathJax" jax="CHTML"><mjx-math data-latex="Q=v^2"><mjx-mi></mjx-mi></mjx-math></mjx-container>',
    ],
    [
      'a wiki',
      tex`<span class="mwe-math-element"><span class="mwe-math-mathml-inline mwe-math-mathml-a11y" style="display: none;"><math><semantics><mrow>${FLOW}</mrow><annotation encoding="application/x-tex">{\displaystyle Q=v^{2}}</annotation></semantics></math></span><img src="https://wiki.example/math/render/svg/2a1" class="mwe-math-fallback-image-inline" aria-hidden="true" alt="{\displaystyle Q=v^{2}}"></span>`,
    ],
    [
      'a wiki that shows pictures',
      tex`<span class="mwe-math-element"><img src="/2a1.svg" class="mwe-math-fallback-image-inline" alt="{\displaystyle Q=v^{2}}"></span>`,
    ],
    ['MathML', `<math>${FLOW}</math>`],
    ['Zhihu', '<span class="ztext-math" data-eeimg="1" data-tex="Q=v^2">Q=v^2</span>'],
    ['Zhihu as a picture', '<img src="https://pictures.example/equation?tex=Q%3Dv%5E2" alt="Q=v^2" eeimg="1">'],
    ['WordPress', '<img src="https://s0.wp.com/latex.php?latex=Q%3Dv%5E2&amp;bg=ffffff" alt="Q=v^2" class="latex">'],
    ['codecogs', tex`<img src="https://latex.codecogs.com/svg.latex?\inline&amp;space;Q=v^{2}">`],
    [
      'WeChat',
      '<span data-formula="Q=v^2" data-formula-type="inline-equation"><svg viewBox="0 0 1 1"><g></g></svg></span>',
    ],
    ['pandoc', tex`<span class="math inline">\(Q=v^2\)</span>`],
    ['pandoc without signs', '<span class="math inline">Q=v^2</span>'],
    ['Python-Markdown', tex`<span class="arithmatex">\(Q=v^2\)</span>`],
    ['GitHub', '<math-renderer class="js-inline-math">$Q=v^2$</math-renderer>'],
    ['Stack Exchange', '<span class="math-container">$Q=v^2$</span>'],
    ['Distill', '<d-math>Q=v^2</d-math>'],
    ['TeX in brackets', tex`\(Q=v^2\)`],
    ['TeX in dollar signs', '$Q=v^2$'],
  ])('is said in its place: %s', (_, formula) => {
    expect(blocksOf(inSentence(formula))).toEqual([SENTENCE]);
  });

  it('is said in Chinese without a space', () => {
    const zh =
      '<p>风速为<img src="https://pictures.example/equation?tex=U" alt="U" eeimg="1">时，频率与风速成正比。</p>';
    expect(blocksOf(zh, LONG_ZH_PROSE)).toEqual(['paragraph: 风速为U时，频率与风速成正比。']);
  });

  it('is said in headings, list items and cells', () => {
    const inside = tex`<h2>Why \(E=mc^2\) holds</h2><p>${LONG_PROSE[0]}</p><ul><li>The depth $d_1$ of the lock</li></ul>
      <table><tr><th>Name</th><th>Sign</th></tr><tr><td>Depth</td><td>$$d_1$$</td></tr><tr><td>Width</td><td>\(w^2\)</td></tr></table>`;
    expect(blocksOf(inside)).toEqual([
      'heading: Why E = mc² holds',
      'listItem: The depth d₁ of the lock',
      'table: Name | Sign\nDepth | d₁\nWidth | w²',
    ]);
  });
});

describe('a formula that is set apart', () => {
  it.each([
    ['KaTeX', `<p><span class="katex-display">${KATEX(FLOW, FLOW_TEX, true)}</span></p>`],
    [
      'MathJax 2',
      '<div class="MathJax_Preview"></div><div class="MathJax_Display"><span class="MathJax">Q=v2</span></div><script type="math/tex; mode=display">Q=v^2</script>',
    ],
    [
      'MathJax 3',
      `<mjx-container class="MathJax" display="true"><mjx-math aria-hidden="true"></mjx-math><mjx-assistive-mml><math display="block">${FLOW}</math></mjx-assistive-mml></mjx-container>`,
    ],
    ['MathML', `<math display="block">${FLOW}</math>`],
    ['Zhihu', tex`<p><img src="https://pictures.example/equation?tex=Q" alt="Q=v^2\\" eeimg="2"></p>`],
    ['pandoc', tex`<p><span class="math display">\[Q=v^2\]</span></p>`],
    ['Python-Markdown', tex`<div class="arithmatex">\[Q=v^2\]</div>`],
    ['GitHub', '<math-renderer class="js-display-math">$$Q=v^2$$</math-renderer>'],
    ['Distill', '<d-math block>Q=v^2</d-math>'],
    ['TeX in brackets', tex`<p>\[Q=v^2\]</p>`],
    ['TeX in dollar signs', '<p>$$Q=v^2.$$</p>'],
    ['TeX in an environment', tex`<div>\begin{equation}Q=v^2\end{equation}</div>`],
    ['alone in a paragraph', `<p>${KATEX(FLOW, FLOW_TEX)}.</p>`],
    ['alone in the line of a wiki', `<dl><dd><span class="mwe-math-element"><math>${FLOW}</math></span></dd></dl>`],
    [
      'beside its number',
      `<table><tr><td></td><td><math display="block">${FLOW}</math></td><td>(1.2)</td></tr></table>`,
    ],
  ])('is shown: %s', (_, formula) => {
    expect(blocksOf(formula)).toEqual(['code: Q = v²']);
  });

  it('parts the sentence that goes on around it', () => {
    expect(
      blocksOf(tex`<p>The law of the lock reads $$Q = v\cdot A,$$ where \(A\) is the area of its gate.</p>`),
    ).toEqual([
      'paragraph: The law of the lock reads',
      'code: Q = v · A',
      'paragraph: where A is the area of its gate.',
    ]);
  });

  it('keeps its lines, over breaks of the markup too', () => {
    expect(blocksOf('<p>$$\\begin{aligned}<br>a &amp;= b \\\\<br>c &amp;= d<br>\\end{aligned}$$</p>')).toEqual([
      'code: a = b\nc = d',
    ]);
  });
});

describe('text that is no formula', () => {
  it.each([
    'Tickets rose from $5 to $7, then $8/$9, and US$10-US$12 in a week.',
    'The place is $$$ or $$ on the list, and $$$$ for the rich.',
    'It was $x, he said, and for her brother $y at the most.',
    tex`The editor wrote \[sic\] and \(see below\) in his copy, \[1\] and \[2\] too.`,
    'The script looks for $HOME/$USER and then for $PATH and $LANG in turn.',
    'They paid $20 for a_b and $30 for c_d, and Ke$ha and A$AP sang for both.',
  ])('stays as it is: %s', (text) => {
    expect(blocksOf(`<p>${text}</p>`)).toEqual([`paragraph: ${text}`]);
  });

  it('stays as it is beside formulas', () => {
    const head = '<script src="https://scripts.example/mathjax/tex-chtml.js"></script>';
    const text = '<p>Tickets rose from $5 to $7, then $8/$9. For $x$ people it was $10 and for $n$ people $12.</p>';
    expect(blocksOf(text, LONG_PROSE, head)).toEqual([
      'paragraph: Tickets rose from $5 to $7, then $8/$9. For x people it was $10 and for n people $12.',
    ]);
  });

  it('is code', () => {
    const text = '<p>Write <code>$x^2$</code> or <code>\\(x^2\\)</code> into the field below the map.</p>';
    expect(blocksOf(text)).toEqual(['paragraph: Write $x^2$ or \\(x^2\\) into the field below the map.']);
  });
});

describe('hostile formulas', () => {
  it.each([
    ['an unknown command', tex`\depth{d}^2`, 'depth d^2'],
    ['an open bracket', tex`\frac{a}{b`, 'frac a b'],
    ['a macro without end', tex`\def\a{\a\a}\a_1`, undefined],
    ['markup in its words', tex`x_1\text{&lt;b&gt;tide&lt;/b&gt;}`, 'x₁<b>tide</b>'],
  ])('are said as they can be read: %s', (_, formula, expected) => {
    const [block] = blocksOf(inSentence(`$${formula}$`));
    expect(block).toMatch(/^paragraph: The keeper wrote .* on the wall of the lock house\.$/);
    if (expected !== undefined) expect(block).toContain(` ${expected} `);
  });

  it.each([
    ['deep', `$x_1${'{'.repeat(1900)}y${'}'.repeat(1900)}$`],
    ['long', `$x_1${'+y'.repeat(50_000)}$`],
    ['never closed', tex`\(`.repeat(50_000)],
    ['in deep MathML', `<math>${'<mfrac><mi>a</mi>'.repeat(2000)}</math>`],
    ['in wide MathML', `<math>${'<mi>a</mi><mo>,</mo>'.repeat(20_000)}</math>`],
    ['thousands', Array.from({ length: 5000 }, (_, at) => `$$x_{${at}}$$ `).join('')],
    [
      'slow macros',
      Array.from({ length: 500 }, (_, at) => tex`$\def\a{${'x'.repeat(300)}${at}}\a\a\a\a\a\a$ `).join(''),
    ],
  ])('leave the article as it is: %s', (_, formula) => {
    const { article } = extractArticle(page(`${paragraphs(LONG_PROSE)}${inSentence(formula)}`), URL_OF_PAGE);
    const texts = (article?.blocks ?? []).map((block) => ('text' in block ? block.text : ''));
    expect(texts).toEqual(expect.arrayContaining([...LONG_PROSE]));
  });
});
