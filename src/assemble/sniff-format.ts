/** Recognises a file's format by its first bytes; its name and media type are ignored. */
import { adtsFrameLength } from '../formats/adts-frames.ts';
import { id3Length, mp3FrameLength } from '../formats/mp3-frames.ts';

/** The demuxers that Lectern lets ffmpeg use, by ffmpeg's names. None of them opens other files. */
export type Demuxer = 'mp3' | 'aac' | 'mov' | 'ogg' | 'flac' | 'wav' | 'matroska';

export type Sniffed =
  | { readonly kind: 'audio'; readonly demuxer: Demuxer; readonly skipBytes: number }
  /** `what` completes "it is …". */
  | { readonly kind: 'other'; readonly what: string };

/** Bytes that {@link sniffFormat} wants to see behind the leading tags. */
export const sniffBytes = 65_536;

/**
 * @param bytes what follows the leading ID3v2 tags
 * @param skipped how many bytes of tags came before
 */
export function sniffFormat(bytes: Uint8Array, skipped: number): Sniffed {
  const found = (demuxer: Demuxer, offset = 0): Sniffed => ({ kind: 'audio', demuxer, skipBytes: skipped + offset });
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes.length === 0) return { kind: 'other', what: 'empty' };
  if (text(0, 4) === 'fLaC') return found('flac');
  if (text(0, 4) === 'OggS') return found('ogg');
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return found('wav');
  if (text(0, 4) === 'RF64' && text(8, 12) === 'WAVE') return found('wav');
  if (['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(text(4, 8))) return found('mov');
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return found('matroska');
  const what = describeText(text(0, 512));
  if (what) return { kind: 'other', what };
  for (let at = 0; at < bytes.length - 4; at += 1) {
    if (bytes[at] !== 0xff) continue;
    if (runOfFrames(bytes, at, mp3FrameLength)) return found('mp3', at);
    if (runOfFrames(bytes, at, adtsFrameLength)) return found('aac', at);
  }
  return { kind: 'other', what: 'in no audio format that Lectern knows' };
}

/** The offset behind the ID3v2 tags at the start of a file of `byteLength` bytes, if `head` reaches that far. */
export function nextTagEnd(head: Uint8Array, at: number, byteLength: number): number | undefined {
  const length = id3Length(head, 0);
  if (length === 0) return undefined;
  // A tag that claims to be longer than its file is passed over by its own header only.
  return at + length < byteLength ? at + length : at + 10;
}

function describeText(head: string): string | undefined {
  const start = head.replace(/^(?:\xef\xbb\xbf)?\s*/, '').toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<body|<!--)/.test(start)) return 'a web page';
  if (/^(?:#extm3u|ffconcat|\[playlist\]|<asx|<smil)/.test(start)) return 'a playlist';
  if (/^v=0\r?\n/.test(start)) return 'a description of a stream';
  if (/^<\?xml|^</.test(start)) return 'an XML document';
  if (/^[{[]/.test(start)) return 'a JSON document';
  return undefined;
}

function runOfFrames(bytes: Uint8Array, from: number, lengthAt: (bytes: Uint8Array, at: number) => number): boolean {
  let at = from;
  for (let frames = 0; frames < 3; frames += 1) {
    const length = lengthAt(bytes, at);
    if (length === 0) return false;
    at += length;
    // A file of one or two frames is still one.
    if (at >= bytes.length) return bytes.length < sniffBytes;
  }
  return true;
}
