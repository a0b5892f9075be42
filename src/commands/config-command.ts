/** `lectern config check`: every problem of the configuration, with its line, and what it names that is not there. */
import { configError, examineConfig, readConfigFile } from '../config/read-config.ts';
import { findSurroundingProblems } from './find-surrounding-problems.ts';
import type { Output } from './output.ts';

const WRONG_STATUS = 2;

/** @returns 0 @throws LecternError `config` with all problems, unless they are told as JSON with the status 2 */
export async function configCheckCommand(
  file: string,
  json: boolean,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const workingDirectory = process.cwd();
  const text = await readConfigFile(file, workingDirectory);
  const { config, problems, place } = examineConfig(text, file, workingDirectory);
  const around = config ? await findSurroundingProblems(config, workingDirectory, signal) : [];
  const all = [...problems, ...around.map(place)];
  const isRight = all.length === 0;
  const shows = config?.shows.length ?? 0;
  if (json) output.write(`${JSON.stringify({ file, ok: isRight, shows, problems: all })}\n`);
  else if (!isRight) throw configError(file, all);
  else output.write(`${file} is right: ${shows} ${shows === 1 ? 'show' : 'shows'}.\n`);
  return isRight ? 0 : WRONG_STATUS;
}
