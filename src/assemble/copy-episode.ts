/** Joins an episode of nothing but alike clips without encoding them again. */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyzeClip } from './analyze-clip.ts';
import type { AssembleContext } from './assemble-episode.ts';
import type { AssembledAudio, AssembleRequest } from './assembler.ts';
import { readMiddleFrame } from './encoded-frames.ts';
import { ensureSegments, silenceFrames, silenceSegment } from './ensure-segments.ts';
import { buildId3Tag, toCover } from './id3-tag.ts';
import { joinMp3 } from './join-mp3.ts';
import { walkMp3 } from './mp3-walk.ts';
import { openClip } from './open-clip.ts';
import { type CopyClip, canCopy, planCopy } from './plan-copy.ts';
import { leastPauseSeconds, planCopyLite } from './plan-copy-lite.ts';
import { openingChapter } from './plan-layout.ts';
import type { SegmentSequence } from './plan-segments.ts';
import { planTarget } from './prepare-segments.ts';
import { renderSegments } from './render-segments.ts';
import { gridRate, planRenditions, type Rendition } from './rendition.ts';

type CopyContext = AssembleContext & { readonly scratch: string };

/**
 * @returns `undefined` when the clips have to be encoded: they are not alike, not as loud as the show, or the show does
 * not allow copies
 */
export async function copyEpisode(
  context: CopyContext,
  request: AssembleRequest,
  sequence: SegmentSequence,
  signal: AbortSignal,
): Promise<AssembledAudio | undefined> {
  const { settings, tags } = request;
  if (settings.copy !== 'auto' || settings.format !== 'mp3') return undefined;
  const clips = await readClips(context, request, sequence, signal);
  const [first] = clips ?? [];
  if (!clips || !first || !canCopy(clips, settings)) return undefined;
  const [main, lite] = planRenditions(settings);
  const plan = planCopy(sequence, clips, openingChapter(tags), lite && leastPauseSeconds(lite));
  const { sampleRate, samplesPerFrame } = first.walk;
  const silence = plan.pauses
    ? await encodeSilence(context, request, { ...main, sampleRate, samplesPerFrame }, signal)
    : await readHeader(first);
  const cover = tags.coverPath === undefined ? undefined : toCover(await readFile(tags.coverPath, { signal }));
  const path = join(request.directory, `main.${main.extension}`);
  const tag = buildId3Tag(tags, plan.timeline, cover);
  const { stretches, ends, timeline, bitrateKbps } = plan;
  const joined = await joinMp3({ path, silence, tag, stretches, ends }, signal);
  const copied = { path, extension: main.extension, mimeType: main.mimeType, bitrateKbps, ...joined };
  if (lite) {
    const { prepared, layout } = planCopyLite(clips, timeline, lite, settings);
    const encoded = await renderSegments(
      context,
      request,
      { prepared, timeline, plans: [{ rendition: lite, layout }] },
      signal,
    );
    return { ...encoded, main: copied, lite: encoded.main };
  }
  request.onProgress?.({ doneSeconds: timeline.durationSeconds, totalSeconds: timeline.durationSeconds });
  return { main: copied, timeline, segmentsEncoded: 0, segmentsReused: clips.length };
}

/** `undefined` as soon as something is no MP3 that can be walked over. */
async function readClips(
  context: CopyContext,
  request: AssembleRequest,
  sequence: SegmentSequence,
  signal: AbortSignal,
): Promise<readonly CopyClip[] | undefined> {
  const { settings } = request;
  const channels = settings.channels === 'stereo' ? 2 : 1;
  const format = { sampleRate: gridRate(settings.format), channels } as const;
  const clips: Omit<CopyClip, 'analysis'>[] = [];
  for (const { segment } of sequence.items) {
    if (segment.kind !== 'clip') return undefined;
    const { part } = segment;
    const source = await openClip(part.path, signal);
    if (source.demuxer !== 'mp3') return undefined;
    const walk = await walkMp3(context.cache, part.path, part.key, source.skipBytes, signal);
    if (!walk || walk.channels !== channels) return undefined;
    clips.push({ part, walk });
  }
  return Promise.all(
    clips.map(async (clip) => ({
      ...clip,
      analysis: await analyzeClip(context, clip.part.path, clip.part.key, format, signal),
    })),
  );
}

async function encodeSilence(
  context: CopyContext,
  request: AssembleRequest,
  rendition: Rendition,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { settings } = request;
  const piece = { segment: silenceSegment, peak: 0, gainDb: 0 };
  const how = { ...context, settings, rangeRate: rendition.sampleRate };
  const target = planTarget(how, piece, silenceFrames, rendition);
  await ensureSegments(context, [{ segment: silenceSegment, seconds: 1, targets: [target] }], 1, undefined, signal);
  const entry = await context.cache.get(target.cacheKey);
  return readMiddleFrame(rendition, entry?.path ?? '');
}

/** A frame's header is enough for the Info header when no silence is needed. */
async function readHeader({ part, walk }: CopyClip): Promise<Uint8Array> {
  const file = await open(part.path, 'r');
  try {
    return (await file.read(Buffer.alloc(4), 0, 4, walk.from)).buffer;
  } finally {
    await file.close();
  }
}
