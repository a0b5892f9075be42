/** Servers that ask for what nobody can give, met by the whole program. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createInstallation, type Installation, PLAIN } from '../helpers/command-line.ts';
import { type Answer, type Origin, startOrigin } from '../helpers/origin.ts';

vi.setConfig({ testTimeout: 120_000 });

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function origin(answer: Answer): Promise<Origin> {
  const started = await startOrigin(answer);
  closers.push(started.close);
  return started;
}

async function install(origins: readonly Origin[], sources: string): Promise<Installation> {
  const home = await createInstallation(`
fetch: { delaySeconds: 0, timeoutSeconds: 5, allowPrivate: [${origins.map(({ host }) => `"${host}"`).join(', ')}] }
shows:
  - { id: news, title: News, language: en, author: Test, ${PLAIN}, sources: [${sources}] }
`);
  closers.push(home.remove);
  return home;
}

const page = (
  title: string,
  extra = '',
) => `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1>
<p>The lock keeper walks along the canal every morning, and breaks the ice with a long pole of ash.</p>${extra}
<p>In a mild winter he does not need the pole at all, and leans it against the wall of the house.</p></article></html>`;

const feedOf = (urls: readonly string[]) =>
  `<rss version="2.0"><channel><title>x</title>${urls.map((url) => `<item><link>${url}</link></item>`).join('')}</channel></rss>`;

type Told = { readonly kind: string; readonly [name: string]: unknown };

async function runOnce(home: Installation, ...args: string[]) {
  const { status, stdout, stderr } = await home.run('run', '--json', ...args);
  // Lines of the program's own events.
  const events = stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Told] : []));
  const items = new Map(events.flatMap((event) => (event.kind === 'item' ? [[String(event['url']), event]] : [])));
  return { status, stderr, items, events, summary: events.at(-1)?.['summary'] };
}

describe('a Retry-After beyond sense', () => {
  it('on a feed, a robots.txt, an article and a clip holds nothing else up, and is kept to for a day', async () => {
    const refuse =
      (retryAfter: string): Answer =>
      (_request, response) =>
        response.writeHead(503, { 'retry-after': retryAfter }).end();
    const noRules =
      (answer: Answer): Answer =>
      (request, response) =>
        request.url === '/robots.txt' ? response.writeHead(404).end() : answer(request, response);
    const huge = '99999999999999999';
    const feed = await origin(noRules(refuse(huge)));
    const robots = await origin(refuse('Fri, 31 Dec 9999 23:59:59 GMT'));
    const article = await origin(noRules(refuse(huge)));
    const clip = await origin(noRules(refuse('9'.repeat(400))));
    const good = await origin((request, response) => {
      if (request.url === '/robots.txt') return response.writeHead(404).end();
      if (request.url === '/feed')
        return response.end(feedOf([`${robots.url}/a`, `${article.url}/a`, `${good.url}/a`, `${good.url}/b`]));
      const audio = request.url === '/b' ? `<audio src="${clip.url}/clip.mp3"></audio>` : '';
      response.end(page(`Ice at ${request.url}`, audio));
    });
    const strange = [feed, robots, article, clip];
    const home = await install([...strange, good], `{ feed: "${feed.url}/f" }, { feed: "${good.url}/feed" }`);

    const first = await runOnce(home);
    expect(first.summary, first.stderr).toMatchObject({ new: 2, postponed: 2, failed: 0, missingClips: 1 });
    expect(first.status).toBe(3);
    for (const { url } of [robots, article])
      expect(first.items.get(`${url}/a`)).toMatchObject({ outcome: 'postponed', error: { code: 'http-status' } });
    const asked = strange.map(({ requests }) => requests.length);

    const second = await runOnce(home);
    expect(strange.map(({ requests }) => requests.length)).toEqual(asked);
    expect(second.summary, second.stderr).toMatchObject({ failed: 0, missingClips: 1 });

    const listed = (await home.run('list', '--json')).stdout.trim().split('\n');
    // Lines of the library.
    const dueDays = listed.flatMap((line) => {
      const { status, nextCheckAt } = JSON.parse(line) as { readonly status: string; readonly nextCheckAt?: string };
      return status === 'postponed' ? [(Date.parse(nextCheckAt ?? '') - Date.now()) / 86_400_000] : [];
    });
    expect(dueDays).toHaveLength(2);
    for (const days of dueDays) {
      expect(days).toBeGreaterThan(0);
      expect(days).toBeLessThan(7.1);
    }
  });
});

it('what fails for good fails one run, and is then left alone until it is asked for', async () => {
  const site = await origin((request, response) => {
    if (request.url === '/robots.txt') return response.end('User-agent: *\nDisallow: /closed');
    if (request.url === '/feed')
      return response.end(feedOf(['/good', '/gone', '/closed', '/empty'].map((path) => `${site.url}${path}`)));
    if (request.url === '/good') return response.end(page('Ice on the canal'));
    if (request.url === '/empty') return response.end('<!doctype html><title>Log in</title><form><input></form>');
    response.writeHead(request.url === '/gone' ? 404 : 410).end();
  });
  const home = await install([site], `{ feed: "${site.url}/feed" }, { page: "${site.url}/page" }`);
  const first = await runOnce(home);
  expect(first.summary, first.stderr).toMatchObject({ new: 1, failed: 4 });
  expect(first.status).toBe(3);

  const asked = () => site.requests.filter((request) => /gone|empty|closed|page/.test(request)).length;
  const before = asked();
  const second = await runOnce(home);
  expect(second.summary, second.stderr).toMatchObject({ new: 0, failed: 0 });
  expect([second.status, asked()]).toEqual([0, before]);

  const retried = await home.run('retry', `${site.url}/gone`);
  expect(retried.stdout).toContain('answered 404');
  expect(retried.status).not.toBe(0);
  expect(asked()).toBe(before + 1);
});
