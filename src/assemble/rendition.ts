/** What one finished file is made of: codec, rate, frame size, and how ffmpeg is asked for it. */
import type { AudioSettings } from '../model.ts';
import type { FfmpegOptions } from './ffmpeg-runner.ts';

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
export function samplesPerUnit(format: AudioSettings['format']): {
  readonly sampleRate: number;
  readonly samples: number;
} {
  if (format === 'mp3') return { sampleRate: 44100, samples: 1152 };
  // Two frames at 44.1 kHz, one at 22.05.
  if (format === 'm4a') return { sampleRate: 44100, samples: 2048 };
  return { sampleRate: 48000, samples: 960 };
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
      peakMarginDb: 0.5,
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
      application: 'audio',
      vbr: 'on',
      compression_level: 5,
      frame_duration: 20,
      f: 'ogg',
    },
  };
}
