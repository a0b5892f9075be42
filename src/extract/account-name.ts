/** The account that publishes a text on a platform where nobody signs, and the person's name behind an account's. */
import { isInCard } from './author-cards.ts';
import { namesNobody, type Position } from './author-elements.ts';
import { attribute, type Element, innerText, isElement } from './dom.ts';
import { FOLLOW } from './follow-boxes.ts';
import { isHanName, isPenName } from './han-names.ts';
import { endsSentence } from './line-shape.ts';
import { unlinkedText } from './named-boxes.ts';
import { isHouse } from './outlet-name.ts';
import type { PageFacts } from './page-facts.ts';
import { isLinkLabel } from './person-name.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

/** Pieces above the body among which the account stands. */
const ABOVE = 15;
const LIMIT = 60;
/** Longer than this nothing is only a name. */
const SHORT = 90;
/** 海线自然2026年02月19日: style sheets set them apart. */
const DATED = /^(\S{2,20}?)\s?(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}/;
/** An author's field names an account where a few people publish under a name of their own. */
const NAMES_AUTHOR = /author[_-]{1,2}name/i;
const GROUP = /(?:工作室|工作坊|[实實][验驗]室|小[组組]|[乐樂][队隊團团]|[剧劇][团團社]|[课課]堂)$/;
/** What other links above a text say. */
const NO_ACCOUNT = /[登首注频道]|更多|主页|專欄|专栏/;

/**
 * The account's name: one that scripts or metadata give and the page shows, one of the data that carry the text, or one that stands above the text with a link
 * to its own page. `first` is the index of the body's first piece.
 */
export function accountOf(
  facts: PageFacts,
  inScripts: readonly string[],
  position: Position,
  pieces: readonly Piece[],
  first: number,
): readonly string[] {
  const shown = new Set([
    ...pieces.filter(({ weight }) => weight < SHORT).map(({ text }) => squash(text)),
    ...pieces.slice(Math.max(0, first - ABOVE), first + 1).map(({ text }) => squash(DATED.exec(text)?.[1] ?? '')),
    ...facts.accounts.map((element) => squash(innerText(element, LIMIT))),
  ]);
  const declared = [facts.meta.get('mediaid') ?? '', ...inScripts, ...seriesOf(facts)];
  const stated = declared.find((name) => isPenName(name) && shown.has(squash(name)));
  if (stated !== undefined) return [stated];
  const ofData = facts.jsonLd.map(({ account }) => account).find((name) => typeof name === 'string' && isPenName(name));
  if (typeof ofData === 'string') return [ofData];
  const isAbove = (element: Element) => {
    const at = position(element);
    const { text = '', weight = 0 } = pieces[at] ?? {};
    // A sentence links to whom it speaks of.
    const isTold = weight >= SHORT && endsSentence(text);
    const isNear = at >= first - ABOVE && at >= 0 && at <= first + 1;
    return isNear && !isTold && !isInCard(element) && !isInMenu(element);
  };
  const name = facts.accounts
    .filter(isAbove)
    .filter((element) => !NAMES_AUTHOR.test(attribute(element, 'class')) || GROUP.test(innerText(element, LIMIT)))
    .map((element) => innerText(element, LIMIT))
    .find((text) => isPenName(text) && !NO_ACCOUNT.test(text) && !isLinkLabel(text));
  const found = name ?? followed(pieces, first);
  return found === undefined ? [] : [found];
}

const [MENU_LEVELS, MENU_ITEMS] = [4, 3];

/** True in a list of nothing but links, of which one may lead to an account's page or to a section named like one. */
function isInMenu(element: Element): boolean {
  let at: Element['parent'] = element;
  for (let level = 0; at && 'attribs' in at && !/^[ou]l$/.test(at.name); level += 1, at = at.parent)
    if (level >= MENU_LEVELS) return false;
  if (!at || !('attribs' in at)) return false;
  const items = at.children.filter(isElement).filter((item) => innerText(item, 1) !== '');
  return items.length >= MENU_ITEMS && items.every((item) => unlinkedText(item).trim() === '');
}

