/** Composes expressions that take no notice of case, in the form that costs least to compile and to run. */

/** Letters, in fewer ranges than Unicode has: its own classes, closed under case, take five times as long to compile. */
const LETTERS =
  'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02c1\\u0370-\\u037d\\u0386-\\u0481\\u048a-\\u0587\\u05d0-\\u05f2\\u0620-\\u064a\\u066e-\\u06d3\\u0900-\\u1fff\\u2c00-\\u2dff\\u3005-\\u3007\\u3031-\\u3035\\u3041-\\u3096\\u309d-\\u30ff\\u3105-\\u318e\\u31a0-\\u31bf\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua7ff\\uac00-\\ud7a3\\uf900-\\ufaff\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc';
const FIGURES = '0-9\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\uff10-\\uff19';

/** What only the flag `u` understands: other classes, and characters of two units that are repeated or stand in a class. */
const UNICODE = /\\P|\\p\{(?!L[lu]?\}|N\})|\\u\{|[\udc00-\udfff][?*+{]|\[(?:[^\]\\]|\\.){0,200}[\ud800-\udfff]/;

/**
 * The expression of a source, whatever the case; `\p{L}` and its like, of either case then, and `\p{N}` may be in it.
 *
 * @param flags More flags than `i` and `u`.
 */
export function ignoringCase(source: string, flags = ''): RegExp {
  if (UNICODE.test(source)) return new RegExp(source, `${flags}iu`);
  let inClass = false;
  const plain = source.replace(/\\p\{[LN][lu]?\}|\\.|[[\]]/g, (sign) => {
    if (sign.startsWith('\\p')) {
      const ranges = sign.startsWith('\\p{N') ? FIGURES : LETTERS;
      return inClass ? ranges : `[${ranges}]`;
    }
    if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    return sign;
  });
  return new RegExp(plain, `${flags}i`);
}
