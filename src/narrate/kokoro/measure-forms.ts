/** Which form of the model is quickest on this machine, and whether the rewritten ones say the same. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LecternError, toLecternError } from '../../errors.ts';
import { bareEnvironment } from '../../io/bare-environment.ts';
import type { MeasureConfig, Measurement } from './measure-process.ts';
import type { RewrittenForm } from './rewrite-model.ts';
import type { ModelForm } from './voice-files.ts';

/** The rewritten forms' levels correlate to .998 and more with the original's. */
const LEAST_CORRELATION = 0.98;

/** A sentence of five seconds on a slow and busy machine takes less. */
const LONGEST_MS = 300_000;

export type MeasureOptions = Omit<MeasureConfig, 'model'> & {
  readonly original: string;
  /** By form; none where the model could not be rewritten. */
  readonly rewritten: Readonly<Partial<Record<RewrittenForm, string>>>;
  readonly signal: AbortSignal;
  /** Default: as it was built. */
  readonly script?: string;
};

export type Measured = {
  /** The form to use. */
  readonly form: ModelForm;
  /** CPU seconds for a second of audio; a rewritten form's only where it can be used. */
  readonly cpuPerSecond: { readonly original: number } & Readonly<Partial<Record<RewrittenForm, number>>>;
};

/**
 * Each form speaks a sentence in a process of its own.
 *
 * @throws LecternError `no-voice` when the original cannot speak here, `timeout`, `cancelled`
 */
export async function measureForms(options: MeasureOptions): Promise<Measured> {
  const { original, rewritten, signal } = options;
  const plain = await measure(original, options);
  const cpuPerSecond: Record<string, number> & { original: number } = { original: plain.cpuPerSecond };
  let quickest: ModelForm = 'original';
  for (const [form, model] of Object.entries(rewritten) as [RewrittenForm, string][]) {
    const other = await measure(model, options).catch((thrown: unknown) => {
      if (signal.aborted) throw thrown;
      // It fails where the original does not: another form it is.
      return undefined;
    });
    if (!other || !saysTheSame(plain, other)) continue;
    cpuPerSecond[form] = other.cpuPerSecond;
    if (other.cpuPerSecond < (cpuPerSecond[quickest] ?? 0)) quickest = form;
  }
  return { form: quickest, cpuPerSecond };
}

function measure(model: string, options: MeasureOptions): Promise<Measurement> {
  const { runtime, folder, voice, signal } = options;
  const script = options.script ?? fileURLToPath(new URL('./measure-process.js', import.meta.url));
  const config: MeasureConfig = { runtime, model, folder, voice };
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(toLecternError(new DOMException('stopped', 'AbortError'), 'narrate'));
    const child = spawn(process.execPath, [script, JSON.stringify(config)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: bareEnvironment(),
      windowsHide: true,
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
      signal,
    });
    let complaints = '';
    let measurement: Measurement | undefined;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-2000);
    });
    child.on('message', (message) => {
      measurement = message as Measurement;
    });
    child.on('error', (thrown) => reject(toLecternError(thrown, 'narrate')));
    child.on('close', (status, killedBy) => {
      if (measurement) return resolve(measurement);
      if (killedBy === 'SIGKILL' && complaints === '')
        return reject(refuse('timeout', `it took longer than ${LONGEST_MS / 1000} s, or the system ended it`));
      const why = complaints.split('\n').find((line) => /Error\b/.test(line)) ?? `it ended with status ${status}`;
      reject(refuse('no-voice', why.trim().slice(0, 300)));
    });
  });
}

const refuse = (code: 'timeout' | 'no-voice', why: string) =>
  new LecternError(`Kokoro cannot speak on this machine: ${why}.`, {
    code,
    stage: 'narrate',
    hint: 'Name a voice of another driver in voices, e.g. espeak:cmn.',
  });

function saysTheSame(one: Measurement, other: Measurement): boolean {
  return one.samples === other.samples && correlate(one.envelope, other.envelope) >= LEAST_CORRELATION;
}

function correlate(one: readonly number[], other: readonly number[]): number {
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}
