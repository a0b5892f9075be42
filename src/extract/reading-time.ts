/** Finds how long a text takes to read, within a line that says when and by whom it was written. */

const MINUTES = '\\d{1,3}\\s?(?:min(?:ut(?:e|es|en|os|i|er|y))?s?|мин(?:ут[аы]?)?|分[钟鐘]?)(?![\\p{L}])\\.?';
const LABEL =
  '(?:(?:estimated |average )?read(?:ing)? ?time|(?:geschätzte )?lese(?:zeit|dauer)|(?:temps de )?lecture|(?:tiempo de )?lectura|(?:tempo di )?lettura|(?:tempo de )?leitura|leestijd|lästid|lesetid|læsetid|czas czytania|doba čtení|время (?:на )?чтени[яе]|[阅閱][读讀](?:[时時][间間長长]{1,2}|[约約需])?|読了時間)';
const ABOUT = '(?:ca\\.?|circa|etwa|about|env(?:\\.|iron)|aprox\\.?|около|[约約~≈])';
const TIME = new RegExp(
  `(?<!\\p{L})(?:${LABEL}\\s?[:：–—-]?\\s?(?:${ABOUT}\\s?)?${MINUTES}|\\d{1,3}[\\s-]?min(?:ut(?:e|es|en|os|i|er|y))?s?\\.?[\\s-](?:to read|read|(?:de |di )?(?:lecture|lectura|lettura|leitura)|lesezeit|leestijd|lästid|lesetid|læsetid|czytania)(?!\\p{L})|\\d{1,3}\\s?мин(?:ут[аы]?)?\\.?\\s(?:на )?чтени[яе](?!\\p{L})|(?<=(?:\\d[:.]\\d{2}(?: uhr)?|(?:19|20)\\d{2})[\\s·•|,–—-]{1,3})\\d{1,2}\\smin\\.?$)`,
  'iu',
);

/** Every such time has this, which is told at less cost. */
const COUNTED = /\d[\s-]?(?:min|мин|分)/i;

/** The same line without such a time, and what parts it from the rest; the same text where there is none. */
export function withoutReadingTime(text: string): string {
  const found = COUNTED.test(text) ? TIME.exec(text) : null;
  if (!found) return text;
  const [before, behind] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  return `${before.replace(/[\s·•|,–—-]{1,6}$/, '')} ${behind.replace(/^[\s·•|,–—-]{1,6}/, '')}`.trim();
}
