/** Where a mail calls its reader by her name. */

const GREETING =
  /^(?:hi|hey|hello|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|guten (?:morgen|tag|abend)|bonjour|cher|chère|hola|querid[oa]s?|ciao|car[oaie]|olá|尊敬的|亲爱的|親愛的)[^\S\n]{0,3}[^,，!！.。?？:：;；\n]{0,40}[,，!！:：][^\S\n]{0,5}(?=\S)/i;

/** What is said after it, at least, so that it is no line of its own. */
const LEAST_REST = 20;

const escapeExpression = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names as a mail calls them: whole, and the first part; none that is an address. */
export const readerNames = (displayed: readonly (string | undefined)[]): readonly string[] =>
  [
    ...new Set(
      displayed.flatMap((name) => {
        const whole = name?.replace(/["']/g, '').trim() ?? '';
        return whole === '' || whole.includes('@') ? [] : [whole, whole.split(/\s+/)[0] ?? ''];
      }),
    ),
  ].filter((name) => name.length > 1);

/** The beginning of a text without greeting and name; with a capital where the name had one. */
export function withoutGreeting(text: string, names: readonly string[]): string {
  const named =
    names.length > 0 && new RegExp(`^(?:${names.map(escapeExpression).join('|')})[,，!！:：]\\s{0,5}(?=\\S)`, 'i');
  const rest = text.replace(GREETING, '').replace(named || /^$/, '');
  if (rest === text || rest.length < LEAST_REST / (/\p{Script=Han}/u.test(rest) ? 3 : 1)) return text;
  return rest.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** A title without the reader's name at its beginning or end. */
export function withoutName(title: string, names: readonly string[]): string {
  if (names.length === 0) return title;
  const any = names.map(escapeExpression).join('|');
  const rest = title
    .replace(new RegExp(`^(?:${any})[,，:：!！–—-]\\s{0,5}(?=\\S)`, 'i'), '')
    .replace(new RegExp(`(?<=\\S)\\s{0,5}[,，]\\s{0,5}(?:${any})(?=[?!.？！。]?$)`, 'i'), '');
  return rest.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
