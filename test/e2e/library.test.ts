import { createHmac } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openConnection } from '../../src/store/sqlite/connection.ts';
import type { ItemRecord } from '../../src/store/store.ts';
import { createInstallation, type Installation } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Page = { title: string; body: string; version: number; status?: number; picture?: string };

const BERTHS =
  'The harbour office has counted the berths again and found two that nobody had written down. The keeper of the list says that one of them is older than the harbour itself. The other is used by a dredger that never reports. Both will be painted before the winter, says the office, and each gets a number of its own so that pilots can call for it by radio. Until then a small boat lies across the entrance with a lamp in its bow.';
const ORCHARD =
  'Apples fell early this year in the valley, and the press was started a month before its time. Growers blame a dry spring. The cider will be stronger than usual, the presser says, and there will be less of it.';

/** A site with a feed, whose pages the tests change; it answers conditional requests as it should. */
const pages = new Map<string, Page>();
/** The status of each answer for the feed or a page. */
const answers: number[] = [];
const hooked: { signature: string | undefined; body: string }[] = [];
/** What the hook answers. */
let hookStatus = 204;
let listed: string[] = [];
let feedVersion = 1;

const html = ({ title, body, picture }: Page) =>
  `<!DOCTYPE html><html lang="en"><head><title>${title}</title>${picture ? `<meta property="og:image" content="${picture}">` : ''}</head><body><main><article><h1>${title}</h1><p>${body.replaceAll('. ', '.</p><p>')}</p></article></main></body></html>`;

