import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  subscriberAddCommand,
  subscriberListCommand,
  subscriberRevokeCommand,
} from '../../src/commands/subscriber-command.ts';
import { type Config, parseConfig } from '../../src/config/read-config.ts';
import { openStore } from '../../src/drivers/open-state.ts';
import { createAccess } from '../../src/show/access.ts';
import type { Store } from '../../src/store/store.ts';
import { sampleEpisode, sampleShow } from '../publish/sample-episode.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

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

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lectern-subscribers-'));
  config = parseConfig(CONFIGURATION, 'lectern.yaml', directory);
  store = await openStore(config);
  const show = sampleShow({ id: 'inner', isPrivate: true });
  site = await serveSite(
    { access: createAccess({ shows: () => [{ id: 'inner', subscribers: true }], subscribers: store.subscribers }) },
    { shows: [{ show, episodes: [sampleEpisode({ showId: 'inner' })] }] },
  );
});

afterAll(async () => {
  await site.stop();
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

/** What a command says. */
async function say(command: (output: Parameters<typeof subscriberListCommand>[2]) => Promise<number>): Promise<string> {
  const said: string[] = [];
  const output = { write: (text: string) => void said.push(text), warn: () => undefined, isTerminal: false };
  expect(await command(output)).toBe(0);
  return said.join('');
}

const add = (name: string, json = false) => say((output) => subscriberAddCommand(config, { name, json }, output));
const list = () => say((output) => subscriberListCommand(config, { json: true }, output));
const revoke = (target: string) => say((output) => subscriberRevokeCommand(config, { target, json: true }, output));
const statusOf = async (feedUrl: string) => {
  const { statusCode, body } = await request(site.origin + new URL(feedUrl).pathname);
  await body.dump();
  return statusCode;
};

describe('lectern subscriber', () => {
  it('gives an address that opens the feed until it is revoked, also on a running server', async () => {
    const told = await add('ann');
    const feedUrl = /https:\S+/.exec(told)?.[0] ?? '';
    expect(feedUrl).toMatch(/^https:\/\/radio\.example\/pod\/~[\w-]{32}\/inner\/feed\.xml$/);
    expect(await statusOf(feedUrl)).toBe(200);
    await revoke('ann');
    expect(await statusOf(feedUrl)).toBe(404);
  });

  it('tells the token once: neither the list nor the database has it', async () => {
    const { id, feedUrl } = JSON.parse(await add('bea', true));
    const token = /~([\w-]+)/.exec(feedUrl)?.[1] ?? '-';
    const listed = await list();
    expect(listed).toContain(`"id":"${id}"`);
    expect(`${listed}${JSON.stringify(await store.subscribers.list('inner'))}`).not.toContain(token);
    expect(listed).not.toMatch(/[0-9a-f]{64}/);
  });

  it('revokes one of several by id, and by name only one that is meant', async () => {
    const one = JSON.parse(await add('cat', true));
    await expect(add('cat')).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('cat') });
    const two = JSON.parse(await add('dan', true));
    await revoke(one.id);
    expect([await statusOf(one.feedUrl), await statusOf(two.feedUrl)]).toEqual([404, 200]);
    await expect(revoke('cat')).rejects.toMatchObject({ code: 'usage', hint: expect.stringContaining('list') });
  });

  it('says what to do for a show that is not private', async () => {
    const output = { write: () => undefined, warn: () => undefined, isTerminal: false };
    const adding = subscriberAddCommand(config, { name: 'eve', showId: 'harbour', json: false }, output);
    await expect(adding).rejects.toMatchObject({ code: 'usage', hint: expect.stringContaining('access.subscribers') });
  });
});
