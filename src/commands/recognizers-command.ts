/** `lectern recognizers list`, `install` and `remove`: what hears again what was spoken. */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { usageError } from '../errors.ts';
import { installEvent } from '../jobs/events.ts';
import { RECOGNIZER_CATALOGUE } from '../narrate/recognizers/catalogue.ts';
import {
  type InstallRecognizerOptions,
  installRecognizer,
  listRecognizers,
  readRecognizerRecord,
} from '../narrate/recognizers/install-recognizer.ts';
import { isModelName } from '../narrate/voice-models/read-model.ts';
import type { Output } from './output.ts';
import { createRunView } from './terminal.ts';

/** @returns 0 */
export async function recognizersListCommand(directory: string, json: boolean, output: Output): Promise<number> {
  const installed = await listRecognizers(directory);
  const here = await Promise.all(
    installed.map(async (name) => ({
      name,
      ...(await readRecognizerRecord(join(directory, name))),
      isInstalled: true,
    })),
  );
  const others = RECOGNIZER_CATALOGUE.filter(({ name }) => !installed.includes(name));
  const toBeHad = others.map(({ name, languages, licence }) => ({ name, languages, licence, isInstalled: false }));
  if (json) {
    for (const one of [...here, ...toBeHad]) output.write(`${JSON.stringify(one)}\n`);
    return 0;
  }
  const row = ({ name, languages, licence = 'licence unknown' }: (typeof toBeHad)[number] | (typeof here)[number]) =>
    `  ${name.padEnd(22)} ${languages?.join(', ') ?? 'any language'}; ${licence}\n`;
  if (here.length > 0) output.write('Installed:\n');
  for (const one of here) output.write(row(one));
  if (toBeHad.length > 0) output.write('To be had with “lectern recognizers install NAME”:\n');
  for (const one of toBeHad) output.write(row(one));
  return 0;
}

/** @returns 0 @throws LecternError */
export async function recognizersInstallCommand(
  nameOrUrl: string,
  options: Omit<InstallRecognizerOptions, 'onProgress'> & { readonly json: boolean },
  output: Output,
): Promise<number> {
  const view = options.json ? undefined : createRunView(output, false);
  const onProgress: InstallRecognizerOptions['onProgress'] = (progress) => view?.onEvent(installEvent(progress));
  const { record, isNew } = await installRecognizer(nameOrUrl, { ...options, onProgress }).finally(() => view?.close());
  const { name, languages } = record;
  output.write(
    options.json
      ? `${JSON.stringify({ isNew, ...record })}\n`
      : `${name} ${isNew ? 'is installed' : 'was installed already'} and hears ${languages?.join(', ') ?? 'any language'}. What neural voices speak in it is heard again from the next article on (verify.when), also by lectern serve and workers that run already.\n`,
  );
  return 0;
}

/** @returns 0 @throws LecternError `usage` */
export async function recognizersRemoveCommand(directory: string, name: string, output: Output): Promise<number> {
  const folder = join(directory, name);
  if (!isModelName(name) || !(await stat(folder).catch(() => undefined)))
    throw usageError(`The recogniser ${name} is not installed.`, '“lectern recognizers list” names those that are.');
  await rm(folder, { recursive: true });
  output.write(`${name} is removed; what it has heard stays.\n`);
  return 0;
}
