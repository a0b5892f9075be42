/** Who wrote an article. Places that name an author are asked in order of trust; better no name than a wrong one. */
import { accountOf, penNameOf, personOfAccount } from './account-name.ts';
import { isInCard, namesInCards } from './author-cards.ts';
import { areListed, createPosition, namesInField, namesOfElements, type Position } from './author-elements.ts';
import { namesInLatinLine, nameWithDay } from './byline-in-text.ts';
import { namesBeforeDay } from './closing-bracket.ts';
import { isPostLine } from './dateline.ts';
import type { Element } from './dom.ts';
import { isDateLine } from './edge-lines.ts';
import { entryHeads } from './entry-heads.ts';
import { isHanName, isOrganisation, isPenName } from './han-names.ts';
import { reportersInJapanese } from './japanese-reporters.ts';
import { findSignature } from './japanese-signature.ts';
import { fromLabels, fromSpokenLabels, namesBehindTitle, officeOf } from './labelled-names.ts';
import { isNames } from './line-shape.ts';
import { withoutHelpers } from './marked-roles.ts';
import { nameBesideDay } from './name-beside-day.ts';
import { isHouse, peopleFirst } from './outlet-name.ts';
import { isNamedAfterAuthor } from './own-site.ts';
import { readPageData } from './page-data.ts';
import type { PageFacts } from './page-facts.ts';
import { splitNames } from './person-name.ts';
import type { Piece } from './pieces.ts';
import { namesInSignature, signedAlone } from './signature.ts';
import { fromHanText } from './signed-han-lines.ts';
import { ABOVE, BELOW, linesAbove, linesBelow, linesOnTop, OPENING, titlePlace, type Zones } from './signed-zones.ts';
import { squash } from './squash.ts';
import { citedAuthors, fromJsonLd, fromMeta } from './stated-names.ts';
import { cjkShare } from './text-weight.ts';
import { POINT, type Verdict } from './verdict.ts';

export type BylinePage = {
  readonly facts: PageFacts;
  readonly siteName: string | undefined;
  readonly title: string;
  readonly pieces: readonly Piece[];
  readonly verdicts: readonly Verdict[];
};

const EDITOR_LINE = 200;

/** The author, several separated by commas; `undefined` when none is named. */
export function readByline(page: BylinePage): string | undefined {
  const names = findNames(page).map((name) => personOfAccount(name, page.facts) ?? name);
  return names.length > 0 ? [...new Set(names)].slice(0, 12).join(', ') : undefined;
}

/** Reporters stand at the beginning of a text, not of the points over it. */
const isText = ({ kind }: Piece, verdict: Verdict | undefined) =>
  verdict?.kept === true && verdict.reason !== POINT && kind !== 'figure';

