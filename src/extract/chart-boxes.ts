/** Tells the box of a chart, whose title, unit, legend and source belong to what is drawn. */
import type { Element } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import { holds } from './named-boxes.ts';
import type { Piece } from './pieces.ts';

const CHART =
  /(?:^|[\s_-])(?:charts?(?![_-]{1,2}(?:items?|entr|rows?|lists?|songs?|pos|rank|results))|datawrapper|flourish|infogram|info-?graphics?|data-?vi[sz](?:uali[sz]ation)?|dvz|g-artboard|highcharts|chartjs|plotly|vega|amcharts|visuali[sz]ation)(?:$|[\s_-])/i;
const HOST = /^(?:https?:)?\/\/[^/]{0,60}(?:datawrapper|dwcdn|flo\.uri\.sh|flourish|infogram|everviz|highcharts)/i;
const NAMES = ['class', 'id', 'data-component', 'data-type', 'data-testid'];
const DRAWN = /^(?:img|picture|svg|canvas|iframe|object)$/;
/** How heavy a line of a chart is, and all of them, at most. */
const [LINE, ALL] = [160, 700];

/** Whether `texts` are the title, unit, legend and source of a chart that its element, or that in a figure, is called. */
export function isChart(
  element: Element,
  inside: readonly Piece[],
  texts: readonly Piece[],
  isSource: (piece: Piece) => boolean,
): boolean {
  const [title, ...others] = texts;
  if (!title || !isLine(title) || texts.reduce((sum, { weight }) => sum + weight, 0) > ALL) return false;
  if (texts.filter(({ region }) => /^h[1-6]$/.test(region.element?.name ?? '')).length > 1) return false;
  const isSourced =
    others.some(isSource) ||
    inside.some((piece) => piece.kind === 'figure' && isSource({ ...piece, kind: 'paragraph' }));
  // One sentence may say what a chart shows whose source is named.
  const sentences = others.filter((piece) => !isSource(piece) && !isLine(piece));
  if (sentences.length > (isSourced ? 1 : 0) || sentences.some(({ weight }) => weight > LINE)) return false;
  const isNamed = isNamedChart(element) || ((element.name === 'figure' || isSourced) && holdsChart(element));
  return isNamed && (isSourced || isDrawn(element));
}

const isLine = ({ kind, text, weight }: Piece) =>
  weight <= LINE && (kind === 'heading' || (kind !== 'quote' && !endsSentence(text) && !/[:：]$/.test(text)));

/** True for an element that calls itself a chart's. */
export const isNamedChart = ({ name, attribs }: Element) =>
  NAMES.some((one) => CHART.test(words(attribs[one]))) || (name === 'iframe' && HOST.test(attribs['src'] ?? ''));
const words = (value = '') => value.slice(0, 160).replace(/([a-z])([A-Z])/g, '$1-$2');

const holdsChart = (element: Element) => holds(element, isNamedChart);
const isDrawn = (element: Element) => holds(element, ({ name }) => DRAWN.test(name));