/** What an episode of a podcast belongs to. */
function seriesOf({ jsonLd }: PageFacts): readonly string[] {
  return jsonLd.flatMap(({ '@type': type, partOfSeries: series }) => {
    if (![type].flat().includes('PodcastEpisode') || typeof series !== 'object' || series === null) return [];
    const name = 'name' in series ? series.name : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}

const BOX_LEVELS = 4;
const BOX = 6;
/** The box may stand in the body. */
const BEHIND = 4;

/** The name that begins a box above the text with a button to follow whom it names. */
function followed(pieces: readonly Piece[], first: number): string | undefined {
  for (let at = Math.max(0, first - ABOVE); at <= first + BEHIND && at < pieces.length; at += 1) {
    const button = pieces[at];
    if (!button || !FOLLOW.test(button.text)) continue;
    let box = button.region.parent;
    for (let level = 0; box && box.first === at && level < BOX_LEVELS; level += 1) box = box.parent;
    const name = pieces.slice(box?.first, at).find(({ kind, weight }) => kind === 'paragraph' && weight > 0);
    if (box && at - box.first <= BOX && name && isPenName(name.text) && !NO_ACCOUNT.test(name.text)) return name.text;
  }
  return undefined;
}

/** Names of a single word begin with a capital: Prince. */
const HANDLE = /^[a-z\d][a-zA-Z\d_.-]{1,30}$/;
const PERSON = /^\p{Lu}[\p{L}.’'-]{0,20}(?: (?:\p{Lu}[\p{L}.’'-]{0,20}|\p{Ll}{1,3})){0,2} \p{Lu}[\p{L}.’'-]{1,20}$/u;
/** Classes of the name that an account shows: full-name, p-author__display-name, and not team-name. */
const NAME_CLASS =
  /(?:full|display|real|screen|author|profile|user)[_-]?name|(?:^|\s)(?:p-)?(?:names?|fn)(?:$|\s)|(?:^|[\s_-])by-?line(?:$|[\s_-])/i;

/** Where a site keeps its accounts, and not pages on people: /u/, /authors/. */
const OF_ACCOUNTS = /\/(?:u|users?|profiles?|authors?|autor(?:es|en)?|auteurs?|members?|contributors?)$/;
/** Where people are written about, too. */
const OF_PEOPLE = /\/(?:people|persons?|staff|by|writers?)$/;
/** The root of a host holds anything; accounts have a sign there. */
const ROOT = /^(?:(?:https?:)?\/\/[^/]{1,100})?$/;

/** The name that links to the page of an account show for it: Ingrid Sollie, at /u/ingrid; `undefined` where none does. */
export function personOfAccount(account: string, { anchors }: PageFacts): string | undefined {
  if (!HANDLE.test(account)) return undefined;
  const own = account.toLowerCase();
  for (const link of anchors) {
    const page = attribute(link, 'href').split(/[?#]/, 1)[0]?.replace(/\/$/, '').toLowerCase() ?? '';
    const at = page.lastIndexOf('/');
    if (at < 0 || page.slice(at + 1).replace(/^@/, '') !== own) continue;
    const place = page.slice(0, at);
    const isOfAccounts = OF_ACCOUNTS.test(place);
    if (!isOfAccounts && !OF_PEOPLE.test(place) && !ROOT.test(place)) continue;
    const text = innerText(link, LIMIT);
    const { parent } = link;
    const isNamed = [link, parent].some((one) => one && isElement(one) && NAME_CLASS.test(attribute(one, 'class')));
    const isMarked = isNamed || /(?:^|\s)author(?:$|\s)/i.test(attribute(link, 'rel'));
    if (isPerson(text) && (isMarked || (!ROOT.test(place) && isAlike(text, own, isOfAccounts)))) return text;
    // codinghorror (Jeff Atwood)
    const beside = parent && isElement(parent) ? innerText(parent, LIMIT) : '';
    const inBrackets =
      text.toLowerCase() === own ? /^ ?\(([^()]{3,40})\)$/.exec(beside.slice(text.length))?.[1] : undefined;
    if (inBrackets !== undefined && beside.startsWith(text) && isPerson(inBrackets)) return inBrackets;
  }
  return undefined;
}

const isPerson = (text: string) => (PERSON.test(text) || isHanName(text)) && !namesNobody(text) && !isHouse(text);

/**
 * Whether an account is called as a person: ingridsollie, ingrid.s, jsmith.
 *
 * @param byFirst Whether the name's first word is enough: ingrid.
 */
function isAlike(name: string, account: string, byFirst: boolean): boolean {
  const words = name.toLowerCase().split(' ').map(squash);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const own = account.replace(/[\d_.-]/g, '');
  if (own === first) return byFirst;
  return (
    own === words.join('') ||
    own === first.charAt(0) + last ||
    (own.startsWith(first) && last.startsWith(own.slice(first.length)))
  );
}

/** The pen name of a single word that links, as the author's, to the page of its own account: rel=author, /users/HowlingOwl. */
export function penNameOf({ authors }: PageFacts): readonly string[] {
  const names = authors.flatMap((link) => {
    if (link.name !== 'a' || !/(?:^|\s)author(?:$|\s)/i.test(attribute(link, 'rel'))) return [];
    const text = innerText(link, LIMIT);
    const path = attribute(link, 'href').split(/[?#]/, 1)[0]?.replace(/\/$/, '') ?? '';
    const [place = '', name = ''] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
    return name === text && /\/(?:u|users?|pseuds|profiles?|authors?|members?)$/.test(place) && !isHouse(text)
      ? [text]
      : [];
  });
  return [...new Set(names)].slice(0, 3);
}
