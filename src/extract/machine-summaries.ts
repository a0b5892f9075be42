/** Tells the box in which a page sums its text up by machine, by the words that say so: AI summary, 本内容由AI生成. */
import type { Element } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import { AI, HAN_AI, HAN_SUMMARY, MADE, SUMMARY, saysMachineMade } from './machine-made.ts';
import type { Piece, Region } from './pieces.ts';

/** Texts of a box, the paragraphs among them, and what they weigh at most. */
const [BOX, PARAGRAPHS, WEIGHT] = [14, 2, 1800];
/** Before the text begins stands no more than a standfirst; as many pieces above the box are looked at. */
const [PROSE, STANDFIRSTS, ABOVE] = [120, 1, 40];

const MACHINE =
  /(?<![a-z])(?:ai|(?:chat)?gpt|claude|gemini|copilot|ki|ia)(?![a-z])|artificial|künstlich|人工|模型|智能/i;
const LOOKED = 300;

/** The name of such a box. */
const LABEL = `^(?:${[
  `${AI} (?:summary|tl;?dr|(?:key )?takeaways|synopsis)`,
  `${AI}[- ]${MADE} ${SUMMARY}`,
  `${SUMMARY} \\(?(?:${AI}[- ]${MADE}|(?:${MADE} )?(?:by|with) (?:\\p{L}+ )?${AI})\\)?`,
  `summari[sz]e (?:this |the )?(?:article |story |post |page )?with ${AI}`,
  '(?:ki|ia)[- ](?:(?:generierte |erstellte )?zusammenfassung|überblick)',
  '(?:zusammenfassung|überblick) (?:von|mit|durch) ki',
  "résumé (?:par |de )(?:l[’'])?ia|resumen (?:por|con|de) (?:la )?ia|(?:riassunto|sintesi) (?:con |dell?[’']?)\\s?ia|resumo (?:por|com|da) ia",
  `[【\\[]?${HAN_AI}\\s?(?:智能|生成)?的?(?:文章|[内內]容|全文)?${HAN_SUMMARY}[】\\]]?`,
  `(?:文章|本文|[内內]容)?${HAN_SUMMARY}\\s?[（(]?(?:由\\s?)?${HAN_AI}(?:\\s?(?:生成|[总總][结結]|[产產]生))?[）)]?`,
].join('|')})`;
const NAME = new RegExp(`${LABEL}(?:\\s?beta)?\\s?[:：]?$`, 'iu');
const isName = (text: string) => NAME.test(text);
/** The name and the summary in one paragraph. */
const NAME_AND_TEXT = new RegExp(`${LABEL}(?:\\s?[:：]|(?<=[】\\]]))`, 'iu');
/** What such a list says below it, in many words. */
const FOOT = new RegExp(
  `^(?:an? ${AI}(?:[- ]powered)? (?:tool|model|system) (?:created|generated|wrote|produced) (?:this|the|these) ${SUMMARY}|[^“”]{0,80}\\bis using ${AI} to (?:generate|create|produce|write) (?:${SUMMARY}|summaries))(?!\\p{L})`,
  'iu',
);
/** The same in so few words that only the place of the box tells what was made. */
const BARE = new RegExp(
  `^(?:${AI}[- ](?:generated|assisted)(?: (?:content|text))?|ki-generiert|(?:以上|此|本|[该該])?(?:[内內]容|文字)?(?:均|[为為]|是)?由\\s?[^。“「，]{0,8}${HAN_AI}[^。“「，]{0,8}(?:生成|[总總][结結]|[产產]生)(?:[，,；。][^。“「]{0,24})?)[.。]?$`,
  'iu',
);

/** What stands over a summary, whoever made it. */
const SUMS_UP = new RegExp(
  `^(?![^.!?。！？]*[.!?。！？]$)(?:(?:\\S{1,20} ){0,3}(?:${SUMMARY}|in (?:short|brief)|at a glance|zusammenfassung|überblick|das wichtigste|kurz gefasst|résumé|l[’']essentiel|en bref|resumen|(?:las )?claves|en breve|riassunto|sintesi|in breve|resumo|em resumo|кратко|главное)(?!\\p{L})|.{0,6}(?:${HAN_SUMMARY}|まとめ|要約|ポイント))`,
  'iu',
);

type Page = { readonly pieces: readonly Piece[]; readonly titleAt: number; readonly lastProse: () => number };

/** True for such a box with the text behind it, or for its name above the text. */
export function isMachineSummary({ element, first, end }: Region, page: Page): boolean {
  const count = end - first;
  if (!element || count === 0 || count > BOX || (page.titleAt >= first && page.titleAt < end)) return false;
  const inside = page.pieces.slice(first, end).filter(({ kind, weight }) => kind !== 'clip' && weight > 0);
  const above = page.pieces[first - 1];
  const ends = [inside[0], inside.at(-1)].map((piece) => piece?.text.slice(0, LOOKED) ?? '');
  const isBelow = isBelowName(element, above);
  if ((!isBelow && !ends.some((text) => MACHINE.test(text))) || end > page.lastProse()) return false;
  if (inside.reduce((sum, { weight }) => sum + weight, 0) > WEIGHT || inside.filter(isProse).length > PARAGRAPHS)
    return false;
  const isNamed = isBelow || ends.some(isName) || (inside.length === 1 && NAME_AND_TEXT.test(ends[0] ?? ''));
  const isFooted = FOOT.test(ends[1] ?? '') && inside.some(({ kind }) => kind === 'listItem');
  const isNoted = inside.length > 1 && (isFooted || ends.some(saysMachineMade));
  // Without points or a name above them, sentences beside the note may be the author's.
  const isList = inside.some(({ kind }) => kind === 'listItem') || SUMS_UP.test(ends[0] ?? '');
  if (isNoted && isList && element.name !== 'blockquote') return true;
  return (isNamed || isNoted || (inside.length > 1 && ends.some((text) => BARE.test(text)))) && isAtStart(first, page);
}

/** A list or a quotation right below the name. */
const isBelowName = ({ name }: Element, above: Piece | undefined) =>
  /^(?:ul|ol|blockquote)$/.test(name) && above !== undefined && MACHINE.test(above.text) && isName(above.text);

const isProse = ({ kind, text, weight, linkWeight }: Piece) =>
  kind !== 'listItem' && weight >= PROSE && linkWeight < weight / 2 && endsSentence(text);

/** Whether no more than a standfirst stands between the title and a box. */
function isAtStart(first: number, { pieces, titleAt }: Page): boolean {
  if (titleAt >= first) return true;
  const above = pieces.slice(Math.max(titleAt + 1, first - ABOVE, 0), first);
  return above.filter(isProse).length <= STANDFIRSTS;
}
