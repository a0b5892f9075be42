/** The assembler's port: audio parts in, one finished file and its timeline out. */
import type { AudioPart, AudioSettings, EpisodeTags, Timeline } from '../model.ts';

export type AssembleRequest = {
  readonly parts: readonly AudioPart[];
  readonly settings: AudioSettings;
  readonly tags: EpisodeTags;
  /** The folder that the finished files are written into, under names of the assembler's choice; the caller moves them. */
  readonly directory: string;
  readonly onProgress?: (progress: AssembleProgress) => void;
};

export type AssembleProgress = {
  /** Seconds of audio finished, and in all. */
  readonly doneSeconds: number;
  readonly totalSeconds: number;
};

export type RenderedFile = {
  readonly path: string;
  /** Without a dot: `mp3`, `m4a`, `opus`. */
  readonly extension: string;
  readonly mimeType: string;
  readonly byteLength: number;
  /** Hex. */
  readonly sha256: string;
  readonly bitrateKbps: number;
};

export type AssembledAudio = {
  readonly main: RenderedFile;
  readonly lite?: RenderedFile;
  readonly timeline: Timeline;
  readonly fragmentsEncoded: number;
  readonly fragmentsReused: number;
};

/** Facts of a decoded clip. */
export type ClipProbe = {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** Decoded, not what the header says. */
  readonly durationSeconds: number;
};

export type Assembler = {
  /**
   * Decodes a downloaded file once and says what it is.
   *
   * @param settings those of the show, so that assembling needs not decode the clip again to measure it; default: MP3, mono
   * @throws LecternError `not-audio`, `truncated`, `silent` or `too-large`, naming what is wrong with it: such a clip is
   * reported as missing and the episode goes on without it.
   */
  probe(path: string, signal: AbortSignal, settings?: Pick<AudioSettings, 'format' | 'channels'>): Promise<ClipProbe>;
  /**
   * Writes a recording to a file as mono 16-bit samples without a header, for a recogniser.
   *
   * @returns the sample rate @throws LecternError `not-audio`, `ffmpeg`, `cancelled`
   */
  decode(path: string, to: string, signal: AbortSignal): Promise<number>;
  /**
   * Joins the parts. The same request gives the same bytes, with or without a cache.
   *
   * @throws LecternError `ffmpeg`, `disk-full`, `cancelled`
   */
  assemble(request: AssembleRequest, signal: AbortSignal): Promise<AssembledAudio>;
};
