/** Assembles one episode: measure, lay out, encode what is missing, join. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalyzeClip } from './analyze-clip.ts';
import type { AssembledAudio, AssembleRequest, RenderedFile } from './assembler.ts';
import { type EncodeWork, encodeSegments } from './encode-segments.ts';
import { readMiddleFrame } from './encoded-frames.ts';
import { buildTimeline, planLayout } from './plan-layout.ts';
import { type NarrationSegment, planSegments } from './plan-segments.ts';
import { encodeSource, planTarget, prepareSegments } from './prepare-segments.ts';
import { renderFile } from './render-file.ts';
import { planRenditions, type Rendition, samplesPerUnit } from './rendition.ts';
import { planStretches } from './stretches.ts';

export type AssembleContext = AnalyzeClip & { readonly cores: number; readonly limiterLatency: boolean };

/** Half a second of nothing: the source of the frames that pauses are made of. */
const silence: NarrationSegment = {
  kind: 'narration',
  voice: '',
  sampleRate: 44100,
  sentences: [],
  samples: 22050,
};
const silenceUnits = 12;

export async function assembleEpisode(
  context: AssembleContext,
  request: AssembleRequest,
  signal: AbortSignal,
): Promise<AssembledAudio> {
  const { settings } = request;
  const grid = samplesPerUnit(settings.format);
  const sequence = planSegments(request.parts);
  const segments = sequence.items.map((item) => item.segment);
  const prepared = await prepareSegments(context, segments, settings, grid, signal);
  const contentSamples = prepared.map((one) => one.contentSamples);
  const layout = planLayout(sequence, contentSamples, grid);
  const timeline = buildTimeline(sequence, contentSamples, layout, grid, request.tags.title);
  const renditions = planRenditions(settings);
  const targetContext = { ...context, settings, grid };

  const pieces = [
    { segment: silence, peak: 0, gainDb: 0, units: silenceUnits },
    ...prepared.map((one, index) => ({ ...one, units: layout.placements[index]?.units ?? 0 })),
  ].map((piece) => ({
    segment: piece.segment,
    seconds: (piece.units * grid.samples) / grid.sampleRate,
    targets: renditions.map((rendition) => planTarget(targetContext, piece, piece.units, rendition)),
  }));
  const works: EncodeWork[] = [];
  const planned = new Set<string>();
  let encoded = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = await Promise.all(piece.targets.map((target) => context.cache.get(target.cacheKey)));
    const missing = piece.targets.filter((_, number) => !found[number]);
    if (missing.length > 0 && index > 0) encoded += 1;
    // The same sentence or clip twice in one episode is encoded once.
    const fresh = missing.filter((target) => !planned.has(target.cacheKey));
    for (const target of fresh) planned.add(target.cacheKey);
    if (fresh.length > 0)
      works.push({ source: await encodeSource(piece.segment, signal), seconds: piece.seconds, targets: fresh });
  }

  const scratch = await mkdtemp(join(request.directory, '.assembling-'));
  try {
    const missingSeconds = works.reduce((sum, work) => sum + work.seconds, 0);
    const report = (done: number) =>
      request.onProgress?.({
        doneSeconds: timeline.durationSeconds - Math.max(0, missingSeconds - done),
        totalSeconds: timeline.durationSeconds,
      });
    report(0);
    await encodeSegments({ ...context, scratch, onProgress: report }, works, signal);
    const files: RenderedFile[] = [];
    for (const [number, rendition] of renditions.entries()) {
      const paths = await Promise.all(
        pieces.map(async (piece) => (await context.cache.get(piece.targets[number]?.cacheKey ?? ''))?.path ?? ''),
      );
      const [silencePath = '', ...segmentPaths] = paths;
      files.push(
        await renderFile(
          {
            run: context.run,
            scratch,
            directory: request.directory,
            rendition,
            tags: request.tags,
            timeline,
            silence: await readMiddleFrame(rendition, silencePath),
            stretches: planStretches(segmentPaths, layout, framesPerUnit(rendition, grid)),
          },
          signal,
        ),
      );
    }
    report(missingSeconds);
    const [main, lite] = files;
    if (!main) throw new TypeError('No rendition was asked for.');
    return {
      main,
      ...(lite && { lite }),
      timeline,
      segmentsEncoded: encoded,
      segmentsReused: segments.length - encoded,
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function framesPerUnit(rendition: Rendition, grid: { readonly sampleRate: number; readonly samples: number }): number {
  return (grid.samples * rendition.sampleRate) / (grid.sampleRate * rendition.samplesPerFrame);
}
