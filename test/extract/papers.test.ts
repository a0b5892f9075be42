/** What papers set beside their text: authors, captions in two languages, the abstract in another one, counts. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const HALF = 6;
const TITLE = '古桥石料';
const cite = (names: readonly string[]) =>
  names.map((name) => `<meta name="citation_author" content="${name}">`).join('');

function spoken(body: string, head = '', lang = 'zh'): readonly string[] {
  const { article } = extractArticle(page(body, { lang, title: TITLE, head }), URL_OF_PAGE);
  return (
    article?.blocks.flatMap((block) =>
      'text' in block && block.kind !== 'figure' && block.kind !== 'table' ? [block.text] : [],
    ) ?? []
  );
}

const within = (markup: string, head = '') =>
  spoken(paragraphs(LONG_ZH_PROSE.slice(0, HALF)) + markup + paragraphs(LONG_ZH_PROSE.slice(HALF)), head);
const kept = (...texts: readonly string[]) => [...LONG_ZH_PROSE.slice(0, HALF), ...texts, ...LONG_ZH_PROSE.slice(HALF)];
const TABLE =
  '<table><thead><tr><th>部位</th><th>深度</th></tr></thead><tbody><tr><td>干燥</td><td>0.21</td></tr><tr><td>渗水</td><td>0.83</td></tr></tbody></table>';

describe('a paper is read without', () => {
  it.each([
    ['the caption of a table', `<p><b>表 1</b> 三年平均剥蚀深度</p>${TABLE}`],
    [
      'captions in two languages',
      `<p>表1　三年平均剥蚀深度</p><p>Table 1 Mean depth of erosion in three years</p>${TABLE}`,
    ],
    [
      'the caption of a picture',
      '<div><img src="/f.jpg"><p>图 1 测区布置示意</p><p>Figure 1. Layout of the plots.</p></div>',
    ],
    ['captions whose picture is not there', '<p>图2-1：温度变化</p><p>Fig. 2-1 Change of temperature</p>'],
    ['links to a figure', '<p>下载: <a href="/f">全尺寸图片</a> <a href="/p">幻灯片</a></p>'],
    ['its citation', '<p>建筑石材学报, 2025, 18(4): 301-312.</p>'],
    ['its classes', '<p>中图分类号：TU363 文献标识码：A 文章编号：1000-0001(2025)04-0301-12</p>'],
    ['its identifier', '<p>DOI: 10.00000/j.issn.0000-0001.20250217</p>'],
    ['its dates', '<p>收稿日期：2025-01-20；修回日期：2025-05-16</p>'],
    [
      'its menu',
      '<div><a href="#a">摘要</a><a href="#f">HTML全文</a><a>图(3)</a><a>表(1)</a><a>参考文献(2)</a><a>PDF下载</a></div>',
    ],
    [
      'the abstract in English',
      '<h3>Abstract</h3><p>Moss cover on twelve bridges was observed for three years, and it lowered the daily range of temperature.</p><p>Keywords: bridge / moss</p>',
    ],
    [
      'the abstract in one English line',
      '<p>Abstract: Moss cover on twelve bridges was observed for three years, and it was of use.</p>',
    ],
  ])('%s', (_, markup) => {
    expect(within(markup)).toEqual(kept());
  });

  it.each([
    '<ul><li><a>韦青岩</a><sup>1</sup></li><li><a>段若溪</a><sup>2</sup><sup>,*</sup></li></ul>',
    '<p>韦青岩<sup>1</sup>, 段若溪<sup>2,*</sup></p>',
    '<p>韦青岩　段若溪</p>',
  ])('its authors above it: %s', (markup) => {
    expect(spoken(markup + paragraphs(LONG_ZH_PROSE), cite(['韦青岩', '段若溪']))).toEqual(LONG_ZH_PROSE);
  });
});

describe('a text keeps', () => {
  it.each([
    ['a sentence about a table', `表 1 列出了三年的结果，差别在第二年才变得显著。`, TABLE],
    ['a sentence about a picture', '图1显示，苔藓越厚，石面的温度越稳定。', '<img src="/f.jpg">'],
    ['a line that only begins like a caption', '表叔说', ''],
    ['an English sentence', 'Nobody on the island had ever seen a bridge without moss.', ''],
  ])('%s', (_, sentence, beside) => {
    expect(within(`<p>${sentence}</p>${beside}`)).toEqual(kept(sentence));
  });

  it('numbered lines far from any picture', () => {
    expect(within('<p>图 1 桥的早晨</p>')).toEqual(kept('图 1 桥的早晨'));
  });

  it('its English passages where nothing calls them an abstract', () => {
    const verses = LONG_PROSE.slice(0, 2);
    expect(within(paragraphs(verses))).toEqual(kept(...verses));
  });

  it('its own abstract in English', () => {
    const html = `<h2>Abstract</h2>${paragraphs(LONG_PROSE)}`;
    expect(spoken(html, '', 'en')).toEqual(['Abstract', ...LONG_PROSE]);
  });

  it('the names of who speaks', () => {
    const talk = ['韦青岩', '桥上的苔藓，我们看了三年。', '段若溪', '看出了什么？', '韦青岩', '看出它认得水。'];
    expect(spoken(paragraphs([...talk, ...LONG_ZH_PROSE]), cite(['韦青岩', '段若溪']))).toEqual([
      ...talk,
      ...LONG_ZH_PROSE,
    ]);
  });
});

const DOI = '<a href="https://doi.org/10.00000/moss.2025.12">10.00000/moss.2025.12</a>';
const ABOUT = '(<a href="/dois">About DOIs</a>)';
const behind = (markup: string) => spoken(paragraphs(LONG_PROSE) + markup, '', 'en').slice(LONG_PROSE.length);

describe('an article on a paper is read without', () => {
  it.each([
    ['its Chinese label and address', `<p>相关论文信息：https://doi.org/10.00000/moss.2025.12</p>`],
    ['its Chinese label and identifier', `<p>原文DOI：10.00000/moss.2025.12</p>`],
    ['its journal and identifier', `<p><em>Annals of Moss, 2025. DOI: ${DOI} ${ABOUT}.</em></p>`],
    ['its identifier before the journal', `<p>DOI: Annals of Moss, 2025. ${DOI} ${ABOUT}.</p>`],
    ['two of them', `<p>Annals of Moss, 2025. DOI: ${DOI}; Stone, 2024. DOI: ${DOI} ${ABOUT}.</p>`],
    [
      'its reference',
      `<p><strong>Reference:</strong> “How moss keeps a bridge dry” by Ann Ames, 4 May 2025. ${DOI}</p>`,
    ],
    ['its details', '<p><b>Publication details:</b> Ann Ames et al, Moss on bridges, <i>Stone</i> (2025).</p>'],
    ['its journal', '<p><strong>Journal information:</strong> <a href="/j">Stone</a></p>'],
    ['its authors and issue', `<p>Ames A, Bell B. Moss on bridges. Stone. 2025;26(9):1123-1131. doi:${DOI}</p>`],
    ['its source in German', `<p>(Stone, 2025; doi: ${DOI})</p>`],
    ['its source in French', `<p>Étude : Ames et al., Stone, 2025. DOI : ${DOI}</p>`],
    ['who provided it', '<p>Provided by <a href="/u">University of Wexley</a></p>'],
    ['how it was edited', '<p>Materials provided by University of Wexley. Note: Content may be edited for style.</p>'],
    [
      'how it is cited',
      '<p>Citation: Moss keeps bridges dry (2025, May 4) retrieved 5 May 2025 from https://courier.example/moss.html</p>',
    ],
    ['its source with a volume', `<p>Ann Ames, Bo Bell. Who counts the moss? Stone, 2025; 12 (3): 44 DOI: ${DOI}</p>`],
    ['its data', '<p>Method of Research: Observational study</p><p>Article Publication Date: 4-May-2025</p>'],
    ['its terms', '<p>This document is subject to copyright. No part may be reproduced without permission.</p>'],
  ])('%s', (_, markup) => {
    expect(behind(markup)).toEqual([]);
  });

  it.each([
    'The paper, published in Stone in 2025 (DOI: 10.00000/moss.12), shows that moss keeps bridges dry.',
    '“Moss keeps them dry in every season that we saw”, Ames adds. “We will go on.” (Stone, 2025; doi: 10.00000/moss.12)',
    'The photographs are stored with the town, 2025. DOI: 10.00000/moss.12',
    'You can find the code under DOI 10.00000/moss.12',
    'In Stone, 2025, they wrote that the moss had gone.',
    'Provided by the town, the bread was gone at noon.',
    'Ames published her counts in Stone in 2021, doi:10.00000/t.1.',
    'The paper that started the quarrel came out in 2012, with another moss: https://doi.org/10.00000/xyz123',
    'Ames withdrew the paper in March 2021; the notice still has the old number, doi:10.00000/s41.',
    'Ames veröffentlichte ihre Zahlen erstmals 2021, und zwar in der Zeitschrift Stein, doi:10.00000/t.1.',
    'Ames a montré la même chose en 2021, dans la revue Pierre, doi:10.00000/t.1.',
    'Ames publicó sus resultados en 2021, en la revista Piedra, doi:10.00000/t.1.',
    '林一和王二的论文发表于 2021, 题目是《苔与桥》，doi:10.00000/t.1',
    'Study: Moss that slept in the shade lived longer, a team in Wexley reports (doi:10.00000/moss.12).',
    'Paper: We asked forty families how the moss changed their lives. https://doi.org/10.00000/xyz123',
    'Source: Ames, who read the letters twice, thinks that the town lied in 2019; it stood here: https://doi.org/10.00000/t.1',
    '10.2024/35',
    'Article title: keep it below sixty characters and put the name of the town first.',
    'Method of research: we asked forty families on the lower street how high the moss grew.',
    'Subject of research: the bridges, the people who scrape them, and the rain.',
    'Publication details: say where it was printed first.',
    'This page is subject to copyright and to nothing else: the monks copied it for six hundred years.',
  ])('but not %s', (sentence) => {
    expect(behind(`<p>${sentence}</p>`)).toEqual([sentence]);
    expect(behind(`<ul><li>${sentence}</li><li>Ask.</li></ul>`).join('\n')).toContain(sentence);
  });
});
