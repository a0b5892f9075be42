/** The saved articles of the sample: which paragraphs are heard, each by how it begins and ends. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';

const BLOCKS = {
  'ferry-zh': [
    '停航整整…加开4班。',
    '芦湾在白…只好停航。',
    '管理处负…外来修。”',
    '64岁的…没有断过。',
    'clip',
    '陈阿海的…上有数字。',
    '不过，渡…有人坐了。',
    '在芦湾小…，是近。”',
    'clip',
    '管理处的…线守得住。',
    '傍晚6点…今天有船。',
    'clip',
  ],
  'lamps-en': [
    'Ever…2025.',
    'The … at.”',
    'A bi…arrel',
    'Vale…ears.',
    'clip',
    'What…one.”',
    'What…s for',
    'The …6-04.',
    'On t…unted',
    'clip',
  ],
};

it.each(Object.entries(BLOCKS))('%s', (name, expected) => {
  const html = readFileSync(new URL(`../../seeds/articles/${name}.html`, import.meta.url), 'utf8');
  const { article } = extractArticle(html, `https://news.example.org/${name}`);
  const blocks = (article?.blocks ?? []).flatMap((block) => {
    if (block.kind === 'clip') return ['clip'];
    if (block.kind === 'figure' || !('text' in block)) return [];
    return [block.text.length < 10 ? block.text : `${block.text.slice(0, 4)}…${block.text.slice(-5)}`];
  });
  expect(blocks).toEqual(expected);
});
