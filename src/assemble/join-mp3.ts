/** Joins MP3 segments into one file: tag, one Info header, frames. */
import { stat } from 'node:fs/promises';
import { createHashingFile } from './hashing-file.ts';
import { buildInfoHeader } from './info-header.ts';
import type { Rendition } from './rendition.ts';

/** A run of frames, in the order in which it is heard. */
export type Stretch =
  | { readonly kind: 'frames'; readonly path: string; readonly frames: number }
  | { readonly kind: 'silence'; readonly frames: number };

export type JoinRequest = {
  readonly path: string;
  readonly rendition: Pick<Rendition, 'samplesPerFrame'>;
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
 *
 * @returns the SHA-256 of the file in hex, and its length
 */
export async function joinMp3(
  request: JoinRequest,
  signal: AbortSignal,
): Promise<{ readonly sha256: string; readonly byteLength: number }> {
  const extra = request.rendition.samplesPerFrame === 1152 ? 1 : 2;
  const stretches: readonly Stretch[] = [...request.stretches, { kind: 'silence', frames: extra }];
  const sized = await Promise.all(
    stretches.map(async (stretch) => ({
      frames: stretch.frames,
      bytes: stretch.kind === 'silence' ? stretch.frames * request.silence.length : (await stat(stretch.path)).size,
    })),
  );
  const header = buildInfoHeader({
    sampleFrame: request.silence,
    frames: sized.reduce((sum, one) => sum + one.frames, 0),
    audioBytes: sized.reduce((sum, one) => sum + one.bytes, 0),
    seekTable: planSeekTable(sized),
    delay: encoderDelay,
    padding: 576,
  });
  const file = await createHashingFile(request.path);
  try {
    await file.write(request.tag);
    await file.write(header);
    for (const stretch of stretches) {
      signal.throwIfAborted();
      if (stretch.kind === 'frames') await file.append(stretch.path, signal);
      else for (let i = 0; i < stretch.frames; i += 1) await file.write(request.silence);
    }
    return { sha256: await file.finish(), byteLength: file.byteLength() };
  } catch (thrown) {
    await file.abandon();
    throw thrown;
  }
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
