/** An article's title, without the site's name and without a kicker. */

import { findNamedLine, findSharedTitle } from './agreed-title.ts';
import { cutNamed, cutSite, splitAtSeparators } from './cut-site.ts';
import { attribute, type Element, isElement, rawInnerText } from './dom.ts';
import { isDateLine } from './edge-lines.ts';
import { headingLevel } from './element-content.ts';
import { hintOf } from './element-hints.ts';
import { findWithin, headingText, isCalled } from './heading-text.ts';
import { endsSentence, isNames } from './line-shape.ts';
import { articleObjects, type PageFacts } from './page-facts.ts';
import { titleInRows } from './paper-heads.ts';
import type { Piece } from './pieces.ts';
import { isSectionLabel } from './section-label.ts';
import { splitCase } from './split-case.ts';
import { squash } from './squash.ts';
import { withoutLine } from './title-kicker.ts';
import { findOwnLink, findTitleLine } from './title-lines.ts';
import { isPartOfName, isTail, wholeTitle, withoutBreak, withoutTopic } from './title-parts.ts';

const HEADLINE_CLASS =
  /(?:^|[\s_-])(?:headline|title|entry-?title|post-?title|article-?title|story-?title|main-?title|h-?title|biaoti)(?:$|[\s_-])/i;
const SITE_CLASS =
  /(?:site|blog|brand|header|logo)[_-]?(?:title|name|logo|heading|brand|description)|(?:^|[\s_-])(?:logo|brand|tagline|slogan)(?:$|[\s_-])/i;

type Names = Readonly<Record<'document' | 'site' | 'siteName' | 'host', string>> & {
  readonly named: readonly string[];
};
type Candidate = { readonly text: string; readonly score: number; readonly isNamed?: boolean };

/** A title, and whether two places of the page agree on it. */
export type FoundTitle = { readonly text: string; readonly isSure: boolean };

/** The title; `undefined` when the page has none. */
export function readTitle(
  facts: PageFacts,
  siteName: string | undefined,
  pieces: readonly Piece[],
  url: string,
): FoundTitle | undefined {
  const found = findTitle(facts, siteName, pieces, url);
  if (!found) return undefined;
  const text = found.text.replace(PAGE_NUMBER, '');
  return { ...found, text: text.includes(' ') ? withWideSpaces(text, facts.headings) : text };
}

/** (页 1), （第2页）. */
const PAGE_NUMBER = /(?<=\S)\s?[（(](?:第\s?\d{1,3}\s?[页頁]|[页頁]\s?\d{1,3}|page \d{1,3})[)）]$/iu;

/** Chinese headlines set their parts apart by a space as wide as a character. */
function withWideSpaces(title: string, headings: readonly Element[]): string {
  for (const heading of headings) {
    const raw = rawInnerText(heading, 600);
    if (!raw.includes('\u3000')) continue;
    const written = raw.replace(/\s{0,20}\u3000\s{0,20}/g, '\u3000').replace(/[^\S\u3000]+/g, ' ');
    const at = written.replaceAll('\u3000', ' ').indexOf(title);
    if (at >= 0) return written.slice(at, at + title.length);
  }
  return title;
}

/** よくばりなイヌ ＜福娘童話集＞: a Japanese site sets its name into brackets behind a title. */
const SITE_BEHIND = /(?<=\S)\s[＜〈]\s?[^＜＞〈〉]{2,40}[＞〉]$/u;

