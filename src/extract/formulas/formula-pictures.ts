/** Pictures of formulas, whose TeX is their alternative text or stands in their address. */
import { attribute, type Element } from '../dom.ts';
import { formulaClasses, isDisplayClass } from './formula-class.ts';

const ADDRESS =
  /equation\?tex=|codecogs\.com\/|\/math\/render\/|latex\.(?:csdn|php)|(?:^|[./])wp\.com\/latex|math\?formula=|[?&]cht=tx&|[?&](?:tex|latex|math)=|quicklatex/i;
const IN_ADDRESS =
  /[?&](?:tex|latex|math|formula|chl)=([^&#]{1,4000})|(?:codecogs\.com|latex\.csdn\.net)\/[^?#]{0,60}\?([^#]{1,4000})/i;
/** Alternative texts that only say what the picture is. */
const UNNAMED = /^\[?(?:image|img|formula|equation|math|latex|公式|图片|圖片)?\]?$/i;
/** How large codecogs is to draw it. */
const DRAWING = /\\(?:dpi|bg|fn)(?:_\w{1,12}|\{\w{1,12}\})|\\inline(?![a-z])/g;

/** A picture's TeX, and whether it is set off; `undefined` for pictures of anything else. */
export function formulaPicture(image: Element): { readonly tex: string; readonly isDisplay: boolean } | undefined {
  const address = ['src', 'data-src', 'data-original', 'data-actualsrc']
    .map((name) => attribute(image, name))
    .find((value) => ADDRESS.test(value.slice(0, 300)));
  const isNamed = 'eeimg' in image.attribs || 'mathimg' in image.attribs || formulaClasses(image).has('picture');
  if (address === undefined && !isNamed) return undefined;
  const alt = attribute(image, 'alt').trim();
  const tex = UNNAMED.test(alt) ? texOfAddress(address ?? '') : alt;
  return tex === '' ? undefined : { tex, isDisplay: image.attribs['eeimg'] === '2' || isDisplayClass(image) };
}

function texOfAddress(address: string): string {
  const found = IN_ADDRESS.exec(address);
  return decoded(found?.[1] ?? found?.[2] ?? '')
    .replaceAll('&space;', ' ')
    .replace(DRAWING, ' ')
    .trim();
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A stray percent sign.
    return value;
  }
}
