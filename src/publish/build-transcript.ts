/** The transcript in the three forms that podcast apps read, one cue per sentence, all from the measured timeline. */
import type { Cue, CueWord, Episode } from '../model.ts';
import { toTimestamp } from './format-time.ts';
import { toClipName } from './list-clips.ts';
import { type PageText, pageText } from './page-text.ts';
import { toLine } from './safe-text.ts';

type Line = {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
  readonly text: string;
  /** Of what was said in a recording. */
  readonly origin?: 'machine';
  readonly words?: readonly CueWord[];
};

function linesOf(episode: Episode): readonly Line[] {
  const words = pageText(episode.article.language);
  const { cues } = episode.timeline;
  const gaps = (at: number) =>
    (episode.unspoken ?? [])
      // What ends the episode is told by the last cue.
      .filter(({ cue }) => Math.min(cue, cues.length - 1) === at)
      .map(({ text, cue }) => ({ mark: `[${words.notSpoken}: ${toLine(text)}]`, isLast: cue > at }));
  const lines = cues.flatMap((cue: Cue, index) => {
    const spoken = linesOfCue(cue, words);
    const marks = gaps(index);
    const [before = [], after = []] = [false, true].map((isLast) =>
      marks.filter((one) => one.isLast === isLast).map(({ mark }) => mark),
    );
    return spoken.map((line, at): Line => {
      const first = at === 0 ? before : [];
      const last = at === spoken.length - 1 ? after : [];
      return { ...line, text: [...first, line.text, ...last].join(' ') };
    });
  });
  // A cue that ends when or before it starts, to the millisecond, is refused by WebVTT parsers.
  return lines.filter((line) => line.text !== '' && Math.round(line.end * 1000) > Math.round(line.start * 1000));
}

/** A recording by its name; where it was written down what is said in it, by that. */
function linesOfCue({ start, end, kind, text, words: timed, transcript = [] }: Cue, words: PageText): readonly Line[] {
  if (kind === 'speech')
    return [{ start, end, speaker: words.narrator, text: toLine(text), ...(timed && { words: timed }) }];
  const name = `[${toClipName(text) || words.originalSound}]`;
  if (transcript.length === 0) return [{ start, end, speaker: words.originalSound, text: name }];
  return transcript.map((said, at) => ({
    start: said.start,
    end: said.end,
    speaker: words.originalSoundByMachine,
    text: `${at === 0 ? `${name} ` : ''}${toLine(said.text)}`,
    origin: said.origin,
    ...(said.words && { words: said.words }),
  }));
}

const escapeCue = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** WebVTT (W3C), each cue with its speaker as a voice span (§3.5). */
export function buildVtt(episode: Episode): string {
  const cues = linesOf(episode).map(
    (line, index) =>
      `${index + 1}\n${toTimestamp(line.start, '.')} --> ${toTimestamp(line.end, '.')}\n` +
      `<v ${escapeCue(line.speaker)}>${escapeCue(line.text)}\n`,
  );
  return ['WEBVTT\n', ...cues].join('\n');
}

/** SubRip; the speaker is named where the voice changes, as Podcasting 2.0's notes on transcripts show. */
export function buildSrt(episode: Episode): string {
  let speaker = '';
  return linesOf(episode)
    .map((line, index) => {
      const name = line.speaker === speaker ? '' : `${line.speaker}: `;
      speaker = line.speaker;
      // An arrow inside the text would be read as the timing line of another cue.
      const text = line.text.replaceAll('-->', '→');
      return `${index + 1}\n${toTimestamp(line.start, ',')} --> ${toTimestamp(line.end, ',')}\n${name}${text}\n`;
    })
    .join('\n');
}

const toMilliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;

/** Podcasting 2.0's JSON transcript, version 1.0.0; `origin` and, where they are known, the times of `words` are ours. */
export function buildTranscriptJson(episode: Episode): string {
  const segments = linesOf(episode).map((line) => ({
    speaker: line.speaker,
    startTime: toMilliseconds(line.start),
    endTime: toMilliseconds(line.end),
    body: line.text,
    ...(line.origin && { origin: line.origin }),
    ...(line.words && {
      words: line.words.map(({ start, end, text }) => ({
        ...{ startTime: toMilliseconds(start), endTime: toMilliseconds(end) },
        body: toLine(text),
      })),
    }),
  }));
  return `${JSON.stringify({ version: '1.0.0', segments })}\n`;
}
