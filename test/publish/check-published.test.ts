import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findXmlFault } from '../../src/formats/find-xml-fault.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { Episode } from '../../src/model.ts';
import { checkPublished } from '../../src/publish/check-published.ts';
import { readImageFacts } from '../../src/publish/read-image-facts.ts';
import { plainPng } from '../helpers/plain-png.ts';
import { sampleArticle, sampleEpisode, sampleShow, sampleSite } from './sample-episode.ts';
import { buildShowFiles } from './whole-show.ts';

const signal = AbortSignal.timeout(60_000);
const AUDIO = Buffer.alloc(1234, 1);
let directory: string;
let published: readonly Episode[] = [];
let files: readonly (readonly [string, string | Uint8Array])[];

const put = async (path: string, content: string | Uint8Array) => {
  await mkdir(dirname(join(directory, path)), { recursive: true });
  await writeFile(join(directory, path), content);
};

async function check(options: { readonly fileName?: string; readonly changedIds?: readonly string[] } = {}) {
  return checkPublished(
    {
      siteStore: createDiskObjectStore(join(directory, 'feed')),
      mediaStore: createDiskObjectStore(join(directory, 'media')),
      baseUrl: 'https://radio.example/pod/',
      showId: 'harbour',
      ...options,
    },
    signal,
  );
}

async function failures(fileName?: string): Promise<readonly string[]> {
  const results = await check(fileName === undefined ? {} : { fileName });
  return results.filter(({ problems }) => problems.length > 0).map(({ id }) => id);
}

/** Replaces text in a published file, sure that it was there. */
async function change(path: string, from: string | RegExp, to: string): Promise<void> {
  const before = await readFile(join(directory, path), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  await put(path, after);
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lectern-check-'));
  const enclosure = (fileName: string, mimeType: string) => ({
    fileName,
    mimeType,
    byteLength: AUDIO.length,
    sha256: 'c'.repeat(64),
    bitrateKbps: 24,
  });
  published = ['new', 'old'].map((id, index) =>
    sampleEpisode({
      id,
      guid: `urn:lectern:harbour:${id}`,
      publishedAt: `2024-05-${19 - index}T01:00:00Z`,
      article: sampleArticle({ title: `老桥 ${id}` }),
      enclosure: enclosure(`${id}.00112233.mp3`, 'audio/mpeg'),
      lite: enclosure(`${id}.44556677.opus`, 'audio/ogg'),
    }),
  );
  files = [
    ...buildShowFiles(sampleShow(), published, sampleSite()).map(
      ({ path, content }) => [`feed/harbour/${path}`, content] as const,
    ),
    ...published.flatMap(({ enclosure: { fileName }, lite }) =>
      [fileName, lite?.fileName ?? ''].map((name) => [`media/harbour/${name}`, AUDIO] as const),
    ),
  ];
});

beforeEach(async () => {
  await rm(join(directory, 'feed'), { recursive: true, force: true });
  for (const [path, content] of files) await put(path, content);
});

afterAll(() => rm(directory, { recursive: true, force: true }));

