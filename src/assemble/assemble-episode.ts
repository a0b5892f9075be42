/** Assembles one episode: measure, lay out, encode what is missing, join. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalyzeClip } from './analyze-clip.ts';
import type { AssembledAudio, AssembleRequest, RenderedFile } from './assembler.ts';
import { type EncodeWork, encodeSegments } from './encode-segments.ts';
import { buildId3Tag, toCover } from './id3-tag.ts';
import { joinMp3, type Stretch } from './join-mp3.ts';
import { parseMp3Header } from './mp3-frames.ts';
import { buildTimeline, type Layout, planLayout } from './plan-layout.ts';
import { type NarrationSegment, planSegments } from './plan-segments.ts';
import { encodeSource, planTarget, prepareSegments } from './prepare-segments.ts';
import { planRenditions, type Rendition, samplesPerUnit } from './rendition.ts';

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
    const cover = request.tags.coverPath ? toCover(await readFile(request.tags.coverPath)) : undefined;
    const tag = buildId3Tag(request.tags, timeline, cover);
    const files: RenderedFile[] = [];
    for (const [number, rendition] of renditions.entries()) {
      const paths = await Promise.all(
        pieces.map(async (piece) => (await context.cache.get(piece.targets[number]?.cacheKey ?? ''))?.path ?? ''),
      );
      const path = join(request.directory, `${rendition.name}.${rendition.extension}`);
      const joined = await joinMp3(
        {
          path,
          rendition,
          tag,
          silence: await silentFrame(paths[0] ?? ''),
          stretches: planStretches(paths.slice(1), layout, framesPerUnit(rendition, grid)),
        },
        signal,
      );
      const { extension, mimeType, bitrateKbps } = rendition;
      files.push({ path, extension, mimeType, bitrateKbps, ...joined });
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

function planStretches(paths: readonly string[], layout: Layout, framesPerUnit: number): readonly Stretch[] {
  const pause = (units: number): readonly Stretch[] =>
    units > 0 ? [{ kind: 'silence', frames: units * framesPerUnit }] : [];
  return [
    ...pause(layout.leadUnits),
    ...layout.placements.flatMap((placement, index) => [
      { kind: 'frames', path: paths[index] ?? '', frames: placement.units * framesPerUnit } as const,
      ...pause(placement.gapUnits),
    ]),
  ];
}

/** One frame from the middle of encoded silence, where the encoder has settled. */
async function silentFrame(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  let at = 0;
  for (let frame = 0; frame < silenceUnits / 2; frame += 1) at += parseMp3Header(bytes, at)?.byteLength ?? 0;
  return bytes.subarray(at, at + (parseMp3Header(bytes, at)?.byteLength ?? 0));
}
