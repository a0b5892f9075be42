/** Lines as sites of every kind set them around an article, and lines of articles that look alike. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boilerplateReason } from '../../src/extract/boilerplate-rules.ts';
import { isOfSiteWords } from '../../src/extract/chinese-site-words.ts';
import { isOfSite } from '../../src/extract/english-site-signs.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
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

describe('an English line in which a site speaks of itself', () => {
  it.each(['below', 'own'])('is told from others (%s)', (kind) => {
    const lines = readLines(`en-${kind}`);
    expect(lines.filter((line) => isOfSite(line))).toEqual(kind === 'own' ? [] : lines);
  });

  it('is left out below the text and read between its paragraphs', () => {
    const line = 'If this story moved you, share it with someone.';
    const prose = readLines('en-own').filter((text) => text.endsWith('.') && text.length > 80);
    const isRead = (at: number) => {
      const texts = prose.slice(0, 8).toSpliced(at, 0, line);
      const page = `<article><h1>The ledger</h1>${texts.map((text) => `<p>${text}</p>`).join('')}</article>`;
      const blocks = extractArticle(page, 'https://river.example.com/1').article?.blocks ?? [];
      return blocks.some((block) => 'text' in block && block.text === line);
    };
    expect([4, 8].map(isRead)).toEqual([true, false]);
  });
});

describe('an English sentence of the article that has the words of a site', () => {
  const [own, prose] = [
    readLines('en-own-closing'),
    readLines('en-own').filter((text) => /^[A-Z].{80,}[.]$/.test(text)),
  ];
  const textsRead = (paragraphs: readonly string[]) => {
    const page = `<article><h1>The ledger</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>`;
    const blocks = extractArticle(page, 'https://river.example.com/1').article?.blocks ?? [];
    return new Set(blocks.flatMap((block) => ('text' in block ? [block.text] : [])));
  };

  it('is told from the lines of a site', () => {
    expect(own.filter((line) => reasonOf(line) !== '' || isOfSite(line))).toEqual([]);
  });

  it('is read between the paragraphs', () => {
    const read = textsRead([...prose.slice(0, 4), ...own, ...prose.slice(4, 8)]);
    expect(own.filter((line) => !read.has(line))).toEqual([]);
  });

  it('is read as the last of the text', () => {
    expect(own.filter((line) => !textsRead([...prose.slice(0, 4), line]).has(line))).toEqual([]);
  });
});

it('a Chinese heading that tells when something is shown is read', () => {
  const text = '《繁花》每周三更新';
  const piece = { text, weight: textWeight(text), linkWeight: 0 };
  expect([boilerplateReason({ ...piece, kind: 'heading' }), boilerplateReason(piece)]).toEqual(['', 'promotion']);
});

describe('a Chinese line that consists of the words of a site', () => {
  it.each(['below', 'own'])('is told from others (%s)', (kind) => {
    const lines = readLines(`zh-${kind}`);
    expect(lines.filter((line) => isOfSiteWords(line, false))).toEqual(kind === 'own' ? [] : lines);
  });

  it('is left out below the text and above it, and read between its paragraphs', () => {
    const line = '登录后查看其余照片';
    const prose = readLines('zh-own').filter((text) => text.endsWith('。') && textWeight(text) > 60);
    const article = (at: number) => {
      const texts = prose.slice(0, 12).toSpliced(at, 0, line);
      const page = `<article><h1>渡口的旧账本</h1>${texts.map((text) => `<p>${text}</p>`).join('')}</article>`;
      return extractArticle(page, 'https://river.example.cn/1').article?.blocks ?? [];
    };
    const isRead = (at: number) => article(at).some((block) => 'text' in block && block.text === line);
    expect([0, 6, 12].map(isRead)).toEqual([false, true, false]);
  });
});
