/** Tells the small box that leads to the article before or after, by its label: its headline, a line of it, and how old it is. */
import { ignoringCase } from './ignoring-case.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';

const TEXTS = 6;
const HEAVIEST = 300;
const LINE = 200;
/** Of a label beside its link. */
const LABEL_WEIGHT = 30;
const [MOST_OWN, LINKED] = [0.4, 0.8];
/** What sites in Latin and Cyrillic letters call it, with the word for what it is. */
const WHOLE =
  '(?:next|prev(?:ious)?|read next|up next)(?: (?:\\p{L}{3,10} ){0,2}(?:article|post|story|entry|read|news))?|(?:nächste[rs]?|vorherige[rs]?|voriger) (?:artikel|beitrag|post)|(?:article|billet) (?:suivant|précédent)|(?:artículo|entrada|noticia) (?:siguiente|anterior)|(?:siguiente|anterior) (?:artículo|entrada|noticia)|(?:articolo|post) (?:successivo|precedente)|(?:próxim[oa]|anterior) (?:artigo|post|matéria|notícia)|(?:artigo|post|matéria) (?:seguinte|anterior)|(?:volgende?|vorige?) (?:artikel|bericht)|(?:следующ|предыдущ)\\p{L}{2,3} (?:стать[яю]|материал|запись|новость)';
const HAN = '(?:[上下前后後]一?[篇条條则則](?:文章|新[闻聞]|[内內]容)?|(?:次|前)の(?:記事|投稿)|[上下]一[个個]故事)';
/** The label by itself, or before a mark; a Chinese one may run on into the headline. */
const LABEL = ignoringCase(`^(?:${WHOLE})\\s?(?:$|[:：>›»→|·–—-]|[‹«←])|^[‹«←<-]{1,2}\\s?(?:${WHOLE})|^${HAN}`);

const BEGINS = ignoringCase(`^(?:${WHOLE})(?!\\p{L})`);

/** Whether a link begins right behind the label. */
function isBeforeLink({ text, marks }: Piece): boolean {
  const letters = BEGINS.exec(text)?.[0].replace(/\s/g, '').length;
  return letters !== undefined && marks?.().some(({ kind, before }) => kind === 'link' && before === letters) === true;
}

/** True for the texts of a box that begins with such a label and holds a link. */
export function isNeighbourBox(inside: readonly Piece[]): boolean {
  const [label, headline] = inside;
  if (!label || inside.length < 2 || inside.length > TEXTS || !(LABEL.test(label.text) || isBeforeLink(label)))
    return false;
  if (inside.reduce((sum, { weight }) => sum + weight, 0) > HEAVIEST) return false;
  if (inside.some(({ weight }) => weight > LINE)) return false;
  const own = label.weight - label.linkWeight;
  if (own > LABEL_WEIGHT || (endsSentence(label.text) && own > label.weight * MOST_OWN)) return false;
  return label.linkWeight > 0 || (headline !== undefined && headline.linkWeight >= headline.weight * LINKED);
}
