/** Splits a stream into its frames, chunk by chunk. */

export type FrameSplitter = {
  /** The frames that are complete with this chunk. They may share its memory. */
  push(chunk: Uint8Array): readonly Uint8Array[];
};

const headerBytes = 7;

/** For frames whose length stands at their start; `lengthAt` gives 0 where there is none. */
export function createFrameSplitter(lengthAt: (bytes: Uint8Array, at: number) => number): FrameSplitter {
  let carry: Uint8Array = new Uint8Array(0);
  return {
    push(chunk) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
      const frames: Uint8Array[] = [];
      let at = 0;
      while (at + headerBytes <= bytes.length || (at + 2 < bytes.length && lengthAt(bytes, at) > 0)) {
        const length = lengthAt(bytes, at);
        if (length === 0) throw new RangeError(`No frame at byte ${at}.`);
        if (at + length > bytes.length) break;
        frames.push(bytes.subarray(at, at + length));
        at += length;
      }
      carry = Uint8Array.from(bytes.subarray(at));
      return frames;
    },
  };
}
