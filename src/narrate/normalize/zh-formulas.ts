/** Mandarin words of formulas. */
import type { FormulaWords } from './formula-words.ts';

const power = (base: string, exponent: string) =>
  exponent === '2'
    ? `${base}的平方`
    : exponent === '3'
      ? `${base}的立方`
      : `${base}的${exponent.replace(/^−/, '负')}次方`;

export const ZH_FORMULAS: FormulaWords = {
  fraction: (above, below) => `${below}分之${above}`,
  over: '除以',
  sub: '下标',
  power,
  transposed: (matrix) => `${matrix}的转置`,
  of: (name, argument) => `${name} ${argument}`,
  primes: ['撇', '两撇'],
  big: { '∑': '求和', '∏': '求积', '∫': '积分', '∬': '二重积分', '∮': '环路积分', '⋃': '并集', '⋂': '交集' },
  limits: (name, from, to) => `从${from}到${to}${name}`,
  overAll: (name, range) => `对${range}${name}`,
  plainBig: (name) => name,
  limit: (approach) => `${approach}时的极限`,
  logarithm: (base, argument) => `以${base}为底${argument}的对数`,
  roots: ['根号', '三次根号'],
  absolute: (inside) => `${inside}的绝对值`,
  factorial: (number) => `${number}的阶乘`,
  choose: (all, chosen) => `${all}选${chosen}`,
  given: '给定',
  comparisons: ['小于', '大于'],
  approaches: '趋于',
  to: '到',
  implies: '推出',
  sets: { R: '实数集', N: '自然数集', Z: '整数集', Q: '有理数集', C: '复数集' },
  signs: {
    '∈': '属于',
    '∉': '不属于',
    '∋': '包含',
    '∪': '并',
    '∩': '交',
    '⊂': '包含于',
    '⊆': '包含于',
    '⊃': '包含',
    '⊇': '包含',
    '∀': '对任意',
    '∃': '存在',
    '∄': '不存在',
    '∅': '空集',
    '∂': '偏',
    '∇': '纳布拉',
    '∝': '正比于',
    '≡': '恒等于',
    '≪': '远小于',
    '≫': '远大于',
    '⇔': '等价于',
    '∧': '且',
    '∨': '或',
    '⊥': '垂直于',
    '∓': '负正',
    ℏ: 'h拔',
  },
  functions: { sin: '正弦', cos: '余弦', tan: '正切', cot: '余切', ln: '自然对数' },
};
