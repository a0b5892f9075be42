/** Joins MP3 segments into one file: tag, one Info header, frames. */
import { stat } from 'node:fs/promises';
import { writeHashed } from './hashing-file.ts';
import { buildInfoHeader } from './info-header.ts';
import { type JoinedFile, readStretches, type Stretch } from './stretches.ts';

export type JoinMp3Request = {
  readonly path: string;
  readonly stretches: readonly Stretch[];
  /** One frame of silence, of the same version, rate and channels as the others. */
  readonly silence: Uint8Array;
  readonly ends: Mp3Ends;
  /** An ID3v2 tag, or nothing. */
  readonly tag: Uint8Array;
};

/** What a decoder drops at the start and at the end, in samples as LAME counts them (its own 529 not included). */
export type Mp3Ends = { readonly delay: number; readonly padding: number };

/** Both ends of segments that LAME encoded: its delay, and what is left of the silence behind the last one. */
export const segmentEnds: Mp3Ends = { delay: 576, padding: 576 };

/** The silence that catches what the encoder's delay pushes past the end of the last segment. */
export function closingSilence(samplesPerFrame: number): Stretch {
  return { kind: 'silence', frames: samplesPerFrame === 1152 ? 1 : 2 };
}

/** Writes the file. It decodes to exactly frames × samples per frame, less delay and padding. */
export async function joinMp3(request: JoinMp3Request, signal: AbortSignal): Promise<JoinedFile> {
  const { silence, tag, stretches } = request;
  const sized = await Promise.all(
    stretches.map(async (stretch) => ({ frames: stretch.frames, bytes: await byteLengthOf(stretch, silence) })),
  );
  const header = buildInfoHeader({
    sampleFrame: silence,
    frames: sized.reduce((sum, one) => sum + one.frames, 0),
    audioBytes: sized.reduce((sum, one) => sum + one.bytes, 0),
    seekTable: planSeekTable(sized),
    ...request.ends,
  });
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield tag;
    yield header;
    yield* readStretches(stretches, silence, signal);
  }
  return writeHashed(request.path, pieces());
}

async function byteLengthOf(stretch: Stretch, silence: Uint8Array): Promise<number> {
  if (stretch.kind === 'silence') return stretch.frames * silence.length;
  return stretch.range ? stretch.range.to - stretch.range.from : (await stat(stretch.path)).size;
}

/** Byte offsets of the hundredths of the duration, frames within a stretch taken to be of one size. */
export function planSeekTable(stretches: readonly { readonly frames: number; readonly bytes: number }[]): number[] {
  const frames = stretches.reduce((sum, one) => sum + one.frames, 0);
  const table: number[] = [];
  let frame = 0;
  let byte = 0;
  for (const stretch of stretches) {
    while (table.length < 100 && (table.length * frames) / 100 < frame + stretch.frames) {
      const within = (table.length * frames) / 100 - frame;
      table.push(Math.round(byte + (within * stretch.bytes) / stretch.frames));
    }
    frame += stretch.frames;
    byte += stretch.bytes;
  }
  return table;
}
