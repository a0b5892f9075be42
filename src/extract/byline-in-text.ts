/** Finds the author in a line of Latin script: By Ann Ames, Von Bo Bell, Par Cy Cole. */
import { isDateLine } from './edge-lines.ts';
import { parseDate } from './parse-date.ts';
import { isDepartment, isLinkLabel, splitNames } from './person-name.ts';
import type { Piece } from './pieces.ts';
import { untilDay, withBy, withoutOurs } from './signed-line.ts';

const PARTICLE =
  "(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|las|los|le|ter|ten|zu|zum|zur|af|av|al|el|bin|ibn|ben|bint|abu|'t|d’|d')";
/** No name: October 1998. */
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter)';
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const WORD = String.raw`(?!${MONTH}\s\d|${WEEKDAY},?\s)(?:[dl]['’])?\p{Lu}[\p{L}.'’-]*`;
const NAME = String.raw`(?:${PARTICLE}\s){0,3}${WORD}(?:\s(?:${PARTICLE}\s){0,3}${WORD}){0,5}`;
/** What the expressions for names need, told at less cost. */
const SIGNS = { written: / by /, dated: /\d{4}/, mailed: /@|\sat\s|[([]at[)\]]/ };
const LIST = String.raw`${NAME}(?:(?:,?\s(?:and|und|et|y|e|&|with|mit)\s|,\s)${NAME}){0,7}`;
const LABEL = String.raw`(?:(?:(?:[Pp]hoto(?:graph)?s|[Pp]hotography|[Pp]ictures|[Ii]llustrations|[Ww]ords|[Ss]tory|[Tt]ext|[Rr]eporting) (?:and|&) (?:[Pp]hoto(?:graph)?s|[Pp]hotography|[Pp]ictures|[Ii]llustrations|[Ww]ords|[Ss]tory|[Tt]ext|[Rr]eporting)|[Ww]ritten|[Cc]ontributed|[Pp]osted|[Pp]ublished|[Ss]tory|[Rr]eported|[Tt]ext|[Ww]ords|(?:[Aa]n |[Ee]in )?[Ii]nterview|[Aa]rticle|[Cc]olumn|[Rr]eview) )?(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|Av|Af|AV|AF)[:\s]|(?:[Dd]i|DI)\s|(?:[Tt]exte?|[Tt]esto|[Tt]exto|[Aa]utor(?:in|en|es)?|[Aa]uthors?|[Aa]uteure?s?|[Aa]utor[ei]|[Rr]edaktion|[Ww]ords|[Ii]nterview(?:er|ed by)?|[Ee]ntrevista|[Ee]ntretien|[Ii]ntervista|[Gg]espräch|[Tt]ekst|[Aa]utor(?:ka|zy|ky)|[Аа]втор(?:ы)?|[Тт]екст|[Рр]епортаж)\s?:`;
const LABELLED = new RegExp(`^(?:${LABEL})`, 'u');
const BYLINE = new RegExp(
  String.raw`^(?:${LABEL})\s?(${LIST})(?=$|\s?[|,–—(/•·]|\s-|\s${MONTH}\s\d|\s${WEEKDAY},?\s|\s(?:and|&) (?:wire )?agencies$|\s(?:[Ii]llustrat|[Pp]hoto|[Pp]ictures|[Ii]mages|[Dd]rawings|[Aa]rt(?:work)?\s|[Ee]dited|[Tt]ranslated|[Gg]raphics|[Dd]esign)|\s(?:on|am|le|el|at|in|il|em|for|für|pour|\d))`,
  'u',
);
const AFTER_DATE = new RegExp(
  String.raw`^(?:\d{1,2}(?:st|nd|rd|th)?\s\p{Lu}|[Pp]osted|[Pp]ublished|[Cc]reated|[Vv]eröffentlicht|[Pp]ublié|[Pp]ublicado|[Pp]ubblicato)[^.!?]{2,50}?\d{4}[^.!?]{0,20}?\s(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]a)\s(${LIST})(?=\.?$|\s?[,;·|]\s(?:[Ll]ast )?(?:[Uu]pdated|[Mm]odified|[Ee]dited)\b)`,
  'u',
);
/** A sentence of its own: Written by Ann Ames. Last edited in March 2026. */
const WRITTEN = new RegExp(
  String.raw`^(?:[Ww]ritten|[Rr]eported|[Ww]ords|[Tt]ext) by (${LIST})(?=\.$|\.\s\p{Lu})`,
  'u',
);
/** A name before an address, over a mail in an archive. */
const MAILED = new RegExp(
  String.raw`^(${NAME})\s<?[\w.+-]{1,40}(?:@|\sat\s|\(at\)|\[at\])\s?[\w-]{1,40}\.[\w.-]{2,40}`,
  'u',
);
/** Ann Ames, 4 April 2026: right below a title, unless it is where and when. */
const DATED = new RegExp(
  String.raw`^(${NAME})(?:,|\s[·•|–—-])\s(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}, \d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4})$`,
  'u',
);
const PLACE =
  /^(?:New|Los|Las|La|San|Santa|Saint|St\.?|Sao|São|Port|Fort|Mount|El|Cape|North|South|East|West|Upper|Lower|Hong|Kuala|Buenos|Rio|Abu|Tel|Addis|Phnom|Ho|Salt|Kansas|Oklahoma|Mexico|Panama|Bad|Den|Le|Grand|Great|Little|Old|Camp|Lake)\s|\s(?:City|Bay|Beach|Town|County|Island|Islands|Falls|Springs|Hill|Hills|Park|House|Street|Hall|Court|Valley|Rock|Rapids|Aires|Kong|Lumpur|University|College|Edition|Issue)$/;

