/**
 * Sherpa with one model in a process of its own. It has to be one: sherpa ends its process when it dislikes a file or
 * fails at a sentence, aborts it when a worker thread is stopped in mid-sentence, and keeps it from exiting meanwhile.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { LecternError, toLecternError } from '../../errors.ts';
import { bareEnvironment } from '../../io/bare-environment.ts';
import { findSherpa } from './find-sherpa.ts';

export type SherpaProcess<Reply> = {
  /** What it said once the model was loaded. */
  readonly first: Reply;
  /** False once it has ended; another has to be started then. */
  isAlive(): boolean;
  /** One question at a time. @throws LecternError of `fail`, `timeout`, `cancelled`; the last two end the process */
  ask(message: object, signal: AbortSignal, fail: (why: string) => LecternError): Promise<Reply>;
  close(): void;
};

/** Loading a large model from a slow disk, or a long sentence on a slow core, takes less. */
const LONGEST_MS = 180_000;

/**
 * @param script finds the package's main file and the configuration as its arguments, sends a message once it is ready,
 * and one for each that it gets
 */
export async function startSherpa<Reply>(
  script: string,
  config: object,
  signal: AbortSignal,
  refuse: (why: string) => LecternError,
): Promise<SherpaProcess<Reply>> {
  const child = spawn(process.execPath, ['-e', script, findSherpa(), JSON.stringify(config)], {
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
  const first = await nextReply<Reply>(child, signal, (why) => refuse(why ?? lastWords()));
  rest(child);
  return {
    first,
    // A child that was killed is connected until the system has told of its end.
    isAlive: () => child.connected && !child.killed && child.exitCode === null,
    async ask(message, abort, explain) {
      complaints = '';
      const fail = (why?: string) => explain(why ?? lastWords());
      if (!child.connected || child.killed) throw fail();
      child.ref();
      child.channel?.ref();
      const reply = nextReply<Reply>(child, abort, fail);
      child.send(message, () => undefined);
      return reply.finally(() => rest(child));
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
function nextReply<Reply>(
  child: ChildProcess,
  signal: AbortSignal,
  fail: (why?: string) => LecternError,
): Promise<Reply> {
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
      const remedy = hint === undefined ? {} : { hint };
      giveUp(new LecternError(message, { code: 'timeout', stage: 'narrate', retryable: true, ...remedy }));
    }, LONGEST_MS);
    // Only the script sends messages.
    child.on('message', (message) => settle(() => resolve(message as Reply)));
    child.on('error', (thrown) => giveUp(fail(thrown.message)));
    // Not “exit”: the last words come before “close” only.
    child.on('close', () => settle(() => reject(fail())));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}