function findTitle(
  facts: PageFacts,
  siteName: string | undefined,
  pieces: readonly Piece[],
  url: string,
): FoundTitle | undefined {
  const documentTitle = facts.documentTitle.replace(SITE_BEHIND, '');
  const openGraph = facts.meta.get('og:title') ?? facts.meta.get('twitter:title') ?? '';
  const jsonLd = articleObjects(facts)
    .map((object) => object['headline'])
    .find((headline): headline is string => typeof headline === 'string' && headline.trim() !== '');
  const names = {
    document: squash(documentTitle),
    named: [squash(openGraph), squash(jsonLd ?? '')],
    site: squash(siteName ?? ''),
    siteName: siteName ?? '',
    host: squash(hostLabel(new URL(url).hostname)),
  };
  const segments = splitAtSeparators(documentTitle).map(squash);

  let best: (Candidate & { readonly heading: Element }) | undefined;
  for (const heading of facts.headings) {
    const scored = scoreHeading(heading, names, segments);
    const candidate = isOfSeveral(heading) ? { ...scored, score: scored.score - 3 } : scored;
    if (!best || candidate.score > best.score) best = { ...candidate, heading };
  }
  const below =
    best && isSectionLabel(best.text)
      ? belowLabel(best, facts, pieces, names, [...splitAtSeparators(openGraph).map(squash), ...segments])
      : undefined;
  const agreed = below ?? (best && namedHeadline(best, facts, [...names.named, ...segments]));
  if (agreed) return { text: agreed, isSure: true };
  if (!best?.isNamed) {
    const line = findNamedLine(pieces, [names.document, ...names.named]) ?? findSharedTitle(facts, pieces);
    if (line !== undefined) return { text: line, isSure: true };
  }
  if (best && best.score >= 3) {
    const title = best.text;
    const parts = splitAtSeparators(documentTitle);
    const places = [openGraph, jsonLd ?? '', ...parts, ...parts.flatMap((part) => withoutTopic(part, title))];
    const whole = wholeTitle(title, [openGraph, jsonLd ?? '', ...parts]);
    if (whole !== undefined) return { text: cutNamed(whole, siteName), isSure: true };
    const tail = places.find((part) => isTail(part, title)) ?? withoutLine(best.heading, title, places, facts.scripts);
    return { text: tail ?? withoutBreak(best.text, best.heading, places), isSure: best.isNamed === true };
  }
  // What a heading shows, or the window says before more, ends with no site's name: The train stops – at least on weekends.
  const cut = (text: string) => {
    const own = squash(text);
    const isBegun = own.length < names.document.length && names.document.startsWith(own);
    const isShown = isBegun || facts.headings.some((heading) => isCalled(heading, text) && !isBeside(heading));
    return isShown ? cutNamed(text, siteName) : cutSite(text, siteName);
  };
  const shown = openGraph === '' ? undefined : shownHeadline(facts, pieces, cut(openGraph), names.site);
  if (shown) return { text: shown, isSure: false };
  if (openGraph !== '') return { text: cut(openGraph), isSure: true };
  if (jsonLd) return { text: cut(jsonLd), isSure: true };
  const line = findTitleLine(pieces, documentTitle);
  if (line) return { text: line, isSure: true };
  const linked = findOwnLink(facts, pieces, url);
  if (linked) return { text: linked, isSure: true };
  const text = cut(documentTitle) || (best && best.score >= 0 ? best.text : '');
  return text === '' ? undefined : { text, isSure: false };
}

