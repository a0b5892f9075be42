/** Chooses ffmpeg's input options for a downloaded file by its first bytes. */
import { type FileHandle, open } from 'node:fs/promises';
import { LecternError } from '../errors.ts';
import type { FfmpegInput } from '../io/ffmpeg-job.ts';
import { type Demuxer, nextTagEnd, sniffBytes, sniffFormat } from './sniff-format.ts';

export type ClipSource = {
  readonly demuxer: Demuxer;
  /** Where the audio starts: behind leading tags and junk. */
  readonly skipBytes: number;
  readonly byteLength: number;
  /** The forced demuxer, files only, the tags passed over unread. */
  readonly input: FfmpegInput;
};

/** @throws LecternError `not-audio`, `unreadable` */
export async function openClip(path: string, signal: AbortSignal): Promise<ClipSource> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    let skipped = 0;
    let head = await readAt(file, skipped, sniffBytes);
    for (let next = nextTagEnd(head, skipped, size); next !== undefined; next = nextTagEnd(head, skipped, size)) {
      signal.throwIfAborted();
      skipped = next;
      head = await readAt(file, skipped, sniffBytes);
    }
    const sniffed = sniffFormat(head, skipped);
    if (sniffed.kind === 'other')
      throw new LecternError(`The clip is not audio: it is ${sniffed.what}.`, {
        code: 'not-audio',
        stage: 'assemble',
        why: { kind: 'clip', fault: 'no-audio' },
        hint: 'Open the clip in a browser: the link may be dead, or lead to a page instead of a file.',
      });
    return { ...sniffed, byteLength: size, input: { from: path, options: inputOptions(sniffed) } };
  } finally {
    await file.close();
  }
}

/** No recording has more tracks, pictures and subtitles than this. */
const mostStreams = 64;

/**
 * A playlist named .mp3 opens nothing under a forced demuxer; measured on ffmpeg of 2018 to 2025. Without the skipped
 * bytes no tag is parsed, so a tag of a million frames costs nothing.
 */
function inputOptions(source: { readonly demuxer: Demuxer; readonly skipBytes: number }): FfmpegInput['options'] {
  return {
    protocol_whitelist: 'file',
    format_whitelist: source.demuxer,
    f: source.demuxer,
    max_streams: mostStreams,
    threads: 1,
    ...(source.skipBytes > 0 && { skip_initial_bytes: source.skipBytes }),
  };
}

/** A file up to this size is read ahead of its decoder. */
export const smallClipBytes = 16 << 20;

/**
 * An input that is one of several. ffmpeg gives each a thread, which by default waits for the decoder at every eighth
 * packet: half as much CPU again as with packets for five minutes.
 */
export function readAhead(input: FfmpegInput): FfmpegInput {
  return { ...input, options: { thread_queue_size: 8192, ...input.options } };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
