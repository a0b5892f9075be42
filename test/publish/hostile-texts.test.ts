/** Whatever strangers write into an article, it stays text in everything that is published of it. */
import { load } from 'cheerio';
import fc from 'fast-check';
import { parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { findXmlFault } from '../../src/formats/find-xml-fault.ts';
import type { Cue, Episode, Show } from '../../src/model.ts';
import { buildOpml } from '../../src/publish/build-opml.ts';
import { buildSitePage } from '../../src/publish/build-site-page.ts';
import { buildSrt, buildVtt } from '../../src/publish/build-transcript.ts';
import { toLine, toWebUrl } from '../../src/publish/safe-text.ts';
import { sampleArticle, sampleEpisode, sampleShow, sampleSite } from './sample-episode.ts';
import { buildShowFiles } from './whole-show.ts';

const TRICKS = [
  '<script>alert(1)</script>',
  '</title><script src=//evil.example></script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]></title></item><item><enclosure url="https://evil.example/x.mp3"/>',
  '<!--',
  '<lastBuildDate>',
  '&#0;&lt;script&gt;',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://user:secret@paper.example/"><script>',
  '\n\n00:00:00.000 --> 00:00:09.000\nForged',
  '\r\n\r\nNOTE hidden\r\n\r\nSTYLE\n::cue{}',
  '-->',
  '<v Somebody>else</v>',
  '\u202Egnp.exe\u202C',
  '\u0000\u0008\u001B[31m\u007F\u0085\u009F',
  '\ud800lone\udc00',
  '\u2028\u2029',
  '\uFEFF\u200B\uFFFE\uFFFF',
  '{"a":"\\u0000"}',
] as const;

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 3 })
  .map((parts) => parts.join(''));

/** A show and an episode with a trick in each of their texts. */
const episodes = fc.array(hostile, { minLength: 6, maxLength: 6 }).map((texts): [Show, Episode] => {
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = texts;
  const { timeline } = sampleEpisode();
  const article = sampleArticle({
    url: a,
    canonicalUrl: b,
    title: c,
    byline: d,
    siteName: e,
    sourceUrl: f,
    imageUrl: a,
    tags: [b, c],
    blocks: [
      { kind: 'paragraph', text: d },
      { kind: 'clip', url: e, label: f, place: 'body' },
      { kind: 'heading', level: 3, text: a },
      { kind: 'figure', text: b, imageUrl: c },
      { kind: 'code', text: d },
    ],
  });
  const cues = [
    { start: 0, end: 1, kind: 'speech', text: c, block: -1 },
    { start: 1, end: 2, kind: 'speech', text: d, block: 0 },
    { start: 2, end: 3, kind: 'clip', text: f, block: 1 },
  ] as const;
  const chapters = [
    { start: 0, title: e, url: a, imageUrl: b },
    { start: 2, title: f, url: c },
  ];
  const show = sampleShow({ title: a, author: b, description: c, owner: { name: d, email: e }, copyright: f });
  return [
    show,
    sampleEpisode({
      article,
      timeline: { ...timeline, cues, chapters },
      missingClips: [{ url: f, label: a, reason: b }],
      alsoAt: [
        { url: c, title: d },
        { url: 'https://other.example/x', title: e },
      ],
      revisedAt: '2024-06-01T00:00:00Z',
    }),
  ];
});

/** What must be nowhere, escaped or not: controls but for line ends and tabs, surrogates, what turns text about. */
const NEVER = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]|\p{Bidi_Control}/u;

function expectSafeHtml(html: string, scripts: number): void {
  const $ = load(html);
  expect($('script[src]')).toHaveLength(scripts);
  // Data for search engines, which no browser runs.
  for (const each of $('script:not([src])').toArray()) expect($(each).attr('type')).toBe('application/ld+json');
  expect($('iframe, object, embed, style, base, form[action], meta[http-equiv="refresh"]')).toHaveLength(0);
  for (const element of $('*').toArray()) {
    for (const [name, value] of Object.entries($(element).attr() ?? {})) {
      expect(name).not.toMatch(/^on/i);
      if (/^(href|src|action)$/.test(name)) expect(value).not.toMatch(/^\s*(javascript|data|vbscript|file):/i);
    }
  }
}

