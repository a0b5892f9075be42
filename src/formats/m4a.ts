/** AAC in MP4: ADTS frames that ffmpeg puts into the container, with tags, chapters and cover. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readChunks } from '../io/read-chunks.ts';
import { adtsFrameLength } from './adts-frames.ts';
import { type AudioFormat, type JoinRequest, liteOverheadKbps } from './audio-format.ts';
import { buildFfmetadata } from './ffmetadata.ts';
import { createFrameSplitter } from './frame-splitter.ts';
import { readStretches } from './stretches.ts';

export const m4a: AudioFormat = {
  name: 'm4a',
  codec: 'aac',
  extension: 'm4a',
  // Not `audio/mp4`, which is not on Apple's list.
  mimeType: 'audio/x-m4a',
  encoder: { 'c:a': 'aac', f: 'adts' },
  demuxer: 'aac',
  sampleRate: 44100,
  encoding: (bitrateKbps, isLite) => {
    const encoderKbps = isLite ? bitrateKbps - liteOverheadKbps : bitrateKbps;
    return {
      sampleRate: isLite ? 22050 : 44100,
      samplesPerFrame: 1024,
      // A frame reaches into the one behind it.
      tailSamples: isLite ? 1152 : 2304,
      leadFrames: 3,
      skipFrames: 4,
      encoderLossDb: 0,
      peakMarginDb: 1.5,
      options: { 'b:a': `${encoderKbps}k`, ...(isLite && { aac_coder: 'twoloop' }) },
      ...(isLite && { mostKbps: encoderKbps }),
    };
  },
  createSplitter: () => createFrameSplitter(adtsFrameLength),
  createKeptSplitter: () => createFrameSplitter(adtsFrameLength),
  join: joinM4a,
};

/**
 * The frames before the first are gone with the encoder's delay in them, so the file needs no edit list and lasts
 * exactly frames × 1024 samples.
 */
async function* joinM4a(request: JoinRequest, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { cover, scratch } = request;
  const joined = join(scratch, 'joined.aac');
  const metadata = join(scratch, 'metadata.txt');
  const picture = join(scratch, 'cover');
  const muxed = join(scratch, 'muxed.m4a');
  await writeFile(joined, readStretches(request.stretches, request.silence, signal));
  await writeFile(metadata, buildFfmetadata(request.tags, request.timeline));
  if (cover) await writeFile(picture, cover.bytes);
  await request.run(
    {
      what: 'The finished file',
      inputs: [
        { from: joined, options: { f: 'aac' } },
        { from: metadata, options: { f: 'ffmetadata' } },
        // These demuxers take the name as it is, where `image2` would read a pattern into it.
        ...(cover
          ? [{ from: picture, options: { f: cover.mimeType === 'image/png' ? 'png_pipe' : 'jpeg_pipe' } }]
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
  yield* readChunks(muxed, undefined, signal);
  await Promise.all([joined, metadata, picture, muxed].map((path) => rm(path, { force: true })));
}
