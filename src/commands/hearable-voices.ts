/** The voices that can be tried, and asked for: the neural ones that are installed, and those that came with Lectern. */
import type { Config } from '../config/read-config.ts';
import { kokoroFolder, readKokoroState } from '../narrate/voice-models/kokoro-state.ts';
import type { StatusView } from '../publish/build-status-page.ts';
import { listKokoro } from './voices-list-command.ts';

export function listHearable({ paths }: Pick<Config, 'paths'>): StatusView['voices'] {
  const neural = listKokoro(readKokoroState(kokoroFolder(paths.data))).filter(({ isInstalled }) => isInstalled);
  return [...neural, { voice: 'espeak:cmn', language: 'zh' }, { voice: 'flite:slt', language: 'en' }];
}
