/** The name in brackets behind the last sentence of a Japanese report: …と話した。（西村彩香） */
import type { Piece } from './pieces.ts';
import type { Verdict } from './verdict.ts';

const NAME = '(?:\\p{Script=Han}|々){1,4}\\s?[\\p{Script=Han}々\\p{Script=Hiragana}\\p{Script=Katakana}]{1,5}';
const SIGNED = new RegExp(
  `(?<=^|[。」』！？\\s])[（【(]\\s?(?:文・写真|文|写真・文|取材・文|記者)?[：:・\\s]{0,2}(${NAME}(?:[、・,，]\\s?${NAME}){0,4})\\s?(?:記者)?[）】)]$`,
  'u',
);
/** What else stands in brackets there. */
const NO_NAME =
  /敬称|写真|編集|続[くき]|おわ|終わ|完$|提供|共同|時事|随時|掲載|本文|連載|一部|年|月|日|無料|有料|資料|次回/;
const KANA = /[\u3041-\u3096]/;
/** The last pieces of a text that may be signed. */
const LAST = 2;

/** Who signs a Japanese text, and where; `undefined` when nobody does. */
export function findSignature(
  pieces: readonly Piece[],
  verdicts: readonly Verdict[],
): { readonly at: number; readonly names: readonly string[]; readonly text: string } | undefined {
  const kept = pieces.flatMap(({ kind }, at) =>
    verdicts[at]?.kept && kind !== 'clip' && kind !== 'figure' ? [at] : [],
  );
  if (kept.length <= LAST || !kept.some((at) => KANA.test(pieces[at]?.text ?? ''))) return undefined;
  for (const at of kept.slice(-LAST).reverse()) {
    const text = pieces[at]?.text ?? '';
    const found = SIGNED.exec(text);
    const names = (found?.[1] ?? '').split(/[、・,，]\s?/).filter((name) => name !== '');
    if (found && names.length > 0 && !NO_NAME.test(found[1] ?? ''))
      return { at, names, text: text.slice(0, found.index).trimEnd() };
  }
  return undefined;
}
