import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { SHOW_KEYS, show as showSchema } from '../../src/config/show-schema.ts';
import { SOURCE_KEYS, source as sourceSchema } from '../../src/config/source-schema.ts';
import { toAudioKey, toWorkHash } from '../../src/config/work-hash.ts';

type Keys = Readonly<Record<string, unknown>>;

const LEAST = { id: 'a', title: 'A', language: 'en', author: 'B' };
const FILES = { files: 'seeds/*.html' };

function hashesOf(show: Keys = {}, source: Keys = FILES, rest: Keys = {}) {
  // YAML reads JSON.
  const text = JSON.stringify({ ...rest, shows: [{ sources: [source], ...LEAST, ...show }] });
  const config = parseConfig(text, 'lectern.yaml', '/tmp');
  const [first] = config.shows;
  if (!first) throw new Error('The configuration has no show.');
  return [first.sources[0], undefined].map((one) => toWorkHash(first, one, config));
}

const current = (...parts: Parameters<typeof hashesOf>) => hashesOf(...parts)[0]?.current;

/** Another value for each key, with what else has to be there for it. */
const OTHER_OF_SHOW: Keys = {
  id: 'b',
  formerly: ['a'],
  type: 'serial',
  order: 'added',
  guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
  newFeedUrl: 'https://other.example/feed.xml',
  title: 'Another',
  author: 'Another',
  language: 'de',
  cover: 'c.png',
  mode: 'original',
  voices: { en: 'flite:slt' },
  speed: 1.2,
  teaser: 'publish',
  tags: 'all',
  narration: { pauses: { sentence: 1 } },
  audio: { format: 'opus' },
  extract: { body: 'main' },
  filters: { minCharacters: 9 },
  pronounce: { A: 'B' },
  resolve: false,
  description: 'D',
  owner: { name: 'O', email: 'o@a.example' },
  category: 'Arts',
  explicit: true,
  link: 'https://a.example/',
  copyright: 'C',
  feed: { items: 3 },
  access: { subscribers: true },
  keep: { days: 3 },
  schedule: '0 * * * *',
  digest: { cron: '0 18 * * *' },
  staleAfterHours: 3,
  import: { perDay: 3 },
  sources: [FILES, { page: 'https://a.example/' }],
};
const WALLABAG = { url: 'https://a.example/', clientId: '1', clientSecret: 's', user: 'ann' };
const INDEX = { files: undefined, index: 'https://a.example/', links: 'h2 a' };
const MAIL = { host: 'imap.example.org', user: 'ann', password: 'x' };
const OTHER_OF_SOURCE: Readonly<Record<string, readonly [Keys, Keys]>> = {
  files: [FILES, { files: 'other/*.html' }],
  page: [{ page: 'https://a.example/' }, { page: 'https://b.example/' }],
  feed: [{ feed: 'https://a.example/' }, { feed: 'https://b.example/' }],
  index: [INDEX, { ...INDEX, index: 'https://b.example/' }],
  links: [INDEX, { ...INDEX, links: 'h3 a' }],
  next: [INDEX, { ...INDEX, next: 'a.next' }],
  season: [FILES, { ...FILES, season: 2 }],
  maxPages: [INDEX, { ...INDEX, maxPages: 4 }],
  sitemap: [{ sitemap: 'https://a.example/' }, { sitemap: 'https://b.example/' }],
  mail: [{ mail: MAIL }, { mail: { ...MAIL, password: 'y', folder: 'News' } }],
  wallabag: [{ wallabag: { ...WALLABAG, password: 'a' } }, { wallabag: { ...WALLABAG, password: 'b' } }],
  linkding: [
    { linkding: { url: 'https://a.example/', token: 'a' } },
    { linkding: { url: 'https://a.example/', token: 'b' } },
  ],
  limit: [FILES, { ...FILES, limit: 4 }],
  text: [{ feed: 'https://a.example/' }, { feed: 'https://a.example/', text: 'feed' }],
  schedule: [FILES, { ...FILES, schedule: '0 * * * *' }],
  filters: [FILES, { ...FILES, filters: { minCharacters: 9 } }],
  extract: [FILES, { ...FILES, extract: { body: 'main' } }],
  mode: [FILES, { ...FILES, mode: 'original' }],
  teaser: [FILES, { ...FILES, teaser: 'publish' }],
  resolve: [FILES, { ...FILES, resolve: false }],
  voices: [FILES, { ...FILES, voices: { en: 'flite:slt' } }],
  speed: [FILES, { ...FILES, speed: 1.2 }],
};

