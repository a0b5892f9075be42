import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personAddCommand, personListCommand, personRevokeCommand } from '../../src/commands/person-command.ts';
import { type Config, parseConfig } from '../../src/config/read-config.ts';
import { openStore } from '../../src/drivers/open-state.ts';
import { IMPORTED } from '../../src/run/source-key.ts';
import { createAccess, createAdders } from '../../src/show/access.ts';
import type { Right, Store } from '../../src/store/store.ts';
import { sampleEpisode, sampleShow } from '../publish/sample-episode.ts';
import { type PublishedSite, serveSite } from '../serve/published-site.ts';

const CONFIGURATION = `
site: { baseUrl: "https://radio.example/pod" }
shows:
  - { id: harbour, title: Harbour, language: en, author: A, sources: [{ page: "https://paper.example/" }] }
  - id: inner
    title: Inner
    language: en
    author: A
    access: { subscribers: true }
    sources: [{ page: "https://paper.example/" }]
`;

let directory: string;
let config: Config;
let store: Store;
let site: PublishedSite;
let findAdder: ReturnType<typeof createAdders>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lectern-people-'));
  config = parseConfig(CONFIGURATION, 'lectern.yaml', directory);
  store = await openStore(config);
  findAdder = createAdders({ showIds: ['harbour', 'inner'], people: store.people });
  const show = sampleShow({ id: 'inner', isPrivate: true });
  site = await serveSite(
    { access: createAccess({ shows: () => [{ id: 'inner', subscribers: true }], people: store.people }) },
    { shows: [{ show, episodes: [sampleEpisode({ showId: 'inner' })] }] },
  );
});

