/** Leaves out facts about a text that a page lists behind it, each in a box under a label: the paper, whom to ask, files. */
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import type { Verdict } from './verdict.ts';

const LABEL = /(?:^|[\s_-])label(?:$|\s)/i;
/** What labels a part of a text: a year, a question, a judgement. */
const OF_TEXT =
  /\d{3}|^\p{L}{1,2}[.:]?$|^(?:question|answer|verdict|conclusion|the lesson|frage|antwort|fazit|réponse|pregunta|respuesta|veredicto|domanda|risposta|verdetto|pergunta|veredito|вопрос|ответ|вывод)(?!\p{L})/iu;
/** A single label tells nothing. */
const FEWEST = 2;
/** More than this is no label, and more than that no list of facts. */
const LONGEST = 40;
const FACTS = 600;
const BEGUN = 250;

/** Changes the verdicts on such boxes behind the text of `body`. */
export function dropFactFields(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const weightOf = (from: number, to: number) => {
    let weight = 0;
    for (let at = from; at < to; at += 1) if (verdicts[at]?.kept) weight += pieces[at]?.weight ?? 0;
    return weight;
  };
  const fields: Region[] = [];
  for (let at = body.first; at < body.end; at += 1) {
    const field = verdicts[at]?.kept ? fieldBegunBy(at) : undefined;
    if (field === undefined) continue;
    fields.push(field);
    at = field.end - 1;
  }
  const [first] = fields;
  // Fields that the text goes on behind are parts of it.
  const facts = first ? weightOf(first.first, body.end) : 0;
  if (!first || fields.length < FEWEST || facts > FACTS || weightOf(body.first, first.first) < Math.max(BEGUN, facts))
    return;
  for (const { first: from, end } of fields)
    for (let at = from; at < end; at += 1)
      if (verdicts[at]?.kept && pieces[at]?.kind !== 'clip') verdicts[at] = { kept: false, reason: 'a field of facts' };

  /** The box that begins with the label of an index and holds more, and no sentence. */
  function fieldBegunBy(at: number): Region | undefined {
    const label = pieces[at];
    const { element, parent } = label?.region ?? {};
    if (label?.kind !== 'paragraph' || label.weight > LONGEST || !parent || parent === body) return undefined;
    if (!LABEL.test(element?.attribs['class'] ?? '')) return undefined;
    if (OF_TEXT.test(label.text.trim()) || parent.first !== at || parent.end <= at + 1 || parent.end > body.end)
      return undefined;
    return pieces.slice(at + 1, parent.end).some(({ text }) => endsSentence(text)) ? undefined : parent;
  }
}