function findNames({ facts, siteName: site, title, pieces, verdicts }: BylinePage): readonly string[] {
  // Elsewhere the site's own name in an author's place names nobody.
  const siteName = site !== undefined && isNamedAfterAuthor(facts, site) ? undefined : site;
  const kept = pieces.flatMap((piece, at) => (isText(piece, verdicts[at]) ? [at] : []));
  const first = kept[0] ?? pieces.length;
  const last = kept.at(-1) ?? -1;
  const sample = kept.map((at) => pieces[at]?.text ?? '').join('');
  const chinese = cjkShare((sample === '' ? pieces.map(({ text }) => text).join('') : sample).slice(0, 3000)) > 0.4;
  const zones = { title: squash(title), pieces, kept, first, last };
  const position = createPosition(pieces);
  const elements = () => withoutHelpers(placed(facts.authors, position, last));
  const titleAt = titlePlace(zones);
  const marked = () => {
    const all = elements();
    // A menu names the writers of other articles.
    const own = namesOfElements(
      all.filter((element) => position(element) >= titleAt),
      siteName,
    );
    return titleAt > 0 && own.some((name) => !isHouse(name)) ? own : namesOfElements(all, siteName);
  };
  const stated = () => firstOf([() => fromJsonLd(facts, siteName), () => fromMeta(facts, siteName)]);
  const data = () => readPageData(facts, title);
  const around = pieces.slice(Math.max(0, first - ABOVE), (kept[OPENING - 1] ?? first) + 1);
  const labelled = () => fromLabels(around);

  if (chinese) {
    const editors = namesOfEditors(facts, pieces);
    const onlyPeople = (names: readonly string[]) => peopleOf(names, facts).filter((name) => !editors.has(name));
    const cited = citedAuthors(facts, siteName);
    if (cited.length > 1) return cited;
    const listed = () => {
      const names = onlyPeople(marked());
      return areListed(elements(), names) ? names : [];
    };
    return firstOf([
      () => fromSpokenLabels(linesOnTop(zones)),
      () => (onlyPeople(stated()).length > 0 ? [] : reportersInJapanese([...around, ...linesBelow(zones)], sample)),
      () => apart(withoutOutlet(fromHanText(zones), facts), [() => fromJsonLd(facts, siteName), marked]),
      labelled,
      () => addCoAuthors(onlyPeople(fromJsonLd(facts, siteName)), listed),
      () => onlyPeople(marked()),
      () => fromMeta(facts, siteName, onlyPeople),
      () => onlyPeople(data().authors.flatMap((name) => namesInField(name, siteName))),
      () => nameBesideDay(linesAbove(zones), pieces, zones.title),
      () => accountOf(facts, data().accounts, position, pieces, first),
      () => findSignature(pieces, verdicts)?.names ?? [],
    ]);
  }
  const named = stated();
  const authors = addCoAuthors(named, marked);
  // A Chinese name among Latin ones looks like an outlet's.
  if (authors !== named) return authors;
  const found = peopleFirst([
    () => named,
    marked,
    () => fromSpokenLabels(linesOnTop(zones)),
    () => fromLatinText(zones),
    () => nameOverPost(around),
    labelled,
    () => namesBehindTitle(facts, title),
    () => data().authors.flatMap((name) => namesOfSlug(name, pieces) ?? splitNames(name, siteName)),
    () => besidePortrait(linesAbove(zones)),
    () => namesInSignature(pieces, kept),
    () => namesBeforeDay(pieces, kept),
    () => officeOf(around),
    () => namesOver(pieces.slice(Math.max(0, titleAt - OVER), Math.max(0, titleAt))),
  ]);
  return found.length > 0 && found.every(isHouse) ? firstOf([() => penNameOf(facts), () => found]) : found;
}

/** Lines over a title among which one says who wrote. */
const OVER = 4;

const namesOver = (lines: readonly Piece[]): readonly string[] =>
  firstOf(
    lines.map(
      (line) => () =>
        line.kind === 'paragraph' && line.linkWeight === 0 ? namesInLatinLine(line.text, line.weight) : [],
    ),
  );

/** The name in a line of its own over the one that says where its owner was sent: Ann Ames, (Skarn, envoyée spéciale). */
function nameOverPost(lines: readonly Piece[]): readonly string[] {
  const over = lines[lines.findIndex((line) => isPostLine(line) && line.text.includes(', ')) - 1];
  const name = over && signedAlone(over);
  return name === undefined ? [] : [name];
}

/** Metadata often names one author of several: takes all that the page marks when that one is among them. */
function addCoAuthors(named: readonly string[], marked: () => readonly string[]): readonly string[] {
  const [only] = named;
  if (only === undefined || named.length > 1) return named;
  const beside = marked().filter((name) => squash(name) === squash(only) || !isHouse(name));
  return beside.length > 1 && beside.some((name) => squash(name) === squash(only)) ? beside : named;
}

const SLUG = /^\p{Ll}{2,20}(?:-\p{Ll}{1,20}){1,3}$/u;

/** ann-ames, as the page shows her elsewhere. */
function namesOfSlug(name: string, pieces: readonly Piece[]): readonly string[] | undefined {
  if (!SLUG.test(name)) return undefined;
  const own = squash(name.replaceAll('-', ''));
  const shown = pieces.find(({ text }) => text.length < name.length * 2 && squash(text) === own)?.text;
  return shown === undefined ? [] : [shown];
}

