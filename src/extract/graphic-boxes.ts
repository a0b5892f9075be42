/** Leaves out the words that belong to a table, a graphic or a film in a box of its own: its title, its source, its label. */
import { isChart, isNamedChart } from './chart-boxes.ts';
import { attribute, type Element, eachElement } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { isMediaClock } from './player-box.ts';
import type { Verdict } from './verdict.ts';

const BOX = /^(?:div|figure|section|aside)$/;
const PIECES = 6;
/** Those of a chart's legend are many. */
const mostPieces = (element: Element) => (isNamedChart(element) ? PIECES * 8 : PIECES);
const TITLE = 160;
const LABEL = 100;
const SOURCE =
  /^(?:\*?\s?)?(?:sources?|notes?|credits?|charts?|graphics?|maps?|tables?|data|methodology|get the data|created with|embed|download (?:image|data)|quellen?|grafik|karte|daten|hinweis|anmerkung|stand|fuentes?|gráfico|nota|fontes?|fonti|infografica|bron(?:nen)?|grafiek|źródł[oa]|wykres|источник|infographie|graphique|carte|lecture|källa|kilde|grafikk?|zdroj)(?!\p{L})\s?[:：•·|-]?/iu;
const NAMED_SOURCE = /^(?:\*?\s?)?(?:sources?|quellen?|fuentes?|fontes?|fonti|bron(?:nen)?)\s?:/i;
const GRAPHIC_BOX =
  /(?:^|[\s_-])(?:(?:fig(?:ure)?|graphics?|chart|data)-?(?:box|card)|info-?graphics?(?:-?(?:box|card|wrap(?:per)?|container))?)(?:$|[\s_])/i;
/** What is told of a graphic, at most. */
const GRAPHIC = 500;
const FILM = /(?:^|[\s_-])(?:video|vid|film|movie|youtube|vimeo|jwplayer|brightcove)(?:$|[\s_-])/i;

const OF_GRAPHIC = 'a label of a graphic';

/** Changes the verdicts on pieces of `body`. */
export function dropGraphicTexts(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  visit(body);

  function visit(region: Region): void {
    for (const child of region.children) {
      if (child.end === child.first) continue;
      if (child.element && BOX.test(child.element.name) && child.end - child.first <= mostPieces(child.element)) {
        if (drop(child)) continue;
      }
      visit(child);
      dropHeader(child);
    }
  }

  /** What stands in an element for heads over a graphic whose words were left out, be it a sentence. */
  function dropHeader({ element, first, end }: Region): void {
    const header = pieces[first]?.region.parent?.element;
    if (!element || header?.name !== 'header' || header.parent !== element || !verdicts[first]?.kept) return;
    const rest = pieces
      .slice(first + 1, end)
      .flatMap(({ kind }, at) => (kind === 'figure' ? [] : [verdicts[first + 1 + at]]));
    if (rest.length > 0 && rest.every((verdict) => verdict?.reason === OF_GRAPHIC))
      verdicts[first] = { kept: false, reason: OF_GRAPHIC };
  }

  function drop({ element, first, end }: Region): boolean {
    if (!element) return false;
    const inside = pieces.slice(first, end);
    const texts = inside.filter(({ kind, weight }) => weight > 0 && !/^(?:table|figure|clip|code)$/.test(kind));
    const [title, ...others] = texts;
    if (!title) return false;
    const isNamed =
      (isTitle(title) || isSource(title)) &&
      others.every(isSource) &&
      (inside.some(({ kind }) => kind === 'table') || holdsFrame(element));
    const isDrawn = () => element.name === 'figure' && isTitleOfPicture(inside, texts);
    const isGraphic = () => isNamedGraphic(element) && weightOf(texts) <= GRAPHIC && isTold(inside, texts);
    const isShown = () => texts.length === inside.length && texts.every(isLabel) && isFilm(element);
    const isOfChart = () => isChart(element, inside, texts, isSource);
    if (!isNamed && !isDrawn() && !isGraphic() && !isShown() && !isOfChart()) return false;
    for (let at = first; at < end; at += 1)
      if (verdicts[at]?.kept && texts.includes(pieces[at] as Piece)) verdicts[at] = { kept: false, reason: OF_GRAPHIC };
    return true;
  }
}

/** One paragraph before a picture, and its source behind it; a section of the text has more. */
function isTold(inside: readonly Piece[], texts: readonly Piece[]): boolean {
  const picture = inside.findIndex((piece) => !texts.includes(piece));
  const below = texts.filter((piece) => inside.indexOf(piece) > picture);
  const above = texts.filter((piece) => !below.includes(piece) && piece.kind !== 'heading');
  return picture >= 0 && above.length <= 1 && below.length > 0 && below.every(({ text }) => NAMED_SOURCE.test(text));
}

/** Nothing but a heading above a picture whose caption says where its data are from. */
function isTitleOfPicture(inside: readonly Piece[], texts: readonly Piece[]): boolean {
  const [title, more] = texts;
  const [picture, other] = inside.filter((piece) => piece.kind === 'figure');
  if (title?.kind !== 'heading' || more || !picture || other || inside.length !== 2) return false;
  return DATA_FROM.test(picture.text);
}
const DATA_FROM =
  /(?:^|[\s;|.])(?:data|charts?|graphics?|maps?|visuali[sz]ation|daten|grafik|karte|données|infographie|graphique|carte|datos|gráficos?|mapa|dati|grafic[oi]|mappa|dados|infográfico|данные|графика|[数數]据[来來]源|[制製][图圖])\s?[:：]/iu;

const isTitle = ({ kind, text, weight }: Piece) =>
  kind === 'heading' || (weight <= TITLE && kind === 'paragraph' && !endsSentence(text) && !/[:：]$/.test(text));
const isSource = ({ kind, text, weight }: Piece) => kind === 'paragraph' && weight <= TITLE * 2 && SOURCE.test(text);
const isLabel = (piece: Piece) =>
  isMediaClock(piece) || (piece.kind === 'paragraph' && piece.weight <= LABEL && !endsSentence(piece.text));

function holdsFrame(element: Element): boolean {
  let found = false;
  eachElement(element, ({ name }) => {
    found ||= name === 'iframe' || name === 'canvas';
    return !found;
  });
  return found;
}

/** The box of a film, by its own name or that of what is directly in it. */
function isFilm(element: Element): boolean {
  let found = isNamedFilm(element);
  eachElement(element, (one) => {
    found ||= one.name === 'video' || isNamedFilm(one);
    return !found;
  });
  return found;
}

const isNamedGraphic = (element: Element) => GRAPHIC_BOX.test(attribute(element, 'class').slice(0, 160));
const weightOf = (texts: readonly Piece[]) => texts.reduce((sum, { weight }) => sum + weight, 0);

const isNamedFilm = (element: Element) =>
  FILM.test(`${attribute(element, 'class').slice(0, 160)} ${attribute(element, 'data-testid')}`);
