/** Authors that a label in an element of its own names, and those behind a title: Preacher, Ann Ames; The Ferry by Ann Ames. */
import { innerText, isElement } from './dom.ts';
import { isHanName } from './han-names.ts';
import { isOutlet } from './outlet-name.ts';
import type { PageFacts } from './page-facts.ts';
import { splitNames } from './person-name.ts';
import type { Piece } from './pieces.ts';

const LABEL =
  /^(?:(?:written |words |story |text |photos and text |posted |presented |created |a sermon )?by|authors?|writers?|preacher|speaker|reporter|columnist|words|von|autor(?:in|en|a|es)?|text|par|auteure?s?|por|texto|autore|autrice|autori|testo|door|tekst|автор|текст)\s?[:：]?$/i;
const NAME = /^(?:\p{Lu}[\p{L}.'’-]*)(?:\s(?:\p{Lu}[\p{L}.'’-]*|\p{Ll}{1,3})){1,5}$/u;
const LIMIT = 60;

const LISTED =
  /^(?:authors?|autor(?:in|en|a|as|es)?|auteure?s?|autore|autrice|autori|автор(?:ы)?|[作著]者)\s?[,，]\s?(.{2,60})$/iu;

/** The names in lines that screen readers hear as Author, Ann Ames: one for each of several authors. */
export function fromSpokenLabels(lines: readonly Piece[]): readonly string[] {
  const names = lines.flatMap(({ text }) => {
    const name = LISTED.exec(text.trim())?.[1]?.trim() ?? '';
    return isHanName(name) || (NAME.test(name) && !isOutlet(name)) ? [name] : [];
  });
  return [...new Set(names)];
}

/** The names behind a label: in the next line, in the lines of the same box, or in the next cell. */
export function fromLabels(around: readonly Piece[]): readonly string[] {
  const lines = around.flatMap(cellsOf).filter(({ kind, text }) => kind !== 'figure' && !INITIALS.test(text));
  for (const [at, label] of lines.entries()) {
    const { text, kind } = label;
    const next = lines[at + 1];
    if (text.length > 30 || !next || next.text.length > LIMIT * 2) continue;
    if (HAN_LABEL.test(text.trim())) {
      const name = next.text.replace(/\s/g, '');
      if (isHanName(name)) return [name];
      continue;
    }
    const isListed = kind === 'listItem' && next.kind === 'listItem' && FROM.test(text.trim());
    if (!isListed && (next.text.length > LIMIT || !LABEL.test(text.trim()) || !NAME.test(next.text))) continue;
    const names = namesOf(next).map(withoutStyle);
    if (isListed && isOfHouse(names) && !lines.some((line) => GIVEN.test(line.text.trim()))) continue;
    const people = isListed ? names.filter((name) => NAME.test(name) && !isOutlet(name) && !OFFICE.test(name)) : names;
    if (people.length > 0) return [...people, ...namesBelow(lines, at + 2, label)];
  }
  return [];
}

/** True for a label in a line of its own over a name, between which a portrait may stand. */
export function isAuthorLabel(pieces: readonly Piece[], at: number): boolean {
  const { kind, text } = pieces[at] ?? { text: '' };
  if (kind !== 'paragraph' || text.length > 30) return false;
  const next = pieces.slice(at + 1, at + 4).find((piece) => piece.kind === 'paragraph' && !INITIALS.test(piece.text));
  if (!next || next.text.length > LIMIT) return false;
  return HAN_LABEL.test(text.trim())
    ? isHanName(next.text.replace(/\s/g, ''))
    : LABEL.test(text.trim()) && NAME.test(next.text);
}

/** Letters in a circle where there is no portrait. */
const INITIALS = /^\p{Lu}{1,2}$/u;
/** Its letter runs together with the name. */
const INITIAL = /^(\p{Lu})\p{Lu}?(?=\1\p{Ll})/u;
const HAN_LABEL = /^(?:[作著]者|撰文|[记記]者|筆者|執筆者?)\s?[：:]?$/;