function feedXml(base: string): string {
  const items = listed.map((name) => {
    const page = pages.get(name);
    return `<item><title>${page?.title}</title><link>${base}/${name}</link><guid>${base}/${name}</guid><description>v${page?.version}</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Site</title><link>${base}</link><description>d</description>${items.join('')}</channel></rss>`;
}

describe('a library that follows a feed', () => {
  let home: Installation;
  let origin: Origin;
  const configure = (more = '') =>
    writeFile(
      home.path('seeds/lectern.yaml'),
      `
fetch: { allowPrivate: ["${origin.host}"], delaySeconds: 0 }
hooks:
  - { on: [published, updated, failed], url: "${origin.url}/hook", secret: "a secret of the test" }
  - on: [published]
    command: ["node", "-e", "process.stdin.pipe(require('fs').createWriteStream('told.json', {flags: 'a'}))"]
websub: ["${origin.url}/hub"]
shows:
  - id: harbour
    title: Harbour
    language: en
    author: Test
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    filters: { titleExcludes: ["Advertisement"] }
    digest: { cron: "0 18 * * *", title: "Evening {date}" }
    sources: [{ feed: "${origin.url}/feed.xml" }]
${more}`,
    );
  const list = async () =>
    (await home.runHere('list', '--json')).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ItemRecord);
  const asked = async (work: () => Promise<unknown>) => {
    const before = origin.requests.length;
    await work();
    return origin.requests.slice(before).filter((request) => !/robots|hook|hub/.test(request));
  };
  const feed = () => readFile(home.path('feed/harbour/feed.xml'), 'utf8');

  beforeAll(async () => {
    origin = await startOrigin((request, response) => {
      const name = (request.url ?? '').slice(1);
      if (name === 'hook' || name === 'hub') {
        let body = '';
        request.on('data', (chunk) => {
          body += String(chunk);
        });
        request.on('end', () => {
          if (hookStatus === 204) hooked.push({ signature: request.headers['x-lectern-signature']?.toString(), body });
          response.writeHead(hookStatus).end();
        });
        return;
      }
      const page = pages.get(name);
      if (name !== 'robots.txt') response.once('finish', () => answers.push(response.statusCode));
      if (name !== 'feed.xml' && !page) return response.writeHead(404).end();
      if (page?.status) return response.writeHead(page.status).end();
      const etag = `"${name}-${page?.version ?? feedVersion}"`;
      response.setHeader('etag', etag);
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
      response.setHeader('content-type', page ? 'text/html; charset=utf-8' : 'application/rss+xml');
      response.end(page ? html(page) : feedXml(origin.url));
    });
    home = await createInstallation('');
    await configure();
    pages.set('berths', { title: 'Two forgotten berths', body: BERTHS, version: 1 });
    pages.set('orchard', { title: 'An early cider', body: ORCHARD, version: 1 });
    pages.set('advert', { title: 'Advertisement: better ropes', body: ORCHARD, version: 1 });
    pages.set('reprint', { title: 'Two forgotten berths', body: BERTHS, version: 1 });
    listed = ['berths', 'orchard', 'advert', 'reprint'];
  });
  afterAll(async () => {
    await origin.close();
    await home.remove();
  });

  it('makes new articles, leaves out filtered ones unread, and knows a reprint by its text', async () => {
    const requests = await asked(async () => {
      const { stdout, status } = await home.run('run');
      expect(stdout).toMatch(/2 new, 0 updated, 0 unchanged, 1 duplicate, 1 filtered out, 0 failed/);
      expect(stdout).toMatch(/filtered\s+Advertisement: better ropes\n.*titleExcludes/);
      expect(stdout).toMatch(/duplicate Two forgotten berths/);
      expect(status).toBe(0);
    });
    expect(requests).toContain('GET /berths');
    expect(requests).not.toContain('GET /advert');
    expect(await feed()).toContain(`${origin.url}/reprint`);
    expect((await home.runHere('check')).status).toBe(0);
  });

  it('tells the hooks and the hub, signed', async () => {
    const told = (await readFile(home.path('told.json'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told.map(({ event, title }) => `${event} ${title}`).sort()).toEqual([
      'published An early cider',
      'published Two forgotten berths',
    ]);
    const posts = hooked.filter(({ body }) => body.startsWith('{'));
    expect(posts).toHaveLength(2);
    for (const { body, signature } of posts)
      expect(signature).toBe(`sha256=${createHmac('sha256', 'a secret of the test').update(body).digest('hex')}`);
    const ping = new URLSearchParams(hooked.find(({ body }) => body.includes('hub.mode'))?.body);
    expect(ping.get('hub.mode')).toBe('publish');
    expect(ping.get('hub.url')).toMatch(/harbour\/feed\.xml$/);
  });

  it('asks an unchanged feed once, conditionally, and no page', async () => {
    const requests = await asked(async () => {
      const { stdout } = await home.run('run');
      expect(stdout).toMatch(/0 new, 0 updated, 4 unchanged, 0 failed; 0 sentences synthesised/);
    });
    expect(requests).toEqual(['GET /feed.xml']);
  });

  it('asks for an article whose time has come conditionally, and for the feed no more than that', async () => {
    const database = openConnection(home.path('data/lectern.db'));
    database.exec(`update items set next_check_at = '2020-01-01' where url like '%/berths'`);
    await database.close();
    const requests = await asked(() => home.runHere('run'));
    expect(requests).toEqual(['GET /feed.xml', 'GET /berths']);
    expect(answers.slice(-2)).toEqual([304, 304]);
  });

  it('rebuilds an article that its feed says has changed, under the same guid and a new file name', async () => {
    const before = (await list()).find(({ url }) => url.endsWith('/berths'));
    const page = pages.get('berths');
    pages.set('berths', { title: 'Two forgotten berths', body: `${BERTHS} A third was found today.`, version: 2 });
    feedVersion = 2;
    const { stdout } = await home.runHere('run');
    expect(stdout).toMatch(/0 new, 1 updated, 3 unchanged, 0 failed; 1 sentences synthesised/);
    const after = (await list()).find(({ url }) => url.endsWith('/berths'));
    expect(after?.episodeId).toBe(before?.episodeId);
    expect(page?.version).toBe(1);
    const named = (await feed()).match(/harbour\/[0-9a-f]{12}\.[0-9a-f]{16}\.mp3/g) ?? [];
    const present = await readdir(home.path('media/harbour'));
    // The old file stays for those who are listening to it, and no feed names it.
    expect(present).toHaveLength(3);
    expect(new Set(named).size).toBe(2);
  });

  it('says in a dry run whether an article that changed would be heard otherwise, only seen, or neither', async () => {
    const page = pages.get('berths') as Page;
    const look = async (changes: Partial<Page>) => {
      pages.set('berths', { ...page, version: (pages.get('berths') as Page).version + 1, ...changes });
      feedVersion += 0.1;
      const { stdout } = await home.runHere('run', '--dry-run');
      return [/(\d) updated/.exec(stdout)?.[1], stdout.includes('Only the page changes')];
    };
    expect(await look({})).toEqual(['0', false]);
    expect(await look({ picture: `${origin.url}/berths.jpg` })).toEqual(['1', true]);
    expect(await look({ body: `${page.body} And a fourth.` })).toEqual(['1', false]);
    pages.set('berths', page);
  });

  it('keeps what vanished from the feed and from the site', async () => {
    listed = ['berths'];
    pages.delete('orchard');
    feedVersion = 3;
    expect((await home.runHere('run')).stdout).toMatch(/0 new, 0 updated, 4 unchanged, 0 failed/);
    expect(await feed()).toContain('An early cider');
  });

  it('records what fails with its remedy, tries it again when asked, and takes it then', async () => {
    pages.set('storm', {
      title: 'The storm log',
      body: `${ORCHARD} And it rained for nine days.`.replace('Apples', 'Slates'),
      version: 1,
      status: 503,
    });
    listed = ['storm', 'berths'];
    feedVersion = 4;
    hookStatus = 503;
    const { stdout, status } = await home.runHere('run');
    hookStatus = 204;
    expect(stdout).toMatch(/0 new.*1 failed/);
    expect(stdout).toMatch(/The hook http:\S+ could not be told: .*503.* It is told later\./);
    expect(status).toBe(3);
    const failed = (await list()).find((item) => String(item.status) === 'failed');
    expect(failed?.attempt?.error?.message).toContain('503');
    expect(Date.parse(failed?.nextCheckAt ?? '')).toBeGreaterThan(Date.now());
    pages.set('storm', { ...(pages.get('storm') as Page), status: 0 });
    // What the hook could not hear then, it hears now.
    const database = openConnection(home.path('data/lectern.db'));
    database.exec(`update jobs set due_at = '' where kind = 'notify'`);
    await database.close();
    const before = hooked.length;
    expect((await home.runHere('retry')).stdout).toMatch(/1 new/);
    const events = hooked.slice(before).flatMap(({ body }) => (body.startsWith('{') ? [JSON.parse(body).event] : []));
    expect(events.sort()).toEqual(['failed', 'published']);
    expect((await home.runHere('retry')).stdout).toMatch(/^0 new, 0 updated, 0 unchanged, 0 failed/m);
  });

  it('joins the episodes since the last digest, a chapter each, once', async () => {
    const { stdout } = await home.runHere('run', '--digest');
    expect(stdout).toMatch(/1 new.*0 sentences? synthesised|1 new.*; \d sentences synthesised/);
    const digest = (await list()).find(({ title }) => title?.startsWith('Evening'));
    const chapters = JSON.parse(
      await readFile(home.path('feed/harbour', digest?.episodeId ?? '', 'chapters.json'), 'utf8'),
    ) as { chapters: { title: string; url?: string }[] };
    expect(chapters.chapters.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Two forgotten berths', 'An early cider', 'The storm log']),
    );
    expect(chapters.chapters.find(({ title }) => title === 'The storm log')?.url).toBe(`${origin.url}/storm`);
    expect((await home.runHere('run', '--digest')).stdout).toMatch(/0 new/);
    expect((await home.runHere('check')).status).toBe(0);
  });

  it('removes an episode for good, until somebody names it again', async () => {
    const storm = (await list()).find(({ url }) => url.endsWith('/storm'));
    expect((await home.runHere('remove', storm?.episodeId ?? '')).stdout).toContain('The storm log');
    expect(await feed()).not.toContain(storm?.episodeId);
    expect(await readdir(home.path('feed/harbour'))).not.toContain(storm?.episodeId);
    feedVersion = 5;
    expect((await home.runHere('run')).stdout).toMatch(/0 new/);
    expect((await home.runHere('add', `${origin.url}/storm`)).stdout).toMatch(/1 new/);
    expect((await home.runHere('remove', 'no-such-id')).stderr).toMatch(/no episode[\s\S]*lectern list/);
  });

  it('keeps no more than it is told to, says so beforehand, and its feed never names what went', async () => {
    await configure('    keep: { episodes: 2 }\n');
    const dry = await home.runHere('prune', '--dry-run');
    expect(dry.stdout.match(/would remove/g)).toHaveLength(2);
    expect(((await feed()).match(/<item>/g) ?? []).length).toBe(4);
    expect((await home.runHere('prune')).stdout.match(/^removed/gm)).toHaveLength(2);
    expect(((await feed()).match(/<item>/g) ?? []).length).toBe(2);
    expect((await home.runHere('check')).status).toBe(0);
    expect((await home.runHere('prune')).stdout).toMatch(/nothing to remove/);
    feedVersion = 6;
    expect((await home.runHere('run')).stdout).toMatch(/0 new/);
  });

  it('writes feed and pages anew from the store when told to', async () => {
    const before = await feed();
    await writeFile(home.path('feed/harbour/feed.xml'), 'broken by hand');
    expect((await home.runHere('rebuild')).stdout).toMatch(/2 episodes are written anew/);
    expect(await feed()).toBe(before);
  });

  it('remembers every run and what it did', async () => {
    const runs = (await home.runHere('runs', '--json')).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(runs.length).toBeGreaterThan(8);
    const first = (await home.runHere('runs', runs.at(-1)?.id, '--json')).stdout;
    const items = (JSON.parse(first) as { items: { outcome: string; sentencesSynthesised?: number }[] }).items;
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(['duplicate', 'filtered', 'new', 'new']);
    expect(items.every((item) => item.outcome !== 'new' || (item.sentencesSynthesised ?? 0) > 3)).toBe(true);
    expect((await home.runHere('runs', 'ffffffff')).stderr).toMatch(/no run ffffffff/);
    expect((await home.runHere('schedule')).stdout).toMatch(/digest of harbour[\s\S]*next/);
  });
});

describe('lectern init', () => {
  it('writes a valid configuration with its schema, never over another', async () => {
    const home = await createInstallation('');
    const file = ['--config', 'new/lectern.yaml'];
    const child = home.start('init', ...file);
    child.stdin?.end(
      '河口来信\nzh-CN\n编辑部\nhttps://example.org/feed.xml\nhttps://podcast.example.org\nAsia/Shanghai\n',
    );
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    const text = await readFile(home.path('new/lectern.yaml'), 'utf8');
    expect(text).toContain('yaml-language-server: $schema=lectern.schema.json');
    expect(text).toMatch(/feed: https:\/\/example\.org\/feed\.xml/);
    expect((await home.runHere('config', 'check', ...file)).status).toBe(0);
    expect(JSON.parse(await readFile(home.path('new/lectern.schema.json'), 'utf8'))).toHaveProperty('properties.shows');
    expect((await home.runHere('init', ...file)).stderr).toMatch(/is there already/);
    await home.remove();
  });
});
