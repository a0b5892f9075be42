import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, finish, type Installation, PLAIN } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { LOGIN, startWallabag, type WallabagServer } from '../helpers/wallabag-server.ts';

describe('a show of what is saved in Wallabag', () => {
  let site: Origin;
  let server: WallabagServer;
  let home: Installation;
  const tell = (sentences: readonly string[]) => `<p>${sentences.join(' ')}</p>`.repeat(2);
  const PAGE = tell([
    'The lock on the old canal was closed on the second of March, two weeks before anybody had expected it.',
    'Boats that carry gravel wait below the weir, and their crews play cards in the keeper’s kitchen.',
    'A diver found a crack as long as a hand in the lower gate, and nobody knows how old it is.',
  ]);
  const KEPT = tell([
    'Ravens in the botanical garden have learned to open the lunch boxes of visitors who read on benches.',
    'A gardener counted eleven kinds of knots that they undo, and taught her daughter a twelfth.',
    'Since then cheese is eaten indoors, and the birds have turned to the tool shed and its shiny keys.',
    'The director, who likes them, has ordered a box with a lock of seven bolts to see how long it lasts.',
    'In June a class of children will come to write down what happens, hour by hour, for a whole week.',
    'Whoever wants to help may leave a clean jar with a lid at the gate before ten in the morning.',
    'No reward is promised but the sight of a raven that looks for a moment as puzzled as its watchers do.',
  ]);
  beforeAll(async () => {
    site = await startOrigin((request, response) =>
      request.url === '/here'
        ? response
            .writeHead(200, { 'content-type': 'text/html' })
            .end(`<title>Here</title><article><h1>Here</h1>${PAGE}</article>`)
        : response.writeHead(404).end(),
    );
    const entry = (id: number, name: string) => ({
      ...{
        id,
        url: `${site.url}/${name}`,
        title: name,
        content: name === 'gone' ? KEPT : PAGE,
        tags: ['Canals', 'to-hear'],
      },
      ...{ is_archived: 0 as 0 | 1, is_starred: 0 as const, created_at: `2026-01-0${id}T00:00:00+0000` },
    });
    server = await startWallabag([entry(1, 'here'), entry(2, 'gone')]);
    home = await createInstallation(
      `fetch: { allowPrivate: ["${site.host}"] }\nshows: [{ id: sample, title: Sample, author: Ann, language: en, tags: all, ${PLAIN}, sources: [{ wallabag: { url: "${server.url}", clientId: 1_abc, clientSecret: env:WB_SECRET, user: ann, password: env:WB_PASSWORD, archive: true, tags: [to-hear] } }] }]`,
    );
  });
  afterAll(async () => {
    await home.remove();
    await site.close();
    await server.close();
  });
  const run = () =>
    finish(
      home.startUnder(
        { env: { WB_SECRET: LOGIN.clientSecret, WB_PASSWORD: LOGIN.password } },
        ...['run', '--offline', '--json'],
      ),
    );

  it('reads pages, and what Wallabag kept of those that are gone; archives both once they are published; keeps no secret', async () => {
    const first = await run();
    expect([first.status, first.stderr]).toEqual([0, '']);
    const items = first.stdout.split('\n').filter((line) => line.includes('"kind":"item"'));
    expect(items.map((line) => (JSON.parse(line) as { title: string; outcome: string }).outcome)).toEqual([
      'new',
      'new',
    ]);
    expect(first.stdout).toContain('since the page cannot be had');
    expect(server.entries.map(({ is_archived }) => is_archived)).toEqual([0, 0]);
    const second = await run();
    expect([second.status, second.stderr]).toEqual([0, '']);
    expect(server.entries.map(({ is_archived }) => is_archived)).toEqual([1, 1]);
    const feed = await readFile(home.path('feed/sample/feed.xml'), 'utf8');
    expect(feed.match(/<category>.*?<\/category>/g)).toEqual(Array(2).fill('<category>Canals</category>'));
    const database = await readFile(home.path('data', 'lectern.db'), 'latin1');
    const log = await readFile(home.path('data', 'lectern.db-wal'), 'latin1').catch(() => '');
    for (const secret of [LOGIN.clientSecret, LOGIN.password, 'access-1', 'renewal-1'])
      expect(first.stdout + second.stdout + database + log).not.toContain(secret);
  });
});
