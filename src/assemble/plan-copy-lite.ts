/** Lays the clips of a copied episode out on the frames of its small rendition, for which they are encoded after all. */
import type { AudioSettings, Timeline } from '../model.ts';
import type { CopyClip } from './plan-copy.ts';
import type { Layout } from './plan-layout.ts';
import type { ClipSegment } from './plan-segments.ts';
import { type PreparedSegment, prepareClip } from './prepare-segments.ts';
import { gridRate, type Rendition } from './rendition.ts';

/** The silence that the small rendition needs between clips and behind the last one, s. */
export function leastPauseSeconds({ tailSamples, samplesPerFrame, sampleRate }: Rendition): number {
  return (tailSamples + samplesPerFrame) / sampleRate;
}

/** Each clip whole, from the frame that is nearest to its place on the timeline. */
export function planCopyLite(
  clips: readonly CopyClip[],
  timeline: Timeline,
  rendition: Rendition,
  settings: AudioSettings,
): { readonly prepared: readonly PreparedSegment[]; readonly layout: Layout } {
  const { sampleRate, samplesPerFrame, tailSamples } = rendition;
  const nearest = (seconds: number) => Math.round((seconds * sampleRate) / samplesPerFrame);
  const starts = timeline.cues.map(({ start }) => nearest(start));
  const units = nearest(timeline.durationSeconds);
  const scale = sampleRate / gridRate(settings.format);
  const planned = clips.map(({ part, analysis }, index) => {
    const start = starts[index] ?? 0;
    const room = (starts[index + 1] ?? units) - start;
    const segment: ClipSegment = { kind: 'clip', part };
    const most = Math.floor((room * samplesPerFrame - tailSamples) / scale);
    const contentSamples = Math.min(analysis.samples, most);
    const frames = Math.ceil((contentSamples * scale + tailSamples) / samplesPerFrame);
    return {
      prepared: {
        ...prepareClip(segment, analysis, settings, gridRate(settings.format)),
        range: [0, contentSamples] as const,
        contentSamples,
      },
      placement: { start, units: frames, gapUnits: room - frames },
    };
  });
  return {
    prepared: planned.map((one) => one.prepared),
    layout: { leadUnits: starts[0] ?? 0, placements: planned.map((one) => one.placement), units },
  };
}
