/** A program of the operator's (pip, npm) that is run for what it brings. */
import { spawn } from 'node:child_process';
import { LecternError, toLecternError } from '../errors.ts';

export type ToolOptions = {
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs a program to its end. */
export type RunTool = (program: string, args: readonly string[], options: ToolOptions) => Promise<string>;

/**
 * Unlike other programs these get the environment as it is, since index, mirror and proxy may be named in it; but for what
 * is Lectern's own.
 *
 * @returns what it wrote to standard output
 * @throws LecternError `not-found` when there is no such program, `network` with its last words, `cancelled`
 */
export const runTool: RunTool = (program, args, { cwd, signal, env }) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      signal,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...withoutOwn(), ...env },
      // npm is a script there.
      shell: process.platform === 'win32',
      windowsHide: true,
    });
    let [written, complaints] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written = (written + text).slice(-100_000);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-4000);
    });
    child.on('error', (thrown: NodeJS.ErrnoException) => {
      if (signal.aborted) reject(toLecternError(signal.reason, 'fetch'));
      else
        reject(
          new LecternError(
            thrown.code === 'ENOENT' ? `There is no ${program} here.` : `${program}: ${thrown.message}`,
            {
              code: 'not-found',
              stage: 'fetch',
              cause: thrown,
            },
          ),
        );
    });
    child.on('close', (status) => {
      if (status === 0) return resolve(written);
      const lines = (complaints.trim() || written.trim()).split('\n');
      const said = lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? '';
      reject(
        new LecternError(`${program} ${args[0] ?? ''} failed: ${said.trim().slice(0, 300) || `status ${status}`}.`, {
          code: 'network',
          stage: 'fetch',
          retryable: true,
        }),
      );
    });
  });

function withoutOwn(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: a child process inherits this process's environment
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LECTERN_')));
}
