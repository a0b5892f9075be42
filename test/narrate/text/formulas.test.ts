/** Formulas as lines of text, in the words of each language. */
import { describe, expect, it, test } from 'vitest';
import { normalizeText } from '../../../src/narrate/index.ts';

type Words = Readonly<Record<'en' | 'zh-CN' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'ru', string>>;

const TABLE: Readonly<Record<string, Words>> = {
  'E = mc²': {
    en: 'E equals M C squared',
    'zh-CN': 'E 等于 mc的平方',
    de: 'E gleich mc Quadrat',
    fr: 'E égale mc au carré',
    es: 'E igual a mc al cuadrado',
    it: 'E uguale a mc al quadrato',
    pt: 'E igual a mc ao quadrado',
    ru: 'E равно mc в квадрате',
  },
  '(a + b)⁄c': {
    en: '(a plus b) over c',
    'zh-CN': 'c分之(a 加 b)',
    de: '(a plus b) durch c',
    fr: '(a plus b) sur c',
    es: '(a más b) sobre c',
    it: '(a più b) fratto c',
    pt: '(a mais b) sobre c',
    ru: '(a плюс b) делить на c',
  },
  'xᵢ ≤ aₙ₊₁': {
    en: 'x sub i at most a sub n plus one',
    'zh-CN': 'x下标i 小于等于 a下标n 加 一',
    de: 'x Index i kleiner gleich a Index n plus eins',
    fr: 'x indice i inférieur ou égal à a indice n plus un',
    es: 'x sub i menor o igual que a sub n más uno',
    it: 'x con i minore o uguale a a con n più uno',
    pt: 'x índice i menor ou igual a a índice n mais um',
    ru: 'x с индексом i меньше или равно a с индексом n плюс один',
  },
  'f(x) = 2ⁿ': {
    en: 'f of x equals two to the power of n',
    'zh-CN': 'f x 等于 二的n次方',
    de: 'f von x gleich zwei hoch n',
    fr: 'f de x égale deux puissance n',
    es: 'f de x igual a dos elevado a n',
    it: 'f di x uguale a due alla n',
    pt: 'f de x igual a dois elevado a n',
    ru: 'f от x равно два в степени n',
  },
  '∑ᵢ₌₁ⁿ xᵢ': {
    en: 'the sum from i equals one to n of x sub i',
    'zh-CN': '从i 等于 一到n求和 x下标i',
    de: 'die Summe von i gleich eins bis n über x Index i',
    fr: 'la somme de i égale un à n de x indice i',
    es: 'la suma desde i igual a uno hasta n de x sub i',
    it: 'la somma da i uguale a uno a n di x con i',
    pt: 'a soma de i igual a um até n de x índice i',
    ru: 'сумма от i равно одно до n x с индексом i',
  },
  '∀x ∈ ℝ': {
    en: 'for all x in the real numbers',
    'zh-CN': '对任意 x 属于 实数集',
    de: 'für alle x Element von den reellen Zahlen',
    fr: "pour tout x appartient à l'ensemble des réels",
    es: 'para todo x pertenece a los números reales',
    it: "per ogni x appartiene a l'insieme dei numeri reali",
    pt: 'para todo x pertence a o conjunto dos números reais',
    ru: 'для любого x принадлежит множеству вещественных чисел',
  },
  'A ∪ B ≠ ∅': {
    en: 'A union B is not equal to the empty set',
    'zh-CN': 'A 并 B 不等于 空集',
    de: 'A vereinigt mit B ungleich die leere Menge',
    fr: "A union B différent de l'ensemble vide",
    es: 'A unión B distinto de el conjunto vacío',
    it: "A unione B diverso da l'insieme vuoto",
    pt: 'A união B diferente de o conjunto vazio',
    ru: 'A объединение B не равно пустое множество',
  },
  '√2 · |x| = n!': {
    en: 'square root of two times the absolute value of x equals n factorial',
    'zh-CN': '根号二乘x的绝对值 等于 n的阶乘',
    de: 'Wurzel aus zwei mal Betrag von x gleich n Fakultät',
    fr: 'racine carrée de deux fois valeur absolue de x égale factorielle n',
    es: 'raíz cuadrada de dos por valor absoluto de x igual a n factorial',
    it: 'radice quadrata di due per valore assoluto di x uguale a n fattoriale',
    pt: 'raiz quadrada de dois vezes valor absoluto de x igual a n fatorial',
    ru: 'корень из двух на модуль x равно n факториал',
  },
  'lim_(n → ∞) aₙ': {
    en: 'the limit as n approaches infinity of a sub n',
    'zh-CN': 'n 趋于 无穷大时的极限 a下标n',
    de: 'der Limes für n gegen unendlich von a Index n',
    fr: "la limite quand n tend vers l'infini de a indice n",
    es: 'el límite cuando n tiende a infinito de a sub n',
    it: 'il limite per n che tende a infinito di a con n',
    pt: 'o limite quando n tende a infinito de a índice n',
    ru: 'предел при n стремящемся к бесконечность a с индексом n',
  },
  'Δt ∝ λ': {
    en: 'delta t is proportional to lambda',
    'zh-CN': '德尔塔t 正比于 兰姆达',
    de: 'Delta t proportional zu Lambda',
    fr: 'delta t proportionnel à lambda',
    es: 'delta t proporcional a lambda',
    it: 'delta t proporzionale a lambda',
    pt: 'delta t proporcional a lambda',
    ru: 'дельта t пропорционально лямбда',
  },
};

