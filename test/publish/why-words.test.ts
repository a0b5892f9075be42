import { describe, expect, it } from 'vitest';
import { sayFault } from '../../src/publish/fault-words/choose-fault-words.ts';
import { sayWhy } from '../../src/publish/why-words/choose-why-words.ts';
import type { Why, WhyOf } from '../../src/words/why.ts';

/** One of each kind; a kind that is missing is no `Record`. */
const SAMPLES: { readonly [Kind in Why['kind']]: Omit<WhyOf<Kind>, 'kind'> } = {
  'no-address': { url: 'ftp://a.example/b' },
  'no-voice-of-that-name': { voice: 'x:y', voices: ['espeak:cmn', 'flite:slt'] },
  'no-show-of-that-name': { show: 'attic', shows: ['harbour', 'inner'] },
  'no-such-show': { show: 'attic' },
  'no-such-item': {},
  'no-such-person': { show: 'harbour', by: 'zed' },
  'imported-by-others': {},
  'wrong-request': { fields: ['colour', 'items.0.url'] },
  'broken-json': {},
  'unknown-encoding': {},
  'unreadable-request': {},
  'long-name': {},
  'large-body': { most: '1 MB' },
  'nothing-sent': {},
  'many-chapters': { chapters: 312, most: 200 },
  'many-waiting': { count: 199 },
  'many-imported': { count: 900, more: 500, most: 1000 },
  'others-sending': {},
  'cut-off': {},
  'broken-form': {},
  'many-parts': { most: 250 },
  'wrong-token': {},
  'operator-only': {},
  'many-calls': {},
  'json-only': {},
  'nothing-here': {},
  away: {},
  'one-export': {},
  'no-export': {},
  'no-key': {},
  'used-key': {},
  'unanswered-key': {},
  forgotten: {},
  'not-failing': { url: 'https://a.example/b' },
  'foreign-document': { what: 'a Kindle book' },
  export: { format: 'Pocket (CSV)' },
  document: { fault: 'scanned' },
  page: { fault: 'list' },
  'private-address': { where: 'router.example (10.0.0.1)' },
  answered: { host: 'a.example', status: 404 },
  'no-answer': { host: 'a.example' },
  unreachable: { host: 'a.example', code: 'ENOTFOUND' },
  proxy: { host: 'a.example', proxy: 'socks5://b.example' },
  slow: { host: 'a.example' },
  'larger-than': { megabytes: 20 },
  'many-redirects': {},
  'not-http': {},
  'password-in-address': {},
  'closed-port': { host: 'a.example:25' },
  'packed-otherwise': {},
  rests: { host: 'a.example' },
  robots: { host: 'a.example' },
  'lost-login': { site: 'a.example' },
  'live-stream': {},
  clip: { fault: 'cut-off' },
  'no-file': { path: '/srv/a.html' },
  'no-feed': {},
  'broken-feed': {},
  'no-sitemap': {},
  'long-listing': {},
  'account-login': {},
  'no-account': {},
  'no-links': { selector: 'main h2 a' },
  'no-files': { pattern: 'books/*.epub' },
  'mail-login': { host: 'imap.example', user: 'ann' },
  'no-folder': { host: 'imap.example', folder: 'News' },
  teaser: {},
  'same-article': { title: 'A bridge' },
  'title-lacks': { patterns: ['boat', 'lock'] },
  'text-lacks': { patterns: ['boat', 'lock'] },
  'title-has': { pattern: 'boat' },
  'text-has': { pattern: 'boat' },
  'tags-lack': { wanted: ['boat', 'lock'] },
  'tag-has': { tag: 'boat' },
  'too-old': { days: 40, most: 30 },
  'other-language': { language: 'de', wanted: ['en', 'zh'] },
  'too-short': { characters: 40, least: 200 },
  'too-long': { characters: 90_000, most: 80_000 },
  'has-recording': {},
  'lacks-recording': {},
  'enough-newer': { most: 50 },
  'older-than-kept': { days: 90 },
  'no-room-kept': { megabytes: 500 },
  'no-recording': {},
  'nothing-spoken': {},
  'no-voice-for': { language: 'sw' },
  'voice-away': { voice: 'kokoro:af_heart' },
  unspoken: { sentence: 'A bridge.' },
  misheard: { sentence: 'A bridge.' },
  'much-unspoken': { language: 'sw' },
  'quick-voice': { minutes: 3.2 },
  'slow-voice': { minutes: 0.4 },
  'stand-ins': {},
  'no-neural-voice': { because: 'the processor lacks AVX' },
  'voice-not-brought': { because: 'The server answered 404.' },
  'source-rests': { source: 'https://a.example/feed' },
};
/** What is told in other words. */
const REWORDED = ['foreign-document', 'document', 'page', 'clip'];
const SIMPLIFIED = /[这个网页请录读书编删码设档络]/;
const TRADITIONAL = /[這個網頁請錄讀書編刪碼設檔絡]/;

