/** Leaves out whom to ask, behind the end of an article: a name, a number and addresses in a line each. */
import { endsSentence, isNames } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import type { Verdict } from './verdict.ts';

/** The article has begun when this much was kept. */
const BEGUN = 250;
const LINE = 100;
const NAME = 60;
const NAMES = 3;
const LINES = 14;
/** So many ways to reach somebody make a list of them; one does below a label. */
const WAYS = 2;

const LABEL =
  /^(?:(?:(?:press|media|news|further) )?(?:contacts?|enquiries|inquiries)|(?:press|media) (?:office|relations|team)|contact (?:us|details|information|person)|for (?:more|further|additional) information|(?:presse|medien|press)?kontakte?|pressestelle|kontakt dla mediów|biuro prasowe|perscontact|medienstelle|ansprechpartner(?:in)?|(?:medien)?rückfragen|contacts? (?:de )?presse|service (?:de )?presse|relations (?:avec les )?médias|gabinete de prensa|assessoria de imprensa|contactos?(?: de prensa)?|contatti|ufficio stampa|contatos?|контакты|пресс-служба|[联聯][系絡络](?:方式|人|我[们們])|媒[体體][联聯][系絡络])\s?[:：]?$/i;
const WAY = [
  /^(?:[\p{L}.’' -]{1,24}[:：\s]\s?)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}$/u,
  /^(?:tele(?:fono?|phone)|tel[ée]fono|t[eé]l|phone|fon|mobile?(?:telefon)?|cell|fax|téléphone|telefax|handy|office|whatsapp|[电電][话話]|手[机機]|[传傳]真|[tmf])\.?\s?[:：.]?\s?\+?[\d\s()./–-]{7,24}$/i,
  /^\+\d[\d\s()./-]{6,20}$/,
  // Out of hours: 020 7946 0821
  /^\p{L}[\p{L}’' -]{2,30}\s?:\s?(?:\+|\(?0)\d[\d\s()./-]{7,18}\d$/u,
  /^(?:(?:web(?:site|seite)?|internet|homepage|online|[网網](?:址|站))\s?[:：]?\s?)?(?:https?:\/\/|www\.)[\w-]{1,40}(?:\.[\w-]{1,24}){1,4}\/?$/i,
];
/** Labels of a press office; below Contact: stand numbers that a text gives its readers. */
const PRESS = /press|pers|prens|stampa|medi|prasow|пресс|媒/i;
const isPress = (text: string) => PRESS.test(text) && LABEL.test(text);
/** Below the label of a press office a number alone tells, too, or behind a name. */
const NUMBER = /^(?:[\p{L}.’' -]{2,48}[,:]?\s)?\(?(?:\+|0)\d[\d\s()./–-]{6,18}\d$/u;
const isWay = ({ text }: Piece) => text.length <= LINE && WAY.some((way) => way.test(text));

/** Changes the verdicts on the last lines of `body`. */
export function dropContactLists(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const run = lastLines();
  const isLabel = (at: number) => LABEL.test(pieceAt(at).text);
  const firstLabel = run.findIndex((at) => isPress(pieceAt(at).text));
  const tells = (at: number, index: number) =>
    isWay(pieceAt(at)) || (firstLabel >= 0 && firstLabel < index && NUMBER.test(pieceAt(at).text));
  const first = run.findIndex(tells);
  const label = run.slice(0, Math.max(0, first)).findLastIndex(isLabel);
  if (run.filter(tells).length < (label < 0 ? WAYS : 1)) return;
  let start = label < 0 ? first : label;
  while (label < 0 && start > Math.max(0, first - NAMES) && isName(run[start - 1] ?? -1)) start -= 1;
  if (weightBefore(run[start] ?? body.first) < BEGUN) return;
  for (const at of run.slice(start)) if (verdicts[at]?.kept) verdicts[at] = { kept: false, reason: 'contact line' };

  /** The short lines at the end, those that are left out as contacts by themselves among them. */
  function lastLines(): readonly number[] {
    const found: number[] = [];
    for (let at = body.end - 1; at >= body.first && found.length < LINES; at -= 1) {
      const piece = pieces[at];
      if (!piece || piece.weight === 0) continue;
      const isContact =
        verdicts[at]?.reason === 'contact line' || (!verdicts[at]?.kept && (isPress(piece.text) || isWay(piece)));
      if (!verdicts[at]?.kept && !isContact) continue;
      if (!isContact && (piece.weight > LINE || endsSentence(piece.text))) break;
      found.unshift(at);
    }
    return found;
  }

  function pieceAt(at: number): Piece {
    // The run holds indexes of pieces only.
    return pieces[at] as Piece;
  }

  function isName(at: number): boolean {
    const piece = pieces[at];
    return (
      piece?.kind === pieces[run[first] ?? -1]?.kind && (piece?.weight ?? NAME) < NAME && isNames(piece?.text ?? '')
    );
  }

  function weightBefore(index: number): number {
    let weight = 0;
    for (let at = body.first; at < index; at += 1) if (verdicts[at]?.kept) weight += pieces[at]?.weight ?? 0;
    return weight;
  }
}
