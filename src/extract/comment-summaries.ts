/** Knows what a machine, or the site, tells of the readers' comments in a box below the text. */
import { attribute } from './dom.ts';
import { endsMachineMade, saysMachineMade } from './machine-made.ts';
import type { Piece, Region } from './pieces.ts';
import { splitCase } from './split-case.ts';

/** Boxes around the text of a summary, whose names may tell what it is. */
const LEVELS = 3;
const COMMENTED =
  /\b(?:comments?|commenters|readers (?:are|think|say))\b|(?:leser)?kommentare|lecteurs|commentaires|comentarios|commenti|comentários|комментари|[评評留][论論言]/i;
/** What such a text begins with: The comments reflect …, The conversation explores …, Many readers … */
const OF_COMMENTS = new RegExp(
  `^(?:${[
    "(?:the |these |many |most |some |several )?(?:reader |readers[’'] )?(?:comments?(?: section)?|commenters|conversation|discussion|responses|readers)(?: (?:here|in the comments|on this (?:article|story)))?,? (?:\\p{L}{3,12}ly )?(?:reflects?|express(?:es)?|discuss(?:es)?|explores?|highlights?|shows?|reveals?|focus(?:es)?|cent(?:er|re)s?|(?:are|is) (?:divided|split|mixed|critical|largely)|debates?|cover|share|praise|criticize|criticise|question|say|think|feel|argue|agree)(?!\\p{L})",
    '(?:die|viele|einige) (?:leser|leserinnen|kommentare|kommentierenden|nutzer|diskussion)(?!\\p{L})',
    '(?:les|de nombreux|la plupart des) (?:commentaires|lecteurs|internautes)(?!\\p{L})',
    '(?:los|las|muchos|os|i|muitos|molti) (?:comentarios|lectores|usuarios|comentários|leitores|commenti|lettori|utenti)(?!\\p{L})',
    '(?:多[数數]|部分|不少|[许許]多)?(?:[评評][论論](?:[区區]|者)?|[网網]友|[读讀]者)(?:[们們])?(?:普遍|大多|主要|的?[观觀][点點]|[认認][为為]|[围圍][绕繞])',
  ].join('|')})`,
  'iu',
);
/** How a site names the box of a summary, or of the button above the comments. */
const BOX_NAME =
  /(?:^|[\s_-])(?:comments?|conversation|kommentare?|commentaires?|comentarios)[_-]{1,2}(?:ai[_-]{1,2})?(?:summary|summaries|digest|overview|recap|highlights|cta|teaser|preview|zusammenfassung|resume|resumen)(?:$|[\s_-])|(?:^|[\s_-])(?:ai|summary)[_-]{1,2}(?:of[_-]{1,2})?(?:the[_-]{1,2})?comments?(?:$|[\s_-])/i;

/** True for a box that sums up the comments: it says at an end that a machine did, or the markup calls it so. */
export function isSummaryOfComments(inside: readonly Piece[], region: Region): boolean {
  const isOfMachine = [inside[0], inside.at(-1)].some((piece) => piece && saysMachineMade(piece.text));
  if (isOfMachine && inside.length > 1 && inside.some(({ text }) => COMMENTED.test(text))) return true;
  const [told] = inside.filter(({ text }) => OF_COMMENTS.test(text));
  return told !== undefined && inside.length <= 3 && (endsMachineMade(told.text) || isNamed(region));
}

/** Whether the box, or one around it that holds little more, has such a name. */
function isNamed(region: Region): boolean {
  let at: Region | undefined = region;
  for (let level = 0; at && level < LEVELS && at.end - at.first <= LEVELS; level += 1, at = at.parent) {
    const { element } = at;
    const names = element && ['class', 'id', 'data-qa', 'data-testid'].map((key) => attribute(element, key));
    if (names?.some((name) => BOX_NAME.test(splitCase(name).slice(0, 200)))) return true;
  }
  return false;
}
