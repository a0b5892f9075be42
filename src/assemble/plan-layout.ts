/** Lays segments out on the grid of whole encoder frames and reads the timeline off it. */
import type { Chapter, Cue, Timeline } from '../model.ts';
import type { Segment, SegmentSequence } from './plan-segments.ts';

export type Grid = { readonly sampleRate: number; readonly samples: number };

export type Placement = {
  /** In grid units from the start of the file. */
  readonly start: number;
  /** Units that the segment's own encoded audio spans, its silent tail included. */
  readonly units: number;
  /** Units of silence behind it. */
  readonly gapUnits: number;
};

export type Layout = { readonly leadUnits: number; readonly placements: readonly Placement[]; readonly units: number };

/**
 * Silence at a segment's end, samples at 44.1 kHz or more: a decoder draws the last 1105 samples of a segment from the
 * frame that follows, at half the rate twice as long a time.
 */
const tailSamples = 2304;

/**
 * @param contentSamples samples at the grid's rate that each segment sounds for
 */
export function planLayout(sequence: SegmentSequence, contentSamples: readonly number[], grid: Grid): Layout {
  const leadUnits = Math.floor((sequence.leadSeconds * grid.sampleRate) / grid.samples);
  let start = leadUnits;
  const placements = sequence.items.map(({ pauseSeconds }, index) => {
    const content = contentSamples[index] ?? 0;
    const units = Math.ceil((content + tailSamples) / grid.samples);
    // Never more than the pause that was asked for, but for the tail that a segment needs anyway.
    const withPause = Math.floor((content + pauseSeconds * grid.sampleRate) / grid.samples);
    const placement = { start, units, gapUnits: Math.max(0, withPause - units) };
    start += placement.units + placement.gapUnits;
    return placement;
  });
  return { leadUnits, placements, units: start };
}

/** @param title of the episode: names the chapter before the first one of the script */
export function buildTimeline(
  sequence: SegmentSequence,
  contentSamples: readonly number[],
  layout: Layout,
  grid: Grid,
  title: string,
): Timeline {
  const cues: Cue[] = [];
  const chapters: Chapter[] = [];
  sequence.items.forEach(({ segment }, index) => {
    const origin = (layout.placements[index]?.start ?? 0) * grid.samples;
    for (const heard of heardIn(segment, contentSamples[index] ?? 0, grid.sampleRate)) {
      const start = seconds(origin + heard.start, grid);
      cues.push({ ...heard.cue, start, end: seconds(origin + heard.end, grid) });
      if (heard.chapter !== undefined) chapters.push({ start, title: heard.chapter });
    }
  });
  const samples = layout.units * grid.samples;
  return {
    durationSeconds: seconds(samples, grid),
    sampleRate: grid.sampleRate,
    samples,
    cues,
    chapters: fromTheStart(chapters, title),
  };
}

function heardIn(segment: Segment, contentSamples: number, sampleRate: number) {
  if (segment.kind === 'clip') {
    const { part } = segment;
    const cue = { kind: 'clip', text: part.label ?? '', block: part.block } as const;
    return [{ start: 0, end: contentSamples, cue, chapter: part.chapter }];
  }
  const scale = sampleRate / segment.sampleRate;
  return segment.sentences.map(({ part, at }) => ({
    start: Math.round(at * scale),
    end: Math.round((at + part.samples) * scale),
    cue: { kind: 'speech', text: part.text, block: part.block } as const,
    chapter: part.chapter,
  }));
}

function seconds(samples: number, grid: Grid): number {
  return samples / grid.sampleRate;
}

/** Players expect the first chapter at 0; one that starts within a second is moved there. */
function fromTheStart(chapters: readonly Chapter[], title: string): readonly Chapter[] {
  const [first, ...others] = chapters;
  if (!first) return [];
  if (first.start < 1) return [{ ...first, start: 0 }, ...others];
  return [{ start: 0, title }, ...chapters];
}
