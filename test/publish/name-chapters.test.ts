import { describe, expect, it } from 'vitest';
import type { Segment } from '../../src/model.ts';
import { buildChapters } from '../../src/publish/build-chapters.ts';
import { buildShowNotes } from '../../src/publish/build-show-notes.ts';
import { nameClip, tellApart } from '../../src/publish/name-chapters.ts';
import { joinParts } from '../../src/run/audio-parts.ts';
import { sampleArticle, sampleEpisode, sampleShow } from './sample-episode.ts';

describe('the chapter of a recording', () => {
  it.each([
    ['the last street being counted', 'The last street being counted'],
    ['The last play of the season', 'The last play of the season'],
    ['What the river sounds like now', 'What the river sounds like now'],
    ['iPhone owners in the queue', 'iPhone owners in the queue'],
    ['128kbps收听：工程师谈修桥', '工程师谈修桥'],
    ['Interview with Ann Lee (MP3, 4 MB)', 'Interview with Ann Lee'],
    ['Interview with Ann Lee (in Welsh)', 'Interview with Ann Lee (in Welsh)'],
    ['Bridges: how they sing', 'Bridges: how they sing'],
    ['Download MP3', ''],
  ])('has the whole label %s', (label, name) => {
    expect(nameClip(label)).toBe(name);
  });

  it('has it in the file, whatever the script calls it', () => {
    const label = 'the last play of the season';
    const segments: Segment[] = [
      { kind: 'clip', url: 'https://a.example/1.mp3', label, block: 0, chapter: 'the last of the season' },
      { kind: 'clip', url: 'https://a.example/1.mp3', label, block: 1, chapter: 'the last of the season' },
    ];
    const file = { path: '/clip', sha256: 'c' };
    const probe = { codec: 'mp3', sampleRate: 44_100, channels: 1, durationSeconds: 1 };
    const clips = { found: new Map([['https://a.example/1.mp3', { file, probe }]]), missing: [] };
    const parts = joinParts(segments, [], clips, { article: sampleArticle() });
    expect(parts.map((part) => ('chapter' in part ? part.chapter?.title : ''))).toEqual([
      'The last play of the season',
      'The last play of the season (2)',
    ]);
  });
});

it('gives no two chapters one name, also where one has a number already', () => {
  expect(tellApart(['A', 'A (2)', 'A', 'A', 'B'])).toEqual(['A', 'A (2)', 'A (3)', 'A (4)', 'B']);
});

it('leads from a digest to its articles, and names no address that the site had', () => {
  const old = 'https://old.example/harbour/#digest-2024-05-18-abc123def456';
  const { timeline } = sampleEpisode();
  const chapters = [
    { start: 0, title: 'Harbour 2024-05-18', url: old },
    { start: 1, title: 'Bridge', url: 'https://paper.example/bridge' },
    { start: 9, title: 'Bridge', url: 'https://other.example/bridge' },
  ];
  const digest = sampleEpisode({
    article: sampleArticle({ url: old, canonicalUrl: old }),
    timeline: { ...timeline, chapters },
  });
  const notes = buildShowNotes(sampleShow(), digest, 'https://radio.example/pod/harbour/abc123/');
  expect(notes).toContain('<a href="https://other.example/bridge" rel="noopener">Bridge (2)</a>');
  expect(notes + buildChapters(sampleShow(), digest)).not.toContain('old.example');
});
