/** Of the operator's page: the voices that can be heard here. */

import { e } from '../markup.ts';
import type { StatusText } from '../status-words/status-text.ts';
import { buildSection } from './status-markup.ts';
import type { StatusView } from './status-view.ts';

export function buildVoices(view: StatusView, text: StatusText): string {
  const items = view.voices.map(({ voice, language, sex }) => {
    const about = [language, sex].filter((one) => one !== undefined).join(', ');
    const sound = `status/voices/${encodeURIComponent(voice)}.wav`;
    return `<li><strong>${e(voice)}</strong> (${e(about)})<br><audio controls preload="none" src="${sound}" aria-label="${e(voice)}"></audio></li>`;
  });
  return buildSection(
    'voices',
    text.voices,
    `<details><summary>${text.voicesHint}</summary><ul class="entries">${items.join('\n')}</ul></details>`,
  );
}
