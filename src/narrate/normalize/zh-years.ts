/** Mandarin rules for years that are known by where they stand, since no 年 follows them. */
import { type Rule, re } from './rules.ts';
import { sayCardinal, sayYear } from './zh-numbers.ts';
import { COUNTED, MEASURED, SCALES, YEAR_BEFORE } from './zh-words.ts';

const YEAR = '((?:19|20)\\d\\d)';
const TO = '\\s?(?:-|~|—|―|至|到)\\s?';
/** What follows an amount and no year. */
const NO_AMOUNT = `(?![\\d%‰℃+]|[.,:/-]\\d|\\s?(?:${COUNTED}|${SCALES})|[多余餘])`;

/** Round thousands before the common era are said as numbers: 公元前五千年. */
const sayAncient = (figures: string) => (/000$|^\d{1,2}$/.test(figures) ? sayCardinal(figures) : sayYear(figures));
/** Both ends as years, where they are in order; else as they are. */
const span = (whole: string, from: string, to: string) =>
  Number(from) < Number(to) ? `${sayYear(from)}${whole.includes('年') ? '年' : ''}到${sayYear(to)}` : whole;

export const ZH_YEAR_RULES: readonly Rule[] = [
  {
    name: 'years before the common era 公元前770—前476年',
    pattern: re`(?<=(?:公元|西元)?前)(\d{2,4})年?${TO}(?:(?:公元|西元)?前)(\d{1,4})(?=年)`,
    say: (_, from, to) => `${sayAncient(from)}到前${sayAncient(to)}`,
  },
  {
    name: 'year before the common era （前221年）',
    pattern: /(?<=[（(—-]前)(\d{3})(?=年(?!前))/gu,
    say: (_, y) => sayYear(y),
  },
  {
    name: 'reign and life （1368-1644）, （618—907年）',
    pattern: re`(?<=[（(](?:约|約|公元)?)(?:(\d{4})年?${TO}(?:约|約)?(?!\d\d00)(\d{4})(?=年?[）)，,；;])|(\d{3})年?${TO}(?:约|約)?(\d{3,4})(?=年[）)，,；;]))`,
    say: (whole, from, to, early, late) => span(whole, from || early, to || late),
  },
  {
    name: 'year of birth （1965— ）',
    pattern: /(?<=[（(](?:生于|生於)?)((?:18|19|20)\d\d)\s?[-—―~]{1,2}\s?(?=[）)])/gu,
    say: (_, y) => `${sayYear(y)}年生`,
  },
  {
    name: 'year by itself in brackets 〔2024〕17号',
    pattern: re`(?<=[（(〔[【])${YEAR}(?=[）)〕\]】])`,
    say: (_, y) => sayYear(y),
  },
  {
    name: 'years from 从2019到2024',
    pattern: re`(?<=(?<!(?:${MEASURED})[^，。；！？\d]{0,3})[从從自由])${YEAR}${TO}${YEAR}${NO_AMOUNT}(?!不等|左右|上下)`,
    say: span,
  },
  {
    name: 'year that is greeted or named for: 你好2024, 生于1965',
    pattern: re`(?=(?:19|20)\d)(?<=(?:${YEAR_BEFORE})\s?)(?!\d\d00)${YEAR}(?!年)${NO_AMOUNT}`,
    say: (_, y) => sayYear(y),
  },
  {
    name: 'year and month 2024.11',
    pattern: re`(?<=^|[（(《“【、，；。\s]|(?:时间|時間|日期)[：:])(?<![A-Za-z]\s)${YEAR}\.(0[1-9]|1[0-2])(?:\s?[-~—―至]\s?${YEAR}\.(0[1-9]|1[0-2]))?${NO_AMOUNT}`,
    say: (_, y, m, lastYear, lastMonth) =>
      `${sayYear(y)}年${sayCardinal(String(Number(m)))}月${lastYear === '' ? '' : `到${sayYear(lastYear)}年${sayCardinal(String(Number(lastMonth)))}月`}`,
  },
  {
    name: 'quarter of a short year 24Q1, 1H24',
    pattern: /(?<![\dA-Za-z.])(\d{2})(?=[QH][1-4](?![\dA-Za-z]))|(?<=(?<![\dA-Za-z.])[1-4][QH])(\d{2})(?![\dA-Za-z])/gu,
    say: (_, before, after) => sayYear(before || after),
  },
];
