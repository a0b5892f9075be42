/** Opus in Ogg, with exact granule positions (RFC 7845 §4). */
import { type AudioFormat, type JoinRequest, liteOverheadKbps } from './audio-format.ts';
import { createFrameSplitter, type FrameSplitter } from './frame-splitter.ts';
import { buildOggPage, lacingOf, readOggPage } from './ogg-pages.ts';
import { buildOpusHead, buildOpusTags, opusLeadPackets, opusPreSkip } from './opus-headers.ts';
import { readStretches, type Stretch } from './stretches.ts';

const samplesPerPacket = 960;

export const opus: AudioFormat = {
  name: 'opus',
  codec: 'opus',
  extension: 'opus',
  mimeType: 'audio/ogg',
  codecs: 'opus',
  notPlayedBy: 'Apple Podcasts',
  encoder: { 'c:a': 'libopus', f: 'ogg' },
  demuxer: 'ogg',
  sampleRate: 48000,
  encoding: (bitrateKbps, isLite) => ({
    sampleRate: 48000,
    samplesPerFrame: samplesPerPacket,
    // Two packets of silence at least, with the overlap before them.
    tailSamples: 2400,
    leadFrames: 5,
    skipFrames: 5,
    encoderLossDb: 0,
    peakMarginDb: 1.5,
    options: {
      'b:a': `${isLite ? bitrateKbps - liteOverheadKbps : bitrateKbps}k`,
      // The only application that never leaves CELT: a silent frame puts its decoder into one known state, so packets of
      // different encoders can follow each other. SILK's state would be heard, up to 17 dB too loud (measured).
      application: 'lowdelay',
      // Without bounds `lowdelay` takes a third more than it is asked for.
      vbr: isLite ? 'off' : 'on',
      compression_level: 5,
      frame_duration: 20,
    },
  }),
  createSplitter: createPacketSplitter,
  createKeptSplitter: () => createFrameSplitter((bytes, at) => 2 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0)),
  join: joinOpus,
};

const serial = 0x4c454354;
/** About a second: short enough to seek by, long enough to cost nothing. */
const packetsPerPage = 50;

/** One packet more at the end, so that the last samples come out behind the pre-skip; its rest is cut. */
async function* joinOpus(request: JoinRequest, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stretches: readonly Stretch[] = [
    { kind: 'silence', frames: opusLeadPackets },
    ...request.stretches,
    { kind: 'silence', frames: 1 },
  ];
  const totalSamples = request.stretches.reduce((sum, one) => sum + one.frames, 0) * samplesPerPacket;
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
  const tags = buildOpusTags(request.tags, request.timeline, request.cover);
  yield page([buildOpusHead(request.channels)], 0, { first: true });
  for (const tagPage of tagPages(tags)) yield buildOggPage({ serial, sequence: sequence++, ...tagPage });

  const splitter = opus.createKeptSplitter();
  let waiting: Uint8Array[] = [];
  let packets = 0;
  for await (const chunk of readStretches(stretches, request.silence, signal)) {
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

/** Packets out of Ogg pages, each kept behind its length in two bytes, big-endian. */
function createPacketSplitter(): FrameSplitter {
  let carry: Uint8Array = new Uint8Array(0);
  let unfinished: Uint8Array = new Uint8Array(0);
  let headers = 2;
  return {
    push(chunk) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
      const frames: Uint8Array[] = [];
      let at = 0;
      for (let page = readOggPage(bytes, at, unfinished); page; page = readOggPage(bytes, at, unfinished)) {
        at += page.byteLength;
        unfinished = page.unfinished;
        for (const packet of page.packets) {
          if (headers > 0) headers -= 1;
          else frames.push(Buffer.concat([Uint8Array.of(packet.length >> 8, packet.length & 0xff), packet]));
        }
      }
      carry = Uint8Array.from(bytes.subarray(at));
      return frames;
    },
  };
}
