/** The voices that can be tried, and asked for: the neural ones that are installed, and those that came with Lectern. */
import type { Config } from '../config/read-config.ts';
import { usageError } from '../errors.ts';
import { primarySubtag } from '../narrate/language-tags.ts';
import { kokoroFolder, readKokoroState } from '../narrate/voice-models/kokoro-state.ts';
import type { StatusView } from '../publish/status-page/status-view.ts';
import { listKokoro } from './voices-list-command.ts';

export function listHearable({ paths }: Pick<Config, 'paths'>): StatusView['voices'] {
  const neural = listKokoro(readKokoroState(kokoroFolder(paths.data))).filter(({ isInstalled }) => isInstalled);
  return [...neural, { voice: 'espeak:cmn', language: 'zh' }, { voice: 'flite:slt', language: 'en' }];
}

/**
 * From the voice's language to the voice; of every variant of it, since an article seldom says which it is in.
 *
 * @throws LecternError `usage` for one that is not here
 */
export function toAskedVoices(config: Pick<Config, 'paths'>, voice: string): Readonly<Record<string, string>> {
  const known = listHearable(config);
  const found = known.find((one) => one.voice === voice);
  if (found) return { [primarySubtag(found.language)]: voice };
  const voices = known.map((one) => one.voice);
  const why = { kind: 'no-voice-of-that-name', voice, voices } as const;
  throw usageError(`There is no voice ${voice}.`, `There are ${voices.join(', ')}.`, why);
}

/** `auto` takes back what was asked for. @throws LecternError `usage` for a voice that is not here */
export const toRevoicing = (config: Pick<Config, 'paths'>, voice: string): Readonly<Record<string, string>> | 'auto' =>
  voice === 'auto' ? voice : toAskedVoices(config, voice);

/** Those that could read an article in a language. */
export const voicesFor = (voices: StatusView['voices'], language: string): readonly string[] =>
  voices.filter((one) => primarySubtag(one.language) === primarySubtag(language)).map(({ voice }) => voice);
