/** MP3: an ID3 tag, one Info header, then frames of LAME. */
import { stat } from 'node:fs/promises';
import type { AudioFormat, JoinRequest } from './audio-format.ts';
import { createFrameSplitter } from './frame-splitter.ts';
import { buildId3Tag } from './id3-tag.ts';
import { buildInfoHeader } from './info-header.ts';
import { mp3FrameLength } from './mp3-frames.ts';
import { readStretches, type Stretch } from './stretches.ts';

export const mp3: AudioFormat = {
  name: 'mp3',
  codec: 'mp3',
  extension: 'mp3',
  mimeType: 'audio/mpeg',
  encoder: { 'c:a': 'libmp3lame', f: 'mp3' },
  demuxer: 'mp3',
  sampleRate: 44100,
  encoding: (bitrateKbps, isLite) => ({
    sampleRate: isLite ? 22050 : 44100,
    samplesPerFrame: isLite ? 576 : 1152,
    // A decoder draws the last 1105 samples of a fragment from the frame behind it.
    tailSamples: isLite ? 1152 : 2304,
    leadFrames: 0,
    skipFrames: 0,
    // LAME lowers its input by 0.95 at 160 kbps and below.
    encoderLossDb: bitrateKbps <= 160 ? 0.446 : 0,
    // Below 48 kbps the codec's own noise adds more to a peak (measured on synthetic speech).
    peakMarginDb: bitrateKbps < 48 ? 1.3 : 0.5,
    options: { 'b:a': `${bitrateKbps}k`, reservoir: 0, write_xing: 0, id3v2_version: 0 },
  }),
  createSplitter: () => createFrameSplitter(mp3FrameLength),
  createKeptSplitter: () => createFrameSplitter(mp3FrameLength),
  join: joinMp3,
};

/**
 * Samples that a decoder drops at the start and at the end, as LAME counts them (its own 529 not included): LAME's delay,
 * and what is left of the silence behind the last fragment.
 */
const ends = { delay: 576, padding: 576 };

/** Decodes to exactly frames × samples per frame, less delay and padding. */
async function* joinMp3(request: JoinRequest, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { silence, tags, timeline, cover } = request;
  // Holds the samples that the encoder's delay moves past the last fragment.
  const closing = { kind: 'silence', frames: request.samplesPerFrame === 1152 ? 1 : 2 } as const;
  const stretches = [...request.stretches, closing];
  const sized = await Promise.all(
    stretches.map(async (stretch) => ({ frames: stretch.frames, bytes: await byteLengthOf(stretch, silence) })),
  );
  yield buildId3Tag(tags, timeline, cover);
  yield buildInfoHeader({
    sampleFrame: silence,
    frames: sized.reduce((sum, one) => sum + one.frames, 0),
    audioBytes: sized.reduce((sum, one) => sum + one.bytes, 0),
    ...ends,
  });
  yield* readStretches(stretches, silence, signal);
}

async function byteLengthOf(stretch: Stretch, silence: Uint8Array): Promise<number> {
  if (stretch.kind === 'silence') return stretch.frames * silence.length;
  return (await stat(stretch.path)).size;
}