describe('hostile texts', () => {
  it('stay text in feeds, pages, chapters, transcripts, the search index and the OPML', () => {
    fc.assert(
      fc.property(episodes, ([show, episode]) => {
        const site = sampleSite();
        const files = new Map(
          buildShowFiles(show, [episode], site).map(({ path, content }) => [path, String(content)]),
        );
        for (const picture of ['cover.png', 'cover-small.jpg']) files.delete(picture);
        const front = buildSitePage([{ show, hasLite: true, newest: [] }], site);
        const opml = buildOpml([show], site);
        for (const text of [...files.values(), front, opml]) expect(text).not.toMatch(NEVER);

        const feed = files.get('feed.xml') ?? '';
        expect(findXmlFault(feed)).toBeUndefined();
        const parsed = parseRssFeed(feed);
        expect(parsed.items).toHaveLength(1);
        expect(parsed.lastBuildDate).toBe('Sat, 18 May 2024 01:30:00 GMT');
        expect(parsed.items?.[0]?.enclosures).toHaveLength(1);
        expectSafeHtml(parsed.items?.[0]?.content?.encoded ?? '', 0);

        for (const page of [files.get('index.html') ?? '', files.get('abc123/index.html') ?? '', front])
          expectSafeHtml(page, 2);

        const chapters = JSON.parse(files.get('abc123/chapters.json') ?? '');
        for (const { url = 'https:', img = 'https:' } of chapters.chapters)
          expect(url + img).toMatch(/^https?:.*https?:/);
        expect(JSON.parse(files.get('search.json') ?? '')).toHaveLength(1);
        expect(JSON.parse(files.get('abc123/transcript.json') ?? '').segments.length).toBeLessThanOrEqual(3);

        expect(findXmlFault(opml)).toBeUndefined();
        expect(load(opml, { xml: true })('outline')).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});

type ReadCue = { readonly start: number; readonly end: number; readonly speaker: string; readonly text: string };

const seconds = (stamp: string) => {
  const [hours = 0, minutes = 0, rest = 0] = stamp.replace(',', '.').split(':').map(Number);
  return Math.round((hours * 3600 + minutes * 60 + rest) * 1000) / 1000;
};

/** The cues of a WebVTT file by the parsing rules of its specification (§6.1), as far as they meet what we write. */
function readVtt(vtt: string): readonly ReadCue[] {
  const lines = vtt.replace(/\r\n?/g, '\n').split('\n');
  if (!/^WEBVTT([ \t]|$)/.test(lines[0] ?? '')) throw new Error('no WebVTT');
  const cues: ReadCue[] = [];
  for (let at = 1; at < lines.length; at += 1) {
    const timing = /^(\S+) --> (\S+)$/.exec(lines[at] ?? '');
    if (!timing) continue;
    const payload: string[] = [];
    // A cue ends at an empty line, and at a line that could be the timing of another.
    for (const line of lines.slice(at + 1)) {
      if (line === '' || line.includes('-->')) break;
      payload.push(line);
    }
    const [, speaker = '', text = ''] = /^<v ([^>]*)>([\s\S]*)$/.exec(payload.join('\n')) ?? [];
    if (text.includes('<')) throw new Error(`markup in ${text}`);
    const plain = (escaped: string) => escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    cues.push({
      start: seconds(timing[1] ?? ''),
      end: seconds(timing[2] ?? ''),
      speaker: plain(speaker),
      text: plain(text),
    });
  }
  return cues;
}

const cues = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 90_000 }), hostile, fc.boolean()))
  .map((list) => {
    let at = 0;
    return list.map(([pause, length, text, isClip]): Cue => {
      const start = at + pause / 1000;
      at = start + length / 1000;
      return { start, end: at, kind: isClip ? 'clip' : 'speech', text, block: 0 };
    });
  });

const episodeOf = (list: readonly Cue[]) => {
  const { timeline } = sampleEpisode();
  return sampleEpisode({ article: sampleArticle({ language: 'en' }), timeline: { ...timeline, cues: list } });
};

it('an address is published without the password in it, and none that runs anything', () => {
  expect(toWebUrl('https://ann:hush@paper.example/a')).toBe('https://paper.example/a');
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/a', 'x'])
    expect(toWebUrl(address)).toBeUndefined();
});

describe('a transcript', () => {
  it('in WebVTT says every sentence at its time, and nothing else, when it is read back', () => {
    fc.assert(
      fc.property(cues, (list) => {
        const heard = readVtt(buildVtt(episodeOf(list)));
        const spoken = list.filter(({ kind, text }) => kind === 'clip' || toLine(text) !== '');
        expect(heard).toHaveLength(spoken.length);
        for (const [index, { start, end, kind, text }] of spoken.entries()) {
          const cue = heard[index];
          expect(cue?.start).toBeCloseTo(start, 3);
          expect(cue?.end).toBeCloseTo(end, 3);
          if (kind === 'speech') expect(cue).toMatchObject({ speaker: 'Narrator', text: toLine(text) });
          else expect(cue?.speaker).toBe('Original sound');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('in SubRip has one timing line and one line of text for each sentence', () => {
    fc.assert(
      fc.property(cues, (list) => {
        const srt = buildSrt(episodeOf(list));
        const spoken = list.filter(({ kind, text }) => kind === 'clip' || toLine(text) !== '');
        expect(srt.match(/-->/g) ?? []).toHaveLength(spoken.length);
        const blocks = srt.split('\n\n').filter((block) => block.trim() !== '');
        expect(blocks).toHaveLength(spoken.length);
        for (const [index, block] of blocks.entries()) expect(block.trimEnd().split('\n')[0]).toBe(String(index + 1));
      }),
      { numRuns: 200 },
    );
  });
});
