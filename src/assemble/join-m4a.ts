/** Puts AAC segments into an MP4 file through ffmpeg, without encoding them again. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPieces } from '../io/file-pieces.ts';
import type { RunFfmpeg } from './ffmpeg-job.ts';
import { writeHashed } from './hashing-file.ts';
import type { Cover } from './id3-tag.ts';
import { type JoinedFile, readStretches, type Stretch } from './stretches.ts';

export type JoinM4aRequest = {
  readonly path: string;
  readonly run: RunFfmpeg;
  readonly scratch: string;
  readonly stretches: readonly Stretch[];
  /** One ADTS frame of silence. */
  readonly silence: Uint8Array;
  /** In ffmpeg's own text form. */
  readonly metadata: string;
  readonly cover?: { readonly path: string; readonly mimeType: Cover['mimeType'] };
};

/**
 * The frames before the first are gone with the encoder's delay in them, so the file needs no edit list and lasts
 * exactly frames × 1024 samples.
 */
export async function joinM4a(request: JoinM4aRequest, signal: AbortSignal): Promise<JoinedFile> {
  const joined = join(request.scratch, 'joined.aac');
  const metadata = join(request.scratch, 'metadata.txt');
  const muxed = join(request.scratch, 'muxed.m4a');
  await writeHashed(joined, readStretches(request.stretches, request.silence, signal));
  await writeFile(metadata, request.metadata);
  const { cover } = request;
  await request.run(
    {
      what: 'The finished file',
      inputs: [
        { from: joined, options: { f: 'aac' } },
        { from: metadata, options: { f: 'ffmetadata' } },
        // These demuxers take the name as it is, where `image2` would read a pattern into it.
        ...(cover
          ? [{ from: cover.path, options: { f: cover.mimeType === 'image/png' ? 'png_pipe' : 'jpeg_pipe' } }]
          : []),
      ],
      outputs: [
        {
          to: muxed,
          maps: ['0:a:0', ...(cover ? ['2:v:0'] : [])],
          options: {
            map_metadata: 1,
            map_chapters: 1,
            c: 'copy',
            ...(cover && { 'disposition:v:0': 'attached_pic' }),
            fflags: '+bitexact',
            movflags: '+faststart',
            f: 'ipod',
          },
        },
      ],
    },
    signal,
  );
  const file = await writeHashed(request.path, readPieces(muxed, undefined, signal));
  await Promise.all([joined, metadata, muxed].map((path) => rm(path, { force: true })));
  return file;
}