// Each sample is of the kind that it stands under.
const WHYS = Object.entries(SAMPLES).map(([kind, about]) => ({ kind, ...about }) as Why);

describe.each([
  ['zh-CN', TRADITIONAL],
  ['zh-TW', SIMPLIFIED],
])('why something is not done, in %s', (language, foreign) => {
  it.each(WHYS.map((why) => [why.kind, why] as const))('is said in sentences of it: %s', (kind, why) => {
    const said = sayWhy(language, why) ?? '';
    expect(said).toMatch(/^.*\p{Script=Han}.*。$/u);
    expect(said).not.toMatch(foreign);
    const { kind: _, ...about } = why;
    const values = Object.values(about).flat();
    // How many of them may still be imported is worked out.
    const told = kind === 'many-imported' || REWORDED.includes(kind) ? [] : values.map(String);
    for (const value of told) expect(said).toContain(value);
  });

  it.each(['web-page', 'no-audio', 'damaged', 'silent', 'too-long', 'gone'] as const)(
    'says what is wrong with a recording: %s',
    (fault) => {
      const said = sayWhy(language, { kind: 'clip', fault });
      expect(said).toMatch(/(?:录音|錄音).*。$/);
      expect(said).not.toMatch(foreign);
    },
  );

  it('names what a document is, and its format', () => {
    const png = sayWhy(language, { kind: 'foreign-document', what: 'a picture (PNG)' });
    expect(png).toMatch(/^(?:这是图片|這是圖片)（PNG），/);
    expect(sayWhy(language, { kind: 'many-imported', count: 900, more: 500, most: 1000 })).toContain('100');
    const list = sayWhy(language, { kind: 'document', fault: 'no-article', page: 'list' });
    expect(list).toBe(
      `${sayWhy(language, { kind: 'document', fault: 'no-article' })}${sayWhy(language, { kind: 'page', fault: 'list' })}`,
    );
  });
});

it('says of an address that is none of the web no more than that, since it need not be one that another led to', () => {
  expect(sayWhy('zh-CN', { kind: 'not-http' })).toMatch(/^网址（或/);
  expect(sayWhy('zh-TW', { kind: 'not-http' })).toMatch(/^網址（或/);
});

describe('what went wrong', () => {
  const fault = { message: 'The page is too old.', hint: 'Wait.', code: 'timeout' };

  it('is said by name, else by its code with what the program says', () => {
    const why = { kind: 'no-answer', host: 'a.example' } as const;
    expect(sayFault('zh-CN', { ...fault, why })).toBe('a.example 没有及时回答，请稍后重试。');
    expect(sayFault('zh-CN', fault)).toBe('等了太久没有结果，请稍后重试。 The page is too old. Wait.');
    expect(sayFault('zh-CN', { message: 'Odd.', code: 'constructor' })).toBe('Odd.');
    expect(sayFault('en', { ...fault, why })).toBe('The page is too old. Wait.');
  });

  it('of a kind that only another version knows is said as that version says it', () => {
    const why = { kind: 'toString' } as unknown as Why;
    expect(sayFault('zh-TW', { message: 'Odd.', why })).toBe('Odd.');
  });
});
