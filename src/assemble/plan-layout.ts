/** Lays fragments out on whole encoder frames and derives the timeline. */
import type { Stretch } from '../formats/stretches.ts';
import type { Chapter, ChapterMark, Cue, EpisodeTags, Timeline } from '../model.ts';
import type { ClipPart, Fragment, FragmentSequence } from './plan-fragments.ts';

export type Grid = {
  readonly sampleRate: number;
  /** Samples that one unit spans. */
  readonly samples: number;
  /** Silence that a fragment needs at its end, so that the next one can come from another encoder, samples. */
  readonly tail: number;
};

export type Placement = {
  /** In grid units from the start of the file. */
  readonly start: number;
  /** Units that the fragment's own encoded audio spans, its silent tail included. */
  readonly units: number;
  /** Units of silence behind it. */
  readonly gapUnits: number;
};

export type Layout = { readonly leadUnits: number; readonly placements: readonly Placement[]; readonly units: number };

/**
 * @param contentSamples samples at the grid's rate that each fragment sounds for
 */
export function planLayout(sequence: FragmentSequence, contentSamples: readonly number[], grid: Grid): Layout {
  const leadUnits = Math.floor((sequence.leadSeconds * grid.sampleRate) / grid.samples);
  let start = leadUnits;
  const placements = sequence.items.map(({ pauseSeconds }, index) => {
    const content = contentSamples[index] ?? 0;
    const units = Math.ceil((content + grid.tail) / grid.samples);
    // Never more than the pause that was asked for, but for the tail that a fragment needs anyway.
    const withPause = Math.floor((content + pauseSeconds * grid.sampleRate) / grid.samples);
    const placement = { start, units, gapUnits: Math.max(0, withPause - units) };
    start += placement.units + placement.gapUnits;
    return placement;
  });
  return { leadUnits, placements, units: start };
}

/**
 * The same fragments on the frames of another rendition: each starts on the frame nearest to where the timeline has it,
 * so that it is off by half a frame at most, and the next one makes good for it.
 */
export function planNearby(layout: Layout, contentSamples: readonly number[], grid: Grid, other: Grid): Layout {
  const scale = other.sampleRate / grid.sampleRate;
  const nearest = (units: number) => Math.round((units * grid.samples * scale) / other.samples);
  const placements = layout.placements.map(({ start }, index) => {
    const units = Math.ceil(((contentSamples[index] ?? 0) * scale + other.tail) / other.samples);
    const next = layout.placements[index + 1]?.start ?? layout.units;
    return { start: nearest(start), units, gapUnits: nearest(next) - nearest(start) - units };
  });
  return { leadUnits: nearest(layout.leadUnits), placements, units: nearest(layout.units) };
}

/** @param paths the fragments' kept frames, in order */
export function planStretches(paths: readonly string[], layout: Layout): readonly Stretch[] {
  const pause = (units: number): readonly Stretch[] => (units > 0 ? [{ kind: 'silence', frames: units }] : []);
  return [
    ...pause(layout.leadUnits),
    ...layout.placements.flatMap((placement, index) => [
      { kind: 'frames', path: paths[index] ?? '', frames: placement.units } as const,
      ...pause(placement.gapUnits),
    ]),
  ];
}

/** A cue in samples from the start of the file. */
export type Heard = {
  readonly start: number;
  readonly end: number;
  readonly cue: Omit<Cue, 'start' | 'end'>;
  readonly chapter: ChapterMark | undefined;
};

/** A fragment as far as the timeline is told of it. */
export type TimedFragment = {
  /** Samples at the grid's rate that it sounds for. */
  readonly contentSamples: number;
  readonly peaks?: readonly number[];
};

/** @param opening the chapter before the first one of the script */
export function buildTimeline(
  sequence: FragmentSequence,
  timed: readonly TimedFragment[],
  layout: Layout,
  grid: Grid,
  opening: ChapterMark,
): Timeline {
  const heard = sequence.items.flatMap(({ fragment }, index) => {
    const origin = (layout.placements[index]?.start ?? 0) * grid.samples;
    const inside = heardIn(fragment, timed[index] ?? { contentSamples: 0 }, grid.sampleRate);
    return inside.map((one) => ({ ...one, start: origin + one.start, end: origin + one.end }));
  });
  return toTimeline(heard, layout.units * grid.samples, grid.sampleRate, opening);
}

/** Cues and chapters in seconds. */
export function toTimeline(
  heard: readonly Heard[],
  samples: number,
  sampleRate: number,
  opening: ChapterMark,
): Timeline {
  const chapters = heard.flatMap(({ start, chapter }) =>
    chapter === undefined ? [] : [{ ...chapter, start: start / sampleRate }],
  );
  return {
    durationSeconds: samples / sampleRate,
    sampleRate,
    samples,
    cues: heard.map(({ start, end, cue }) => ({ ...cue, start: start / sampleRate, end: end / sampleRate })),
    chapters: fromTheStart(chapters, opening),
  };
}

function heardIn(fragment: Fragment, timed: TimedFragment, sampleRate: number): readonly Heard[] {
  if (fragment.kind === 'clip') {
    const { contentSamples, peaks } = timed;
    const cue = { ...clipCue(fragment.part), ...(peaks && { peaks }) };
    return [{ start: 0, end: contentSamples, cue, chapter: fragment.part.chapter }];
  }
  const scale = sampleRate / fragment.sampleRate;
  return fragment.sentences.map(({ part, at }) => ({
    start: Math.round(at * scale),
    end: Math.round((at + part.samples) * scale),
    cue: { kind: 'speech', text: part.text, block: part.block },
    chapter: part.chapter,
  }));
}

/** A clip's cue but for its times. */
export function clipCue(part: ClipPart): Heard['cue'] {
  return { kind: 'clip', text: part.label ?? '', block: part.block };
}

/** The chapter before the script's first one. */
export function openingChapter({ title, sourceUrl }: EpisodeTags): ChapterMark {
  return { title, ...(sourceUrl !== '' && { url: sourceUrl }) };
}

/** Players expect the first chapter at 0; one that starts within a second is moved there. */
function fromTheStart(chapters: readonly Chapter[], opening: ChapterMark): readonly Chapter[] {
  const [first, ...others] = chapters;
  if (!first) return [];
  if (first.start < 1) return [{ ...first, start: 0 }, ...others];
  return [{ ...opening, start: 0 }, ...chapters];
}
