/** Writes one rendition's finished file, in the way of its format. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JoinRequest } from '../formats/audio-format.ts';
import { toCover } from '../formats/id3-tag.ts';
import type { RenderedFile } from './assembler.ts';
import { writeHashed } from './hashing-file.ts';
import type { Rendition } from './rendition.ts';

export type RenderRequest = Omit<JoinRequest, 'channels' | 'samplesPerFrame' | 'cover'> & {
  readonly directory: string;
  readonly rendition: Rendition;
};

/** A file `main.<extension>` or `lite.<extension>` in the request's folder. */
export async function renderFile(request: RenderRequest, signal: AbortSignal): Promise<RenderedFile> {
  const { directory, rendition } = request;
  const { name, format, bitrateKbps, channels, samplesPerFrame } = rendition;
  const { extension, mimeType } = format;
  const path = join(directory, `${name}.${extension}`);
  const fitted = name === 'lite' ? toLite(request) : request;
  const { coverPath } = fitted.tags;
  const cover = coverPath === undefined ? undefined : toCover(await readFile(coverPath, { signal }));
  const chunks = format.join({ ...fitted, channels, samplesPerFrame, ...(cover && { cover }) }, signal);
  return { path, extension, mimeType, bitrateKbps, ...(await writeHashed(path, chunks)) };
}

/**
 * Leaves out cover and lyrics, which weigh as much as minutes of the small file's audio. Drops chapters past its end, up to
 * half a frame before the timeline's: they would lengthen an M4A.
 */
function toLite(request: RenderRequest): RenderRequest {
  const { stretches, timeline, rendition } = request;
  const { coverPath: _, ...tags } = request.tags;
  const frames = stretches.reduce((sum, one) => sum + one.frames, 0);
  const durationSeconds = (frames * rendition.samplesPerFrame) / rendition.sampleRate;
  const chapters = timeline.chapters.filter(({ start }) => start < durationSeconds);
  return { ...request, tags: { ...tags, lyrics: '' }, timeline: { ...timeline, durationSeconds, chapters } };
}
