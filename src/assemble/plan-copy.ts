/** Decides whether clips can be joined as they are, and where each is heard when they are. */
import type { AudioSettings, ChapterMark, Timeline } from '../model.ts';
import type { ClipAnalysis } from './analyze-clip.ts';
import { addHistograms, integratedLoudness } from './loudness-meter.ts';
import type { Mp3Walk } from './mp3-walk.ts';
import { clipCue, type Heard, toTimeline } from './plan-layout.ts';
import type { ClipPart, SegmentSequence } from './plan-segments.ts';
import type { Stretch } from './stretches.ts';

export type CopyClip = { readonly part: ClipPart; readonly walk: Mp3Walk; readonly analysis: ClipAnalysis };

/** How far one clip, and all of them together, may lie from the show's loudness, LU. */
const toleranceLu = 1;
const togetherToleranceLu = 0.5;
/** How much larger than asked for the copied file may be. */
const allowedBitrate = 1.1;

/**
 * Clips of one rate and channel count, as the show has it, no larger than it wants them, within a unit of its loudness
 * and below its peak.
 */
export function canCopy(clips: readonly CopyClip[], settings: AudioSettings): boolean {
  const first = clips[0]?.walk;
  if (!first || first.channels !== (settings.channels === 'stereo' ? 2 : 1)) return false;
  const ceiling = 10 ** (settings.truePeakDbtp / 20);
  const together = integratedLoudness(addHistograms(clips.map(({ analysis }) => analysis.histogram)));
  if (together === undefined || Math.abs(together - settings.loudnessLufs) > togetherToleranceLu) return false;
  return clips.every(({ walk, analysis }) => {
    const lufs = integratedLoudness(analysis.histogram);
    return (
      walk.sampleRate === first.sampleRate &&
      walk.samplesPerFrame === first.samplesPerFrame &&
      walk.channels === first.channels &&
      averageKbps(walk) <= settings.bitrateKbps * allowedBitrate &&
      lufs !== undefined &&
      Math.abs(lufs - settings.loudnessLufs) <= toleranceLu &&
      analysis.peak <= ceiling
    );
  });
}

export type CopyPlan = {
  readonly stretches: readonly Stretch[];
  readonly timeline: Timeline;
  readonly ends: { readonly delay: number; readonly padding: number };
  readonly bitrateKbps: number;
  /** Whether frames of silence are needed. */
  readonly pauses: boolean;
};

/** A decoder's own delay, which it drops at the start without being told. */
const decoderDelay = 529;

/**
 * The clips in order with pauses of whole frames between them. All positions are those of decoded samples.
 *
 * @param leastSeconds silence that there has to be behind each clip
 */
export function planCopy(
  sequence: SegmentSequence,
  clips: readonly CopyClip[],
  opening: ChapterMark,
  leastSeconds = 0,
): CopyPlan {
  const [first, last] = [clips[0]?.walk, clips.at(-1)?.walk];
  if (!first || !last) throw new RangeError('There is no clip to copy.');
  const { samplesPerFrame, sampleRate } = first;
  const gapFrames = (seconds: number) => Math.floor((seconds * sampleRate) / samplesPerFrame);
  const stretches: Stretch[] = [{ kind: 'silence', frames: gapFrames(sequence.leadSeconds) }];
  const heard: Heard[] = [];
  let frames = gapFrames(sequence.leadSeconds);
  clips.forEach(({ part, walk }, index) => {
    const start = frames * samplesPerFrame + walk.delay - first.delay;
    const end = start + walk.frames * samplesPerFrame - walk.delay - walk.padding;
    heard.push({ start, end, cue: clipCue(part), chapter: part.chapter });
    const pause = Math.max(
      gapFrames(sequence.items[index]?.pauseSeconds ?? 0),
      Math.ceil((leastSeconds * sampleRate) / samplesPerFrame),
    );
    stretches.push({ kind: 'frames', path: part.path, frames: walk.frames, range: { from: walk.from, to: walk.to } });
    stretches.push({ kind: 'silence', frames: pause });
    frames += walk.frames + pause;
  });
  const used = stretches.filter((stretch) => stretch.frames > 0);
  // A decoder holds its last 529 samples back; what lies in them cannot be heard, whatever the padding says.
  const padding = used.at(-1)?.kind === 'frames' ? Math.max(decoderDelay, last.padding) : decoderDelay;
  const samples = frames * samplesPerFrame - first.delay - padding;
  const timeline = toTimeline(
    heard.map((one) => ({ ...one, end: Math.min(one.end, samples) })),
    samples,
    sampleRate,
    opening,
  );
  const bytes = clips.reduce((sum, { walk }) => sum + walk.to - walk.from, 0);
  const copied = clips.reduce((sum, { walk }) => sum + walk.frames, 0);
  return {
    stretches: used,
    timeline,
    ends: { delay: first.delay, padding },
    bitrateKbps: Math.round((bytes * 8 * sampleRate) / (copied * samplesPerFrame * 1000)),
    pauses: used.some((stretch) => stretch.kind === 'silence'),
  };
}

function averageKbps(walk: Mp3Walk): number {
  return ((walk.to - walk.from) * 8 * walk.sampleRate) / (walk.frames * walk.samplesPerFrame * 1000);
}
