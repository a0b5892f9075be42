/** Which lines of a mail are not its text: what they say, and where they stand. Of HTML and of plain text alike. */
import { squash } from '../../squash.ts';
import { judgeLine, type LineKind } from './mail-lines.ts';

export type Leaf = {
  readonly text: string;
  readonly links: number;
  /** Of its text, 0 to 1. */
  readonly linkShare: number;
};

/** The subject, the author and the day may stand above the text, and a salutation. */
const HEAD_LEAVES = 8;
const TITLE_LEAVES = 5;

/** So long a line is of the text. */
const PROSE = 120;
const SHORT = 40;

const FORWARDED =
  /^-{2,20}\s?(?:forwarded message|original message|转发邮件|原始邮件|weitergeleitete nachricht)\s?-{0,20}|^begin forwarded message:?$/i;
const FORWARD_HEADER =
  /^(?:from|to|cc|date|sent|subject|reply-to|发件人|收件人|主题|日期|发送时间|von|an|betreff|datum|gesendet)\s?[:：]/i;

/** By the numbers of the leaves. */
export function findSurroundings(
  leaves: readonly Leaf[],
  { own, subject }: { readonly own: readonly string[]; readonly subject: string },
): ReadonlyMap<number, LineKind> {
  const judged = leaves.map(({ text }) => judgeLine(text));
  const lastProse = leaves.findLastIndex(
    ({ text, linkShare }, at) => judged[at] === undefined && isProse(text) && linkShare < 0.5,
  );
  const found = new Map<number, LineKind>();
  const title = squash(subject);
  let isEnded = false;
  let isForwarded = false;
  let hasAround = false;
  leaves.forEach(({ text, links, linkShare }, at) => {
    const kind = judged[at];
    const isTail = at > lastProse;
    const isHead = at < HEAD_LEAVES;
    if (FORWARDED.test(text)) isForwarded = true;
    else if (isForwarded && !FORWARD_HEADER.test(text)) isForwarded = false;
    const isOwn = own.some((one) => one.includes('@') && text.toLowerCase().includes(one));
    const isShort = text.length <= PROSE / 2;
    const isMeant =
      (kind === 'around' && (links > 0 || isTail || isHead || isShort)) ||
      kind === 'social' ||
      kind === 'sponsor' ||
      (kind === 'salutation' && isHead) ||
      (kind === 'postal' && isTail);
    if (isTail && (kind === 'postal' || (kind === 'around' && ENDS.test(text)))) isEnded = true;
    // The subject is said first anyway.
    const isTitle = at < TITLE_LEAVES && text.length > 3 && title.includes(squash(text));
    // A vote, a row of buttons; and what a bio or an imprint leaves behind it.
    const isButton = isTail && links > 0 && linkShare > 0.8 && text.length < SHORT && !ENDED.test(text);
    const isRest = isTail && hasAround && text.length * scaleOf(text) < SHORT;
    hasAround ||= isTail && (isButton || kind === 'around' || kind === 'social');
    if (isEnded || isOwn || isForwarded || isTitle || isButton || isRest)
      found.set(at, kind === 'sponsor' ? kind : 'around');
    else if (isMeant && kind) found.set(at, kind);
  });
  return found;
}

/** An ideograph says as much as three letters. */
const scaleOf = (text: string): number => (/\p{Script=Han}/u.test(text) ? 3 : 1);
const ENDED = /[.!?…。！？][”"’')）」』]{0,2}$/;

/** Of the text: a sentence, or as long as one. */
const isProse = (text: string): boolean => text.length * scaleOf(text) >= (ENDED.test(text) ? SHORT : PROSE);

/** Nothing of the text stands below. */
const ENDS =
  /unsubscribe|opt[ -]out|preferences|receiv|mailing address|退订|取消订阅|收到(?:这封|此|本)|abmelden|abbestellen|désabonn|désinscri|darse de baja|cancelar|disiscri|отпис|配信停止|購読|©|copyright/i;
