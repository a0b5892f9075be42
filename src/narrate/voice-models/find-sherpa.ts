/** The neural engine, which is an optional package: found when it is wanted, explained when it is not there. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LecternError } from '../../errors.ts';

const PACKAGE = 'sherpa-onnx-node';

/** @returns the package's main file @throws LecternError `no-voice` where it is not installed */
export function findSherpa(): string {
  try {
    return createRequire(import.meta.url).resolve(PACKAGE);
  } catch (cause) {
    throw new LecternError(`The engine of the neural voices, ${PACKAGE}, is not installed.`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: `Install it beside Lectern with “npm install ${PACKAGE}”, or name a voice of another driver, e.g. espeak:cmn.`,
      cause,
    });
  }
}

/** `sherpa@1.2.3`; `sherpa@unknown` where the package is not installed. */
export function readSherpaVersion(): string {
  try {
    const text = readFileSync(join(dirname(findSherpa()), 'package.json'), 'utf8');
    return `sherpa@${(JSON.parse(text) as { version: string }).version}`;
  } catch {
    return 'sherpa@unknown';
  }
}
