/** What one finished file is made of: codec, rate, frame size, and how ffmpeg is asked for it. */
import type { AudioSettings } from '../model.ts';
import type { FfmpegOptions } from './ffmpeg-job.ts';
import type { Grid } from './plan-layout.ts';

export type Rendition = {
  readonly name: 'main' | 'lite';
  readonly format: AudioSettings['format'];
  readonly bitrateKbps: number;
  readonly channels: 1 | 2;
  readonly sampleRate: number;
  readonly samplesPerFrame: number;
  /** Silence that a segment needs at its end, so that the next one can come from another encoder, samples. */
  readonly tailSamples: number;
  /** Frames of silence encoded before a segment and thrown away, so that no segment depends on the one before. */
  readonly leadFrames: number;
  /** Frames that the encoder gives before the first one that counts: the lead, and AAC's own delay of one. */
  readonly skipFrames: number;
  /** dB that the encoder takes away at this bitrate, given back before it. */
  readonly encoderLossDb: number;
  /** dB kept between the limiter and the allowed true peak, for what encoding adds. */
  readonly peakMarginDb: number;
  readonly extension: string;
  readonly mimeType: string;
  readonly encoder: FfmpegOptions;
  /** What the encoder may give out, frame headers included; absent where it keeps to what it is asked for. */
  readonly mostKbps?: number;
};

/** The renditions that the settings ask for, the main one first. */
export function planRenditions(settings: AudioSettings): readonly [main: Rendition, lite?: Rendition] {
  const channels = settings.channels === 'stereo' ? 2 : 1;
  const main = rendition('main', settings.format, settings.bitrateKbps, channels);
  if (settings.lite === false) return [main];
  const format = settings.lite === 'aac' ? 'm4a' : settings.lite;
  return [main, rendition('lite', format, Math.min(liteKbps, settings.bitrateKbps), 1)];
}

/** At most this much for the whole file of the lite rendition. */
const liteKbps = 24;
/** What is left for tags and chapters, and in Ogg for pages (.6 kbps). An M4A drops more of ADTS than it adds. */
const liteOverheadKbps = 1;

/** The rate at which clips are measured for a format, and at which its timeline counts. */
export function gridRate(format: AudioSettings['format']): number {
  return format === 'opus' ? 48000 : 44100;
}

/** The frames of a rendition as the grid that its segments lie on. */
export function gridOf({ sampleRate, samplesPerFrame, tailSamples }: Rendition): Grid {
  return { sampleRate, samples: samplesPerFrame, tail: tailSamples };
}

/**
 * The grid of the main rendition, on which the timeline is counted. A segment of the lite one starts on the frame of its
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
  format: AudioSettings['format'],
  bitrateKbps: number,
  channels: 1 | 2,
): Rendition {
  const lite = name === 'lite';
  const common = { name, format, bitrateKbps, channels } as const;
  // A constant rate is what MP3 needs its frames to have; the others stay below.
  const encoderKbps = lite && format !== 'mp3' ? bitrateKbps - liteOverheadKbps : bitrateKbps;
  const exact = { map_metadata: -1, fflags: '+bitexact', 'flags:a': '+bitexact', threads: 1, 'b:a': `${encoderKbps}k` };
  if (format === 'mp3')
    return {
      ...common,
      sampleRate: lite ? 22050 : 44100,
      samplesPerFrame: lite ? 576 : 1152,
      // A decoder draws the last 1105 samples of a segment from the frame behind it.
      tailSamples: lite ? 1152 : 2304,
      leadFrames: 0,
      skipFrames: 0,
      // LAME lowers its input by 0.95 at 160 kbps and below.
      encoderLossDb: bitrateKbps <= 160 ? 0.446 : 0,
      // Below 48 kbps the codec's own noise adds more to a peak (measured on synthetic speech).
      peakMarginDb: bitrateKbps < 48 ? 1.3 : 0.5,
      extension: 'mp3',
      mimeType: 'audio/mpeg',
      encoder: { ...exact, 'c:a': 'libmp3lame', reservoir: 0, write_xing: 0, id3v2_version: 0, f: 'mp3' },
    };
  if (format === 'm4a')
    return {
      ...common,
      sampleRate: lite ? 22050 : 44100,
      samplesPerFrame: 1024,
      // A frame reaches into the one behind it.
      tailSamples: lite ? 1152 : 2304,
      leadFrames: 3,
      skipFrames: 4,
      encoderLossDb: 0,
      peakMarginDb: 1.5,
      extension: 'm4a',
      mimeType: 'audio/x-m4a',
      encoder: { ...exact, 'c:a': 'aac', f: 'adts', ...(lite && { aac_coder: 'twoloop' }) },
      ...(lite && { mostKbps: encoderKbps }),
    };
  return {
    ...common,
    sampleRate: 48000,
    samplesPerFrame: 960,
    // Two packets of silence at least, with the overlap before them.
    tailSamples: 2400,
    leadFrames: 5,
    skipFrames: 5,
    encoderLossDb: 0,
    peakMarginDb: 1.5,
    extension: 'opus',
    mimeType: 'audio/ogg',
    encoder: {
      ...exact,
      'c:a': 'libopus',
      // The only application that never leaves CELT: a silent frame puts its decoder into one known state, so packets of
      // different encoders can follow each other. SILK's state would be heard, up to 17 dB too loud (measured).
      application: 'lowdelay',
      // Without bounds `lowdelay` takes a third more than it is asked for.
      vbr: lite ? 'off' : 'on',
      compression_level: 5,
      frame_duration: 20,
      f: 'ogg',
    },
  };
}
