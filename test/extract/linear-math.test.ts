/** Formulas as one line of text, from MathML. */
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { isElement } from '../../src/extract/dom.ts';
import { linearMath } from '../../src/extract/formulas/linear-math.ts';

it.each([
  ['<mfenced open="[" close="]"><mi>a</mi><mi>b</mi></mfenced>', '[a, b]'],
  ['<mmultiscripts><mi>C</mi><mprescripts></mprescripts><none></none><mn>14</mn></mmultiscripts>', '¹⁴C'],
  ['<mi mathvariant="double-struck">R</mi>', 'ℝ'],
  ['<mi>𝑥</mi><mo>&#x2062;</mo><mi>𝑦</mi>', 'xy'],
  ['<mroot><mi>x</mi><mi>n</mi></mroot>', 'ⁿ√x'],
  ['<mover><mi>AB</mi><mo>¯</mo></mover>', 'AB'],
  ['<mi>a</mi><mspace width="1em"></mspace><mi>b</mi>', 'a b'],
  ['<mphantom><mi>x</mi></mphantom><mi>y</mi>', 'y'],
])('reads MathML: %s', (markup, expected) => {
  const math = load(`<math>${markup}</math>`)('math')[0];
  if (!math || !isElement(math)) throw new Error('No formula was parsed.');
  expect(linearMath(math)).toBe(expected);
});