describe('the settings that decide what is made', () => {
  it('are as they were for a show that was given another id', () => {
    expect(current({ id: 'c', formerly: ['a', 'b'] })).toBe(current());
  });

  it.each(Object.keys(showSchema.shape))('know whether the key %s of a show is one of them', (key) => {
    expect(OTHER_OF_SHOW).toHaveProperty(key);
    const role = Object.entries(SHOW_KEYS).find(([name]) => name === key)?.[1];
    expect(role).toMatch(/^(made|shown|run)$/);
    expect(current({ [key]: OTHER_OF_SHOW[key] }) !== current()).toBe(role === 'made');
  });

  it.each(Object.keys(sourceSchema.shape))('know whether the key %s of a source is one of them', (key) => {
    const [before, after] = OTHER_OF_SOURCE[key] ?? [];
    const role = Object.entries(SOURCE_KEYS).find(([name]) => name === key)?.[1];
    expect(role).toMatch(/^(made|shown|run)$/);
    expect(current({}, after) !== current({}, before)).toBe(role === 'made');
  });

  it.each<[string, readonly [string, string], Parameters<typeof hashesOf>]>([
    ['the least configuration', ['39f10a4df61ffa66', '3a0a93e3b4a38c5a'], []],
    [
      'a whole one of version 0.1',
      ['eb8d2545fc71731c', 'b212664b9fe9b611'],
      [
        {
          description: 'D',
          category: 'News',
          cover: 'c.png',
          mode: 'original',
          voices: { en: 'flite:slt' },
          narration: { intro: '{show}', announce: false, pauses: { title: 2 } },
          audio: { format: 'opus', bitrateKbps: 48, loudnessLufs: -18, lite: true },
          extract: { body: 'main' },
          filters: { minCharacters: 9 },
          pronounce: { A: 'B' },
          keep: { days: 3 },
          schedule: '0 * * * *',
        },
        {
          feed: 'https://a.example/f.xml',
          limit: 4,
          text: 'feed',
          mode: 'splice',
          filters: { titleIncludes: ['x'] },
          schedule: '1 * * * *',
        },
        { timezone: 'Asia/Shanghai' },
      ],
    ],
    [
      'an index',
      ['604eedb8ea77fde9', '3a0a93e3b4a38c5a'],
      [{}, { index: 'https://a.example/', links: 'h2 a', next: 'a.next', maxPages: 3 }],
    ],
    [
      'later keys',
      ['b95808f642b6beb6', '3185cec9166ba7d6'],
      [
        { voices: 'auto', speed: 1.1, teaser: 'publish', resolve: false, narration: { pauses: { sentence: 0.2 } } },
        { page: 'https://a.example/', voices: { en: 'flite:slt' }, speed: 0.9, teaser: 'skip', resolve: true },
      ],
    ],
  ])('accept what earlier versions wrote for %s, so that an update has nothing read again', (_, written, parts) => {
    const accepted = hashesOf(...parts).map((one) => one.accepted.map((hash) => hash.slice(0, 16)));
    for (const [at, hash] of written.entries()) expect(accepted[at]).toContain(hash);
  });
});

describe('the settings of an episode’s audio', () => {
  const AUDIO = {
    format: 'mp3',
    bitrateKbps: 64,
    channels: 'mono',
    truePeakDbtp: -1,
    lite: false,
    loudnessLufs: -19,
  } as const;

  it('are hashed as version 0.1 did, in its order, though a key is gone', () => {
    expect(JSON.stringify(toAudioKey(AUDIO))).toBe(
      '{"format":"mp3","bitrateKbps":64,"channels":"mono","truePeakDbtp":-1,"copy":"never","lite":false,"loudnessLufs":-19}',
    );
  });

  const OTHER = {
    format: 'opus',
    bitrateKbps: 96,
    channels: 'stereo',
    loudnessLufs: -16,
    truePeakDbtp: -3,
    lite: 'aac',
  } as const;

  it.each(Object.keys(showSchema.shape.audio.unwrap().shape))('have another hash with another audio.%s', (key) => {
    const [name, value] = Object.entries(OTHER).find((entry) => entry[0] === key) ?? [];
    const other = { ...AUDIO, [name ?? '']: value };
    expect(JSON.stringify(toAudioKey(other))).not.toBe(JSON.stringify(toAudioKey(AUDIO)));
    expect(current({ audio: { [key]: value } })).not.toBe(current());
  });
});
