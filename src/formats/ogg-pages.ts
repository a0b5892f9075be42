/** Reads and writes Ogg pages (RFC 3533 §6), as far as one Opus stream needs them. */

const capture = 0x4f676753;

/** The packets that end within the page at `at`, and its length; `undefined` when the page is not all there yet. */
export function readOggPage(
  bytes: Uint8Array,
  at: number,
  carried: Uint8Array,
):
  | {
      readonly byteLength: number;
      readonly packets: readonly Uint8Array[];
      readonly unfinished: Uint8Array;
    }
  | undefined {
  if (at + 27 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  if (view.getUint32(0) !== capture) throw new RangeError('Not an Ogg page.');
  const count = view.getUint8(26);
  const table = bytes.subarray(at + 27, at + 27 + count);
  const bodyLength = table.reduce((sum, lacing) => sum + lacing, 0);
  const byteLength = 27 + count + bodyLength;
  if (at + byteLength > bytes.length) return undefined;
  const packets: Uint8Array[] = [];
  let from = at + 27 + count;
  let to = from;
  let unfinished = carried;
  for (const lacing of table) {
    to += lacing;
    if (lacing === 255) continue;
    packets.push(concatenate(unfinished, bytes.subarray(from, to)));
    unfinished = new Uint8Array(0);
    from = to;
  }
  return {
    byteLength,
    packets,
    unfinished: concatenate(unfinished, bytes.subarray(from, to)),
  };
}

export type OggPage = {
  readonly serial: number;
  readonly sequence: number;
  /** Samples of the stream up to the end of the last packet that ends here. */
  readonly granule: number;
  readonly first?: boolean;
  readonly last?: boolean;
  /** Whether the page starts in the middle of a packet. */
  readonly continued?: boolean;
  /** Lacing values and the bytes that they describe. */
  readonly lacing: readonly number[];
  readonly body: Uint8Array;
};

export function buildOggPage(page: OggPage): Uint8Array {
  const bytes = new Uint8Array(27 + page.lacing.length + page.body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, capture);
  view.setUint8(5, (page.continued ? 1 : 0) | (page.first ? 2 : 0) | (page.last ? 4 : 0));
  view.setBigInt64(6, BigInt(page.granule), true);
  view.setUint32(14, page.serial, true);
  view.setUint32(18, page.sequence, true);
  view.setUint8(26, page.lacing.length);
  bytes.set(page.lacing, 27);
  bytes.set(page.body, 27 + page.lacing.length);
  view.setUint32(22, oggCrc(bytes), true);
  return bytes;
}

/** The lacing values of one whole packet. */
export function lacingOf(length: number): readonly number[] {
  return [...Array<number>(Math.floor(length / 255)).fill(255), length % 255];
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return Uint8Array.from(b);
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

function oggCrc(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (crcTable[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return crc;
}
