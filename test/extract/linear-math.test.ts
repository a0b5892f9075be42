/** Formulas as one line of text, from TeX by way of MathML, and from MathML itself. */
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { isElement } from '../../src/extract/dom.ts';
import { linearMath } from '../../src/extract/formulas/linear-math.ts';
import { createTexReader } from '../../src/extract/formulas/parse-tex.ts';

const tex = String.raw;
const read = createTexReader();

it.each([
  ['E=mc^2', 'E = mc²'],
  ['x_1^2+y^2=r^2', 'x₁² + y² = r²'],
  [tex`\frac{a+b}{c}`, '(a + b)⁄c'],
  [tex`\frac{1}{2m}`, '1⁄(2m)'],
  [tex`\frac{\partial u}{\partial t}`, '∂u⁄∂t'],
  [tex`f_s=\frac{St\cdot U}{D}\\`, 'fₛ = (St · U)⁄D'],
  ['a/b', 'a⁄b'],
  [tex`\mathrm{km/h}`, 'km/h'],
  [tex`\sqrt2`, '√2'],
  [tex`\sqrt{x^2+1}`, '√(x² + 1)'],
  [tex`\sqrt[3]{x}`, '∛x'],
  [tex`\alpha\leq\beta`, 'α ≤ β'],
  [tex`\sum_{i=1}^n x_i`, '∑ᵢ₌₁ⁿ xᵢ'],
  [tex`\int_0^\infty e^{-x}\,dx`, '∫₀^(∞) e⁻ˣ dx'],
  [tex`\lim_{n\to\infty} a_n`, 'lim_(n → ∞) aₙ'],
  [tex`2\sin x\cos(y)`, '2 sin x cos(y)'],
  [tex`a-(-b)=-1`, 'a − (−b) = −1'],
  [tex`\left|x-1\right|<|y|-1`, '|x − 1| < |y| − 1'],
  [tex`P(A\mid B)`, 'P(A | B)'],
  [tex`x\in\mathbb{R}^n`, 'x ∈ ℝⁿ'],
  [tex`\forall x\exists y: x<y`, '∀x ∃y: x < y'],
  [tex`\hat{x}+\mathbf{v}^T`, 'x̂ + vᵀ'],
  ["f''(x)", 'f″(x)'],
  ['n!', 'n!'],
  [tex`90^\circ`, '90°'],
  [tex`T_{\text{eff}}`, 'T_(eff)'],
  ['a_{i,j}', 'a_(i, j)'],
  [tex`x^{2^n}`, 'x^(2ⁿ)'],
  [tex`\text{if } x>0`, 'if x > 0'],
  [tex`\begin{pmatrix}a&b\\c&d\end{pmatrix}`, '(a, b; c, d)'],
  [tex`\begin{aligned}a&=b\\&=c\end{aligned}`, 'a = b\n= c'],
  [tex`\ce{2H2O}`, '2 H₂O'],
  [tex`\label{flow}Q`, 'Q'],
])('reads %s', (source, expected) => {
  expect(read(source)).toBe(expected);
});

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
