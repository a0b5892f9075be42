/** What one finished file is made of: a format at a rate, and how ffmpeg is asked for it. */
import type { AudioFormat, Encoding } from '../formats/audio-format.ts';
import { formatNamed, formatOfCodec } from '../formats/audio-formats.ts';
import type { FfmpegOptions } from '../io/ffmpeg-job.ts';
import type { AudioSettings } from '../model.ts';
import type { Grid } from './plan-layout.ts';

export type Rendition = Encoding & {
  readonly name: 'main' | 'lite';
  readonly format: AudioFormat;
  readonly bitrateKbps: number;
  readonly channels: 1 | 2;
  readonly encoder: FfmpegOptions;
};

/** The renditions that the settings ask for, the main one first. */
export function planRenditions(settings: AudioSettings): readonly [main: Rendition, lite?: Rendition] {
  const channels = settings.channels === 'stereo' ? 2 : 1;
  const main = rendition('main', formatNamed(settings.format), settings.bitrateKbps, channels);
  if (settings.lite === false) return [main];
  return [main, rendition('lite', formatOfCodec(settings.lite), Math.min(liteKbps, settings.bitrateKbps), 1)];
}

/** At most this much for the whole file of the lite rendition. */
const liteKbps = 24;

/** The frames of a rendition as the grid that its fragments lie on. */
export function gridOf({ sampleRate, samplesPerFrame, tailSamples }: Rendition): Grid {
  return { sampleRate, samples: samplesPerFrame, tail: tailSamples };
}

/**
 * The grid of the main rendition, on which the timeline is counted. A fragment of the lite one starts on the frame of its
 * own that is nearest, so each needs the lite tail and one lite frame of room.
 */
export function planGrid([main, lite]: ReturnType<typeof planRenditions>): Grid {
  const grid = gridOf(main);
  if (!lite) return grid;
  const room = ((lite.tailSamples + lite.samplesPerFrame) * main.sampleRate) / lite.sampleRate;
  return { ...grid, tail: Math.max(grid.tail, Math.ceil(room)) };
}

function rendition(
  name: Rendition['name'],
  format: AudioFormat,
  bitrateKbps: number,
  channels: Rendition['channels'],
): Rendition {
  const encoding = format.encoding(bitrateKbps, name === 'lite');
  const exact = { map_metadata: -1, fflags: '+bitexact', 'flags:a': '+bitexact', threads: 1 };
  const encoder = { ...exact, ...format.encoder, ...encoding.options };
  return { name, format, bitrateKbps, channels, ...encoding, encoder };
}
