/** Joins MP3 segments into one file: tag, one Info header, frames. */
import { stat } from 'node:fs/promises';
import { writeHashed } from './hashing-file.ts';
import { buildInfoHeader } from './info-header.ts';
import { type JoinedFile, readStretches, type Stretch } from './stretches.ts';

export type JoinMp3Request = {
  readonly path: string;
  readonly stretches: readonly Stretch[];
  readonly samplesPerFrame: number;
  /** One frame of silence, of the same version, rate and channels as the others. */
  readonly silence: Uint8Array;
  /** An ID3v2 tag, or nothing. */
  readonly tag: Uint8Array;
};

/**
 * Samples that a decoder drops at the start and at the end, as LAME counts them (its own 529 not included): LAME's delay,
 * and what is left of the silence behind the last segment.
 */
const ends = { delay: 576, padding: 576 };

/** Writes the file. It decodes to exactly frames × samples per frame, less delay and padding. */
export async function joinMp3(request: JoinMp3Request, signal: AbortSignal): Promise<JoinedFile> {
  const { silence, tag } = request;
  // Catches what the encoder's delay pushes past the end of the last segment.
  const closing = { kind: 'silence', frames: request.samplesPerFrame === 1152 ? 1 : 2 } as const;
  const stretches = [...request.stretches, closing];
  const sized = await Promise.all(
    stretches.map(async (stretch) => ({ frames: stretch.frames, bytes: await byteLengthOf(stretch, silence) })),
  );
  const header = buildInfoHeader({
    sampleFrame: silence,
    frames: sized.reduce((sum, one) => sum + one.frames, 0),
    audioBytes: sized.reduce((sum, one) => sum + one.bytes, 0),
    seekTable: planSeekTable(sized),
    ...ends,
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
  return (await stat(stretch.path)).size;
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
