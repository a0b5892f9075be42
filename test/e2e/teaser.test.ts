import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createInstallation, type Installation, PLAIN } from '../helpers/command-line.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PAGE = `<!doctype html><html lang="en"><head><title>The quay</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"The quay","isAccessibleForFree":false}</script></head>
<body><main><article><h1>The quay</h1><p>The harbour office has counted the berths again and found two that nobody had written down.</p>
<p>The keeper of the list says that one of them is older than the harbour itself.</p></article><div><p>Subscribe to continue reading this article.</p></div></main></body></html>`;

let home: Installation;
const configure = (more: string) =>
  writeFile(
    home.path('seeds/lectern.yaml'),
    `shows: [{ id: quay, title: Quay, language: en, author: Test, ${PLAIN}, sources: [{ files: seeds/pages/*.html${more} }] }]\n`,
  );

beforeAll(async () => {
  home = await createInstallation('');
  await mkdir(home.path('seeds/pages'), { recursive: true });
  await writeFile(home.path('seeds/pages/quay.html'), PAGE);
});
afterAll(() => home.remove());

it('leaves a teaser out with its status and reason, until the configuration asks for it', async () => {
  await configure('');
  const run = await home.run('run');
  expect(run.stdout).toMatch(/0 new, .* 1 filtered out, 0 failed/);
  expect(run.status).toBe(0);
  const listed = (await home.run('list')).stdout;
  expect(listed).toMatch(/teaser .*The quay\n.*only the beginning.*Subscribe to continue reading/);

  await configure(', teaser: publish');
  expect((await home.run('run')).stdout).toMatch(/1 new,/);
  expect((await home.run('list')).stdout).toMatch(/published .*The quay/);
});
