/** Assembles one episode: measure, lay out, encode what is missing, join. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssembledAudio, AssembleRequest } from './assembler.ts';
import { buildTimeline, openingChapter, planLayout, planNearby } from './plan-layout.ts';
import { planSegments, type SegmentSequence } from './plan-segments.ts';
import { type AssembleContext, prepareSegments } from './prepare-segments.ts';
import { renderSegments } from './render-segments.ts';
import { gridOf, planGrid, planRenditions } from './rendition.ts';

/** Works in a folder of its own beside the finished files, and removes it whatever happens. */
export async function assembleEpisode(
  context: Omit<AssembleContext, 'scratch'>,
  request: AssembleRequest,
  signal: AbortSignal,
): Promise<AssembledAudio> {
  const sequence = planSegments(request.parts);
  const scratch = await mkdtemp(join(request.directory, '.assembling-'));
  try {
    return await joinSegments({ ...context, scratch }, request, sequence, signal);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function joinSegments(
  context: AssembleContext,
  request: AssembleRequest,
  sequence: SegmentSequence,
  signal: AbortSignal,
): Promise<AssembledAudio> {
  const { settings, tags } = request;
  const renditions = planRenditions(settings);
  const grid = planGrid(renditions);
  const prepared = await prepareSegments(
    context,
    sequence.items.map((item) => item.segment),
    settings,
    signal,
  );
  const contentSamples = prepared.map((one) => one.contentSamples);
  const layout = planLayout(sequence, contentSamples, grid);
  const timeline = buildTimeline(sequence, contentSamples, layout, grid, openingChapter(tags));
  const [main, lite] = renditions;
  const plans = [
    { rendition: main, layout },
    ...(lite ? [{ rendition: lite, layout: planNearby(layout, contentSamples, grid, gridOf(lite)) }] : []),
  ];
  return renderSegments(context, request, { prepared, timeline, plans }, signal);
}