/** 文｜小镇 林一: the site's own name in front of its reporter's. */
function withoutOutlet(names: readonly string[], facts: PageFacts): readonly string[] {
  const people = names.filter((name) => !namesSite(facts, name));
  return people.length > 0 ? people : names;
}

/** Names that the page sets side by side without a space run together in its text; where they stand apart they are told. */
function apart(names: readonly string[], places: readonly (() => readonly string[])[]): readonly string[] {
  const [only = ''] = names;
  if (names.length !== 1 || only.length < 4) return names;
  for (const place of places) {
    const several = place();
    if (several.length > 1 && squash(several.join('')) === squash(only)) return several;
  }
  return names;
}

function firstOf(places: readonly (() => readonly string[])[]): readonly string[] {
  for (const place of places) {
    const names = place();
    if (names.length > 0) return names;
  }
  return [];
}

const EDITOR =
  /(?:[责責](?:任?[编編][辑輯]|[编編])|[网網][络絡]?[编編][辑輯]?|[编編][辑輯]|[审審][核校]|校[对對])(?:\s?[：:／/|｜]\s?|(?<=[责責](?:任?[编編][辑輯]|[编編]))\s)(?=([^\s，。；|｜】）)]{2,20}))/g;
/** Where the label of the next begins, with no space before it. */
const NEXT_EDITOR =
  /(?:[责責]任|[网網][络絡]|[执執]行|值班|本期)?(?:[编編][辑輯]|[责責][编編]|[审審][核校]|校[对對]|[监監][制製])\s?[：:／/|｜].*$/;

/** Those whom the page calls its editors: its metadata may call them authors. */
function namesOfEditors({ editors }: PageFacts, pieces: readonly Piece[]): ReadonlySet<string> {
  const lines = pieces.filter(({ weight }) => weight < EDITOR_LINE).map(({ text }) => text);
  return new Set(
    [...lines, ...editors].flatMap((text) =>
      [...text.matchAll(EDITOR)].flatMap(([, names = '']) => names.replace(NEXT_EDITOR, '').split('、')),
    ),
  );
}

/** Whether a name stands at the end of the window's title, as the site's does: …_网易新闻. */
function namesSite({ documentTitle }: PageFacts, name: string): boolean {
  const site = squash(
    documentTitle
      .split(/[_|｜\-–—]/)
      .slice(1)
      .join(''),
  );
  const at = site.indexOf(squash(name));
  // 盐屿的抽屉 and 盐屿札记 are named after their author, 小镇新闻网 is not.
  return at >= 0 && !OF_PERSON.test(site.slice(at + squash(name).length));
}

