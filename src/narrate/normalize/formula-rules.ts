/**
 * Formulas as one line of Unicode text → words, before a language's own rules say their figures and plain signs. Only what
 * can be nothing but a formula is worded; each rule bounds its repetitions.
 */
import type { FormulaWords } from './formula-words.ts';
import { anyOf, applyRules, lookUp, type Rule, re } from './rules.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿᵠᵡ';
const RAISED_PLAIN = '0123456789+−=abcdefghijklmnoprstuvwxyzβγδθφχ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ';
const LOWERED_PLAIN = '0123456789+−=aehijklmnoprstuvxβγρφχ';
const plainOf = new Map([
  ...[...RAISED].map((sign, at) => [sign, RAISED_PLAIN[at] ?? sign] as const),
  ...[...LOWERED].map((sign, at) => [sign, LOWERED_PLAIN[at] ?? sign] as const),
]);

/** Names that are written below a letter as a word. */
const WORDS = /^(?:max|min|tot|out|eff|ref|opt|rms|exp|lim|net|pos|neg|sum|test|train|rel|pot|kin|ext|int|start|stop)$/;

/** Raised or lowered signs as plain ones, operators apart; letters of an index apart from each other. */
function plainScript(text: string): string {
  const bare = text.replace(/^[_^]?\((.*)\)$|^[_^]/u, '$1');
  const plain = [...bare].map((sign) => plainOf.get(sign) ?? sign).join('');
  const spaced = plain.replace(/(?<=[\p{L}\p{N})])\s?([=+−])\s?/gu, ' $1 ');
  return /^\p{Ll}{2,3}$/u.test(plain) && !WORDS.test(plain) ? [...spaced].join(' ') : spaced;
}

const VARIABLE = String.raw`(?<![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}])[\p{Script=Latin}\p{Script=Greek}]\p{M}{0,2}`;
const LOW = `(?:[${LOWERED}]{1,24}|_\\([^()]{1,60}\\))`;
const HIGH = `(?:[${RAISED}]{1,24}|\\^\\([^()]{1,60}\\)|\\^[\\p{L}\\d])`;
/** Of a factor: letters and figures, roots, scripts, and brackets right behind a name. */
const SIGN = `[\\p{Script=Latin}\\p{Script=Greek}\\p{M}\\d.∂√∛∇ℏ∞′″!|${RAISED}${LOWERED}ᵀ]`;
const FACTOR = `(?:(?:${SIGN}|[_^]\\([^()]{1,40}\\)){0,16}\\((?:[^()]|\\([^()]{0,40}\\)){1,80}\\)(?:[${RAISED}]{0,6})|(?:${SIGN}|[_^]\\([^()]{1,40}\\)){1,24})`;
/** What a function is of: letters, figures and operators, and no word but those of functions. */
const isArgument = (text: string): boolean =>
  /[\p{L}\d]/u.test(text) &&
  !/\p{L}{3,}/u.test(text.replace(/(?<!\p{L})(?:log|sin|cos|tan|exp|max|min)(?!\p{L})/gu, ''));
const FUNCTIONS = 'sin|cos|tan|cot|sinh|cosh|tanh|ln';

/** What a text must hold for any of the rules to say something. */
const MAY_HOLD = new RegExp(
  [
    '[⁄¦∀-∋∏-∑√-∝∞∩-∳≠-≫≺-⋿ℂℕℚℝℤℏᵀ′″‖→⇒⇔]|[_^]\\(|\\|',
    '(?<![\\p{L}\\d])(?:\\p{L}\\(|[a-zN]!|\\d{1,3}! ?[=×·+−]|[\\p{L}\\d]{1,2} · |(?:log|sin|cos|tan|ln)(?!\\p{L}))',
    `\\)[!${RAISED}]|\\dx|\\p{Script=Greek}[${RAISED}]|[${LOWERED.slice(13)}${RAISED.slice(13)}]`,
    '(?<!\\p{L})\\p{L} ?[<>]',
  ].join('|'),
  'u',
);
const IS_CALCULATED = /[=⁄≈≤≥<>√∑∏∫∝]/u;

const compiled = new WeakMap<FormulaWords, readonly Rule[]>();

/** The text with its formulas in the words of a language; figures, `+`, `=` and their like stay for its other rules. */
export function wordFormulas(text: string, words: FormulaWords): string {
  if (!MAY_HOLD.test(text)) return text;
  const rules = compiled.get(words) ?? createRules(words);
  compiled.set(words, rules);
  const products = IS_CALCULATED.test(text) ? applyRules(text, PRODUCTS) : text;
  return applyRules(products, rules).replace(/ {2,}/g, ' ');
}

/** A dot is a product only beside a sign of a calculation: elsewhere it sets a name and a day apart. */
const PRODUCTS: readonly Rule[] = [
  {
    name: 'product a · b',
    pattern: re`(?<=(?<![\p{L}\d:.,])(?:\p{L}{1,2}|\d{1,4})[${LOWERED}${RAISED}]{0,6}|\)) ?· ?(?=[\p{L}(√|][\p{L}]?(?!\p{L}))`,
    say: () => '×',
  },
];

