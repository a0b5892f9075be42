/** The words of a chart in the text: its title, unit, legend and source. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const IMAGE = '<img src="/chart.png" alt="Bar chart" width="800">';
const SVG = '<svg viewBox="0 0 9 9"><rect width="4" height="4"></rect></svg>';

/** The texts that a box adds to a page. */
function read(box: string): readonly string[] {
  const html = page(paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6)));
  const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((one) =>
    one.kind !== 'clip' && one.kind !== 'figure' && !LONG_PROSE.includes(one.text) ? [one.text] : [],
  );
}

describe('a chart is read without its words', () => {
  it.each([
    [
      'in a figure that is called one',
      `<figure data-component="chart"><div class="head"><h3>Eels on the Rise</h3><p class="Figure_subtitle">Landings at Wexley, metric tons</p></div><div class="toaster">${IMAGE}</div><figcaption>Source: Harbour Office; data through May</figcaption></figure>`,
    ],
    [
      'in a box of a chart maker',
      `<div class="datawrapper-box"><h4>Who crosses by night</h4><p>Share of passengers, in percent</p>${SVG}<p>Source: Harbour Office</p></div>`,
    ],
    [
      'with a legend',
      `<div class="chart-container"><p>Fares since 1990</p><ul><li>Ferry</li><li>Bus</li><li>Rail</li><li>Foot</li><li>Lorry</li><li>Cart</li></ul><canvas></canvas><p>Note: in pounds</p></div>`,
    ],
    [
      'in layers over a picture',
      `<div class="g-artboard">${IMAGE}<p>Old pier</p><p>New pier</p><p>200 metres</p></div>`,
    ],
  ])('%s', (_, box) => {
    expect(read(box)).toEqual([]);
  });
});

describe('a text is read', () => {
  it.each([
    [
      'beside a chart in one box',
      `<div class="chart-section"><h3>Prices</h3><p>The price of a crossing fell by half.</p>${IMAGE}</div>`,
      ['Prices', 'The price of a crossing fell by half.'],
    ],
    [
      'in two sections around a chart',
      `<div class="charts"><h3>Prices</h3><h3>Fares</h3>${IMAGE}<p>Source: Harbour Office</p></div>`,
      ['Prices', 'Fares'],
    ],
    ['in a box that only holds a picture', `<div class="wide"><h3>Prices</h3>${IMAGE}</div>`, ['Prices']],
    [
      'in steps',
      `<div class="infographic"><h3>How to measure a river</h3>${IMAGE}<ol><li>Tie a cord</li><li>Lower the pole</li></ol></div>`,
      ['How to measure a river', 'Tie a cord', 'Lower the pole'],
    ],
    [
      'in numbered lines',
      `<div class="charts">${IMAGE}<p>1. Ann Ames – River</p><p>2. The Piers – Eel Song</p></div>`,
      ['1. Ann Ames – River', '2. The Piers – Eel Song'],
    ],
    [
      'in a numbered title',
      `<div class="chart"><h3>10. The mill at Skarn</h3>${IMAGE}</div>`,
      ['10. The mill at Skarn'],
    ],
    [
      'in a chart of people',
      `<div class="org-chart"><h3>Who runs the harbour</h3><p>Ann Ames, pilot</p>${IMAGE}</div>`,
      ['Who runs the harbour', 'Ann Ames, pilot'],
    ],
    ['under an anchor', `<section id="vega"><h3>Vega</h3>${IMAGE}</section>`, ['Vega']],
    [
      'over a source',
      `<section class="visualization"><h3>On the pier</h3><p>We asked two hundred people how they cross.</p>${IMAGE}<p>Source: Harbour Office</p></section>`,
      ['On the pier', 'We asked two hundred people how they cross.'],
    ],
    [
      'in a list of songs',
      `<div class="chart-item"><h3>Eel Song</h3><p>The Piers</p>${IMAGE}</div>`,
      ['Eel Song', 'The Piers'],
    ],
  ])('%s', (_, box, texts) => {
    expect(read(box)).toEqual(texts);
  });
});

describe('a sentence in the head of a graphic', () => {
  const lead = 'The number of eels that were landed at the pier is expected to triple over the next decade.';
  const drawing = `<div class="g-artboard">${IMAGE}<div class="g-abs"><p>$915</p><p>billion</p></div><p>’17</p></div>`;
  it('is left out with its words', () =>
    expect(read(`<section id="eels"><header><p>${lead}</p></header><div>${drawing}</div></section>`)).toEqual([]));
  it('is read where a text follows it', () => {
    const more = 'Nobody had counted them before the war.';
    const box = `<section id="eels"><header><p>${lead}</p></header><div>${drawing}</div><p>${more}</p></section>`;
    expect(read(box)).toEqual([lead, more]);
  });
});
