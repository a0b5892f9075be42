/** What a program that is started needs of the environment. Secrets stay behind. */

/** Where programs, their libraries and their data lie, which language they speak, and where they may leave what passes. */
const NEEDED = [
  'PATH',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'ESPEAK_DATA_PATH',
  'LANG',
  'LC_ALL',
  'TMPDIR',
  'TEMP',
  'SystemRoot',
];

/** The environment for a program that has no business with keys and tokens. */
// biome-ignore lint/style/noProcessEnv: a child process inherits this process's environment
export function bareEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(
    NEEDED.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  );
}
