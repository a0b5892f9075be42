/** Encodes the fragments of an episode as far as the cache lacks them, and writes the finished files. */
import { LecternError } from '../errors.ts';
import type { Timeline } from '../model.ts';
import type { AssembledAudio, AssembleRequest, RenderedFile } from './assembler.ts';
import { readMiddleFrame } from './encoded-frames.ts';
import { type EncodeRequest, ensureFragments, silenceFragment, silenceFrames } from './ensure-fragments.ts';
import { type Layout, planStretches } from './plan-layout.ts';
import { type AssembleContext, type PreparedFragment, planTarget } from './prepare-fragments.ts';
import { renderFile } from './render-file.ts';
import type { Rendition } from './rendition.ts';

export type FragmentsPlan = {
  readonly prepared: readonly PreparedFragment[];
  readonly timeline: Timeline;
  /** The files to be made, and where in each the fragments lie. */
  readonly plans: readonly { readonly rendition: Rendition; readonly layout: Layout }[];
};

export async function renderFragments(
  context: AssembleContext,
  request: AssembleRequest,
  { prepared, timeline, plans }: FragmentsPlan,
  signal: AbortSignal,
): Promise<AssembledAudio> {
  const { settings, tags, directory } = request;
  const target = { ...context, settings };
  const { sampleRate } = timeline;
  const silence: EncodeRequest = {
    prepared: { fragment: silenceFragment },
    seconds: 0.5,
    targets: plans.map(({ rendition }) =>
      planTarget(target, { fragment: silenceFragment, peak: 0, gainDb: 0 }, silenceFrames, rendition),
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
  const encoded = await ensureFragments(
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
      throw new LecternError('A fragment of the episode was removed from the cache while it was made.', {
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
  const fragmentsEncoded = requests.filter((one) => encoded.has(one)).length;
  return {
    main,
    ...(lite && { lite }),
    timeline,
    fragmentsEncoded,
    fragmentsReused: requests.length - fragmentsEncoded,
  };
}
