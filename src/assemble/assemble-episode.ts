/** Assembles one episode: measure, lay out, encode what is missing, join. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LecternError } from '../errors.ts';
import type { AnalyzeClip } from './analyze-clip.ts';
import type { AssembledAudio, AssembleRequest, RenderedFile } from './assembler.ts';
import { copyEpisode } from './copy-episode.ts';
import { readMiddleFrame } from './encoded-frames.ts';
import { ensureSegments, type Piece, silenceSegment, silenceUnits } from './ensure-segments.ts';
import { buildTimeline, type Grid, planLayout } from './plan-layout.ts';
import { planSegments, type SegmentSequence } from './plan-segments.ts';
import { planTarget, prepareSegments } from './prepare-segments.ts';
import { renderFile } from './render-file.ts';
import { planGrid, planRenditions, type Rendition } from './rendition.ts';
import { planStretches } from './stretches.ts';

export type AssembleContext = AnalyzeClip & { readonly cores: number; readonly limiterLatency: boolean };

/** Works in a folder of its own beside the finished files, and removes it whatever happens. */
export async function assembleEpisode(
  context: AssembleContext,
  request: AssembleRequest,
  signal: AbortSignal,
): Promise<AssembledAudio> {
  const sequence = planSegments(request.parts);
  const scratch = await mkdtemp(join(request.directory, '.assembling-'));
  try {
    const copied = await copyEpisode({ ...context, scratch }, request, sequence, signal);
    return copied ?? (await joinSegments({ ...context, scratch }, request, sequence, signal));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function joinSegments(
  context: AssembleContext & { readonly scratch: string },
  request: AssembleRequest,
  sequence: SegmentSequence,
  signal: AbortSignal,
): Promise<AssembledAudio> {
  const { settings, tags, directory } = request;
  const grid = planGrid(settings.format);
  const segments = sequence.items.map((item) => item.segment);
  const prepared = await prepareSegments(context, segments, settings, grid, signal);
  const contentSamples = prepared.map((one) => one.contentSamples);
  const layout = planLayout(sequence, contentSamples, grid);
  const timeline = buildTimeline(sequence, contentSamples, layout, grid, tags.title);
  const renditions = planRenditions(settings);
  const toPiece = (one: Omit<(typeof prepared)[number], 'contentSamples'>, units: number): Piece => ({
    segment: one.segment,
    seconds: (units * grid.samples) / grid.sampleRate,
    targets: renditions.map((rendition) => planTarget({ ...context, settings, grid }, one, units, rendition)),
  });
  const silence = toPiece({ segment: silenceSegment, peak: 0, gainDb: 0 }, silenceUnits);
  const pieces = prepared.map((one, index) => toPiece(one, layout.placements[index]?.units ?? 0));
  const all = [silence, ...pieces];
  const encoded = await ensureSegments(context, all, timeline.durationSeconds, request.onProgress, signal);

  const files: RenderedFile[] = [];
  for (const [number, rendition] of renditions.entries()) {
    const pathOf = async (piece: Piece) => {
      const entry = await context.cache.get(piece.targets[number]?.cacheKey ?? '');
      if (entry) return entry.path;
      throw new LecternError('A piece of the episode was removed from the cache while it was made.', {
        code: 'internal',
        stage: 'assemble',
        retryable: true,
        hint: 'Allow the cache more space, so that an episode fits into it as a whole.',
      });
    };
    const stretches = planStretches(await Promise.all(pieces.map(pathOf)), layout, framesPerUnit(rendition, grid));
    const frame = await readMiddleFrame(rendition, await pathOf(silence));
    const { run, scratch } = context;
    files.push(
      await renderFile({ run, scratch, directory, rendition, tags, timeline, silence: frame, stretches }, signal),
    );
  }
  const [main, lite] = files;
  if (!main) throw new TypeError('No rendition was asked for.');
  const segmentsEncoded = pieces.filter((piece) => encoded.has(piece)).length;
  return {
    main,
    ...(lite && { lite }),
    timeline,
    segmentsEncoded,
    segmentsReused: pieces.length - segmentsEncoded,
  };
}

function framesPerUnit(rendition: Rendition, grid: Grid): number {
  return (grid.samples * rendition.sampleRate) / (grid.sampleRate * rendition.samplesPerFrame);
}
