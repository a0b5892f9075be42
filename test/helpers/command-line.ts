/** The built program in a process of its own, in a folder of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CLI = fileURLToPath(new URL('../../dist/bundle/cli.js', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../seeds/articles', import.meta.url));

export type Finished = { readonly status: number; readonly stdout: string; readonly stderr: string };

export type Circumstances = {
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node's own. */
  readonly node?: readonly string[];
  /** Another build of the program than {@link CLI}. */
  readonly program?: string;
  /** A program that starts the other: `['prlimit', '--nofile=64']`. */
  readonly under?: readonly string[];
};

export type Installation = {
  readonly directory: string;
  path(...parts: string[]): string;
  run(...args: string[]): Promise<Finished>;
  /** The same in this process: for commands of which no process is shown, since each start takes half a second. */
  runHere(...args: string[]): Promise<Finished>;
  /** A process of its own group, for tests that kill it. */
  start(...args: string[]): ChildProcess;
  /** A process under circumstances of its own. */
  startUnder(circumstances: Circumstances, ...args: string[]): ChildProcess;
  remove(): Promise<void>;
};

/** Of shows whose cover and voice are not what is shown: to set a title in type and to load a better voice take a second. */
export const PLAIN = 'cover: seeds/cover.png, voices: { en: "flite:kal" }';

let cover: Promise<Buffer> | undefined;

/** A working directory with this configuration and a cover, and with the sample articles when asked for. */
export async function createInstallation(
  configuration: string,
  options: { samples?: boolean } = {},
): Promise<Installation> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-test-'));
  await mkdir(join(directory, 'seeds', 'articles'), { recursive: true });
  await writeFile(join(directory, 'seeds', 'lectern.yaml'), configuration);
  cover ??= import('./plain-png.ts').then(({ plainPng }) => plainPng(1400));
  await writeFile(join(directory, 'seeds', 'cover.png'), await cover);
  if (options.samples) await cp(SAMPLES, join(directory, 'seeds', 'articles'), { recursive: true });
  const startUnder: Installation['startUnder'] = ({ env, node = [], program = CLI, under = [] }, ...args) => {
    const [first = process.execPath, ...rest] = [...under, process.execPath, ...node, program, ...args];
    return spawn(first, rest, {
      cwd: directory,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
  };
  return {
    directory,
    startUnder,
    path: (...parts) => join(directory, ...parts),
    run: (...args) =>
      new Promise((resolve) => {
        execFile(process.execPath, [CLI, ...args], { cwd: directory, maxBuffer: 64e6 }, (error, stdout, stderr) =>
          resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
        );
      }),
    runHere: (...args) => runHere(directory, args),
    start: (...args) => startUnder({}, ...args),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

type Program = typeof import('../../src/commands/run-program.ts');

/** As it was built, which Node reads by itself. */
async function runHere(directory: string, args: readonly string[]): Promise<Finished> {
  const { runProgram }: Program = createRequire(import.meta.url)('../../dist/commands/run-program.js');
  let [stdout, stderr] = ['', ''];
  const output = {
    write: (text: string) => {
      stdout += text;
    },
    warn: (text: string) => {
      stderr += text;
    },
    isTerminal: false,
  };
  const before = process.cwd();
  process.chdir(directory);
  try {
    return { status: await runProgram(args, output, new AbortController().signal), stdout, stderr };
  } finally {
    process.chdir(before);
  }
}

/** Waits for the end of a process; `status` is -1 after a signal. */
export function finish(child: ChildProcess): Promise<Finished> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) =>
    child.once('error', reject).once('close', (status) => resolve({ status: status ?? -1, stdout, stderr })),
  );
}