describe('what was published', () => {
  it('keeps every rule, in the main feed and in the lite one', async () => {
    expect(await failures()).toEqual([]);
    expect(await failures('lite.xml')).toEqual([]);
  });

  const FEED = 'feed/harbour/feed.xml';
  it.each<[string, () => Promise<void>, readonly string[]]>([
    [
      'a recording cut short',
      () => put('media/harbour/new.00112233.mp3', AUDIO.subarray(1)),
      ['item-enclosure', 'item-alternate'],
    ],
    [
      'a recording gone',
      () => rm(join(directory, 'media/harbour/old.00112233.mp3')),
      ['item-enclosure', 'item-alternate'],
    ],
    ['a transcript that is none', () => put('feed/harbour/new/transcript.vtt', 'hello'), ['item-transcript']],
    [
      'cues that go backwards',
      () => change('feed/harbour/new/transcript.vtt', '00:00:02.900', '00:00:09.900'),
      ['item-transcript'],
    ],
    ['a transcript gone', () => rm(join(directory, 'feed/harbour/new/transcript.srt')), ['item-transcript']],
    ['chapters past the end', () => change('feed/harbour/new/chapters.json', '15.5', '155'), ['item-chapters']],
    ['chapters that are no JSON', () => put('feed/harbour/new/chapters.json', '{'), ['item-chapters']],
    ['a page gone', () => rm(join(directory, 'feed/harbour/new/index.html')), ['item-link']],
    ['a cover that is too small', async () => put('feed/harbour/cover.png', await plainPng(10)), ['cover']],
    ['a cover that is no picture', () => put('feed/harbour/cover.png', 'x'), ['cover']],
    ['the same identity twice', () => change(FEED, /harbour:old</, 'harbour:new<'), ['item-guid']],
    ['a foreign category', () => change(FEED, 'text="Daily News"', 'text="Gossip"'), ['category']],
    [
      'explicit said otherwise',
      () => change(FEED, '<itunes:explicit>false', '<itunes:explicit>no'),
      ['channel-itunes-explicit'],
    ],
    [
      'an owner without an address',
      () => change(FEED, /<itunes:email>.*<\/itunes:email>/, '<itunes:email></itunes:email>'),
      ['owner'],
    ],
    [
      'another address for itself',
      () => change(FEED, /href="[^"]*feed\.xml"/, 'href="https://else.example/feed.xml"'),
      ['self-link'],
    ],
    [
      'items out of order',
      () =>
        change(
          FEED,
          /<pubDate>Sun, 19 May 2024 01:00:00 GMT(?=<\/pubDate>\s*<enclosure)/,
          '<pubDate>Fri, 17 May 2024 01:00:00 GMT',
        ),
      ['item-order'],
    ],
    [
      'a date of another kind',
      () => change(FEED, /<pubDate>Sat, 18 May 2024 01:00:00 GMT/, '<pubDate>2024-05-18'),
      ['item-date'],
    ],
    [
      'a duration of another kind',
      () => change(FEED, '<itunes:duration>21', '<itunes:duration>00:21'),
      ['item-duration'],
    ],
    [
      'undefined where a name should be',
      () => change(FEED, /<podcast:person([^>]*)>林晓/, '<podcast:person$1>undefined'),
      ['no-leaks'],
    ],
    ['a bare ampersand', () => change(FEED, 'Lectern test', 'Lectern & test'), ['well-formed']],
    [
      'a link to a script',
      () => change(FEED, '<a href="https://paper.example/2024/bridge"', '<a href="javascript:alert(1)"'),
      ['item-notes'],
    ],
    ['no digest', () => change(FEED, /value="sha256-[^"]*"/, 'value="none"'), ['item-alternate']],
  ])('with %s fails the rule for it', async (_name, harm, rules) => {
    await harm();
    expect(await failures()).toEqual(expect.arrayContaining([...rules]));
    expect((await failures()).filter((id) => !rules.includes(id))).toEqual([]);
  });

  it('names the item and what is wrong with it', async () => {
    await put('media/harbour/new.00112233.mp3', AUDIO.subarray(4));
    const results = await check();
    const rule = results.find(({ id }) => id === 'item-enclosure');
    expect(rule?.problems).toEqual(['老桥 new: the length is 1234, the file has 1230']);
    expect(rule?.source).toContain('Apple');
  });

  it('says so when there is no feed', async () => {
    await expect(failures('nothing.xml')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('only what changed', () => {
  const broken = async (changedIds: readonly string[]) =>
    (await check({ changedIds })).flatMap(({ problems }) => problems);

  it('is checked, with the files of those items and no others', async () => {
    await put('media/harbour/new.00112233.mp3', AUDIO.subarray(1));
    await put('media/harbour/old.44556677.opus', AUDIO.subarray(1));
    expect(await broken([])).toEqual([]);
    expect(await broken(['new'])).toEqual([
      '老桥 new: the length is 1234, the file has 1233',
      expect.stringContaining('new.00112233.mp3'),
      expect.stringMatching(/^lite\.xml: .*new\.00112233\.mp3/),
    ]);
    expect(await broken(['old'])).toEqual([
      'lite.xml: 老桥 old: the length is 1234, the file has 1233',
      expect.stringContaining('old.44556677.opus'),
      expect.stringMatching(/^lite\.xml: .*old\.44556677\.opus/),
    ]);
  });

  it('does not spare the channel, nor what holds between items', async () => {
    await change('feed/harbour/feed.xml', /harbour:old</, 'harbour:new<');
    await change('feed/harbour/feed.xml', '<itunes:explicit>false', '<itunes:explicit>no');
    expect((await check({ changedIds: [] })).filter(({ problems }) => problems.length > 0).map(({ id }) => id)).toEqual(
      ['channel-itunes-explicit', 'item-guid'],
    );
  });

  it('is found in an archive when the feed does not have it any more', async () => {
    for (const { path, content } of buildShowFiles(sampleShow(), published, sampleSite(), { maxItems: 1 }))
      await put(`feed/harbour/${path}`, content);
    await put('media/harbour/old.00112233.mp3', AUDIO.subarray(1));
    expect(await broken(['new'])).toEqual([]);
    expect(await broken(['old'])).toContain('archive-1.xml: 老桥 old: the length is 1234, the file has 1233');
    expect((await check()).flatMap(({ problems }) => problems)).toEqual(await broken(['old']));
    await rm(join(directory, 'feed/harbour/archive-1.xml'));
    expect(await failures()).toEqual(['history', 'item-alternate']);
  });
});

describe('what breaks no rule', () => {
  it('is said all the same when Apple’s listeners would hear nothing', async () => {
    const notes = (await check()).flatMap(({ notes: said }) => said);
    expect(notes).toEqual([expect.stringMatching(/^lite\.xml: 2 recordings are Opus/)]);
  });
});

describe('a strict parser', () => {
  it.each<[string, string | undefined]>([
    ['<a><b x="1" y=\'2\'/>text &amp; &#x4e2d;<![CDATA[<&]]></a>', undefined],
    ['<?xml version="1.0"?><!-- c --><a/>', undefined],
    ['<a><b></a></b>', '</a> where </b> is due'],
    ['<a>', '<a> is never closed'],
    ['<a/></a>', '</a> where nothing is open'],
    ['<a/><b/>', '2 root elements'],
    ['<a>R&D</a>', 'an "&" that begins no entity, near "R&D"'],
    ['<a>&nbsp;</a>', 'an "&" that begins no entity, near "&nbsp;"'],
    ['<a>1 < 2</a>', 'a "<" that begins no tag, near "1 < 2"'],
    ['<a x=1/>', 'a broken attribute, near "x=1", in <a>'],
    ['<a x="1" x="2"/>', 'the attribute x twice, in <a>'],
    ['<a x="a&b"/>', 'an "&" that begins no entity, in x, in <a>'],
    ['<a>\u0001</a>', 'the character U+0001 at 3'],
  ])('says of %s: %s', (xml, fault) => {
    expect(findXmlFault(xml)).toBe(fault);
  });

  // Looked for from each beginning, the ends would take minutes.
  it.each(['<', '<a ', '</a', '<a="'])('says at once of a long row of %s that none ends', (begin) => {
    expect(findXmlFault(`<a>${begin.repeat(20_000)}`)).toMatch(/^a "<" that begins no tag/);
  });

  it.each(['<![CDATA[', '<!--', '<?'])('says at once of half a million %s that none ends', (begin) => {
    expect(findXmlFault(`<a>${begin.repeat(500_000)}`)).toMatch(/^a "<" that begins no tag/);
  });
});

describe('the facts of a picture', () => {
  it('are read from a JPEG behind other markers, and from a PNG', async () => {
    const app = [0xff, 0xe0, 0x00, 0x04, 0x00, 0x00];
    const frame = [0xff, 0xc2, 0x00, 0x11, 0x08, 0x05, 0x78, 0x05, 0x79, 0x03, 0, 0, 0];
    expect(readImageFacts(new Uint8Array([0xff, 0xd8, ...app, ...frame]))).toEqual({
      format: 'jpeg',
      width: 1401,
      height: 1400,
      isRgb: true,
    });
    const png = await plainPng(3, 2);
    expect(readImageFacts(png)).toEqual({ format: 'png', width: 3, height: 2, isRgb: true });
    expect(readImageFacts(new Uint8Array([1, 2, 3]))).toBeUndefined();
    expect(readImageFacts(new Uint8Array([0xff, 0xd8, 0xff]))).toBeUndefined();
  });
});
