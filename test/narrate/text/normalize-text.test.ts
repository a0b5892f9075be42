import { describe, expect, test } from 'vitest';
import { normalizeText } from '../../../src/narrate/index.ts';
import type { CaseTable } from './case-table.ts';
import { EN_CASES } from './en-cases.ts';
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
