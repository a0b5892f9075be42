/** Authors that a label in an element of its own names, and those behind a title: Preacher, Ann Ames; The Ferry by Ann Ames. */
import { isHanName } from './han-names.ts';
import { isOutlet } from './outlet-name.ts';
import type { PageFacts } from './page-facts.ts';
import { splitNames } from './person-name.ts';
import type { Piece } from './pieces.ts';

const LABEL =
  /^(?:(?:written |words |story |text |photos and text |posted |presented |a sermon )?by|authors?|writers?|preacher|speaker|reporter|columnist|words|von|autor(?:in|en|a|es)?|text|par|auteure?s?|por|texto|autore|autrice|autori|testo|door|tekst|автор|текст)\s?[:：]?$/i;
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

/** The name in the line behind a label. */
export function fromLabels(lines: readonly Piece[]): readonly string[] {
  for (const [at, { text, kind }] of lines.entries()) {
    const next = lines[at + 1];
    if (text.length > 30 || !next || next.text.length > LIMIT * 2) continue;
    const isListed = kind === 'listItem' && next.kind === 'listItem' && FROM.test(text.trim());
    if (!isListed && (next.text.length > LIMIT || !LABEL.test(text.trim()) || !NAME.test(next.text))) continue;
    const names = splitNames(next.text, undefined).map(withoutStyle);
    if (isListed && isOfHouse(names) && !lines.some((line) => GIVEN.test(line.text.trim()))) continue;
    const people = isListed ? names.filter((name) => NAME.test(name) && !isOutlet(name) && !OFFICE.test(name)) : names;
    if (people.length > 0) return people;
  }
  return [];
}

/** A list of facts about a speech or a notice names the house first. */
const FROM = /^(?:from|delivered by|given by|issued by|speakers?|presented by|lead author)\s?:?$/i;
/** A notice that its house publishes, and names its minister beside, is no person's; a speech is. */
const GIVEN = /^(?:(?:delivered|given|spoken)(?: (?:by|on|at))?|speakers?|presented by|lead author)\s?:?$/i;
const isOfHouse = ([first = '', ...others]: readonly string[]) =>
  others.length > 0 && (isOutlet(first) || OFFICE.test(first));
const OFFICE = /\s(?:of|for)\s|\b(?:agency|authority|commission|court|executive|government|inspectorate|treasury)\b/i;

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
