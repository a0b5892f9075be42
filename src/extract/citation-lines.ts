/** Tells the line that cites the paper an article is about, by the paper's identifier: Tides, 2025. DOI: 10.1000/t.1 (About DOIs). */

/** An identifier (ISO 26324: prefix 10., a registrant of four digits or more), bare or as an address. */
const DOI = /(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/)?(?<![\d.])10\.\d{4,9}\/[^\s;]{2,120}/gi;
const DOI_ALONE = /^doi\s?[:：]?\s?$/i;
/** A figure with a stroke is no identifier: 10.2024/35. */
const LETTERED = /\/(?=.{0,120}\p{L})/u;
/** What may stand behind the last identifier. */
const BEHIND = /^[\s.,;)\]”"]{0,4}(?:\(about dois\)|on (?:arxiv|biorxiv|medrxiv)\s?:)?[\s.;)\]”"]{0,4}$/i;
const LABEL =
  /^\(?(?:more information|publication details|journal references?|(?:original )?(?:references?|citations?|papers?|stud(?:y|ies)|publications?|sources?)|(?:original)?(?:studie|publikation|veröffentlichung|quelle|referenz)n?|études?|références?|(?:art[ií]culo|estudio|referencia|fuente|studio|riferimento|fonte|artigo|estudo|referência)s?)\s?[:：]\s{0,2}/i;
const MARK = /[\s(,;:.]{0,3}(?:doi\s?[:：]?\s?)?$/i;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/;
const QUOTED = /[“"«„][^“”"«»„]{3,200}[”"»“]/g;

const WORD = "\\p{Lu}[\\p{L}'’-]{1,24}";
const INITIALS = '(?:\\p{Lu}\\.?[ -]?){1,3}';
const AND = '(?:, ?(?:& |and )?| & | and | und | et | y )';
/** Ames A, or Ames, A., or A. Ames. */
const SHORT = `(?:${WORD}(?: ${WORD})?,? ${INITIALS}|${INITIALS}${WORD})(?![\\p{L}'’])`;
const FULL = `${WORD}(?: \\p{Lu}\\.)?(?: (?:van |von |de |del |da |di )?${WORD}){1,2}`;
/** Authors in a list's form, behind which a title, a journal or a year begins. */
const CITED = new RegExp(
  `^(?:${SHORT}(?:${AND}${SHORT}){1,12}(?:,? et al\\b)?|${SHORT},? et al\\b|${WORD}, (?:\\p{Lu}\\.[ -]?){1,3}|(?:${WORD} ){0,3}${WORD},? et al\\b)[.,:]{0,2}\\s{1,2}[(“"]?[\\p{Lu}\\d]`,
  'u',
);
/** Authors with their first names, whose paper's volume and pages stand at the end. */
const WITH_VOLUME = new RegExp(
  `^${FULL}(?:${AND}${FULL}){0,20}\\s?[.,:] .{4,300}(?:(?:19|20)\\d{2}\\s?[;,]\\s?\\d{1,5}\\s?(?:\\(\\d|:\\s?\\w?\\d)|\\d{1,5}(?:\\(\\d{1,4}\\))?, \\w?\\d{1,7}[–-]\\d{1,7} \\((?:19|20)\\d{2}\\)).{0,40}$`,
  'u',
);
/** Words of a name or a journal: Annals of Moss. */
const NAMED =
  /^(?:\p{Lu}[\p{L}'’.-]*|of|the|for|in|on|and|by|al|vol|no|pp|von|für|der|die|des|und|du|de|la|les|et|del|y|e|per|i|\p{L})$/u;

/** 相关论文信息：, 原文DOI： in front of an identifier. */
const HAN_LABEL =
  /^(?:原文|[论論]文|相[关關][论論]文)(?:信息|[链鏈][接結])?\s?(?:doi)?\s?[:：]\s?(?:doi\s?[:：]\s?)?$/i;

/** Letters of a paper's authors, title and journal, and of a journal alone. */
const LONGEST = 400;
const JOURNAL = 120;

/** True for a text that is an identifier, or cites a paper with it in the form of a list, without a sentence. */
export function isCitation(text: string): boolean {
  if (!text.includes('10.')) return false;
  const identifiers = [...text.matchAll(DOI)];
  const [first, last] = [identifiers[0], identifiers.at(-1)];
  if (!first || !last || !BEHIND.test(text.slice(last.index + last[0].length))) return false;
  const before = text.slice(0, first.index);
  if (HAN_LABEL.test(before)) return true;
  if (before.length > LONGEST || /\p{Script=Han}/u.test(before)) return false;
  const rest = before.replace(LABEL, '').replace(/^doi\s?[:：]\s?/i, '');
  if (rest === '' || DOI_ALONE.test(rest))
    return before !== '' || /doi\.org/i.test(first[0]) || LETTERED.test(first[0]);
  const cited = rest.replace(/^\(/, '').replace(MARK, '');
  return YEAR.test(cited) && (CITED.test(cited) || WITH_VOLUME.test(cited) || isJournal(cited));
}

/** A journal and its year, perhaps with a title in quotation marks and its authors: Annals of Moss, 2025. */
function isJournal(cited: string): boolean {
  const words = cited.replace(QUOTED, ' ').match(/\p{L}[\p{L}'’.-]*/gu) ?? [];
  return cited.length <= JOURNAL && words.length > 0 && words.every((word) => NAMED.test(word));
}
