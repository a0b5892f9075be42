/** The transcript in the three forms that podcast apps read, one cue per sentence, all from the measured timeline. */
import type { Cue, Episode } from '../model.ts';
import { toTimestamp } from './format-time.ts';
import { toClipName } from './list-clips.ts';
import { pageText } from './page-text.ts';
import { toLine } from './safe-text.ts';

type Line = { readonly start: number; readonly end: number; readonly speaker: string; readonly text: string };

function linesOf(episode: Episode): readonly Line[] {
  const words = pageText(episode.article.language);
  const lines = episode.timeline.cues.map((cue: Cue) => {
    const { start, end } = cue;
    return cue.kind === 'clip'
      ? { start, end, speaker: words.originalSound, text: `[${toClipName(cue.text) || words.originalSound}]` }
      : { start, end, speaker: words.narrator, text: toLine(cue.text) };
  });
  // A cue that ends when or before it starts, to the millisecond, is refused by WebVTT parsers.
  return lines.filter((line) => line.text !== '' && Math.round(line.end * 1000) > Math.round(line.start * 1000));
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

/** Podcasting 2.0's JSON transcript, version 1.0.0. */
export function buildTranscriptJson(episode: Episode): string {
  const segments = linesOf(episode).map((line) => ({
    speaker: line.speaker,
    startTime: toMilliseconds(line.start),
    endTime: toMilliseconds(line.end),
    body: line.text,
  }));
  return `${JSON.stringify({ version: '1.0.0', segments })}\n`;
}
