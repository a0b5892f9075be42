/** Writes one rendition's finished file, in the way of its format. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpisodeTags, Timeline } from '../model.ts';
import type { RenderedFile } from './assembler.ts';
import { buildFfmetadata } from './ffmetadata.ts';
import type { RunFfmpeg } from './ffmpeg-job.ts';
import { buildId3Tag, type Cover, toCover } from './id3-tag.ts';
import { joinM4a } from './join-m4a.ts';
import { joinMp3 } from './join-mp3.ts';
import { joinOpus } from './join-opus.ts';
import { buildOpusHead, buildOpusTags } from './opus-headers.ts';
import type { Rendition } from './rendition.ts';
import type { JoinedFile, Stretch } from './stretches.ts';

export type RenderRequest = {
  readonly run: RunFfmpeg;
  /** A folder for passing files. */
  readonly scratch: string;
  readonly directory: string;
  readonly rendition: Pick<
    Rendition,
    'name' | 'format' | 'extension' | 'mimeType' | 'bitrateKbps' | 'sampleRate' | 'samplesPerFrame' | 'channels'
  >;
  readonly tags: EpisodeTags;
  readonly timeline: Timeline;
  readonly stretches: readonly Stretch[];
  /** One frame of silence in its kept form. */
  readonly silence: Uint8Array;
};

/** A file `main.<extension>` or `lite.<extension>` in the request's folder. */
export async function renderFile(request: RenderRequest, signal: AbortSignal): Promise<RenderedFile> {
  const { extension, mimeType, bitrateKbps, name } = request.rendition;
  const path = join(request.directory, `${name}.${extension}`);
  const fitted = name === 'lite' ? toLite(request) : request;
  const { coverPath } = fitted.tags;
  const cover = coverPath === undefined ? undefined : toCover(await readFile(coverPath, { signal }));
  return { path, extension, mimeType, bitrateKbps, ...(await joinByFormat(fitted, path, cover, signal)) };
}

/**
 * What makes the small file large is left to the feed: a cover weighs as much as minutes of its audio. Its frames end up
 * to half a frame from where the timeline does, and a chapter past the end would lengthen an M4A.
 */
function toLite(request: RenderRequest): RenderRequest {
  const { stretches, timeline, rendition } = request;
  const { coverPath: _, ...tags } = request.tags;
  const frames = stretches.reduce((sum, one) => sum + one.frames, 0);
  const durationSeconds = (frames * rendition.samplesPerFrame) / rendition.sampleRate;
  const chapters = timeline.chapters.filter(({ start }) => start < durationSeconds);
  return { ...request, tags: { ...tags, lyrics: '' }, timeline: { ...timeline, durationSeconds, chapters } };
}

async function joinByFormat(
  request: RenderRequest,
  path: string,
  cover: Cover | undefined,
  signal: AbortSignal,
): Promise<JoinedFile> {
  const { rendition, tags, timeline, stretches, silence } = request;
  if (rendition.format === 'mp3') {
    const tag = buildId3Tag(tags, timeline, cover);
    return joinMp3({ path, silence, tag, stretches, samplesPerFrame: rendition.samplesPerFrame }, signal);
  }
  if (rendition.format === 'opus') {
    const head = buildOpusHead(rendition.channels);
    return joinOpus({ path, stretches, silence, head, tags: buildOpusTags(tags, timeline, cover) }, signal);
  }
  return joinM4a(
    {
      path,
      run: request.run,
      scratch: request.scratch,
      stretches,
      silence,
      metadata: buildFfmetadata(tags, timeline),
      ...(cover && tags.coverPath !== undefined && { cover: { path: tags.coverPath, mimeType: cover.mimeType } }),
    },
    signal,
  );
}
