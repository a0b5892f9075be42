/** Everything that varies by audio format; one object each, listed in audio-formats.ts. */
import type { FfmpegOptions, RunFfmpeg } from '../io/ffmpeg-job.ts';
import type { AudioSettings, EpisodeTags, LiteFormat, Timeline } from '../model.ts';
import type { FrameSplitter } from './frame-splitter.ts';
import type { Cover } from './id3-tag.ts';
import type { Stretch } from './stretches.ts';

export type AudioFormat = {
  /** As `audio.format` names it. */
  readonly name: AudioSettings['format'];
  /** As ffmpeg and `audio.lite` name it. */
  readonly codec: LiteFormat;
  /** Without a dot. */
  readonly extension: string;
  readonly mimeType: string;
  /** RFC 6381, where the media type alone does not tell the codec. */
  readonly codecs?: string;
  /** A large app that does not play it. */
  readonly notPlayedBy?: string;
  /** ffmpeg's encoder and the muxer for its frames. */
  readonly encoder: FfmpegOptions;
  /** ffmpeg's demuxer for such frames. */
  readonly demuxer: string;
  /** The rate at which clips are decoded and the timeline counts. */
  readonly sampleRate: number;
  encoding(bitrateKbps: number, isLite: boolean): Encoding;
  /** For a stream fresh from the encoder. */
  createSplitter(): FrameSplitter;
  /** For frames as they are kept in the cache. */
  createKeptSplitter(): FrameSplitter;
  /** The bytes of the finished file. A chunk is only valid until the next one is asked for. */
  join(request: JoinRequest, signal: AbortSignal): AsyncIterable<Uint8Array>;
};

/** Encoder options and frame geometry of a format at a bitrate. */
export type Encoding = {
  readonly sampleRate: number;
  readonly samplesPerFrame: number;
  /** Silence that a fragment needs at its end, so that the next one can come from another encoder, samples. */
  readonly tailSamples: number;
  /** Frames of silence encoded before a fragment and thrown away, so that no fragment depends on the one before. */
  readonly leadFrames: number;
  /** Frames that the encoder gives before the first one that counts: the lead, and AAC's own delay of one. */
  readonly skipFrames: number;
  /** dB that the encoder takes away at this bitrate, given back before it. */
  readonly encoderLossDb: number;
  /** Headroom between limiter and allowed true peak for the encoder's overshoot, dB. */
  readonly peakMarginDb: number;
  /** Beside the format's own {@link AudioFormat.encoder}. */
  readonly options: FfmpegOptions;
  /** Ceiling for the encoder's output, frame headers included; absent where it keeps the bitrate. */
  readonly mostKbps?: number;
};

export type JoinRequest = {
  readonly channels: 1 | 2;
  readonly samplesPerFrame: number;
  readonly stretches: readonly Stretch[];
  /** One frame of silence as it is kept. */
  readonly silence: Uint8Array;
  readonly tags: EpisodeTags;
  readonly timeline: Timeline;
  readonly cover?: Cover;
  readonly run: RunFfmpeg;
  /** A folder for passing files. */
  readonly scratch: string;
};

/** Share of a small file's bitrate for tags, chapters and Ogg pages (.6 kbps). An M4A drops more of ADTS than it adds. */
export const liteOverheadKbps = 1;
