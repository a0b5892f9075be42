/** The two header packets of an Ogg Opus file (RFC 7845 §5), with chapters and cover as Vorbis comments. */
import type { EpisodeTags, Timeline } from '../model.ts';
import type { Cover } from './id3-tag.ts';

/**
 * Packets of silence that open the file: one brings a new decoder into the state that every fragment starts from. After a
 * seek ffmpeg leaves the pre-skip out again, so that more would be heard as a miss just behind the start of a page.
 */
export const opusLeadPackets = 1;
/** Samples at 48 kHz to drop: the lead, and the 2.5 ms by which libopus looks ahead for `lowdelay`. */
export const opusPreSkip = opusLeadPackets * 960 + 120;

export function buildOpusHead(channels: 1 | 2): Uint8Array {
  const bytes = Buffer.alloc(19);
  bytes.write('OpusHead', 0, 'latin1');
  bytes[8] = 1;
  bytes[9] = channels;
  bytes.writeUInt16LE(opusPreSkip, 10);
  bytes.writeUInt32LE(48000, 12);
  return bytes;
}

export function buildOpusTags(tags: EpisodeTags, timeline: Timeline, cover: Cover | undefined): Uint8Array {
  const comments = [
    ['TITLE', tags.title],
    ['ARTIST', tags.artist],
    ['ALBUM', tags.album],
    ['DATE', tags.date ?? ''],
    ['LANGUAGE', tags.language],
    ['COMMENT', tags.comment],
    ['CONTACT', tags.sourceUrl],
    ['LYRICS', tags.lyrics],
    ...timeline.chapters.flatMap((chapter, index) => {
      const name = `CHAPTER${String(index).padStart(3, '0')}`;
      return [
        [name, clock(chapter.start)],
        [`${name}NAME`, chapter.title],
        [`${name}URL`, chapter.url ?? ''],
      ];
    }),
    ['METADATA_BLOCK_PICTURE', cover ? pictureBlock(cover).toString('base64') : ''],
  ].filter(([, value]) => value !== '');
  const strings = comments.map(([name, value]) => withLength(`${name}=${value}`));
  return Buffer.concat([Buffer.from('OpusTags', 'latin1'), withLength('Lectern'), uint32(strings.length), ...strings]);
}

/** FLAC's picture block (RFC 9639 §8.8), the front cover. */
function pictureBlock(cover: Cover): Buffer {
  const mime = Buffer.from(cover.mimeType, 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(3, 0);
  head.writeUInt32BE(mime.length, 4);
  const tail = Buffer.alloc(24);
  tail.writeUInt32BE(cover.bytes.length, 20);
  return Buffer.concat([head, mime, tail, cover.bytes]);
}

function withLength(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, ms % 60_000];
  return `${two(hours)}:${two(minutes)}:${two(Math.floor(rest / 1000))}.${String(rest % 1000).padStart(3, '0')}`;
}
