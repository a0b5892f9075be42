/** Takes away the sign that magazines set behind the last sentence of a text: a square, ENDS, their own initials. */
import type { Piece } from './pieces.ts';
import type { Verdict } from './verdict.ts';

const SIGN = /(?<=[.!?…。！？]["”’)」』]{0,2})\s{0,2}[♦◆◇■□▪▫●◼◾⬛∎❖❚▮☗⏹]{1,3}$/u;
const WORD = /(?<=[.!?…]["”’)]{0,2})\s{1,2}(?:[([–—-]\s?)?(?:ENDS?|FIN|ENDE|FINE|-30-|#{3})(?:\s?[)\]–—-])?\.?$/;
const INITIALS = /(?<=[.!?…]["”’)]{0,2})\s{1,2}(\p{Lu}{1,4})$/u;

/** Notes may stand behind the end. */
const LAST = 3;
const SHOWN: ReadonlySet<Piece['kind']> = new Set(['clip', 'figure', 'table', 'code']);

/** The pieces, with such a sign taken from those that are kept. */
export function withoutEndSigns(
  pieces: readonly Piece[],
  verdicts: readonly Verdict[],
  siteName: string | undefined,
): readonly Piece[] {
  const texts = pieces.flatMap(({ kind }, at) => (verdicts[at]?.kept && !SHOWN.has(kind) ? [at] : []));
  const last = new Set(texts.slice(-LAST));
  return pieces.map((piece, at) => {
    if (!verdicts[at]?.kept || piece.kind === 'heading' || SHOWN.has(piece.kind)) return piece;
    const shown = piece.text.replace(SIGN, '');
    const text = last.has(at) ? withoutInitials(shown.replace(WORD, ''), piece, siteName) : shown;
    return text === piece.text ? piece : { ...piece, text };
  });
}

/** The initials of the site, or such as are set in bold. */
function withoutInitials(text: string, { marks }: Piece, siteName: string | undefined): string {
  const initials = INITIALS.exec(text)?.[1];
  if (initials === undefined) return text;
  const own = [...(siteName ?? '').matchAll(/(?<!\p{L})\p{Lu}/gu)].join('');
  const isBold = () => marks?.().some(({ kind, letters }) => kind === 'strong' && letters === initials) === true;
  return own === initials || own === `T${initials}` || isBold() ? text.replace(INITIALS, '') : text;
}
