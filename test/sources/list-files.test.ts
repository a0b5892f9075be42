import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../../src/sources/list-files.ts';
import { listSource } from '../../src/sources/list-source.ts';
import { toSourceItem } from '../../src/sources/to-source-item.ts';

describe('a files source', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'lectern [1] '));
    await mkdir(join(root, 'saved', 'deep'), { recursive: true });
    for (const name of ['saved/b.html', 'saved/a.html', 'saved/deep/c.htm', 'saved/clip.mp3', 'saved/文章 一.txt'])
      await writeFile(join(root, name), '');
  });
  const names = async (files: string) =>
    (await listFiles(files, root)).map(({ url }) => fileURLToPath(url).slice(root.length + 1));

  it('takes a file, a folder with all that is below it, or a pattern, always in one order', async () => {
    expect(await names('saved/a.html')).toEqual(['saved/a.html']);
    expect(await names('saved')).toEqual(['saved/a.html', 'saved/b.html', 'saved/deep/c.htm', 'saved/文章 一.txt']);
    expect(await names('saved/*.html')).toEqual(['saved/a.html', 'saved/b.html']);
    expect(await names('saved/**/*.{htm,txt}')).toEqual(['saved/deep/c.htm', 'saved/文章 一.txt']);
    expect(await names(join(root, 'saved/*.txt'))).toEqual(['saved/文章 一.txt']);
  });

  it('that matches nothing is a slip, and says so', async () => {
    await expect(names('nowhere/*.html')).rejects.toMatchObject({
      code: 'not-found',
      hint: expect.stringContaining('pattern'),
    });
  });
});

describe('a page source', () => {
  it('is that one address', async () => {
    const never = async () => {
      throw new Error('asked');
    };
    const parts = {
      http: { get: never, getIfChanged: never },
      workingDirectory: '/',
      maxBytes: 1,
      now: () => new Date(),
    };
    const { items, state } = await listSource(
      { page: 'https://example.org/新闻?utm_source=mail' },
      { failures: 2, nextTryAt: '2026-01-01T00:00:00Z' },
      parts,
      new AbortController().signal,
    );
    expect(items).toEqual([{ url: 'https://example.org/%E6%96%B0%E9%97%BB' }]);
    expect(state).toMatchObject({ failures: 0 });
    expect(state.nextTryAt).toBeUndefined();
  });
});

describe('the target of a command', () => {
  it('is an address, or a path in the working directory', () => {
    expect(toSourceItem('https://example.org/a', '/srv').url).toBe('https://example.org/a');
    expect(toSourceItem('saved/a b.html', '/srv').url).toBe('file:///srv/saved/a%20b.html');
  });
});
