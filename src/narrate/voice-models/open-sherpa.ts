/**
 * The engine with one model in a process of its own. It has to be one: sherpa ends its process when it dislikes a file or
 * fails at a sentence, aborts it when a worker thread is stopped in mid-sentence, and keeps it from exiting meanwhile.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { type ErrorCode, LecternError, toLecternError } from '../../errors.ts';
import { bareEnvironment } from '../../io/bare-environment.ts';
import { findSherpa } from './find-sherpa.ts';

/** The engine's configuration; the shape of each model's own part is in build-sherpa-config.ts. */
export type SherpaConfig = {
  readonly model: Readonly<Record<string, unknown>>;
  readonly maxNumSentences: number;
  /** Paths, comma between them. */
  readonly ruleFsts?: string;
};

export type SherpaAudio = { readonly samples: Float32Array /** Hz. */; readonly sampleRate: number };

export type SherpaEngine = {
  readonly speakers: number;
  /** Hz. */
  readonly sampleRate: number;
  /** False once its process has ended; another has to be opened then. */
  isAlive(): boolean;
  /** One sentence at a time. @throws LecternError `speech`, `timeout`, `cancelled`; the last two end the process */
  generate(text: string, speaker: number, signal: AbortSignal, speed?: number): Promise<SherpaAudio>;
  close(): void;
};

type Reply = {
  readonly facts?: { readonly speakers: number; readonly sampleRate: number };
  readonly audio?: SherpaAudio;
  readonly error?: string;
};

/** Loading a large model from a slow disk, or a long sentence on a slow core, takes less. */
const LONGEST_MS = 180_000;

const SCRIPT = `
const [main, config] = process.argv.slice(1);
const { OfflineTts } = require(main);
const tts = new OfflineTts(JSON.parse(config));
process.on('message', ({ text, speaker, speed }) => {
  try {
    const { samples, sampleRate } = tts.generate({ text, sid: speaker, speed, enableExternalBuffer: false });
    process.send({ audio: { samples, sampleRate } });
  } catch (thrown) {
    process.send({ error: String(thrown && thrown.message) });
  }
});
process.on('disconnect', () => process.exit());
process.send({ facts: { speakers: Math.max(1, tts.numSpeakers), sampleRate: tts.sampleRate } });
`;

/** @throws LecternError `no-voice` when the engine is not there or cannot use the model, `timeout`, `cancelled` */
export async function openSherpa(name: string, config: SherpaConfig, signal: AbortSignal): Promise<SherpaEngine> {
  const child = spawn(process.execPath, ['-e', SCRIPT, findSherpa(), JSON.stringify(config)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: bareEnvironment(),
    windowsHide: true,
  });
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2000);
  });
  const lastWords = () => complaints.trim().split('\n').at(-1)?.trim() || 'it ended without a word';
  const { facts } = await nextReply(child, signal, (why) => refuse(name, why ?? lastWords()));
  if (!facts) throw refuse(name, 'it said nothing of it');
  rest(child);
  return {
    ...facts,
    // A child that was killed is connected until the system has told of its end.
    isAlive: () => child.connected && !child.killed && child.exitCode === null,
    async generate(text, speaker, abort, speed = 1) {
      complaints = '';
      const fail = (why?: string) => unspoken(text, name, why ?? lastWords());
      if (!child.connected || child.killed) throw fail();
      child.ref();
      child.channel?.ref();
      const reply = nextReply(child, abort, fail);
      child.send({ text, speaker, speed }, () => undefined);
      const { audio, error } = await reply.finally(() => rest(child));
      if (!audio) throw fail(error);
      return audio;
    },
    close: () => void child.kill('SIGKILL'),
  };
}

/** An idle engine must not keep the process from ending. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  // A child's pipe is a socket, though typed as any stream.
  (child.stderr as Socket | null)?.unref();
}

/** The child's next message; its end, the time's or the caller's is an error, after which there is no child. */
function nextReply(child: ChildProcess, signal: AbortSignal, fail: (why?: string) => LecternError): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const settle = (how: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      child.removeAllListeners('message').removeAllListeners('close').removeAllListeners('error');
      child.on('error', () => undefined);
      how();
    };
    const giveUp = (error: LecternError) => {
      child.kill('SIGKILL');
      settle(() => reject(error));
    };
    const onAbort = () => giveUp(toLecternError(new DOMException('stopped', 'AbortError'), 'narrate'));
    const timer = setTimeout(() => {
      const { message, hint } = fail(`it hung for ${LONGEST_MS / 1000} s`);
      giveUp(error('timeout', message, hint));
    }, LONGEST_MS);
    child.on('message', (message) => settle(() => resolve(message as Reply)));
    child.on('error', (thrown) => giveUp(fail(thrown.message)));
    // Not “exit”: the last words come before “close” only.
    child.on('close', () => settle(() => reject(fail())));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

const refuse = (name: string, why: string) =>
  error(
    'no-voice',
    `The engine cannot use the voice sherpa:${name}: ${why.slice(-300)}.`,
    'It has to be a text-to-speech model for sherpa-onnx (Kokoro, Matcha, MeloTTS, Piper or VITS).',
  );

const unspoken = (text: string, name: string, why: string) =>
  error('speech', `“${text.slice(0, 60)}” was not spoken by sherpa:${name}: ${why.slice(-300)}.`);

function error(code: ErrorCode, message: string, hint?: string): LecternError {
  const retryable = code === 'timeout';
  return new LecternError(message, { code, stage: 'narrate', retryable, ...(hint !== undefined && { hint }) });
}
