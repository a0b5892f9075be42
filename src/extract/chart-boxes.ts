/** Tells the box of a chart, whose title, unit, legend and source belong to what is drawn. */
import type { Element } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import { holds } from './named-boxes.ts';
import type { Piece } from './pieces.ts';
import { splitCase } from './split-case.ts';

const CHART =
  /(?:^|[\s_-])(?:(?<!(?:flow|org|organi[sz]ation|seating|star|birth)[_-]{1,2})charts?(?![_-]{1,2}(?:items?|entr|rows?|lists?|songs?|pos|rank|results))|info-?graphics?|data-?vi[sz](?:uali[sz]ation)?|dvz|g-artboard|visuali[sz]ation)(?:$|[\s_-])/i;
/** Makers' names are words, too: read from classes only. */
const MAKER = /(?:^|[\s_-])(?:datawrapper|flourish|infogram|highcharts|chartjs|plotly|vega|amcharts)(?:$|[\s_-])/i;
const HOST = /^(?:https?:)?\/\/[^/]{0,60}(?:datawrapper|dwcdn|flo\.uri\.sh|flourish|infogram|everviz|highcharts)/i;
const NAMES = ['class', 'data-component', 'data-type', 'data-testid'];
const DRAWN = /^(?:img|picture|svg|canvas|iframe|object)$/;
/** How heavy a line of a chart is, and all of them, at most. */
const [LINE, ALL] = [160, 700];
/** What a line of a legend weighs at most. */
const LEGEND = 40;

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
  if (!others.every((piece) => isSource(piece) || isLine(piece)) || texts.some(isCounted)) return false;
  const isNamed = isNamedChart(element) || ((element.name === 'figure' || isSourced) && holdsChart(element));
  return isNamed && (isSourced || isDrawn(element));
}

const isLine = ({ kind, text, weight }: Piece) =>
  weight <= LINE && (kind === 'heading' || (kind !== 'quote' && !endsSentence(text) && !/[:：]$/.test(text)));

/** A step, or a place in a ranking. */
const isCounted = ({ kind, text, weight, region }: Piece) =>
  /^\s{0,3}(?:no\.? ?|#|第)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[.)．）、:：]\s?\p{L}/iu.test(text) ||
  (kind === 'listItem' && (weight > LEGEND || isInOrder(region.element)));

const isInOrder = (item: Element | undefined) => !!item?.parent && 'name' in item.parent && item.parent.name === 'ol';

/** True for an element that calls itself a chart's. */
export const isNamedChart = ({ name, attribs }: Element) =>
  NAMES.some((one) => CHART.test(words(attribs[one]))) ||
  MAKER.test(words(attribs['class'])) ||
  (name === 'iframe' && HOST.test(attribs['src'] ?? ''));
const words = (value = '') => splitCase(value.slice(0, 160));

const holdsChart = (element: Element) => holds(element, isNamedChart);
const isDrawn = (element: Element) => holds(element, ({ name }) => DRAWN.test(name));
