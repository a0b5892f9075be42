/** Joins MP3 segments into one file: tag, one Info header, frames. */
import { stat } from 'node:fs/promises';
import { writeHashed } from './hashing-file.ts';
import { buildInfoHeader } from './info-header.ts';
import { type JoinedFile, readStretches, type Stretch } from './stretches.ts';

export type JoinMp3Request = {
  readonly path: string;
  readonly samplesPerFrame: number;
  readonly stretches: readonly Stretch[];
  /** One frame of silence, as this rendition has it. */
  readonly silence: Uint8Array;
  /** An ID3v2 tag, or nothing. */
  readonly tag: Uint8Array;
};

/** LAME's own delay; the decoder's 529 samples come on top and are known to every player. */
const encoderDelay = 576;

/**
 * Writes the file. It decodes to exactly frames × samplesPerFrame samples: what the encoder's delay pushes past the end
 * is caught by extra frames of silence, and cut again by the Info header.
 */
export async function joinMp3(request: JoinMp3Request, signal: AbortSignal): Promise<JoinedFile> {
  const { silence, tag } = request;
  const extra = request.samplesPerFrame === 1152 ? 1 : 2;
  const stretches: readonly Stretch[] = [...request.stretches, { kind: 'silence', frames: extra }];
  const sized = await Promise.all(
    stretches.map(async (stretch) => ({
      frames: stretch.frames,
      bytes: stretch.kind === 'silence' ? stretch.frames * silence.length : (await stat(stretch.path)).size,
    })),
  );
  const header = buildInfoHeader({
    sampleFrame: silence,
    frames: sized.reduce((sum, one) => sum + one.frames, 0),
    audioBytes: sized.reduce((sum, one) => sum + one.bytes, 0),
    seekTable: planSeekTable(sized),
    delay: encoderDelay,
    padding: 576,
  });
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield tag;
    yield header;
    yield* readStretches(stretches, silence, signal);
  }
  return writeHashed(request.path, pieces());
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
