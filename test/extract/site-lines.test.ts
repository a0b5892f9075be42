/** Lines as sites of every kind set them around an article, and lines of articles that look alike. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boilerplateReason } from '../../src/extract/boilerplate-rules.ts';
import { textWeight } from '../../src/extract/text-weight.ts';

const readLines = (name: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/lines', `${name}.txt`), 'utf8')
    .trim()
    .split('\n');

const reasonOf = (text: string) => boilerplateReason({ text, weight: textWeight(text), linkWeight: 0 });

describe.each(['en', 'zh', 'de', 'fr', 'es', 'it', 'pt', 'ja', 'ru'])('in %s', (language) => {
  it('a line that the site says to its readers is left out', () => {
    expect(readLines(`${language}-around`).filter((line) => reasonOf(line) === '')).toEqual([]);
  });

  it('a line of the article that looks alike is read', () => {
    const lost = readLines(`${language}-own`).map((line) => [line, reasonOf(line)]);
    expect(lost.filter(([, reason]) => reason !== '')).toEqual([]);
  });
});