/** What a person calls a site of their own, behind their name. */
const OF_PERSON =
  /^(?:的|'?s|之|[札手日杂雜][记記]|[笔筆][记記]|[博部][客落]格?|日[志誌]|[随隨杂雜][笔筆谈談]|小[站屋窝窩]|文集|blog)/;

/** Chinese pages fill their author's field with their own name, their software's, or an account's. */
function peopleOf(stated: readonly string[], facts: PageFacts): readonly string[] {
  const names = stated.map((name) => withoutHouse(name));
  return names.filter(
    (name) =>
      isHanName(name) ||
      isJapanese(name) ||
      (isPenName(name) && !isOrganisation(name) && !namesSite(facts, name) && !/^某|某$/.test(name)),
  );
}

const HOUSE_BEFORE =
  /^([\u4e00-\u9fff]{1,8}(?:[网網](?:校[园園])?|[报報]|通[讯訊]社|[电電][视視]台|[频頻]道))([\u4e00-\u9fff]{2,3})$/;

/** 小镇青年网魏晴: the house stands right before its reporter. */
function withoutHouse(name: string): string {
  const [, , person = ''] = HOUSE_BEFORE.exec(name) ?? [];
  return isHanName(person) ? person : name;
}

/** Japanese platforms end a window's title with the account. */
const isJapanese = (name: string) =>
  /[\u3041-\u30ff]/.test(name) && isPenName(name) && !/編集部|編集局|新聞|サイト/.test(name);

/** Marked elements that stand with the article: not below it, in the cards of others. */
function placed(elements: readonly Element[], position: Position, last: number): readonly Element[] {
  const cards = namesInCards(elements.filter((element) => position(element) > last));
  return elements.filter((element) => {
    const at = position(element);
    return at < 0 || at <= last + BELOW / 2 ? !isInCard(element) && !cards.has(element) : false;
  });
}

/** A name beside a picture that is called by it, near the day: Ann Ames, Head of Research, 4 April 2026. */
function besidePortrait(lines: readonly Piece[]): readonly string[] {
  const at = lines.findIndex(({ kind, text }, index) => {
    const name = lines[index + 1];
    if (kind !== 'figure' || name?.kind !== 'paragraph' || !isNames(name.text) || name.text.length > PORTRAIT)
      return false;
    return text.replace(OF_PICTURE, '') === name.text && name.text.includes(' ');
  });
  const isDated =
    at >= 0 && lines.slice(at + 2, at + 2 + NEAR_DAY).some(({ text, weight }) => isDateLine(text, weight));
  return isDated ? peopleFirst([() => splitNames(lines[at + 1]?.text ?? '', undefined)]) : [];
}
const [PORTRAIT, NEAR_DAY] = [60, 4];
const OF_PICTURE =
  /^(?:(?:a )?(?:photo|picture|portrait|avatar|headshot|profile (?:photo|picture)|image)(?: (?:of|for)|:) |foto von |photo de |foto (?:de|di) )|(?:[’']s)? (?:avatar|photo|picture|portrait|headshot)$/i;

/** Credits that name the writer, too. */
const SAYS_WORDS = /^(?:\p{L}+ (?:and|&) )?(?:words|text|story|written|reporting)(?: (?:and|&) \p{L}+)? by(?!\p{L})/iu;

/** Autor: Ann Ames Redaktion: Bo Bell: credits in a box of their own, of which the first are the writer's. */
const CREDITS_FIRST =
  /^\p{Lu}\p{L}{2,10}\s?:\s.{3,60}?(?=\s(?:\p{Lu}\p{L}{3,14}|\p{Lu}\p{L}{3,14} \p{Ll}{2,12})\s?:|[.;|]\s|$)/u;

/** What of a piece may name the writer: of a figure only what says so. */
function creditsOf({ kind, text, imageUrl }: Piece): string {
  if (kind === 'figure' && SAYS_WORDS.test(text)) return text;
  const first = CREDITS_FIRST.exec(text)?.[0];
  return kind !== 'figure' || imageUrl === undefined ? (first ?? (kind === 'figure' ? '' : text)) : '';
}

/** Lines below a title among which one names the author and the day. */
const WITH_DAY = 4;

function fromLatinText(zones: Zones): readonly string[] {
  /** What a paper's system signs before its writer does. */
  let houses: readonly string[] = [];
  const entries = entryHeads(zones.kept.flatMap((at) => zones.pieces[at] ?? []));
  for (const piece of [...linesOnTop(zones), ...linesBelow(zones)]) {
    if (piece.kind === 'clip' || entries.has(piece)) continue;
    const ofLine = piece.firstLine === undefined ? [] : namesInLatinLine(piece.firstLine, piece.weight);
    const names = ofLine.length > 0 ? ofLine : namesInLatinLine(creditsOf(piece), piece.weight);
    if (names.some((name) => !isHouse(name))) return names;
    if (houses.length === 0) houses = names;
  }
  if (houses.length > 0) return houses;
  const above = linesAbove(zones);
  const below = zones.title === '' ? -1 : above.findLastIndex(({ text }) => squash(text) === zones.title);
  return below < 0
    ? []
    : firstOf(above.slice(below + 1, below + 1 + WITH_DAY).map((piece) => () => nameWithDay(piece)));
}