function createRules(words: FormulaWords): readonly Rule[] {
  // 2m below a line is no length.
  const partOf = (part: string) => withoutBrackets(part).replace(/(?<=\d)(?=[a-wA-W](?!\p{L}))/gu, '×');
  const { big, signs, functions } = words;
  const infix = Object.keys(signs).filter((sign) => !/^[∀∃∄∂∇∞∅ℏ]$/.test(sign));
  const prime = (mark: string) => words.primes[mark === '′' ? 0 : 1];
  const scripts = (name: string, low: string, high: string): string => {
    if (low === '') return words.plainBig(name);
    return high === ''
      ? words.overAll(name, plainScript(low))
      : words.limits(name, plainScript(low), plainScript(high));
  };
  return [
    {
      name: 'sum and integral ∑ᵢ₌₁ⁿ xᵢ, ∫₀¹',
      pattern: re`([${Object.keys(big).join('')}])(${LOW})?(${HIGH})?\s?`,
      say: (_, sign, low, high) => `${scripts(lookUp(big, sign), low, high)} `,
    },
    {
      name: 'limit lim_(x → 0) f(x)',
      pattern: /(?<!\p{L})lim_\(([^()]{1,60})\)\s?/gu,
      say: (_, approach) => `${words.limit(approach.replace(/\s?→\s?/gu, ` ${words.approaches} `))} `,
    },
    {
      name: 'logarithm log₂ n',
      pattern: re`(?<!\p{L})log(${LOW})\s?(${FACTOR})?`,
      say: (_, base, argument) => words.logarithm(plainScript(base), withoutBrackets(argument)),
    },
    {
      name: 'space ℝⁿ',
      pattern: re`([ℝℤℂ])([${RAISED}]{1,8})`,
      say: (_, set, power) => `${set.normalize('NFKC')} ${plainScript(power)}`,
    },
    {
      name: 'choice (n ¦ k)',
      pattern: /\(([^()¦]{1,30}?) ?¦ ?([^()¦]{1,30})\)/gu,
      say: (_, all, chosen) => words.choose(all, chosen),
    },
    {
      name: 'absolute value |x|',
      pattern: /(?<![\p{L}\d|])([|‖])([^|‖\n]{1,40})\1(?![\p{L}\d|])/gu,
      say: (whole, _, inside) => (isArgument(inside) && !/^\s|\s$/u.test(inside) ? words.absolute(inside) : whole),
    },
    {
      name: 'fraction (a + b)⁄c',
      pattern: re`(${FACTOR})⁄(${FACTOR})`,
      say: (whole, above, below) =>
        /^[\d.]+⁄[\d.]+$/.test(whole) ? whole : words.fraction(partOf(above), partOf(below)),
    },
    { name: 'fraction of other parts', pattern: /(?<!\d)⁄|⁄(?!\d)/gu, say: () => ` ${words.over} ` },
    {
      name: 'function f(x), f′(x), O(n log n), P(A | B)',
      pattern: /(?<![\p{L}\p{M}\d])([fghFGHPEOVuvyφψΦΨ])([′″])?\(([^()]{1,40}(?:\([^()]{1,20}\)[^()]{0,20})?)\)/gu,
      say: (whole, letter, mark, argument) => {
        const name = mark === '' ? letter : `${letter} ${prime(mark)}`;
        const said = /^[PE]$/.test(letter) ? argument.replace(/ ?\| ?/, ` ${words.given} `) : argument;
        return isFunction(letter, argument) ? words.of(name, said) : whole;
      },
    },
    {
      name: 'prime x′',
      pattern: re`(?<=${VARIABLE})([′″])(?![\p{L}\d])`,
      say: (_, mark) => ` ${prime(mark)}`,
    },
    {
      name: 'function sin x, cos(2x)',
      pattern: re`(?<![\p{L}\p{M}])(${FUNCTIONS})([²³])?(?=\s?\(|\s?\d{0,3}[xyzntθφω](?![\p{L}\p{M}])|\s?[α-ω])`,
      say: (_, name, power) => `${lookUp(functions, name)}${power && words.power('', plainScript(power))} `,
    },
    {
      name: 'factorial n!, 5! = 120',
      pattern: /(?<![\p{L}\p{M}\d'’])([nkmN]|\([nkm] ?[+−] ?\d\))!(?!!)|(?<![\d.,])(\d{1,3})!(?= ?[=×·⁄+−])/gu,
      say: (_, letter, number) => words.factorial(letter || number),
    },
    {
      name: 'root √(x + 1)',
      pattern: /([√∛])\s?/gu,
      say: (_, sign) => ` ${words.roots[sign === '√' ? 0 : 1]} `,
    },
    {
      name: 'index xᵢ, T_(eff)',
      pattern: re`(?<=${VARIABLE}|(?<!\p{L})(?:max|min|sup|inf|arg max|arg min))(?![₀-₉]{1,20}(?![${LOWERED}]))(${LOW})`,
      say: (_, index) => `${words.sub}${plainScript(index)}`,
    },
    {
      name: 'transpose Aᵀ',
      pattern: re`(${VARIABLE})ᵀ`,
      say: (_, matrix) => words.transposed(matrix),
    },
    {
      name: 'power 2ⁿ, e⁻ˣ',
      pattern: re`(${VARIABLE}|(?<![\d.,])\d{1,4}|(?<=[\d\p{Ll}])\))([⁰¹²³⁴-⁹⁺⁻]{0,4}[ⁿᵏᵐⁱʲᵖᵗˣʸᶻᶿᵠ][⁰¹²³⁴-⁹⁺⁻ⁿᵏᵐⁱʲˣʸ]{0,6})(?![${RAISED}])`,
      say: (_, base, exponent) => words.power(base, plainScript(exponent)),
    },
    {
      name: 'power of a Greek letter or a bracket σ², (a + b)²',
      pattern: /(?<=(?<!\p{Script=Greek})\p{Script=Greek}|[+−·/=][^()]{1,40}\))([⁺⁻]?[⁰¹²³⁴-⁹]{1,6})/gu,
      say: (_, exponent) => words.power('', plainScript(exponent)),
    },
    {
      name: 'power e^(iπ)',
      pattern: re`([\p{L}\d)\]])(\^\((?![-−]?\d{1,6}\))[^()]{1,80}\))`,
      say: (_, base, exponent) => words.power(base, plainScript(exponent)),
    },
    {
      name: 'limit n → ∞',
      pattern: re`(?<=${VARIABLE}[₀-₉]{0,3}) ?→ ?(?=[-−+]?(?:∞|\d))`,
      say: () => ` ${words.approaches} `,
    },
    { name: 'map A → B', pattern: re`(?<=${VARIABLE}) → (?=\p{L}(?!\p{L}))`, say: () => ` ${words.to} ` },
    {
      name: 'implication x > 0 ⇒ y > 0',
      pattern: /(?<=[=<>≤≥∈≠≈][^.。!?=<>]{1,40}?) ?⇒ ?/gu,
      say: () => ` ${words.implies} `,
    },
    {
      name: 'product 2x before an operator',
      pattern: /(?<![\p{L}\d.,])(\d{1,4})x(?=[²³]| [=+−<>≤≥])|(?<=[=+−<>≤≥] ?)(\d{1,4})x(?![\p{L}\d]| [\p{L}\d]{2})/gu,
      say: (_, before, behind) => `${before || behind} x`,
    },
    {
      name: 'set of numbers ℝ',
      pattern: /[ℝℕℤℚℂ]/gu,
      // NFKC gives the plain letter, which is one of the five.
      say: (set) => ` ${words.sets[set.normalize('NFKC') as keyof FormulaWords['sets']]} `,
    },
    {
      name: 'sign before its letter: ∀, ∂',
      pattern: /([∀∃∄∂∇])\s?(?=[\p{Script=Latin}\p{Script=Greek}(×·])/gu,
      say: (whole, sign) => (Object.hasOwn(signs, sign) ? ` ${lookUp(signs, sign)} ` : whole),
    },
    {
      name: 'sign between operands: A ∪ B, ≤ 5',
      pattern: re`(?<=[\p{L}\p{M}\p{N}\])}∅′]\s?)(${anyOf(infix)})\s?(?=[\p{L}\p{N}([{∅−√\s])|([≠≤≥∝≪≫])\s?(?=[\p{L}\p{N}(−√])`,
      say: (whole, between, before) => {
        const sign = between || before;
        return Object.hasOwn(signs, sign) ? ` ${lookUp(signs, sign)} ` : whole;
      },
    },
    {
      name: 'sign by itself: ∞, ∅',
      pattern: /[∞∅ℏ]/gu,
      say: (sign) => (Object.hasOwn(signs, sign) ? ` ${lookUp(signs, sign)} ` : sign),
    },
    {
      name: 'comparison x < y',
      pattern: re`(?<=${VARIABLE}[${LOWERED}${RAISED}]{0,6}) ?([<>]) ?(?=\p{L}(?!\p{L}))`,
      say: (sign) => (words.comparisons ? words.comparisons[sign.trim() === '<' ? 0 : 1] : sign),
    },
  ];
}

/** f(x) and g(0), but P(A) with a letter only. */
function isFunction(name: string, argument: string): boolean {
  if (!isArgument(argument)) return false;
  return /^[fghFG]/.test(name) || /\p{L}/u.test(argument);
}

/** Of the parts of a fraction that a word sets apart anyway, one in brackets keeps them where it is long. */
const withoutBrackets = (part: string): string => (/^\([\p{L}\d]{1,4}\)$/u.test(part) ? part.slice(1, -1) : part);
