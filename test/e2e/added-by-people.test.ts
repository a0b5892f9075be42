/** What a person adds by the API of the real server: it is heard, or told why not, and opens nothing on the way. */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, type Installation, PLAIN } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { type Served, serve } from '../helpers/serve.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Nothing is looked for on the web. */
const OFFLINE = { env: { LECTERN_OFFLINE: '1' } };

const HOSTILE = '</title><script>alert(1)</script>';
const escapeText = (text: string) => text.replaceAll('<', '&lt;');
const page = (title: string, about: string) =>
  `<html lang="en"><head><title>${escapeText(title)}</title></head><body><article><h1>${escapeText(title)}</h1>
<p>Nobody in the council remembers who proposed the ${about}.</p><p>The buyer of the ${about} came with two carts and a ladder.</p></article></body></html>`;

const BEGINNING = page('Beginning', 'pier').replace(
  '</article>',
  '</article><p>Subscribe to continue reading this article.</p>',
);

type View = {
  readonly id: string;
  readonly url: string;
  readonly state: string;
  readonly found?: { readonly language: string; readonly characters: number };
  readonly error?: { readonly code: string; readonly message: string };
};

describe('a person who may add', () => {
  let home: Installation;
  let served: Served;
  let origin: Origin;
  let secret: Origin;
  let token = '';
  /** Answers that wait until the test lets them go. */
  const held: ServerResponse[] = [];

  beforeAll(async () => {
    secret = await startOrigin((_request, response) => response.end(page('Secret', 'secret')));
    origin = await startOrigin(({ url = '' }, response) => {
      if (url === '/robots.txt') response.writeHead(404).end();
      else if (url === '/to-secret') response.writeHead(302, { location: `${secret.url}/behind` }).end();
      else if (url === '/held') held.push(response);
      else if (url === '/beginning') response.setHeader('content-type', 'text/html').end(BEGINNING);
      else
        response
          .setHeader('content-type', 'text/html')
          .end(page(url === '/hostile' ? HOSTILE : url.slice(1), url.slice(1)));
    });
    home = await createInstallation(`
fetch: { delaySeconds: 0, allowPrivate: ["${origin.host}"] }
shows:
  - { id: sample, title: Sample, language: en, author: A, ${PLAIN}, sources: [{ files: "none/*.html" }] }
`);
    const added = await home.runHere('person', 'add', 'ann', '--may', 'add', '--json');
    ({ token } = JSON.parse(added.stdout));
    served = await serve(home, OFFLINE);
  });
  afterAll(async () => {
    served.server.kill('SIGKILL');
    await Promise.all([origin.close(), secret.close()]);
    await home.remove();
  });

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${served.base}/api/items${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
    });
  const add = async (...items: readonly object[]): Promise<readonly View[]> => {
    const answer = await ask('', { method: 'POST', body: JSON.stringify({ items }) });
    expect(answer.status).toBe(202);
    return ((await answer.json()) as { items: View[] }).items;
  };
  const isSettled = ({ state }: View) => state !== 'waiting' && state !== 'working';
  async function waitUntil(id: string | undefined, is: (view: View) => boolean): Promise<View> {
    let etag = '';
    for (let view: View | undefined; ; ) {
      const answer = await ask(`/${id}`, { headers: { 'if-none-match': etag } });
      if (answer.status === 200) {
        etag = answer.headers.get('etag') ?? '';
        view = (await answer.json()) as View;
      }
      if (view && is(view)) return view;
      await sleep(50);
    }
  }

  it('hears what she adds, whose title is a title and no script, and is told what was understood', async () => {
    const [item] = await add({ url: `${origin.url}/hostile` });
    const view = await waitUntil(item?.id, isSettled);
    expect(view).toMatchObject({ state: 'published', found: { language: 'en' } });
    const [episode, feed] = await Promise.all(
      [`${served.base}/sample/`, `${served.base}/sample/feed.xml`].map(async (url) => {
        for (;;) {
          const text = await (await fetch(url)).text();
          if (text.includes('alert(1)')) return text;
          await sleep(50);
        }
      }),
    );
    expect(episode).not.toContain('<script>alert');
    expect(
      load(feed ?? '', { xml: true })('item > title')
        .first()
        .text(),
    ).toContain('<script>alert(1)</script>');
    const text = await (await ask(`/${item?.id}`)).text();
    expect(JSON.parse(text).title).toContain('<script>');
  });

  it('hears the beginning where a page holds no more, and is told so', async () => {
    const [item] = await add({ url: `${origin.url}/beginning` });
    expect(await waitUntil(item?.id, isSettled)).toMatchObject({ state: 'published', why: { kind: 'teaser' } });
  });

  it('leads to no private address, by name, number or redirect', async () => {
    const urls = [`${secret.url}/a`, `${origin.url}/to-secret`, 'http://169.254.169.254/latest/', 'http://[::1]:8080/'];
    const items = await add(...urls.map((url) => ({ url })));
    for (const { id } of items) {
      const { state, error } = await waitUntil(id, isSettled);
      expect([state, error?.code]).toEqual(['failed', 'private-address']);
    }
    expect(secret.requests).toEqual([]);
  });

  it('has one article made in another way', async () => {
    const [item] = await add({ url: `${origin.url}/text-only`, mode: 'original' });
    expect((await waitUntil(item?.id, isSettled)).error?.message).toContain('no recording');
    const [again] = await add({ url: `${origin.url}/text-only`, mode: 'narration' });
    expect((await waitUntil(again?.id, ({ state }) => state === 'published')).id).toBe(item?.id);
  });

  it('takes back what is being made, and it is not published', async () => {
    const [item] = await add({ url: `${origin.url}/held` });
    await waitUntil(item?.id, ({ state }) => state === 'working' && held.length > 0);
    expect((await ask(`/${item?.id}`, { method: 'DELETE' })).status).toBe(204);
    held.pop()?.setHeader('content-type', 'text/html').end(page('Taken back', 'lamps'));
    const [next] = await add({ url: `${origin.url}/next` });
    await waitUntil(next?.id, ({ state }) => state === 'published');
    expect((await waitUntil(item?.id, () => true)).state).toBe('removed');
    expect((await home.runHere('list')).stdout).not.toContain('published  Taken back');
  });

  it('loses nothing that was answered when the server is killed', async () => {
    const [item] = await add({ url: `${origin.url}/killed` });
    served.server.kill('SIGKILL');
    served = await serve(home, OFFLINE);
    expect((await waitUntil(item?.id, ({ state }) => state === 'published')).id).toBe(item?.id);
  });

  it('does nothing any more once she is revoked, and her token stands in no log', async () => {
    expect((await home.runHere('person', 'revoke', 'ann')).status).toBe(0);
    expect((await ask('')).status).toBe(401);
    expect(served.log()).toContain('/api/items');
    expect(served.log()).not.toContain(token);
  });
});
