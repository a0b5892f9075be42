/** A first sentence from a model, in a process of its own: sherpa ends the process that gives it a file it dislikes. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LecternError, toLecternError } from '../../errors.ts';
import { findSherpa, loadSherpa, type SherpaConfig } from './load-sherpa.ts';

export type ModelFacts = {
  readonly speakers: number;
  /** Hz. */
  readonly sampleRate: number;
};

/** Even a large model on a slow machine is loaded by then. */
const LONGEST_TRIAL_MS = 180_000;

/** Printed before the facts, since the engine writes to standard output as well. */
const MARK = 'LECTERN-VOICE ';

const SCRIPT = `
const [main, config, text] = process.argv.slice(1);
const { OfflineTts } = require(main);
const tts = new OfflineTts(JSON.parse(config));
const { samples } = tts.generate({ text, sid: 0, speed: 1, enableExternalBuffer: false });
const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
console.log('\\n${MARK}' + JSON.stringify({ speakers: tts.numSpeakers, sampleRate: tts.sampleRate, length: samples.length, peak }));
`;

/**
 * @param text a sentence that the model can say
 * @throws LecternError `no-voice` when the engine cannot use the model, `cancelled`
 */
export async function tryModel(
  name: string,
  config: SherpaConfig,
  text: string,
  signal: AbortSignal,
): Promise<ModelFacts> {
  const main = findSherpa();
  if (main === undefined) await loadSherpa();
  const refuse = (why: string, cause?: unknown) =>
    new LecternError(`The engine cannot use the voice sherpa:${name}: ${why}`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: 'It has to be a text-to-speech model for sherpa-onnx (Kokoro, Matcha, MeloTTS, Piper or VITS).',
      ...(cause !== undefined && { cause }),
    });
  let output: string;
  try {
    const parameters = ['-e', SCRIPT, main ?? '', JSON.stringify(config), text];
    const options = { signal, timeout: LONGEST_TRIAL_MS, maxBuffer: 16e6, windowsHide: true };
    ({ stdout: output } = await promisify(execFile)(process.execPath, parameters, options));
  } catch (thrown) {
    if (signal.aborted) throw toLecternError(signal.reason, 'narrate');
    const lines = String((thrown as { stderr?: unknown }).stderr ?? '')
      .trim()
      .split('\n');
    throw refuse(lines.at(-1)?.slice(-300) || 'it ended without a word.', thrown);
  }
  const facts = output
    .split('\n')
    .find((line) => line.startsWith(MARK))
    ?.slice(MARK.length);
  if (facts === undefined) throw refuse('it said nothing of it.');
  const { speakers, sampleRate, length, peak } = JSON.parse(facts) as ModelFacts & { length: number; peak: number };
  if (length === 0 || !(peak > 0.003)) throw refuse('it gave silence for a sentence.');
  return { speakers: Math.max(1, speakers), sampleRate };
}
