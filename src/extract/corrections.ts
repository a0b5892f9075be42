/** Tells the note in which a publication corrects or completes its own article: it is part of the text wherever it stands. */

const NOTE = new RegExp(
  [
    "^(?:corrections?|clarifications?|editor[’']?s[’']? notes?|update)(?: \\(?[^:.]{2,40})?\\s?[:：—–-]\\s?\\S",
    '^(?:this|an earlier version of this|a previous version of this|an earlier) (?:article|story|post|report|page|piece|version|column)\\b[^.!?]{0,80}\\b(?:amended|corrected|clarified|incorrectly|misstated|said|stated|gave|misspelled|misidentified|omitted|(?:updated|revised|changed|edited)\\b[^.]{0,60}\\b(?:to|because|after|with|following|since))\\b',
    '^(?:anmerkung der redaktion|korrektur|berichtigung|richtigstellung|hinweis der redaktion|transparenzhinweis)\\b.{0,30}[:：]',
    '^in einer (?:früheren|ersten|vorherigen) (?:version|fassung)\\b',
    '^(?:rectificatif|correction|précision|mise à jour|note de la rédaction)(?!\\p{L})[^.]{0,40}[:：]|^(?:une|dans une) (?:première|précédente) version',
    '^(?:fe de err(?:ores|atas)|corrección|rectificación|aclaración|nota de la redacción)(?!\\p{L})[^.]{0,40}[:：]|^(?:una|en una) (?:primera|versión anterior)',
    '^(?:errata(?: corrige)?|correzione|rettifica|correção|nota da redação|retificação|nota della redazione)(?!\\p{L})[^.]{0,40}[:：]|^(?:una versione precedente|uma versão anterior)',
    '^(?:correctie|rectificatie|sprostowanie|korekta|поправка|уточнение|исправление|rättelse|rettelse|oprava)(?!\\p{L})[^.]{0,40}[:：]|^in een eerdere versie',
  ].join('|'),
  'iu',
);
/** Shorter ones are labels: Updated: Monday. */
const SHORTEST = 40;

/** True for a sentence in which the publication corrects its article. */
export function isCorrection({ text, weight }: { readonly text: string; readonly weight: number }): boolean {
  return weight >= SHORTEST && /[.!?。]["”’)]?$/.test(text) && NOTE.test(text.replace(/^[•·*]\s{0,2}/, ''));
}