afterAll(async () => {
  await site.stop();
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

/** What a command says. */
async function say(command: (output: Parameters<typeof personListCommand>[2]) => Promise<number>): Promise<string> {
  const said: string[] = [];
  const output = { write: (text: string) => void said.push(text), warn: () => undefined, isTerminal: false };
  expect(await command(output)).toBe(0);
  return said.join('');
}

type Choice = { readonly json?: boolean; readonly may?: readonly Right[]; readonly showId?: string };
const add = (name: string, { json = false, may = ['listen'], ...choice }: Choice = {}) =>
  say((output) => personAddCommand(config, { name, json, may, ...choice }, output));
const list = (may: readonly Right[] = []) => say((output) => personListCommand(config, { json: true, may }, output));
const revoke = (target: string, keepsImports = false, json = true) =>
  say((output) => personRevokeCommand(config, { target, json, may: [], keepsImports }, output));
const statusOf = async (feedUrl: string) => {
  const { statusCode, body } = await request(site.origin + new URL(feedUrl).pathname);
  await body.dump();
  return statusCode;
};
const tokenIn = (feedUrl: string) => /~([\w-]+)/.exec(feedUrl)?.[1] ?? '-';

describe('lectern person', () => {
  it('gives an address that opens the feed until it is revoked, also on a running server', async () => {
    const told = await add('ann');
    const feedUrl = /https:\S+/.exec(told)?.[0] ?? '';
    expect(feedUrl).toMatch(/^https:\/\/radio\.example\/pod\/~[\w-]{32}\/inner\/feed\.xml$/);
    expect(await statusOf(feedUrl)).toBe(200);
    await revoke('ann');
    expect(await statusOf(feedUrl)).toBe(404);
  });

  it('tells the token once: neither the list nor the database has it', async () => {
    const { id, feedUrl, token } = JSON.parse(await add('bea', { json: true, may: ['listen', 'add'] }));
    const listed = await list();
    expect(listed).toContain(`"id":"${id}"`);
    const kept = `${listed}${JSON.stringify(await store.people.list('inner'))}`;
    for (const secret of [tokenIn(feedUrl), token]) expect(kept).not.toContain(secret);
    expect(listed).not.toMatch(/[0-9a-f]{64}/);
  });

  it('revokes one of several by id, and by name only one that is meant', async () => {
    const one = JSON.parse(await add('cat', { json: true }));
    await expect(add('cat')).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('cat') });
    const two = JSON.parse(await add('dan', { json: true }));
    await revoke(one.id);
    expect([await statusOf(one.feedUrl), await statusOf(two.feedUrl)]).toEqual([404, 200]);
    await expect(revoke('cat')).rejects.toMatchObject({ code: 'usage', hint: expect.stringContaining('list') });
  });

  it('tells who may add a link to the page, whose token no server is sent', async () => {
    const { token, addUrl } = JSON.parse(await add('ida', { json: true, may: ['add'], showId: 'harbour' }));
    expect(addUrl).toBe(`https://radio.example/pod/add#token=${token}`);
    const said: string[] = [];
    const output = { write: (text: string) => void said.push(text), warn: () => undefined, isTerminal: true };
    await personAddCommand(config, { name: 'jo', json: false, may: ['add'], showId: 'harbour' }, output);
    expect(said.join('')).toMatch(/https:\/\/radio\.example\/pod\/add#token=[\w-]{32}\n.*[█▀▄]{8}/s);
  });

  it('gives two tokens to who may listen and add: the one in the feed’s address does not add', async () => {
    const { id, feedUrl, token } = JSON.parse(await add('eve', { json: true, may: ['listen', 'add'] }));
    expect(await statusOf(feedUrl)).toBe(200);
    expect(await findAdder(token)).toMatchObject({ id, name: 'eve', showId: 'inner' });
    expect(await findAdder(tokenIn(feedUrl))).toBeUndefined();
    expect(await statusOf(feedUrl.replace(tokenIn(feedUrl), token))).toBe(404);
    await revoke('eve');
    expect([await statusOf(feedUrl), await findAdder(token)]).toEqual([404, undefined]);
  });

  it('takes the imports of who is revoked along, unless they are to be kept, and nobody else’s', async () => {
    const until = '2030-01-01T00:00:00.000Z';
    const waiting = async () => (await store.items.countWaiting('harbour', IMPORTED)).count;
    const names = ['kim', 'lea', 'mia', 'ned'] as const;
    for (const name of names) {
      const { id } = JSON.parse(await add(name, { json: true, may: ['add'], showId: 'harbour' }));
      const of = (number: number) => `https://paper.example/${name}/${number}`;
      const imported = [1, 2].map((number) => ({ url: of(number), item: { url: of(number) }, by: id, until }));
      await store.items.saveWaiting('harbour', IMPORTED, imported, '2026-01-01T00:00:00.000Z');
    }
    expect(JSON.parse(await revoke('kim', true))).toMatchObject({ keptImports: 2 });
    expect(await waiting()).toBe(8);
    expect(JSON.parse(await revoke('lea'))).toMatchObject({ cancelledImports: 2 });
    expect(await waiting()).toBe(6);
    expect(await revoke('mia', true, false)).toContain('Kept 2 waiting imports of mia.\n');
    expect(await revoke('ned', false, false)).toContain('Cancelled 2 waiting imports of ned.\n');
    expect(await waiting()).toBe(4);
  });

  it('lets somebody add to a public show, who listens to no private one', async () => {
    const told = JSON.parse(await add('fay', { json: true, may: ['add'], showId: 'harbour' }));
    expect(told).toMatchObject({ showId: 'harbour', may: ['add'] });
    expect(told.feedUrl).toBeUndefined();
    expect(await findAdder(told.token)).toMatchObject({ name: 'fay' });
    const only = JSON.parse(await add('gil', { json: true, may: ['add'], showId: 'inner' }));
    expect(await statusOf(`https://radio.example/~${only.token}/inner/feed.xml`)).toBe(404);
    expect(await list(['listen'])).not.toContain('gil');
  });

  it.each([
    [{ showId: 'harbour' }, 'access.subscribers'],
    [{ showId: 'harbour', may: ['listen', 'add'] }, 'only --may add'],
    [{ may: ['add'] }, '--show: harbour, inner'],
    [{ showId: 'nothing' }, 'harbour, inner'],
  ] as const)('refuses %j and says what to do', async (choice, hint) => {
    await expect(add('hal', choice)).rejects.toMatchObject({ code: 'usage', hint: expect.stringContaining(hint) });
  });
});
