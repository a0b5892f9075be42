/** Probes a downloaded clip by decoding it: whether it is whole, audible audio, and what kind. */
import { formatNamed } from '../formats/audio-formats.ts';
import { hashFile } from '../io/cache.ts';
import type { AudioSettings } from '../model.ts';
import { type AnalyzeClip, analyzeClip, type JudgeAnalysis } from './analyze-clip.ts';
import type { ClipProbe } from './assembler.ts';
import { readDeclaredLength } from './declared-length.ts';
import { judgeClip } from './judge-clip.ts';

/**
 * Decodes the clip as an episode with these settings will, so that assembling needs not do it again.
 *
 * @throws LecternError `not-audio`, `truncated`, `silent`, `too-large`
 */
export async function probeClip(
  context: AnalyzeClip,
  path: string,
  settings: Pick<AudioSettings, 'format' | 'channels'>,
  signal: AbortSignal,
): Promise<ClipProbe> {
  const sampleRate = formatNamed(settings.format).sampleRate;
  const format = { sampleRate, channels: settings.channels === 'stereo' ? 2 : 1 } as const;
  const judge: JudgeAnalysis = async (analysis, source) => {
    const declared = await readDeclaredLength(path, source, analysis, signal);
    const problem = judgeClip(analysis, analysis.samples / sampleRate, declared, context.maxSeconds);
    if (problem) throw problem;
  };
  const analysis = await analyzeClip(context, path, await hashFile(path), format, signal, judge);
  return {
    codec: analysis.codec,
    sampleRate: analysis.sampleRate,
    channels: analysis.channels,
    durationSeconds: analysis.samples / sampleRate,
  };
}
