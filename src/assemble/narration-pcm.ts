/** Reads sentences from their WAV files and lays them out as the PCM of a narration segment. */
import { open, readFile } from 'node:fs/promises';
import { LecternError } from '../errors.ts';
import { toSamples } from './pcm-sink.ts';
import type { NarrationSegment, SpeechPart } from './plan-segments.ts';

const rampSeconds = 0.005;

/** Hands on a segment's samples piece by piece, from the first to the last. */
export async function readNarration(
  segment: NarrationSegment,
  take: (samples: Int16Array) => void | Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let position = 0;
  for (const { part, at } of segment.sentences) {
    signal.throwIfAborted();
    if (at > position) await take(new Int16Array(at - position));
    const samples = await readSentence(part);
    softenEdges(samples, Math.round(rampSeconds * segment.sampleRate));
    await take(samples);
    position = at + part.samples;
  }
  if (segment.samples > position) await take(new Int16Array(segment.samples - position));
}

/** Writes the segments one behind the other as raw s16le, ready for ffmpeg. */
export async function writeNarration(
  segments: readonly NarrationSegment[],
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    const write = async (samples: Int16Array) => {
      await file.writeFile(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
    };
    for (const segment of segments) await readNarration(segment, write, signal);
  } finally {
    await file.close();
  }
}

/** Exactly `part.samples` samples, whatever the file's length. */
async function readSentence(part: SpeechPart): Promise<Int16Array> {
  const samples = wavSamples(await readFile(part.path), part);
  const exact = new Int16Array(part.samples);
  exact.set(samples.subarray(0, part.samples));
  return exact;
}

/** The `data` chunk of a mono s16le WAV file (RIFF, Multimedia Programming Interface 1.0 §3). */
function wavSamples(bytes: Buffer, part: SpeechPart): Int16Array {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (name === 'data') {
      const data = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
      return toSamples(data.subarray(0, data.length - (data.length % 2)));
    }
    at += 8 + length + (length % 2);
  }
  throw new LecternError(`The narration of "${part.text.slice(0, 40)}" is not a WAV file.`, {
    code: 'internal',
    stage: 'assemble',
    hint: 'Delete the cache below paths.data; it is made again.',
  });
}

/** An engine may begin or stop in mid-wave. */
function softenEdges(samples: Int16Array, ramp: number): void {
  const length = Math.min(ramp, samples.length >> 1);
  for (let i = 0; i < length; i += 1) {
    const last = samples.length - 1 - i;
    samples[i] = Math.round(((samples[i] ?? 0) * i) / length);
    samples[last] = Math.round(((samples[last] ?? 0) * i) / length);
  }
}
