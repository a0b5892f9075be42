/** Reads one tag of raw markup and says which of its attributes are not worth the parser's time. */

import { holdsInstant } from './date-stamps.ts';

/** `end` is behind the tag's `>`; `cuts` are the parts of it to leave out, in order. */
export type ReadTag = { readonly end: number; readonly cuts: readonly (readonly [number, number])[] };

const ATTRIBUTE_LIMIT = 200;
const VALUE_LIMIT = 20_000;

/** The attributes that extraction looks at, on every element and on some. */
const WANTED = new Set(
  'class id itemprop property hidden popover aria-busy aria-hidden aria-modal aria-expanded aria-labelledby aria-level role align data-align data-testid data-qa data-component data-title data-audio-title data-tex data-eeimg data-formula data-formula-type data-latex data-katex'.split(
    ' ',
  ),
);
/** Where scripts that fetch pictures late put the address, beside the names that many use. */
export const LATE_ADDRESS = /^data-(?:[a-z-]{1,20}-)?(?:src|url|image)$/;
const EVERYTHING = new Set(
  'meta link audio amp-audio video source iframe amp-iframe embed object param html base time'.split(' '),
);
const OWN: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['a', new Set(['href', 'rel', 'target'])],
  ['img', new Set('src alt width height data-src data-original data-lazy-src data-actualsrc eeimg mathimg'.split(' '))],
  ['abbr', new Set(['title'])],
  ['dfn', new Set(['title'])],
  ['script', new Set(['type', 'src'])],
  ['button', new Set('aria-controls aria-describedby popovertarget'.split(' '))],
  ['textarea', new Set(['readonly', 'disabled'])],
  ['section', new Set(['aria-label'])],
  ['aside', new Set(['aria-label'])],
  ['mpvoice', new Set(['name', 'voice_encode_fileid'])],
  ['mp-common-mpaudio', new Set(['name', 'voice_encode_fileid'])],
  ['input', new Set('type name placeholder'.split(' '))],
  ['label', new Set(['for'])],
  ['font', new Set(['size'])],
  ['dialog', new Set(['open'])],
  ['math', new Set(['display', 'mode'])],
  ['mjx-container', new Set(['display'])],
  ['annotation', new Set(['encoding'])],
  ['mi', new Set(['mathvariant'])],
  ['mo', new Set('fence stretchy form lspace'.split(' '))],
  ['mspace', new Set('width linebreak'.split(' '))],
  ['mfrac', new Set(['linethickness'])],
  ['mfenced', new Set('open close separators'.split(' '))],
  ['d-math', new Set(['block'])],
]);
const AUDIO = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|wma|amr)/i;
const LABELS = new Set(['title', 'aria-label', 'data-tooltip']);
/** What names a box of the site's in whichever attribute. */
const BOX =
  /newsletter|infolettre|nieuwsbrief|ny(?:hets|heds)brev|related|most-?read|video[ _-]?(?:player|spieler|afspeler)|lecteur (?:de )?vid|reproductor de v|lettore video|player de v|видеоплеер|播放器|動画プレ/i;
const BOX_VALUE = 60;
const DATED = /20\d{2}[-/.年 ]|\d{1,2},? 20\d{2}/;
/** Of colours the pale ones are wanted, of places those off the page. */
const DRAWN =
  /display|background|border(?:-left)?\s{0,3}:|visibility|font-(?:weight|size)|text-align\s*:\s*(?:center|right)|clip(?:-path)?\s*:|text-indent\s{0,3}:\s{0,3}-\d{3}|(?<![\w-])width\s{0,3}:\s{0,3}[01]px|(?:left|top|right)\s{0,3}:\s{0,3}-\d{3}|(?<![\w-])color\s{0,3}:\s{0,3}(?:#[7-9a-e]|rgba?\(\s?[12]\d\d|[a-z]{0,5}gr[ae]y|silver)/i;

function isWanted(element: string, name: string, html: string, from: number, to: number): boolean {
  if (WANTED.has(name) || OWN.get(element)?.has(name) || EVERYTHING.has(element)) return true;
  if (element === 'img' && LATE_ADDRESS.test(name)) return true;
  if ((name.startsWith('data-') || name === 'aria-label') && to - from < BOX_VALUE && BOX.test(html.slice(from, to)))
    return true;
  if (name === 'style') return DRAWN.test(html.slice(from, to));
  // A player may be an element of the page's own making.
  const isOwn = element.includes('-');
  if (holdsInstant(name, html.slice(from, Math.min(to, from + 40)))) return true;
  if (LABELS.has(name) && DATED.test(html.slice(from, to))) return true;
  if (isOwn && (name === 'title' || name === 'aria-label')) return true;
  return (isOwn || name.startsWith('data-')) && AUDIO.test(html.slice(from, to));
}

/**
 * Makes a reader for one page. With `everything`, only attributes beyond any sense are cut: too many, or too long, as
 * pictures written into the page are. Linear in the length of the page, however broken its quotes are.
 */
export function createTagReader(html: string, everything: boolean): (element: string, nameEnd: number) => ReadTag {
  const unclosed = new Set<string>();
  const length = html.length;

  /** The index behind a closing quote, -1 when there is none up to the page's end. */
  function behindQuote(quote: string, from: number): number {
    if (unclosed.has(quote)) return -1;
    const at = html.indexOf(quote, from);
    if (at === -1) unclosed.add(quote);
    return at === -1 ? -1 : at + 1;
  }

  return (element, nameEnd) => {
    const cuts: (readonly [number, number])[] = [];
    let at = nameEnd;
    for (let attributes = 0; ; attributes += 1) {
      let code = html.charCodeAt(at);
      while (code <= 32 || code === 47) code = html.charCodeAt(++at);
      if (at >= length) return { end: -1, cuts };
      if (code === 62) return { end: at + 1, cuts };
      const start = at;
      do code = html.charCodeAt(++at);
      while (at < length && code > 32 && code !== 47 && code !== 62 && code !== 61);
      const name = at - start > 40 ? '' : html.slice(start, at).toLowerCase();
      while (code <= 32) code = html.charCodeAt(++at);
      let valueStart = at;
      if (code === 61) {
        do code = html.charCodeAt(++at);
        while (code <= 32);
        valueStart = at;
        if (code === 34 || code === 39) {
          const end = behindQuote(code === 34 ? '"' : "'", at + 1);
          if (end === -1) {
            // A browser would swallow the rest of the page. The tag's own end is all that can have been meant.
            const close = html.indexOf('>', at);
            if (close === -1) return { end: -1, cuts };
            cuts.push([start, close]);
            return { end: close + 1, cuts };
          }
          at = end;
        } else while (at < length && code > 32 && code !== 62) code = html.charCodeAt(++at);
      }
      const long = at - valueStart > VALUE_LIMIT;
      if (long || attributes >= ATTRIBUTE_LIMIT || (!everything && !isWanted(element, name, html, valueStart, at)))
        cuts.push([start, at]);
    }
  };
}
