/** The subject of a mail as a title. */

/** Forwarded, replied to: the subject is the one below. */
const PREFIX =
  /^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|doorst|回复|答复|转发|回覆|轉寄|轉發)\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]\s{0,5})/i;

const LIST = /^\[[^\][]{1,60}\]\s{0,5}(?=\S)/;

/** With what joins it to others; not the digits and signs that stand for themselves. */
const EMOJI =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{Emoji_Modifier}|\u200d|\ufe0f|\u20e3|\p{Extended_Pictographic}|\p{Regional_Indicator})*/gu;

/** `listId`: of a mailing list, whose name stands before the subjects. */
export function cleanSubject(subject: string, listId?: string): string {
  let title = subject.replace(/\s+/g, ' ').trim();
  for (let times = 0; times < 8; times += 1) {
    const shorter = title.replace(PREFIX, '').replace(listId === undefined ? PREFIX : LIST, '');
    if (shorter === title || shorter === '') break;
    title = shorter;
  }
  const bare = title
    .replace(EMOJI, (emoji, at: number) => (isWithinWord(title, at, emoji.length) ? emoji : ' '))
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(bare) ? bare : title;
}

/** ™ and © are letters to Unicode's pictures. */
const isWithinWord = (text: string, at: number, length: number): boolean =>
  /[\p{L}\p{N}]$/u.test(text.slice(0, at)) &&
  (/^[\p{L}\p{N}]/u.test(text.slice(at + length)) || /[©®™]/.test(text[at] ?? ''));
