/** Articles in the same words, from the folder of articles to what the operator is told. */
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createInstallation, type Installation, PLAIN } from '../helpers/command-line.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let home: Installation;
beforeAll(async () => {
  home = await createInstallation(`
shows:
  - { id: river, title: River, language: en, author: Test, ${PLAIN}, sources: [{ files: "seeds/articles/*.html" }] }
`);
});
afterAll(() => home.remove());

const page = (address: string, day: number, level: string, flow: number, header = '') => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>The river on ${day} November</title>
<link rel="canonical" href="${address}"><meta property="article:published_time" content="2026-11-${day}T07:00:00Z">
<article><h1>The river on ${day} November</h1>${header}
<p>At seven in the morning of ${day} November the gauge at the willow bend stood at ${level} metres, and ${flow} cubic metres passed it each second.</p>
<p>Clouds will cover the valley by noon, with a little rain in the hills, and the ferries run as they always do.</p>
<p>The ferry office asks everybody to wait in line, to mind the old and the young, and to do as the boatman says in a strong wind.</p></article></html>`;

const save = (name: string, html: string) => writeFile(home.path('seeds/articles', name), html);

it('daily reports are articles of their own; a reprint is counted, named, and made when asked for', async () => {
  await save('24.html', page('https://water.example/24', 24, '18.46', 312));
  await save('25.html', page('https://water.example/25', 25, '18.36', 299));
  await save('26.html', page('https://water.example/26', 26, '18.05', 268));
  const daily = await home.run('run');
  expect(daily.stdout).toContain('3 new, 0 updated, 0 unchanged, 0 failed');

  await save(
    'reprint.html',
    page('https://paper.example/9', 24, '18.46', 312, '<p>First printed by the Water Post.</p>'),
  );
  const reprint = await home.run('run');
  expect(reprint.stdout).toContain('0 new, 0 updated, 3 unchanged, 1 duplicate, 0 failed');
  const listed = (await home.run('list')).stdout;
  expect(listed).toContain('3 episodes, 4 articles, 1 of them a duplicate');
  expect(listed).toMatch(/The same article as \S+, “The river on 24 November” \(https:\/\/water\.example\/24\)/);

  const path = home.path('seeds/articles/reprint.html');
  expect((await home.run('add', path)).stdout).toContain('The same article as');
  // It names the canonical address of an episode, which must not be replaced.
  await save('copy.html', page('https://water.example/25', 25, '18.36', 299));
  const again = await home.run('add', '--again', path, home.path('seeds/articles/copy.html'));
  expect(again.stdout).toContain('2 new, 0 updated');
  expect((await home.run('list')).stdout).toContain('5 episodes, 5 articles\n');
});
