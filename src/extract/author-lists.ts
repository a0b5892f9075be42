/** Tells a list of links that the author made from one of the site's, by the sentence or the heading that leads to it. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { attribute, type Element, eachElement } from './dom.ts';
import { relatedLabel } from './edge-lines.ts';
import { endsSentence } from './line-shape.ts';
import { LINKED_SENTENCE } from './link-lines.ts';
import { parseDate } from './parse-date.ts';
import type { Piece, Region } from './pieces.ts';
import { cjkShare } from './text-weight.ts';

/** The reason of an item that is read though it is a link. */
export const LISTED = 'a list of the author’s';
/** The words of a sentence that leads to a list, and of one in which the author says I. */
const [WORDS, OWN_WORDS] = [5, 3];
const HAN_WEIGHT = 30;
const ITEMS = 40;
const ITEM = 300;
const LEVELS = 4;

const COLON = /[:：]["”’»]?$/;
/** The author speaks. Nobody says I for a whole house. */
const SELF =
  /(?<!\p{L})(?:I|I[’']\p{L}+|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ii]ch|[Mm]ich|[Mm]ir|[Mm]eine?[nmrs]?|[Jj]e|[Jj][’']\p{L}+|[Mm][’']\p{L}+|[Mm]on|[Mm]es|[Yy]o|[Mm]is?|[Ii]o|[Mm]i[oae]i?|[Ee]u|[Mm]eus?|[Mm]inhas?)(?!\p{L})|我/u;
/** The author does something, or something is done to him, so that there is a verb. */
const CLAUSE_OF_SELF =
  /(?<!\p{L})(?:I|I[’']\p{L}+|[Mm]e|[Mm]yself|[Ii]ch|[Mm]ich|[Mm]ir|[Jj]e|[Jj][’']\p{L}+|[Mm][’']\p{L}+|[Yy]o|[Ii]o|[Ee]u)(?!\p{L})|我/u;
/** What a house lets a reader say. */
const OF_ACCOUNT = /\b(?:my account(?! of)|a (?:subscriber|member)|settings|sign (?:in|out)|log (?:in|out))\b/i;
/** What a house says over its other pages, however it goes on. */
const OF_HOUSE = new RegExp(
  [
    "^(?:please |you can (?:also )?|to )?(?:read|see|view|find|follow|share|get|sign|subscribe|listen|watch|hear|check|explore|discover|browse|do not|don[’']t|try|click|tap|jump|go|download|visit|join|catch|keep|learn|continue|shop|buy|looking|connect|support|stay)\\b",
    '^(?:here are |these are )?(?:some |a few |all |our |the )*(?:more|related|other|latest|top|popular|recommended|similar|most|also|next|previous|trending|recent|posted|filed|tagged|categories|contents|featured|editor|elsewhere|further reading (?:on|about|from)|relevant|associated|suggested)\\b',
    "^(?:in|on) this (?:article|page|story|post|guide|section|series|issue)\\b|\\b(?:want|for) more\\b|^if you(?:[’']ve| have)? (?:liked?|enjoyed?|want|found|missed)\\b",
    "\\byou (?:may|might|will|would|could|can|should)(?: \\p{L}+)? (?:like|enjoy|love|find|want|read|learn|be interested|have missed)\\b|\\byou[’']ll (?:like|love|enjoy|find|learn)\\b|\\b(?:may|might) interest you\\b",
    '\\b(?:our|more|other|latest|previous|related|recent|popular) (?:\\p{L}+ ){0,3}(?:coverage|stories|articles?|posts?|newsletters?|reporting|news|headlines|pages|videos?|podcasts?|episodes?|readers|offers|products|services|guides?)\\b|\\breaders (?:are|also|have|were)\\b|\\balso (?:read|liked|viewed|enjoyed|bought)\\b|^what to (?:read|watch|see|hear) next\\b|^previously (?:on|in|at)\\b|\\bin this series\\b|\\b(?:apps?|social media|platforms)\\b',
    '^(?:lesen|mehr|weitere|das könnte|alle|aktuelle|ähnliche|passend|verwandte|folgen|abonnieren|hören|sehen|zum)(?!\\p{L})|(?<!\\p{L})(?:auch interess\\p{L}+|unsere[rn]? (?:artikel|beiträge|texte|berichte|themen))(?!\\p{L})',
    '^(?:à (?:lire|voir|découvrir|écouter)|lire|lisez|retrouvez|découvrez|voir|nos|tous|toute|plus|suivez|autres?|consultez)(?!\\p{L})|(?<!\\p{L})(?:nos (?:articles|dossiers|autres)|vous aimerez|pourrait vous)(?!\\p{L})',
    '^(?:le[ae]|más|otr[ao]s?|también|te puede|noticias|ver|sigue|consulta|leggi|altr[ie]|potrebbe|tutt[ie]|scopri|guarda|leia|mais|outr[ao]s|veja|confira)(?!\\p{L})|(?<!\\p{L})(?:te (?:puede|podría) interesar|ti potre\\p{L}+|você pode)(?!\\p{L})',
  ].join('|'),
  'iu',
);
/** What an author adds to a label. */
const CLAUSE =
  /, (?:all|none|some|most|each|every one|half|much) of (?:it|them|which)(?!\p{L})|, (?:if|because|in case|though) /u;
/** Links we mention; Mentioned in this episode. */
const THINGS =
  '(?:links?|things|books?|people|places|articles?|episodes?|resources?|papers?|films?|records?|songs?|music|works?|studies|tools|stuff|sources)';
const OWN_HEADING = new RegExp(
  `^(?:(?:some |the |all (?:the )?)?${THINGS}(?:(?: and|,) ${THINGS}){0,2} (?:that )?(?:(?:we|I)(?:[’']ve)? \\p{L}{3,12}(?: (?:about|to|of|on|from|in))?|(?:mentioned|discussed|referenced|cited)(?: (?:here|above|in (?:this|the|today[’']s) \\p{L}+|on the show))?)|(?:mentioned|discussed|referenced|cited) (?:in (?:this|the|today[’']s) (?:episode|show|conversation|interview|essay)|on the show)|what (?:we|I)(?:[’']ve|[’']re|[’']m| am| are| have)? \\p{L}{3,12}(?: (?:about|to|of|on|from|in))?)\\s?:?$`,
  'iu',
);
/** Over what the notes of a recording rest on; bare Links are the site's. */
const NOTES_HEADING =
  /^(?:(?:our |the )?sources(?: and (?:links|notes|thanks))?|further (?:reading|listening|viewing))\s?:?$/i;
/** Where a show or a writer is to be found. */
const PLATFORM =
  /^(?:(?:apple|google|amazon|youtube) (?:podcasts?|music)|spotify|youtube|facebook|twitter|x|instagram|mastodon|bluesky|linkedin|tik ?tok|rss(?: feed)?|overcast|pocket ?casts|castbox|castro|deezer|audible|iheart ?radio|stitcher|threads|substack|patreon|e-?mail|reddit|whatsapp|telegram|pinterest|flipboard|apple news|google news|medium|discord|tumblr|snapchat|website|newsletter)\.?$/i;

const known = new WeakMap<readonly Piece[], WeakMap<Region, boolean>>();

/** Whether a region is, or stands in, a list of links that a sentence of the text or a heading of the author's leads to. */
export function isAuthorsList(region: Region, pieces: readonly Piece[], url: string): boolean {
  const list = listAround(region);
  if (!list) return false;
  let ofPage = known.get(pieces);
  if (!ofPage) {
    ofPage = new WeakMap();
    known.set(pieces, ofPage);
  }
  let is = ofPage.get(list);
  if (is === undefined) {
    is = isLedTo(list, pieces, url) && isOfPlainItems(list, pieces);
    ofPage.set(list, is);
  }
  return is;
}

/** The outermost list around a region, or the one that is all it holds. */
function listAround(region: Region): Region | undefined {
  let inner = region;
  for (
    let [only] = inner.children;
    only && only.first === inner.first && only.end === inner.end;
    [only] = inner.children
  ) {
    if (isList(inner)) break;
    inner = only;
  }
  let list: Region | undefined;
  let at: Region | undefined = inner;
  for (let level = 0; at && level < LEVELS; level += 1, at = at.parent) if (isList(at)) list = at;
  return list;
}

const isList = ({ element }: Region) => /^(?:ul|ol)$/.test(element?.name ?? '');

/** A region, or the largest around it that holds nothing else. */
function wrapperOf(region: Region): Region {
  let at = region;
  while (at.parent && at.parent.first === region.first && at.parent.end === region.end) at = at.parent;
  return at;
}

/** The first of several lists right behind each other, as an editor writes one for each item. */
function firstOf(list: Region): Region {
  const beside = wrapperOf(list).parent?.children ?? [];
  let first = list;
  for (let at = beside.indexOf(wrapperOf(list)) - 1; at >= 0; at -= 1) {
    const before = beside[at];
    if (!before || !isList(before) || before.end !== first.first) break;
    first = before;
  }
  return first;
}

/**
 * Whether the piece above leads to the list and both stand in the text. What leads to pages of the site itself is the
 * author's only where the text goes on behind it or the author speaks: a house has too many phrases to know them all.
 */
function isLedTo(one: Region, pieces: readonly Piece[], url: string): boolean {
  const list = firstOf(one);
  const lead = pieces[list.first - 1];
  const text = wrapperOf(list).parent;
  if (!lead || !text || wrapperOf(lead.region).parent !== text) return false;
  if (lead.kind !== 'heading' && lead.kind !== 'paragraph') return false;
  if (!pieces.slice(text.first, text.end).some(isProse)) return false;
  const isElsewhere = leadsElsewhere(list.element, url);
  if (lead.kind === 'heading' || !COLON.test(lead.text))
    return (isElsewhere || SELF.test(lead.text)) && isOwnHeading(lead, list, pieces);
  if (!isSentence(lead)) return false;
  if (isElsewhere) return true;
  if (OF_ACCOUNT.test(lead.text)) return false;
  return CLAUSE_OF_SELF.test(lead.text) || pieces.slice(one.end, text.end).some(isProse);
}

/** Whether most links of a list lead to other houses. */
function leadsElsewhere(list: Element | undefined, url: string): boolean {
  const own = houseOf(url, url);
  let [links, away] = [0, 0];
  if (list)
    eachElement(list, (element) => {
      if (element.name !== 'a') return true;
      links += 1;
      const house = houseOf(attribute(element, 'href'), url);
      if (house !== own && !house.endsWith(`.${own}`) && !own.endsWith(`.${house}`)) away += 1;
      return true;
    });
  return away * 2 > links;
}

const houseOf = (address: string, base: string) =>
  URL.canParse(address, base) ? new URL(address, base).hostname.replace(/^www\./, '') : '';

const isProse = ({ kind, text, weight, linkWeight }: Piece) =>
  kind !== 'heading' && weight >= LINKED_SENTENCE && linkWeight < weight / 2 && endsSentence(text);

function isOwnHeading({ kind, text, isBold }: Piece, list: Region, pieces: readonly Piece[]): boolean {
  if (kind !== 'heading' && !isBold) return false;
  return OWN_HEADING.test(text) || (NOTES_HEADING.test(text) && isOfRecording(list, pieces));
}

/** Whether the text around a list are the notes of a recording above it. */
function isOfRecording(list: Region, pieces: readonly Piece[]): boolean {
  const first = pieces.findIndex(({ clip }) => clip !== undefined);
  return first >= 0 && first < list.first && !pieces.slice(0, first).some(isProse);
}

function isSentence(lead: Piece): boolean {
  const { text, weight, linkWeight } = lead;
  if (linkWeight > 0 || boilerplateReason(lead) !== '') return false;
  if (relatedLabel(text) !== undefined && !CLAUSE.test(text)) return false;
  const isSelf = SELF.test(text);
  if (cjkShare(text) > 0.3) return isSelf && weight >= HAN_WEIGHT;
  if (isSelf) return text.split(' ').length >= OWN_WORDS;
  return text.split(' ').length >= WORDS && !OF_HOUSE.test(text);
}

/** Whether a list has no pictures, days or headings, and leads neither to the page's own parts nor to platforms only. */
function isOfPlainItems(list: Region, pieces: readonly Piece[]): boolean {
  const items = pieces.slice(list.first, list.end);
  if (items.length > ITEMS || !items.every(({ kind, weight }) => kind === 'listItem' && weight <= ITEM)) return false;
  if (items.some(isDated) || items.every(({ text }) => PLATFORM.test(text))) return false;
  let isPlain = true;
  let isElsewhere = false;
  if (list.element)
    eachElement(list.element, (element) => {
      isPlain &&= !/^(?:img|picture|time|button|input)$/.test(element.name);
      isElsewhere ||= element.name === 'a' && !attribute(element, 'href').startsWith('#');
      return isPlain;
    });
  return isPlain && isElsewhere;
}

/** The headline of another article with its day behind it. */
function isDated({ text, linkWeight, weight, marks }: Piece): boolean {
  const link = linkWeight < weight ? marks?.().findLast(({ kind }) => kind === 'link') : undefined;
  if (!link) return false;
  const rest = text.replace(/\s/g, '').slice(link.before + link.letters.length);
  return rest.length < 40 && /\d{4}|ago$/.test(rest) && parseDate(text.slice(-rest.length - 8)) !== undefined;
}
