import { describe, expect, test } from 'vitest';
import { normalizeText } from '../../../src/narrate/index.ts';
import { plainCharacters } from '../../../src/narrate/normalize/characters.ts';
import { EN_RULES } from '../../../src/narrate/normalize/en.ts';
import type { Rule } from '../../../src/narrate/normalize/rules.ts';
import { applyRules } from '../../../src/narrate/normalize/rules.ts';
import { ZH_RULES } from '../../../src/narrate/normalize/zh.ts';
import { removeUnspoken } from '../../../src/narrate/speakable.ts';
import type { CaseTable } from './case-table.ts';
import { DE_CASES } from './de-cases.ts';
import { EN_CASES } from './en-cases.ts';
import { EN_GB_CASES } from './en-gb-cases.ts';
import { ES_CASES } from './es-cases.ts';
import { FR_CASES } from './fr-cases.ts';
import { IT_CASES } from './it-cases.ts';
import { PT_CASES } from './pt-cases.ts';
import { RU_CASES } from './ru-cases.ts';
import { ZH_CASES } from './zh-cases.ts';
import { ZH_HANT_CASES } from './zh-hant-cases.ts';

function describeCases(name: string, language: string, table: CaseTable): void {
  describe(name, () => {
    for (const [topic, cases] of Object.entries(table)) {
      describe(topic, () => {
        test.each(cases)('%s', (written, spoken) => {
          expect(normalizeText(written, language)).toBe(spoken);
        });
      });
    }
  });
}

describeCases('Mandarin, simplified', 'zh-CN', ZH_CASES);
describeCases('Mandarin, traditional by its tag', 'zh-TW', ZH_HANT_CASES);
describeCases('English', 'en', EN_CASES);
describeCases('British English', 'en-GB', EN_GB_CASES);
describeCases('German', 'de', DE_CASES);
describeCases('French', 'fr', FR_CASES);
describeCases('Spanish', 'es-ES', ES_CASES);
describeCases('Italian', 'it', IT_CASES);
describeCases('Portuguese', 'pt-BR', PT_CASES);
describeCases('Russian', 'ru', RU_CASES);

test.each([
  [
    'es-MX',
    'Cuesta $1,234.50 y subió 3.5%',
    'Cuesta mil doscientos treinta y cuatro dólares con cincuenta y subió tres coma cinco por ciento',
  ],
  ['de-CH', "Fr. 3.50 und 1'234 Franken", 'drei Franken fünfzig und eintausendzweihundertvierunddreißig Franken'],
])('%s writes a decimal point: %s', (tag, written, spoken) => {
  expect(normalizeText(written, tag)).toBe(spoken);
});

test.each([
  ['zh-HK', '票價$68起，港元$500，US$10，考獲5**', '票價六十八港元起，五百港元，十美元，考獲五星星'],
  ['zh-TW', '票價$68起', '票價六十八美元起'],
])('%s has its own dollar: %s', (tag, written, spoken) => {
  expect(normalizeText(written, tag)).toBe(spoken);
});

describe('a language without words of its own', () => {
  test.each([
    ['pl', '— Jakby ktoś grał — tak mówi Anna. — Nie. Gis – mówi.', 'Jakby ktoś grał, tak mówi Anna. Nie. Gis, mówi.'],
    ['sv', 'Det – som sagt – är 3 kr, 1990–95, 10 – 20', 'Det, som sagt, är 3 kr, 1990-95, 10 - 20'],
    ['ja', '全部で〇円、二〇二四年', '全部で〇円、二〇二四年'],
  ])('%s keeps its pauses and figures: %s', (tag, written, spoken) => {
    expect(normalizeText(written, tag)).toBe(spoken);
  });
});

/** The names of the rules that none of the cases makes say anything. */
function idleRules(rules: readonly Rule[], tables: readonly CaseTable[]): string[] {
  const used = new Set<string>();
  const watched = rules.map((rule) => ({
    ...rule,
    say: (whole: string, ...groups: string[]) => {
      const words = rule.say(whole, ...groups);
      if (words !== whole) used.add(rule.name);
      return words;
    },
  }));
  for (const [written] of tables.flatMap((table) => Object.values(table).flat())) {
    applyRules(plainCharacters(removeUnspoken(written).text), watched);
  }
  return rules.map(({ name }) => name).filter((name) => !used.has(name));
}

test('every row of the tables of rules is held by a case', () => {
  expect(idleRules(ZH_RULES, [ZH_CASES, ZH_HANT_CASES])).toEqual([]);
  expect(idleRules(EN_RULES, [EN_CASES])).toEqual([]);
});
