/** Of the elements that a page marks as authors, tells those that name the maker of a picture or a person who is quoted. */
import { type Element, eachElement, innerText, isElement } from './dom.ts';
import { splitCase } from './split-case.ts';

/** A photo's label, alone: text and photos may be one person's. */
const MADE_PICTURE =
  /^\s{0,9}(?:©|📷|(?:(?:cover|lead|header|title|titel|symbol|archiv|agentur|haupt)[ -]?)?(?:photo(?:s|graph(?:s|y|er|ed)?|graphies?|graphes?)?|pictures?|images?|pics?|illustrat(?:ions?|or|ed)|illustrationen|illustrateurs?|graphics?|infographics?|fotos?(?:grafi[ea]s?|grafías?|grafinnen|graf(?:in|en)?)?|bild(?:er)?|bildquelle|grafik(?:en)?|imagen(?:es)?|ilustraci(?:ón|ones)|infografías?|immagin[ei]|illustrazion[ei]|imagens?|ilustraç(?:ão|ões)|zdjęci[ea]|beelden?|beeld|kuva|фото(?:графи[ияй]|граф)?|изображени[ея]|иллюстраци[ияй]|снимок|снимк[аи])(?:[ -]?(?:credits?|crédits?|courtesy|source))?\s{0,3}(?:[:：/|]|©|(?:by|von|aus|par|por|di|de|door|af|av)(?!\p{L}))|(?:credits?|crédits?) ?(?:photos?|images?)\s{0,3}[:：]|(?:[摄攝]影|供[图圖]|[图圖][片源]?|配[图圖]|插[图圖画畫]|[绘繪][图圖]|封面|題圖|题图|写真|撮影|사진)(?:来源|來源|提供)?(?:\s?(?:by|BY|By)(?![a-z])|\s?[:：／/|｜]|\s(?=\p{Script=Han})))/iu;
/** article__main-image__author, photo-credit-author; an author's picture is called author-photo. */
const OF_PICTURE =
  /(?:^|[\s_-])(?:images?|photos?|photograph|pictures?|pics?|img|figure|figcaption|caption|foto|bild(?:er)?|imagen|immagine|imagem|thumb(?:nail)?|illustration|legende?|légende)(?:[_-]{1,2}(?!author|byline|autor|auteur)\w{1,16}){0,2}[_-]{1,2}(?:authors?|byline|autor|auteur|contributor|writer)(?:$|[\s_-])/i;
/** Beside a picture's label, the writer's. */
const WROTE =
  /(?<!\p{L})(?:words|texte?|texto|testo|story|written|report(?:ing|age)|авторы?|текст|aut(?:h?or|eur|ore|rice)(?:in|innen|en|e|a|s)?)\s?(?:(?:by|von|par|por|di|de)(?!\p{L})|[:：/|])|[|｜]\s?(?:by|von|par|por|di|de|af|av|door)\s|(?:[撰图圖]?文|[作记記]者)\s?[:：／/|｜]/iu;
const PORTRAIT =
  /(?:^|[\s_-])(?:author|byline|autor|autoren|auteur|writer|contributor|avatar|portrait|profile|head-?shot|bio|user|mug(?:-?shot)?)(?:$|[\s_-])/i;
/** By Ruth Quill, wherever it stands. */
const BY = /^\s{0,9}(?:(?:written|words|text|story) )?(?:by|von|par|por|door)\s/i;
const LEVELS = 5;

/** True for the element of a credit for a picture: within its figure, or called or labelled so. */
export function isPictureCredit(element: Element): boolean {
  const text = innerText(element, 120);
  if (MADE_PICTURE.test(text)) return !WROTE.test(text);
  return !BY.test(text) && (OF_PICTURE.test(classOf(element)) || isInFigure(element));
}

const classOf = ({ attribs }: Element) => splitCase((attribs['class'] ?? '').slice(0, 200));

/** In a figure that is no portrait of the author, and holds no head of an article; data name an author of a page, if not of an image. */
function isInFigure(element: Element): boolean {
  const isData = /\bauthor\b/.test(element.attribs['itemprop'] ?? '');
  let isOfImage = false;
  let at = element.parent;
  for (let level = 0; at && isElement(at) && level < LEVELS; level += 1, at = at.parent) {
    isOfImage ||= /ImageObject|Photograph/.test(at.attribs['itemtype'] ?? '');
    if (at.name === 'figure') return (!isData || isOfImage) && !isHead(at);
  }
  return false;
}

const heads = new WeakMap<Element, boolean>();

/** Looks at each figure once: it may hold many names. */
function isHead(figure: Element): boolean {
  let found = heads.get(figure);
  if (found !== undefined) return found;
  found = PORTRAIT.test(classOf(figure));
  eachElement(figure, ({ name }) => {
    found ||= /^(?:h[1-3]|time)$/.test(name);
    return !found;
  });
  heads.set(figure, found);
  return found;
}

/** Who is quoted is called the quotation's author. */
const OF_QUOTATION =
  /(?:quot(?:e|ation)|zitat|citation|citat|cita|citaat|citazione|testimonial)[_-]{1,2}(?:author|autor|auteur)/i;

/** True for who is quoted: called so, or behind a quotation in the same box, or at its end. */
export function isQuotedName({ name, attribs, parent, prev }: Element): boolean {
  if (OF_QUOTATION.test((attribs['class'] ?? '').slice(0, 200))) return true;
  if (parent && isElement(parent) && parent.name === 'blockquote') return true;
  const before = prev && !isElement(prev) ? prev.prev : prev;
  return name === 'cite' && !!before && isElement(before) && before.name === 'blockquote';
}