function scoreHeading(heading: Element, names: Names, segments: readonly string[]): Candidate {
  const said = [...segments, ...names.named];
  const text = titleInRows(heading, (row) => said.includes(squash(row))) ?? headingText(heading, said);
  const squashed = squash(text);
  // A poem may be called by one character.
  const isOneSign = squashed.length === 1 && /\p{Script=Han}/u.test(squashed) && segments[0] === squashed;
  if ((squashed.length < 2 && !isOneSign) || text.length > 300) return { text, score: -9 };
  let score = isFirstLevel(heading) ? 3 : heading.name === 'h2' ? 0 : -1;
  const words = `${attribute(heading, 'class')} ${attribute(heading, 'id')}`.slice(0, 200);
  if (SITE_CLASS.test(words)) score -= 5;
  else if (HEADLINE_CLASS.test(words) || attribute(heading, 'itemprop') === 'headline')
    score += heading.name === 'h3' ? 0 : 1.5;
  if (names.site !== '' && squashed === names.site) score -= 6;
  else if (isPartOfName(text, names.siteName) && !said.includes(squashed)) score -= 6;
  if (linksHome(heading)) score -= 5;
  if (names.host.length > 3 && squashed.includes(names.host) && squashed.length < names.host.length * 6) score -= 3;
  const before = score;
  const segment = segments.indexOf(squashed);
  if (segment >= 0 && squashed.length > 1) score += segment === 0 ? 4 : segments.length > 2 && segment === 1 ? 3 : 1.5;
  else if (squashed.length > 5 && names.document.includes(squashed))
    score += squashed.length > names.document.length * 0.4 ? 3.5 : 1;
  if (
    names.named.some((name) => name !== '' && (name === squashed || (squashed.length > 7 && name.includes(squashed))))
  )
    score += 3;
  const isNamed = score > before;
  for (let at = heading.parent, steps = 0; at && 'attribs' in at && steps < 6; at = at.parent, steps += 1) {
    const hint = hintOf(at);
    if (hint === 'comments' || (hint === 'drop' && !/header/i.test(attribute(at, 'class')))) score -= 2;
    if (hint === 'against') score -= 1;
    if (at.name === 'body') break;
  }
  return { text, score, isNamed };
}

/** The longest headline that the page's own title says, where its best heading is shorter and links away or is named nowhere. */
function namedHeadline(
  best: Candidate & { readonly heading: Element },
  { headings }: PageFacts,
  said: readonly string[],
): string | undefined {
  if (best.isNamed && !linksAway(best.heading)) return undefined;
  return headings
    .filter((heading) => heading !== best.heading && !linksAway(heading) && !isBeside(heading))
    .map((heading) => headingText(heading, said))
    .filter((text) => said.includes(squash(text)) && text.length > best.text.length && isHeadline(text))
    .sort((one, other) => other.length - one.length)[0];
}

/** The longest heading below the label of a section, or else line, that the page's own title says. */
function belowLabel(
  label: { readonly text: string; readonly heading: Element },
  { headings }: PageFacts,
  pieces: readonly Piece[],
  { named, site, host }: Names,
  segments: readonly string[],
): string | undefined {
  if (named.includes(squash(label.text))) return undefined;
  const said = new Set([...named, ...segments].filter((text) => text !== site && text !== host));
  const isTitle = (text: string) => {
    const own = squash(text);
    // Of a window's title any part may be a section, a firm or a person.
    const isWhole = named.includes(own) && own !== segments.at(-1);
    return said.has(own) && !isSectionLabel(text) && (isWhole ? own.length >= SHORTEST_TITLE : isHeadline(text));
  };
  const at = pieces.findIndex(({ text }) => text === label.text);
  const told = pieces.findIndex(
    ({ kind, text, weight }, index) => index > at && kind === 'paragraph' && weight >= TOLD && endsSentence(text),
  );
  const above = pieces.slice(at + 1, told < 0 ? pieces.length : told);
  const found = headings
    .slice(headings.indexOf(label.heading) + 1)
    .filter((one) => !linksAway(one) && !isBeside(one))
    .map((one) => headingText(one, [...said]))
    .filter((text) => isTitle(text) && above.some((piece) => piece.kind === 'heading' && piece.text.includes(text)));
  const lines = above
    .slice(0, LINES_BELOW)
    .filter(({ text, linkWeight, kind }) => kind === 'paragraph' && linkWeight === 0 && isTitle(text))
    .map(({ text }) => text);
  const longest = (one: string, other: string) => (other.length > one.length ? other : one);
  const agreed = (found.length > 0 ? found : lines).reduce(longest, '');
  return agreed || (said.has(squash(label.text)) ? undefined : headlineOver(above, headings));
}

/** The first headline between a label that nothing else says and the text. */
function headlineOver(above: readonly Piece[], headings: readonly Element[]): string | undefined {
  const free = headings.filter((one) => !linksAway(one) && !isBeside(one)).map((one) => headingText(one));
  const isOwn = ({ kind, level, text }: Piece) => kind === 'heading' && level <= 2 && free.includes(text);
  return above.find((piece) => isOwn(piece) && isHeadline(piece.text) && !isDateLine(piece.text, piece.weight))?.text;
}

