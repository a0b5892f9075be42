import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';

const SHOW = '{id: a, title: A, language: en, author: Me, sources: [{page: "https://example.org/a"}]}';
const parse = (yaml: string) => parseConfig(yaml, 'test.yaml', '/srv/lectern');

describe('a configuration that contains itself', () => {
  it('is refused where it does, before it fills the memory', () => {
    expect(() => parseConfig('shows: &a [*a]', 'x', '/tmp')).toThrow(/contains itself/);
  });
});

describe('the configuration', () => {
  it('fills in what is not said, and freezes the whole', () => {
    const config = parse(`shows: [${SHOW}]`);
    expect(config.site.baseUrl).toBe('http://localhost:8080');
    expect(config.paths.media).toBe('/srv/lectern/media');
    expect(config.shows[0]?.audio).toMatchObject({ format: 'mp3', bitrateKbps: 64, channels: 'mono' });
    expect(Object.isFrozen(config.shows[0]?.narration.pauses)).toBe(true);
  });

  it('needs no sources, and takes an empty key for none', () => {
    const of = (sources: string) => parse(`shows:\n- {id: a, title: A, language: en, author: Me${sources}}`).shows[0];
    expect([of('')?.sources, of(', sources: ')?.sources, of(', sources: []')?.sources]).toEqual([[], [], []]);
    expect(() => of(', sources: 3')).toThrow(/sources: found 3; allowed: array/);
  });

  it('takes an address without its last slash, since every URL adds one', () => {
    expect(parse(`site: {baseUrl: "https://example.org/pods/"}\nshows: [${SHOW}]`).site.baseUrl).toBe(
      'https://example.org/pods',
    );
  });

  it('reads secrets from the environment', () => {
    process.env['LECTERN_TEST_PROXY'] = 'socks5://user:pass@127.0.0.1:1080';
    expect(parse(`fetch: {proxy: "env:LECTERN_TEST_PROXY"}\nshows: [${SHOW}]`).fetch.proxy).toContain('user:pass');
    delete process.env['LECTERN_TEST_PROXY'];
  });

  it.each([
    [`storage: { s3: { bucket: 3 } }\nshows: [${SHOW}]`, /storage\.s3\.bucket: found 3; allowed: string/],
    [`state: mysql\nshows: [${SHOW}]`, /state: found "mysql"; allowed: .*sqlite.*PostgreSQL/],
    [`storage: s3\nshows: [${SHOW}]`, /storage: found "s3"; allowed: .*disk/],
    ['shows: []', /shows: found a list of 0; allowed: at least 1 entries/],
    [`shows: [${SHOW}, ${SHOW}]`, /a different id for each show/],
    [`timezone: Moon\nshows: [${SHOW}]`, /timezone: found "Moon"; allowed: a time zone from the IANA database/],
    [`fetch: {mirror: []}\nshows: [${SHOW}]`, /fetch\.mirror: unknown key \(did you mean mirrors\?\)/],
    [
      `shows: [${SHOW.replace('author: Me', 'author: Me, audio: {format: mp4}')}]`,
      /audio\.format: found "mp4"; allowed: mp3, m4a, opus/,
    ],
    [
      `shows: [${SHOW.replace('author: Me', 'author: Me, voices: {en: "siri:anna"}')}]`,
      /voices\.en: found "siri:anna"; allowed: driver:voice/,
    ],
    [
      `shows: [${SHOW.replace('page:', 'files: x, page:')}]`,
      /sources\[0\]: found a map; allowed: exactly one of files, page/,
    ],
    [`shows: [${SHOW.replace('id: a', 'id: media')}]`, /shows\[0\]\.id: found "media"; allowed: another name/],
    [
      `shows: [${SHOW.replace('author: Me', 'author: Me, category: Gossip')}]`,
      /category: found "Gossip"; allowed: a category of Apple/,
    ],
    ['shows: [', /line \d+:/],
    [`fetch: {proxy: "env:NOT_SET_ANYWHERE"}\nshows: [${SHOW}]`, /fetch\.proxy: .*NOT_SET_ANYWHERE/],
  ])('says what is wrong with %j', (yaml, message) => {
    expect(() => parse(yaml)).toThrow(message);
  });

  it('shows no password of an address that it refuses', () => {
    const problem = () => parse(`state: "mysql://lectern:hush@db.example.org/x"\nshows: [${SHOW}]`);
    expect(problem).toThrow(/found "mysql:\/\/lectern:…@db\.example\.org\/x"/);
    expect(problem).not.toThrow(/hush/);
  });

  it('tells every problem at once', () => {
    expect(() => parse('site: {baseUrl: x}\nschedules: y\nshows: [{id: A}]')).toThrow(/6 problems/);
  });
});
