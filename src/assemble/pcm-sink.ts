/** A writable stream that passes on 16-bit little-endian PCM as whole sample frames. */
import { Writable } from 'node:stream';
import type { PcmSink } from '../io/ffmpeg-job.ts';

/**
 * ffmpeg's options for such an output: 16-bit samples in full buffers. By default it flushes every packet of a few KB, which
 * makes eight times as many writes.
 */
export const pcmOutput = { 'c:a': 'pcm_s16le', f: 's16le', flush_packets: 0, map_metadata: -1 } as const;

const nothing = Buffer.alloc(0);

/** `take` sees interleaved samples in order; the array is only valid during the call. */
export function createPcmSink(channels: number, take: (samples: Int16Array) => void): PcmSink {
  const frameBytes = channels * 2;
  let rest = nothing;
  const sink: PcmSink = Object.assign(
    new Writable({
      // fluent-ffmpeg takes 'close' for a reason to kill ffmpeg, even after the last byte.
      emitClose: false,
      write(chunk: Buffer, _encoding, done) {
        sink.bytesTaken += chunk.length;
        const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
        const whole = joined.length - (joined.length % frameBytes);
        rest = whole === joined.length ? nothing : Buffer.from(joined.subarray(whole));
        take(toSamples(joined.subarray(0, whole)));
        done();
      },
    }),
    { bytesTaken: 0 },
  );
  return sink;
}

/** Views bytes as samples, copying only when they lie askew in memory. */
export function toSamples(bytes: Uint8Array): Int16Array {
  const even = bytes.byteOffset % 2 === 0 ? bytes : Uint8Array.from(bytes);
  return new Int16Array(even.buffer, even.byteOffset, even.byteLength >> 1);
}
