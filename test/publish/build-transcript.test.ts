import { describe, expect, it } from 'vitest';
import type { Cue } from '../../src/model.ts';
import { buildChapters } from '../../src/publish/build-chapters.ts';
import { buildSrt, buildTranscriptJson, buildVtt } from '../../src/publish/build-transcript.ts';
import { sampleArticle, sampleEpisode, sampleShow } from './sample-episode.ts';

function episodeOf(cues: readonly Cue[], language = 'en') {
  const { timeline } = sampleEpisode();
  return sampleEpisode({ article: sampleArticle({ language }), timeline: { ...timeline, cues } });
}

const HOUR: readonly Cue[] = [
  { start: 0, end: 1.2345, kind: 'speech', text: 'Tom & Ann said: 1 < 2 --> "yes"', block: 0 },
  { start: 3661.9996, end: 3670, kind: 'clip', text: 'The mayor', block: 1 },
  { start: 3670, end: 3671, kind: 'speech', text: 'Two\n\nlines', block: 2 },
];

describe('WebVTT', () => {
  it('has a cue for each sentence and clip, with its speaker and nothing that a parser would take for markup', () => {
    expect(buildVtt(episodeOf(HOUR))).toBe(
      [
        'WEBVTT',
        '',
        '1',
        '00:00:00.000 --> 00:00:01.235',
        '<v Narrator>Tom &amp; Ann said: 1 &lt; 2 --&gt; "yes"',
        '',
        '2',
        '01:01:02.000 --> 01:01:10.000',
        '<v Original sound>[The mayor]',
        '',
        '3',
        '01:01:10.000 --> 01:01:11.000',
        '<v Narrator>Two lines',
        '',
      ].join('\n'),
    );
  });

  it('leaves out a cue without length or words, which players refuse', () => {
    const cues: readonly Cue[] = [
      { start: 1, end: 1.0001, kind: 'speech', text: 'gone', block: 0 },
      { start: 1, end: 2, kind: 'speech', text: ' ', block: 0 },
      { start: 2, end: 3, kind: 'speech', text: 'kept', block: 0 },
    ];
    expect(buildVtt(episodeOf(cues))).toBe('WEBVTT\n\n1\n00:00:02.000 --> 00:00:03.000\n<v Narrator>kept\n');
  });
});

describe('a sentence that no voice can say', () => {
  const cues: readonly Cue[] = [
    { start: 0, end: 1, kind: 'speech', text: 'One.', block: 0 },
    { start: 1, end: 2, kind: 'speech', text: 'Two.', block: 0 },
  ];
  const bodies = (unspoken: { text: string; block: number; cue: number }[]) => {
    const { segments } = JSON.parse(buildTranscriptJson({ ...episodeOf(cues), unspoken })) as {
      segments: { body: string }[];
    };
    return segments.map(({ body }) => body);
  };

  it('is marked where it stands: before the next one, or at the end', () => {
    expect(bodies([{ text: 'x² ≤ y', block: 0, cue: 1 }])).toEqual(['One.', '[not spoken: x² ≤ y] Two.']);
    expect(bodies([{ text: 'x² ≤ y', block: 0, cue: 2 }])).toEqual(['One.', 'Two. [not spoken: x² ≤ y]']);
  });
});

it('JSON has when each word is heard, of sentences and of recordings, where that is known', () => {
  const timed = (start: number, text: string) => ({ start, end: start + 0.5, text });
  const cues: readonly Cue[] = [
    { start: 0, end: 1, kind: 'speech', text: 'Two words', block: 0, words: [timed(0, 'Two '), timed(0.5, 'words')] },
    {
      ...{ start: 1, end: 2, kind: 'clip', text: 'Keeper', block: 1 },
      transcript: [
        { start: 1, end: 2, text: 'I came.', origin: 'machine', words: [timed(1, 'I'), timed(1.5, 'came.')] },
      ],
    },
    { start: 2, end: 3, kind: 'speech', text: 'Untimed', block: 2 },
  ];
  const { segments } = JSON.parse(buildTranscriptJson(episodeOf(cues))) as { segments: { words?: object[] }[] };
  expect(segments.map(({ words }) => words)).toEqual([
    [
      { startTime: 0, endTime: 0.5, body: 'Two' },
      { startTime: 0.5, endTime: 1, body: 'words' },
    ],
    [
      { startTime: 1, endTime: 1.5, body: 'I' },
      { startTime: 1.5, endTime: 2, body: 'came.' },
    ],
    undefined,
  ]);
});

describe('SubRip', () => {
  it('uses commas, and names the speaker where the voice changes', () => {
    expect(buildSrt(episodeOf([...HOUR, { start: 3672, end: 3673, kind: 'speech', text: 'More.', block: 2 }]))).toBe(
      [
        '1',
        '00:00:00,000 --> 00:00:01,235',
        'Narrator: Tom & Ann said: 1 < 2 → "yes"',
        '',
        '2',
        '01:01:02,000 --> 01:01:10,000',
        'Original sound: [The mayor]',
        '',
        '3',
        '01:01:10,000 --> 01:01:11,000',
        'Narrator: Two lines',
        '',
        '4',
        '01:01:12,000 --> 01:01:13,000',
        'More.',
        '',
      ].join('\n'),
    );
  });
});

describe('the JSON transcript', () => {
  it('is version 1.0.0 with the measured times', () => {
    const parsed: unknown = JSON.parse(buildTranscriptJson(sampleEpisode()));
    expect(parsed).toMatchObject({
      version: '1.0.0',
      segments: [
        { speaker: '旁白', startTime: 0, endTime: 2.5, body: '老桥今天重新开放' },
        { startTime: 2.9 },
        { endTime: 8 },
        { speaker: '原声', body: '[工程师谈修桥]' },
        {},
        {},
      ],
    });
  });
});

describe('the chapters file', () => {
  it('is version 1.2.0, in order, within the audio, with web links only', () => {
    const { timeline } = sampleEpisode();
    const chapters = [
      { start: 15.5, title: 'C', url: 'javascript:alert(1)' },
      { start: 0, title: 'A\u0000\u202E', url: 'https://paper.example/a', imageUrl: 'https://paper.example/a.png' },
      { start: 99, title: 'past the end' },
    ];
    const parsed: unknown = JSON.parse(
      buildChapters(sampleShow(), sampleEpisode({ timeline: { ...timeline, chapters } })),
    );
    expect(parsed).toEqual({
      version: '1.2.0',
      title: '老桥今天重新开放',
      author: '林晓',
      podcastName: '港口听报',
      chapters: [
        { startTime: 0, title: 'A', img: 'https://paper.example/a.png', url: 'https://paper.example/a' },
        { startTime: 15.5, title: 'C' },
      ],
    });
  });
});
