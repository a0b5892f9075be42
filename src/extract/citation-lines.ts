/** Tells the line that names the paper an article is about, by the paper's identifier: Tides, 2025. DOI: 10.1000/t.1 (About DOIs). */

/** An identifier (ISO 26324: prefix 10., a registrant of four digits or more), bare or as an address. */
const DOI = /(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/)?(?<![\d.])10\.\d{4,9}\/[^\s;]{2,120}/gi;
const DOI_ALONE = /^doi\s?[:：]?\s?$/i;
/** What may stand behind the last identifier. */
const BEHIND = /^[\s.,;)\]”"]{0,4}(?:\(about dois\)|on (?:arxiv|biorxiv|medrxiv)\s?:)?[\s.;)\]”"]{0,4}$/i;
const LABEL =
  /^\(?(?:more information|publication details|journal references?|(?:original )?(?:references?|citations?|papers?|stud(?:y|ies)|publications?|sources?)|(?:original)?(?:studie|publikation|veröffentlichung|quelle|referenz)n?|études?|références?|(?:art[ií]culo|estudio|referencia|fuente|studio|riferimento|fonte|artigo|estudo|referência)s?)\s?[:：]/i;
/** A year that is an issue's: Tides, 2025. Tides (2025), Tides 2025;12(3), 4 March 2025, Tides. */
const ISSUE = /[\p{L}\d.,;:)”"]\s?\(?(?:19|20)\d{2}(?=\s?[.,;:)])/u;
const MARKED = /(?:[.,;:)\]”"»]|[-–]\d{1,6})\s?\(?(?:doi\s?[:：]?\s?)?$|^\(?doi\s?[:：]\s?$/i;
/** Words of a sentence, which a title may have, too: then it is read. */
const TELLS =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|can|will|would|you|we|they|she|it|this|ist|sind|war|wurden?|werden|wir|wenn|hat|haben|erschien|est|sont|était|été|es|fue|son|ha|han|è|sono|foi|são)(?!\p{L})/u;

/** Letters of a paper's authors, title and journal. */
const LONGEST = 400;

/** True for a text that is an identifier, or a paper's journal and year with it, and tells nothing. */
export function isCitation(text: string): boolean {
  if (!text.includes('10.')) return false;
  const identifiers = [...text.matchAll(DOI)];
  const [first, last] = [identifiers[0], identifiers.at(-1)];
  if (!first || !last || !BEHIND.test(text.slice(last.index + last[0].length))) return false;
  const rest = text.slice(0, first.index);
  if (rest === '' || DOI_ALONE.test(rest) || LABEL.test(rest)) return true;
  // Behind a sentence its source stands in brackets.
  if (rest.length > LONGEST || /[^(]\([^()]{0,400}$/.test(rest)) return false;
  const told = rest.replace(/[“"«„][^“”"«»„.!?]{3,200}[.!?,]?[”"»“]/g, '');
  return ISSUE.test(rest) && (MARKED.test(rest) || /^doi\s?[:：]/i.test(rest)) && !TELLS.test(told);
}
