/** Encodes the segments of an episode as far as the cache lacks them, and writes the finished files. */
import { LecternError } from '../errors.ts';
import type { Timeline } from '../model.ts';
import type { AssembledAudio, AssembleRequest, RenderedFile } from './assembler.ts';
import { readMiddleFrame } from './encoded-frames.ts';
import { type EncodeRequest, ensureSegments, silenceFrames, silenceSegment } from './ensure-segments.ts';
import { type Layout, planStretches } from './plan-layout.ts';
import { type AssembleContext, type PreparedSegment, planTarget } from './prepare-segments.ts';
import { renderFile } from './render-file.ts';
import type { Rendition } from './rendition.ts';

export type SegmentsPlan = {
  readonly prepared: readonly PreparedSegment[];
  readonly timeline: Timeline;
  /** The files to be made, and where in each the segments lie. */
  readonly plans: readonly { readonly rendition: Rendition; readonly layout: Layout }[];
};

export async function renderSegments(
  context: AssembleContext,
  request: AssembleRequest,
  { prepared, timeline, plans }: SegmentsPlan,
  signal: AbortSignal,
): Promise<AssembledAudio> {
  const { settings, tags, directory } = request;
  const target = { ...context, settings };
  const { sampleRate } = timeline;
  const silence: EncodeRequest = {
    prepared: { segment: silenceSegment },
    seconds: 0.5,
    targets: plans.map(({ rendition }) =>
      planTarget(target, { segment: silenceSegment, peak: 0, gainDb: 0 }, silenceFrames, rendition),
    ),
  };
  const requests = prepared.map(
    (one, index): EncodeRequest => ({
      prepared: one,
      seconds: one.contentSamples / sampleRate,
      targets: plans.map(({ rendition, layout }) =>
        planTarget(target, one, layout.placements[index]?.units ?? 0, rendition),
      ),
    }),
  );
  const all = [silence, ...requests];
  const encoded = await ensureSegments(
    { ...context, settings },
    all,
    timeline.durationSeconds,
    request.onProgress,
    signal,
  );

  const files: RenderedFile[] = [];
  for (const [number, { rendition, layout }] of plans.entries()) {
    const pathOf = async (one: EncodeRequest) => {
      const entry = await context.cache.get(one.targets[number]?.cacheKey ?? '');
      if (entry) return entry.path;
      throw new LecternError('A segment of the episode was removed from the cache while it was made.', {
        code: 'internal',
        stage: 'assemble',
        retryable: true,
        hint: 'Allow the cache more space, so that an episode fits into it as a whole.',
      });
    };
    const stretches = planStretches(await Promise.all(requests.map(pathOf)), layout);
    const frame = await readMiddleFrame(rendition, await pathOf(silence));
    const { run, scratch } = context;
    files.push(
      await renderFile({ run, scratch, directory, rendition, tags, timeline, silence: frame, stretches }, signal),
    );
  }
  const [main, lite] = files;
  if (!main) throw new TypeError('No rendition was asked for.');
  const segmentsEncoded = requests.filter((one) => encoded.has(one)).length;
  return {
    main,
    ...(lite && { lite }),
    timeline,
    segmentsEncoded,
    segmentsReused: requests.length - segmentsEncoded,
  };
}
