/** `lectern retry`: what failed is tried again; an article that is named, whatever became of it, and by another voice. */
import type { Config } from '../config/read-config.ts';
import { usageError } from '../errors.ts';
import { toRevoicing } from './hearable-voices.ts';
import type { Output } from './output.ts';
import { type RunCommandOptions, runCommand } from './run-command.ts';

export type RetryCommandOptions = RunCommandOptions & {
  /** An address, or the id of an episode; absent: all that failed. */
  readonly target?: string;
  readonly voice?: string;
  readonly showId?: string;
};

/** @returns as {@link runCommand} */
export async function retryCommand(
  config: Config,
  { target, voice, showId, ...options }: RetryCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  if (voice !== undefined && target === undefined)
    throw usageError('--voice goes with one article.', 'Name its address, or the id of its episode.');
  const request = {
    kind: 'retry' as const,
    ...(target !== undefined && { item: target }),
    ...(voice !== undefined && { voices: toRevoicing(config, voice) }),
    ...(showId !== undefined && { showId }),
  };
  return runCommand(config, request, options, output, signal);
}
