import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previewCommand } from '../../src/commands/preview-command.ts';
import { findShow } from '../../src/config/find-shows.ts';
import { parseConfig } from '../../src/config/read-config.ts';

const config = parseConfig(
  'shows: [{ id: a, title: A, language: en, author: A, sources: [{ files: a }] }]',
  'test.yaml',
  '/',
);

async function preview(html: string, json = false) {
  const target = join(await mkdtemp(join(tmpdir(), 'lectern-preview-')), 'page.html');
  await writeFile(target, html);
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const output = { write, warn: write, isTerminal: false };
  const options = { target, show: findShow(config, undefined), json, cost: false };
  return { status: await previewCommand(config, options, output, new AbortController().signal), said };
}

describe('the preview of a page without an article', () => {
  const page =
    '<html><head><title>Canal Post</title></head><body><nav><a href="/a">Boats</a> <a href="/b">Weather</a></nav></body></html>';

  it('shows the title, the length of the text, and the omissions with their reasons', async () => {
    const { status, said } = await preview(page);
    expect(status).toBe(1);
    expect(said).toMatch(/^No article was found at .*page\.html: The page has no running text and no recording\./);
    expect(said).toContain('title: Canal Post');
    expect(said).toMatch(new RegExp(`read: ${page.length} bytes, [1-9]\\d* characters in [1-9]\\d* blocks`));
    expect(said).toMatch(/− .*: .*Boats/);
    expect(said).toContain('extract.body');
  });

  it('shows it as JSON too', async () => {
    const { status, said } = await preview(page, true);
    expect(status).toBe(1);
    expect(JSON.parse(said)).toMatchObject({
      reason: expect.stringContaining('no running text'),
      report: { title: 'Canal Post' },
    });
  });
});