for (const [written, words] of Object.entries(TABLE))
  describe(written, () => {
    test.each(Object.entries(words))('in %s', (language, spoken) => {
      expect(normalizeText(written, language)).toBe(spoken);
    });
  });

test.each([
  ['x₁² + y² = r²', 'x one squared plus y squared equals r squared'],
  ['1⁄2 cup', 'half a cup'],
  ['1⁄(2m)', 'one over two times m'],
  ['∂u⁄∂t', 'partial u over partial t'],
  ['f′(x) = 2x − 1', 'f prime of x equals two x minus one'],
  ['∫₀^(∞) e⁻ˣ dx', 'the integral from zero to infinity of e to the power of minus x dx'],
  ['e^(iπ) + 1 = 0', 'e to the power of i pi plus one equals zero'],
  ['(a + b)² > σ²', '(a plus b) squared greater than sigma squared'],
  ['sin²x + cos²x = 1', 'sine squared x plus cosine squared x equals one'],
  ['log₂ n', 'log base two of n'],
  ['O(n log n)', 'O of n log n'],
  ['T_(eff) = xₘₐₓ', 'T sub eff equals x sub max'],
  ['aᵢⱼ', 'a sub i j'],
  ['Aᵀ', 'A transpose'],
  ['P(A | B)', 'P of A given B'],
  ['(n ¦ k)', 'n choose k'],
  ['x → 0', 'x approaches zero'],
  ['f: A → B', 'f: A to B'],
  ['x > 0 ⇒ y > 0', 'x greater than zero implies y greater than zero'],
  ['x ∈ ℝⁿ', 'x in R n'],
  ['5! = 120', 'five factorial equals one hundred twenty'],
  ['∛x', 'cube root of x'],
  ['The energy is E = mc², as he wrote.', 'The energy is E equals M C squared, as he wrote.'],
])('English: %s', (written, spoken) => {
  expect(normalizeText(written, 'en')).toBe(spoken);
});

test.each([
  ['∂u⁄∂t', '偏 t分之 偏 u'],
  ['1⁄(2m)', '二乘m分之一'],
  ['log₂ n', '以二为底n的对数'],
  ['e⁻ˣ', 'e的负x次方'],
  ['x < y', 'x小于y'],
  ['x → 0', 'x 趋于零'],
  ['(a + b)²', '(a 加 b)的平方'],
  ['风速为fₛ时，频率与U⁄D成正比。', '风速为f下标s时，频率与D分之U成正比。'],
])('Chinese: %s', (written, spoken) => {
  expect(normalizeText(written, 'zh-CN')).toBe(spoken);
});

describe('what is no formula', () => {
  it.each([
    ['en', 'News | Sport | Weather'],
    ['en', 'By Ann Roos · 5 min'],
    ['en', 'It went 10x faster (2x the load).'],
    ['en', 'on the 4ᵗʰ floor'],
    ['en', 'plan B(2), option a(b) and person(s)'],
    ['en', 'CO₂ and H₂O'],
    ['en', 'Home → News'],
    ['en', 'the wall fell (as he said)²'],
    ['zh-CN', '谢谢大家(´∀｀)'],
    ['zh-CN', '好的O(∩_∩)O'],
    ['zh-CN', '首页 | 新闻 | 天气'],
    ['fr', 'le 1ᵉʳ mai, Nᵒ 5, Mᵐᵉ Roux'],
    ['de', 'Anna Roos · 5 Minuten'],
  ])('has none of its words in %s: %s', (language, text) => {
    expect(normalizeText(text, language)).not.toMatch(
      /over|sub |power|of a|approaches|absolute|factorial|squared|union|intersection|任意|存在|绝对值|交|puissance|indice|mal /u,
    );
  });
});
