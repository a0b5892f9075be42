/** What one finished file is made of: codec, rate, frame size, and how ffmpeg is asked for it. */
import type { AudioSettings } from '../model.ts';
import type { FfmpegOptions } from './ffmpeg-runner.ts';
import type { Grid } from './plan-layout.ts';

export type Rendition = {
  readonly name: 'main' | 'lite';
  readonly format: AudioSettings['format'];
  readonly bitrateKbps: number;
  readonly channels: 1 | 2;
  readonly sampleRate: number;
  readonly samplesPerFrame: number;
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
};

/**
 * The renditions that the settings ask for, the main one first. The lite one is of the same family and its frames span
 * the same time, so that both have one timeline.
 */
export function planRenditions(settings: AudioSettings): readonly [Rendition, ...Rendition[]] {
  const channels = settings.channels === 'stereo' ? 2 : 1;
  const main = rendition('main', settings.format, settings.bitrateKbps, channels);
  if (!settings.lite) return [main];
  return [main, rendition('lite', settings.format, Math.min(24, settings.bitrateKbps), 1)];
}

/** The grid that segments lie on: the samples of the main rendition that whole frames of every rendition span. */
export function planGrid(format: AudioSettings['format']): Grid {
  // A decoder draws the last 1105 samples of a segment from the frame behind it, at the lite rate twice as long a time.
  if (format === 'mp3') return { sampleRate: 44100, samples: 1152, tail: 2304 };
  // Two frames at 44.1 kHz, one at 22.05.
  if (format === 'm4a') return { sampleRate: 44100, samples: 2048, tail: 2304 };
  // Two packets of silence at least, with the overlap before them.
  return { sampleRate: 48000, samples: 960, tail: 2400 };
}

function rendition(
  name: Rendition['name'],
  format: AudioSettings['format'],
  bitrateKbps: number,
  channels: 1 | 2,
): Rendition {
  const lite = name === 'lite';
  const common = { name, format, bitrateKbps, channels } as const;
  const exact = { map_metadata: -1, fflags: '+bitexact', 'flags:a': '+bitexact', threads: 1, 'b:a': `${bitrateKbps}k` };
  if (format === 'mp3')
    return {
      ...common,
      sampleRate: lite ? 22050 : 44100,
      samplesPerFrame: lite ? 576 : 1152,
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
      leadFrames: 3,
      skipFrames: 4,
      encoderLossDb: 0,
      peakMarginDb: 1.5,
      extension: 'm4a',
      mimeType: 'audio/x-m4a',
      encoder: { ...exact, 'c:a': 'aac', f: 'adts' },
    };
  return {
    ...common,
    sampleRate: 48000,
    samplesPerFrame: 960,
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
      vbr: 'on',
      compression_level: 5,
      frame_duration: 20,
      f: 'ogg',
    },
  };
}
