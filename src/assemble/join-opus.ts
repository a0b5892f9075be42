/** Joins Opus segments into one Ogg file with exact granule positions (RFC 7845 §4). */
import { createKeptSplitter } from './frame-splitter.ts';
import { writeHashed } from './hashing-file.ts';
import { buildOggPage, lacingOf } from './ogg-pages.ts';
import { opusLeadPackets, opusPreSkip } from './opus-headers.ts';
import { type JoinedFile, readStretches, type Stretch } from './stretches.ts';

export type JoinOpusRequest = {
  readonly path: string;
  readonly stretches: readonly Stretch[];
  /** One packet of silence in its kept form. */
  readonly silence: Uint8Array;
  readonly head: Uint8Array;
  readonly tags: Uint8Array;
};

const serial = 0x4c454354;
const samplesPerPacket = 960;
/** About a second: short enough to seek by, long enough to cost nothing. */
const packetsPerPage = 50;

/** One packet more at the end, so that the last samples come out behind the pre-skip; its rest is cut. */
export async function joinOpus(request: JoinOpusRequest, signal: AbortSignal): Promise<JoinedFile> {
  const stretches: readonly Stretch[] = [
    { kind: 'silence', frames: opusLeadPackets },
    ...request.stretches,
    { kind: 'silence', frames: 1 },
  ];
  const total = request.stretches.reduce((sum, one) => sum + one.frames, 0) * samplesPerPacket;
  return writeHashed(request.path, oggPages(request, readStretches(stretches, request.silence, signal), total));
}

async function* oggPages(
  request: JoinOpusRequest,
  bytes: AsyncIterable<Uint8Array>,
  totalSamples: number,
): AsyncGenerator<Uint8Array> {
  let sequence = 0;
  const page = (packets: readonly Uint8Array[], granule: number, flags: { first?: boolean; last?: boolean }) =>
    buildOggPage({
      serial,
      sequence: sequence++,
      granule,
      ...flags,
      lacing: packets.flatMap((packet) => lacingOf(packet.length)),
      body: Buffer.concat(packets),
    });
  yield page([request.head], 0, { first: true });
  for (const piece of tagPages(request.tags)) yield buildOggPage({ serial, sequence: sequence++, ...piece });

  const splitter = createKeptSplitter('opus');
  let waiting: Uint8Array[] = [];
  let packets = 0;
  for await (const chunk of bytes) {
    for (const frame of splitter.push(chunk)) {
      // A full page is held back until another packet shows that it is not the last one.
      const segments = waiting.reduce((sum, one) => sum + lacingOf(one.length).length, 0);
      if (waiting.length >= packetsPerPage || segments + lacingOf(frame.length).length > 250) {
        packets += waiting.length;
        yield page(waiting, packets * samplesPerPacket, {});
        waiting = [];
      }
      waiting.push(Uint8Array.from(frame.subarray(2)));
    }
  }
  yield page(waiting, totalSamples + opusPreSkip, { last: true });
}

/** The comment packet may need several pages: a cover is larger than the 65,025 bytes that one can hold. */
function tagPages(tags: Uint8Array) {
  const lacing = lacingOf(tags.length);
  const pages: { granule: number; continued: boolean; lacing: readonly number[]; body: Uint8Array }[] = [];
  for (let from = 0; from < lacing.length; from += 255) {
    const last = from + 255 >= lacing.length;
    const body = tags.subarray(from * 255, last ? tags.length : (from + 255) * 255);
    // -1 says that no packet ends on this page.
    pages.push({ granule: last ? 0 : -1, continued: from > 0, lacing: lacing.slice(from, from + 255), body });
  }
  return pages;
}
