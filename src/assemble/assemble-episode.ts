/** Assembles one episode: measure, lay out, encode what is missing, join. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssembledAudio, AssembleRequest } from './assembler.ts';
import { type FragmentSequence, planFragments } from './plan-fragments.ts';
import { buildTimeline, openingChapter, planLayout, planNearby } from './plan-layout.ts';
import { type AssembleContext, prepareFragments } from './prepare-fragments.ts';
import { renderFragments } from './render-fragments.ts';
import { gridOf, planGrid, planRenditions } from './rendition.ts';

/** Works in a folder of its own beside the finished files, and removes it whatever happens. */
export async function assembleEpisode(
  context: Omit<AssembleContext, 'scratch'>,
  request: AssembleRequest,
  signal: AbortSignal,
): Promise<AssembledAudio> {
  const sequence = planFragments(request.parts);
  const scratch = await mkdtemp(join(request.directory, '.assembling-'));
  try {
    return await joinFragments({ ...context, scratch }, request, sequence, signal);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function joinFragments(
  context: AssembleContext,
  request: AssembleRequest,
  sequence: FragmentSequence,
  signal: AbortSignal,
): Promise<AssembledAudio> {
  const { settings, tags } = request;
  const renditions = planRenditions(settings);
  const grid = planGrid(renditions);
  const prepared = await prepareFragments(
    context,
    sequence.items.map((item) => item.fragment),
    settings,
    signal,
  );
  const contentSamples = prepared.map((one) => one.contentSamples);
  const layout = planLayout(sequence, contentSamples, grid);
  const timeline = buildTimeline(sequence, prepared, layout, grid, openingChapter(tags));
  const [main, lite] = renditions;
  const plans = [
    { rendition: main, layout },
    ...(lite ? [{ rendition: lite, layout: planNearby(layout, contentSamples, grid, gridOf(lite)) }] : []),
  ];
  return renderFragments(context, request, { prepared, timeline, plans }, signal);
}