/** Letters of a title that is looked for below a label, and lines among which it stands. */
const SHORTEST_TITLE = 4;
const LINES_BELOW = 12;
/** A sentence this heavy begins the text. */
const TOLD = 60;

/** True for more words than a section, a firm or a person is called by. */
function isHeadline(text: string): boolean {
  if (/\p{Script=Han}/u.test(text)) return squash(text).length >= SHORTEST_HAN;
  return squash(text).length >= SHORTEST_HEADLINE && (!isNames(text) || text.split(' ').length > NAME_WORDS);
}

const [SHORTEST_HAN, SHORTEST_HEADLINE, NAME_WORDS] = [8, 12, 4];

const SECTIONS = 3;

/** A first-level heading among others of its kind between the same paragraphs: editors of platforms make sections so. */
function isOfSeveral({ name, parent, attribs }: Element): boolean {
  if (name !== 'h1' || !parent) return false;
  const same = parent.children.filter(
    (other) => isElement(other) && other.name === name && other.attribs['class'] === attribs['class'],
  );
  return same.length >= SECTIONS;
}

/** The part of a host name that is the site's own: `example` of `www.example.co.uk`. */
function hostLabel(host: string): string {
  const labels = host.split('.').filter((label) => label !== 'www' && label.length > 3);
  return labels[0] ?? '';
}

function linksHome(heading: Element): boolean {
  const isHome = (href: string) =>
    /^(?:(?:https?:\/\/web\.archive\.org)?\/web\/\d{4,14}[a-z_]{0,4}\/(?=https?:))?(?:\/|\.\/|https?:\/\/[^/?#]{1,100}\/?|\/?index\.\w{2,5})$/i.test(
      href.trim(),
    );
  if (findWithin(heading, (element) => element.name === 'a' && isHome(attribute(element, 'href')))) return true;
  const { parent } = heading;
  return parent !== null && 'attribs' in parent && parent.name === 'a' && isHome(attribute(parent, 'href'));
}

const OWN_HEADLINE =
  /(?:^|[\s_-])(?:headline|(?:item|entry|post|article|story|news|main|page|content|detail|episode|track|program(?:me)?|talk|video)[_-]?title)(?:$|\s)/i;

/** The heading that a page without a first-level one shows, where its metadata call it by a name that is nowhere on it. */
function shownHeadline(facts: PageFacts, pieces: readonly Piece[], named: string, site: string): string | undefined {
  const name = squash(named);
  if (facts.headings.some(isFirstLevel)) return undefined;
  if (name === site) {
    const first = facts.headings.find((heading) => !linksAway(heading) && !isBeside(heading));
    return first && first.name === 'h2' ? headingText(first) : undefined;
  }
  if (pieces.some(({ text }) => squash(text).includes(name))) return undefined;
  const own = facts.headings.filter((heading) => {
    const words = `${attribute(heading, 'class')} ${attribute(heading, 'id')}`.slice(0, 200);
    return OWN_HEADLINE.test(splitCase(words)) && !linksAway(heading);
  });
  const text = own.length === 1 && own[0] ? headingText(own[0]) : '';
  return text.length > 3 && text.length < 200 ? text : undefined;
}

const isFirstLevel = (heading: Element) => headingLevel(heading) === 1;

/** Whether the heading is one of a menu, a window or a column beside the article. */
function isBeside(heading: Element): boolean {
  for (let at = heading.parent; at && 'attribs' in at && at.name !== 'body'; at = at.parent)
    if (/^(?:drop|against|comments)$/.test(hintOf(at))) return true;
  return false;
}

const linksAway = (heading: Element) =>
  findWithin(heading, ({ name }) => name === 'a') !== undefined ||
  (heading.parent !== null && 'attribs' in heading.parent && heading.parent.name === 'a');