/** The cells of rows of two, as a page lists its properties. */
function cellsOf(piece: Piece): readonly Piece[] {
  if (piece.kind !== 'table') return [piece];
  const rows = piece.text.split('\n').map((row) => row.split(' | '));
  return rows.every(({ length }) => length === 2)
    ? rows.flat().map((text) => ({ ...piece, kind: 'paragraph' as const, text }))
    : [];
}

/** Names that stand side by side run together in the text. */
function namesOf({ text, region: { element } }: Piece): readonly string[] {
  const parts = (element?.children ?? [])
    .filter(isElement)
    .map((child) => innerText(child, LIMIT).replace(INITIAL, ''));
  return parts.length > 1 && parts.every((part) => NAME.test(part))
    ? parts
    : splitNames(text.replace(INITIAL, ''), undefined);
}

/** Further names in the box of the first, which its label does not share. */
function namesBelow(lines: readonly Piece[], from: number, label: Piece): readonly string[] {
  const box = lines[from - 1]?.region.parent;
  if (!box || label.region.parent === box) return [];
  const names: string[] = [];
  for (let at = from; lines[at]?.region.parent === box && NAME.test(lines[at]?.text ?? ''); at += 1)
    names.push(lines[at]?.text ?? '');
  return names;
}

/** A list of facts about a speech or a notice names the house first. */
const FROM = /^(?:from|delivered by|given by|issued by|speakers?|presented by|lead author)\s?:?$/i;
/** A notice that its house publishes, and names its minister beside, is no person's; a speech is. */
const GIVEN = /^(?:(?:delivered|given|spoken)(?: (?:by|on|at))?|speakers?|presented by|lead author)\s?:?$/i;
const isOfHouse = ([first = '', ...others]: readonly string[]) =>
  others.length > 0 && (isOutlet(first) || OFFICE.test(first));
const OFFICE = /\s(?:of|for)\s|\b(?:agency|authority|commission|court|executive|government|inspectorate|treasury)\b/i;

/** The office that a list of facts names as the source of a notice: nobody else signs it. */
export function officeOf(around: readonly Piece[]): readonly string[] {
  for (const [at, { kind, text }] of around.entries()) {
    const next = around[at + 1];
    if (kind !== 'listItem' || next?.kind !== 'listItem' || next.text.length > LIMIT * 2) continue;
    if (!SOURCE.test(text.trim())) continue;
    const links = (next.region.element?.children ?? []).filter((child) => isElement(child) && child.name === 'a');
    const names = links.length > 0 ? links.map((link) => innerText(link, LIMIT * 2)) : [next.text];
    const offices = names.filter((name) => name.includes(' ') && (OFFICE.test(name) || isOutlet(name)));
    if (offices.length > 0) return offices;
  }
  return [];
}

const SOURCE =
  /^(?:from|(?:issued|released|published) by|issuing (?:agency|authority|department|office|organi[sz]ation)|herausgeber(?:in)?|herausgegeben von|émetteur|publié par|emisor|emitido por)\s?:?$/i;

/** The Rt Hon Ann Ames MP. */
const withoutStyle = (name: string) =>
  name
    .replace(/^(?:the )?(?:rt\.?|right|most) hon(?:ou?rable|\.)?\s/i, '')
    .replace(/,?\s(?:MPs?|MSP|MEP|TD|MS|MLA|QC|KC)$/, '');

const BEHIND = /^,?\s(?:by|von|par|por|di|de|door)\s(.{3,60}?)(?:\s[-–—|·].*)?$/u;

/** The name that the window's title sets behind the article's. */
export function namesBehindTitle({ meta, documentTitle }: PageFacts, title: string): readonly string[] {
  if (title.length < 3) return [];
  for (const named of [meta.get('og:title') ?? '', documentTitle]) {
    const name = named.startsWith(title) ? BEHIND.exec(named.slice(title.length))?.[1] : undefined;
    if (name !== undefined && NAME.test(name)) return splitNames(name, undefined);
  }
  return [];
}
