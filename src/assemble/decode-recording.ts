/** A recording as bare samples, for whoever hears it again. */
import type { RunFfmpeg } from '../io/ffmpeg-job.ts';
import { decodedFilters } from './analyze-clip.ts';
import { openClip } from './open-clip.ts';
import { pcmOutput } from './pcm-sink.ts';

/** What recognisers take. */
const HEARING_RATE = 16_000;

/**
 * Writes mono 16-bit samples to the file `to`, without a header.
 *
 * @returns the sample rate @throws LecternError `not-audio`, `ffmpeg`, `cancelled`
 */
export async function decodeRecording(
  { run }: { readonly run: RunFfmpeg },
  path: string,
  to: string,
  signal: AbortSignal,
): Promise<number> {
  const { input } = await openClip(path, signal);
  const filters = decodedFilters({ sampleRate: HEARING_RATE, channels: 1 }, 1);
  await run(
    { what: 'The recording', inputs: [input], outputs: [{ to, maps: ['0:a:0'], filters, options: pcmOutput }] },
    signal,
  );
  return HEARING_RATE;
}
