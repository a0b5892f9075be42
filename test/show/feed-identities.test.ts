import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { Show } from '../../src/model.ts';
import { feedGuid } from '../../src/publish/feed-guid.ts';
import { exportSite } from '../../src/show/export-site.ts';
import { numbered, openPublishingPlace, type PublishingPlace, picture } from '../publish/publishing-place.ts';
import { sampleEpisode, sampleShow, sampleSite } from '../publish/sample-episode.ts';

const coverFile = join(tmpdir(), `lectern-identities-${process.pid}.png`);
const MOVED = sampleSite({ baseUrl: 'https://listen.example' });
const FIRST = feedGuid('radio.example/pod/harbour/feed.xml');
const EARLIER = '9b024349-ccf0-5f69-a609-6b82873eab3c';

let place: PublishingPlace;
beforeEach(async () => {
  place = await openPublishingPlace();
  await writeFile(coverFile, await picture(1400, 1400, 'png'));
  const lite = { ...sampleEpisode().enclosure, fileName: 'x.lite.m4a' };
  await place.save({ ...numbered(1), lite });
});
afterEach(async () => {
  await place.close();
  await rm(coverFile);
});

const publishable = (overrides: Partial<Show> = {}) => ({ show: sampleShow(overrides), maxItems: 10, coverFile });

async function publish(site = sampleSite(), overrides: Partial<Show> = {}): Promise<void> {
  await place.publisher({ site }).publishShow(publishable(overrides));
}

async function read(file = join(place.folder, 'feed.xml')) {
  const xml = await readFile(file, 'utf8');
  const text = (name: string) => new RegExp(`<${name}>(.*)</${name}>`).exec(xml)?.[1];
  return { guid: text('podcast:guid'), newFeedUrl: text('itunes:new-feed-url') };
}

describe('the guid of a feed', () => {
  it('stays when its address changes, which the feed then names', async () => {
    await publish();
    expect(await read()).toEqual({ guid: FIRST, newFeedUrl: undefined });
    const lite = await read(join(place.folder, 'lite.xml'));
    await publish(MOVED);
    expect(await read()).toEqual({ guid: FIRST, newFeedUrl: 'https://listen.example/harbour/feed.xml' });
    expect(await read(join(place.folder, 'lite.xml'))).toEqual({
      guid: lite.guid,
      newFeedUrl: 'https://listen.example/harbour/lite.xml',
    });
  });

  it('is the one that a feed of an older version has published, and outlives the feed’s file', async () => {
    await publish();
    const xml = await readFile(join(place.folder, 'feed.xml'), 'utf8');
    await writeFile(join(place.folder, 'feed.xml'), xml.replace(FIRST, EARLIER));
    const older = await openPublishingPlace();
    try {
      await older.save(numbered(1));
      await mkdir(older.folder, { recursive: true });
      await writeFile(join(older.folder, 'feed.xml'), xml.replace(FIRST, EARLIER));
      await older.publisher({ site: MOVED }).publishShow(publishable());
      expect((await read(join(older.folder, 'feed.xml'))).guid).toBe(EARLIER);
      await rm(older.folder, { recursive: true });
      await older.publisher({ site: MOVED }).publishShow(publishable());
      expect((await read(join(older.folder, 'feed.xml'))).guid).toBe(EARLIER);
    } finally {
      await older.close();
    }
  });

  it('is what the configuration says, and stays so when it says nothing any more', async () => {
    await publish();
    await publish(undefined, { guid: EARLIER });
    expect((await read()).guid).toBe(EARLIER);
    await publish();
    expect((await read()).guid).toBe(EARLIER);
  });

  it('goes with a show that is renamed', async () => {
    await publish(undefined, { guid: EARLIER });
    await place.store.renameShow('harbour', 'quay', '2024-06-01T00:00:00.000Z');
    await publish(undefined, { id: 'quay', formerIds: ['harbour'] });
    expect(await read(join(place.directory, 'feed/quay/feed.xml'))).toEqual({
      guid: EARLIER,
      newFeedUrl: 'https://radio.example/pod/quay/feed.xml',
    });
  });

  it('is unlike that of any other installation where the address is this machine’s', async () => {
    const local = sampleSite({ baseUrl: 'http://localhost:8080' });
    await publish(local);
    const { guid } = await read();
    expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/);
    expect(guid).not.toBe(feedGuid('localhost:8080/harbour/feed.xml'));
    await publish(MOVED);
    expect(await read()).toEqual({ guid, newFeedUrl: undefined });
  });

  it('is the same in an export, unless that has published another', async () => {
    await publish();
    const [site, target] = [createDiskObjectStore(join(place.directory, 'feed')), join(place.directory, 'export')];
    const to = { siteStore: createDiskObjectStore(target), mediaStore: site, name: target };
    const from = { siteStore: site, mediaStore: site };
    await site.put('harbour/e001.mp3', 'sound');
    await place.save(numbered(1, { enclosure: { ...sampleEpisode().enclosure, fileName: 'e001.mp3' } }));
    const bring = () =>
      exportSite(
        {
          ...{ store: place.store, from, to, ownBaseUrl: sampleSite().baseUrl, site: MOVED, version: '1' },
          ...{ shows: [publishable()], readAssets: async () => [] },
        },
        new AbortController().signal,
      );
    await bring();
    const file = join(target, 'harbour/feed.xml');
    expect((await read(file)).guid).toBe(FIRST);
    await writeFile(file, (await readFile(file, 'utf8')).replace(FIRST, EARLIER));
    await place.save(numbered(2, { enclosure: { ...sampleEpisode().enclosure, fileName: 'e001.mp3' } }));
    await bring();
    expect((await read(file)).guid).toBe(EARLIER);
  });
});

describe('a show that has moved', () => {
  it('names the address of its feed, and for the small one the address beside that', async () => {
    await publish(undefined, { newFeedUrl: 'https://other.example/x/feed.xml' });
    expect((await read()).newFeedUrl).toBe('https://other.example/x/feed.xml');
    expect((await read(join(place.folder, 'lite.xml'))).newFeedUrl).toBe('https://other.example/x/lite.xml');
    await publish(undefined, { newFeedUrl: 'https://other.example/rss' });
    expect((await read()).newFeedUrl).toBe('https://other.example/rss');
    expect((await read(join(place.folder, 'lite.xml'))).newFeedUrl).toBeUndefined();
  });
});