/** Kate Quill in Skarn, over the line of the day. */
const OVER_DAY = new RegExp(String.raw`^(${NAME})(?:,? (?:in|at|aus|à|en|em) \p{Lu}[\p{L} .’'-]{2,30})?$`, 'u');

/** The name in a line below a title that has a day besides, or one over it, and nothing else. */
export function nameWithDay({ text, firstLine }: Pick<Piece, 'text' | 'firstLine'>): readonly string[] {
  const rest = firstLine === undefined ? '' : text.slice(firstLine.length).trim();
  const isOverDay = firstLine !== undefined && parseDate(rest) !== undefined && isDateLine(rest, rest.length);
  const name = isOverDay ? OVER_DAY.exec(firstLine)?.[1] : text.length < 80 ? DATED.exec(text.trim())?.[1] : undefined;
  return name === undefined || !name.includes(' ') || PLACE.test(name) || NO_PERSON.test(name)
    ? []
    : splitNames(name, undefined);
}

const NO_PERSON =
  /^(?:\p{Lu}\p{Ll}+day|January|February|March|April|June|July|August|September|October|November|December|The|This|That|It|He|She|We|They|These|Those|Our|My|Der|Die|Das|Ein|Eine|Le|Les|Un|Une|El|Los|Il|Lo|Continuing|Using|Far|Now|Then|Law|Default)\b/u;

/** The names in one line of at most a few dozen words; `weight` is the line's text weight. */
export function namesInLatinLine(text: string, weight: number): readonly string[] {
  if (weight >= 200) return [];
  const line = withoutOurs(untilDay(text.trim().replace(AROUND, ''))).slice(0, 200);
  const written = SIGNS.written.test(line) ? WRITTEN.exec(line)?.[1] : undefined;
  if (written !== undefined) return splitNames(written, undefined);
  const head = withBy(line);
  const match =
    (LABELLED.test(head) ? BYLINE.exec(head) : null) ??
    (SIGNS.dated.test(head) ? AFTER_DATE.exec(head) : null) ??
    (SIGNS.mailed.test(head) ? MAILED.exec(head) : null);
  const found = (match?.[1] ?? amongFacts(head))?.replace(/(?<=\p{Ll}{2})\.$/u, '');
  if (found === undefined || NO_PERSON.test(found)) return [];
  // A sentence may begin with By, but ends otherwise than a name does.
  const behind = head.slice(head.indexOf(found) + found.length);
  const lastPart = /,[^,]*$/.exec(found)?.[0] ?? '';
  return (behind !== '.' && /[.!?]["”]?$/.test(behind)) || behind.length > 90
    ? []
    : splitNames(
        lastPart !== '' && isDepartment(lastPart + behind) ? found.slice(0, -lastPart.length) : found,
        undefined,
      ).filter((name) => !isLinkLabel(name));
}

/** -- By Ann Ames Follow @annames. */
const AROUND = /^[—–-]{1,2}\s?(?=[Bb]y\s)|\s[Ff]ollow @\w{2,30}$/g;

/** November 2, 2023 · 3 min · 540 words · Magnus Karlsen: the only name in a line of facts about the article. */
function amongFacts(line: string): string | undefined {
  const parts = line.split(/\s{1,3}[·•|]\s{1,3}/);
  const signed =
    parts.length > 1 ? parts.map((part) => BYLINE.exec(part)?.[1]).find((name) => name !== undefined) : undefined;
  if (signed !== undefined) return signed;
  if (parts.length < 3 || !parts.some((part) => DAY.test(part)) || !parts.some((part) => FACT.test(part)))
    return undefined;
  const names = parts.filter((part) => isPeople(part) && !CONTROL.test(part));
  return names.length === 1 ? names[0] : undefined;
}

const DAY = /^(?:\p{Lu}\p{L}{2,8}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4}|\d{4}-\d{2}-\d{2})$/u;
const CONTROL = /^(?:suggest|edit|view|share|read|leave|post|add|jump|skip|updated?|print|save|table|translations?)\b/i;
/** How long an article or an episode is, and which of its series. */
const FACT =
  /^(?:\d[\d,.]* (?:min(?:ute)?s?(?: read)?|words?|comments?|views?)|(?:season|episode|ep\.?|issue|part|no\.?) ?#?\d{1,4})$/i;
const isPeople = (part: string) => part.split(/,? (?:&|and) |, /).every((name) => PERSON.test(name));
const PERSON = /^\p{Lu}[\p{L}.’'-]{1,20}(?: (?:van|von|de|da|di|la|\p{Lu}\.?|\p{Lu}[\p{L}.’'-]{1,20})){1,3}$/u;
