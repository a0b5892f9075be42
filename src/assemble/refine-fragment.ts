/** Measures an encoded fragment, and encodes it again when limiter or codec moved its loudness or peak. */
import { rename, rm } from 'node:fs/promises';
import type { FfmpegInput, FfmpegOutput, RunFfmpeg } from '../io/ffmpeg-job.ts';
import { createLoudnessMeter, edgeSilenceSeconds, integratedLoudness } from './loudness-meter.ts';
import { createPcmSink, pcmOutput } from './pcm-sink.ts';
import type { Level } from './plan-gain.ts';
import type { Rendition } from './rendition.ts';
import { createTruePeakMeter } from './true-peak.ts';

/** The loudness and peak to reach. */
export type Refinement = { readonly targetLufs: number; readonly truePeakDbtp: number };

/** One rendition of one fragment: how it is made. */
export type Recipe = {
  readonly rendition: Rendition;
  readonly level: Level;
  readonly filters: (level: Level) => readonly string[];
};

/** A fragment's PCM for a level: narration is written at it, a clip is brought to it by the filters. */
export type OpenInput = (level: Level) => Promise<FfmpegInput>;

/** What ffmpeg writes for it, made from the input of this number. */
export function outputOf({ rendition, level, filters }: Recipe, to: string, input = 0): FfmpegOutput {
  return { to, maps: [`${input}:a:0`], filters: filters(level), options: rendition.encoder };
}

const scale = 0.5;
const allowedLu = 0.25;
const attempts = 6;
/**
 * What the limiter takes is made up for by this much at most, dB. Speech needs up to 8, at 24 kbps 14. A recording of
 * clicks would take any gain, since most of its time is silence to the meter, and would be heard as its own noise.
 */
const greatestCorrectionDb = 16;
/** Meters differ by this much on sharp sounds, dB. */
const meterMarginDb = 0.3;

/** Replaces the file at `path` by better attempts until it meets the refinement's goals or improves no more. */
export async function refineFragment(
  run: RunFfmpeg,
  open: OpenInput,
  recipe: Recipe,
  refinement: Refinement,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const { rendition } = recipe;
  const attempt = `${path}.attempt`;
  let { gainDb, ceilingDb = 0 } = recipe.level;
  let heard = await listen(run, path, rendition, refinement, signal);
  let best = heard;
  // How much of a dB of gain comes out of a limiter at work; learnt from the second attempt on.
  let yieldLu = 0.4;
  for (let count = 1; count < attempts && best.error > 0; count += 1) {
    // Compensate the loss by the lower ceiling, too.
    const step = Math.max(-6, Math.min(8, (heard.short + heard.over) / yieldLu));
    const next = Math.min(recipe.level.gainDb + greatestCorrectionDb, gainDb + step);
    if (next === gainDb && heard.over === 0) break;
    if (heard.over > 0) ceilingDb -= heard.over + 0.1;
    const level = { gainDb: next, ceilingDb };
    const inputs = [await open(level)];
    await run({ what: 'A fragment', inputs, outputs: [outputOf({ ...recipe, level }, attempt)] }, signal);
    const again = await listen(run, attempt, rendition, refinement, signal);
    if (next !== gainDb) yieldLu = Math.min(1, Math.max(0.15, (heard.short - again.short) / (next - gainDb)));
    gainDb = next;
    heard = again;
    if (again.error >= best.error) continue;
    best = again;
    await rename(attempt, path);
  }
  await rm(attempt, { force: true });
}

type Heard = {
  /** LU below the target. */
  readonly short: number;
  /** dB above the allowed true peak, 0 when below. */
  readonly over: number;
  /** 0 when all is well. A peak weighs more than loudness. */
  readonly error: number;
};

async function listen(
  run: RunFfmpeg,
  path: string,
  rendition: Rendition,
  goal: Refinement,
  signal: AbortSignal,
): Promise<Heard> {
  const { sampleRate, channels } = rendition;
  const meter = createLoudnessMeter(sampleRate, channels, scale);
  const edge = new Int16Array(Math.round(edgeSilenceSeconds * sampleRate) * channels);
  const peaks = createTruePeakMeter(channels, scale, goal.truePeakDbtp - 3);
  meter.push(edge);
  const sink = createPcmSink(channels, (samples) => {
    meter.push(samples);
    peaks.push(samples);
  });
  const filters = ['aformat=sample_fmts=fltp', `volume=${scale}`];
  const options = { ar: sampleRate, ac: channels, ...pcmOutput };
  const outputs = [{ to: sink, maps: ['0:a:0'], filters, options }];
  await run(
    { what: 'A fragment', inputs: [{ from: path, options: { f: rendition.format.demuxer } }], outputs },
    signal,
  );
  meter.push(edge);
  const short = goal.targetLufs - (integratedLoudness(meter.histogram()) ?? goal.targetLufs);
  const over = Math.max(0, peaks.dbtp() - goal.truePeakDbtp + meterMarginDb);
  return { short, over, error: over * 10 + Math.max(0, Math.abs(short) - allowedLu) };
}
