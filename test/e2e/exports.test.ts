import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const evaluate = (script: string) =>
  JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })) as unknown;

describe('the package, for programs', () => {
  it('exports lectern/extract', () => {
    const html = `<h1>A title</h1>${'<p>This is a long paragraph of the article about the ferry and the river it crosses.</p>'.repeat(4)}`;
    expect(
      evaluate(`import { extractArticle } from 'lectern/extract';
        const { article, report } = extractArticle(${JSON.stringify(html)}, 'https://example.org/a');
        const nothing = extractArticle('', 'https://example.org/b');
        console.log(JSON.stringify({ title: article.title, kept: report.blocks.some((block) => block.kept), reason: typeof nothing.reason }))`),
    ).toEqual({ title: 'A title', kept: true, reason: 'string' });
  });

  it('exports lectern/narrate', () => {
    expect(
      evaluate(`import { buildScript, normalizeText, splitSentences } from 'lectern/narrate';
        console.log(JSON.stringify([typeof buildScript, normalizeText('比去年上升26%', 'zh'), splitSentences('One. Two.', 'en')]))`),
    ).toEqual(['function', '比去年上升百分之二十六', ['One.', 'Two.']]);
  });
});
