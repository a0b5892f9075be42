/** The audio formats that episodes are made in. A new one is its file, its line here and its names in model.ts. */
import type { AudioSettings } from '../model.ts';
import type { AudioFormat } from './audio-format.ts';
import { m4a } from './m4a.ts';
import { mp3 } from './mp3.ts';
import { opus } from './opus.ts';

export const audioFormats: readonly AudioFormat[] = [mp3, m4a, opus];

/** The format that `audio.format` names. */
export function formatNamed(name: AudioSettings['format']): AudioFormat {
  return find(({ name: known }) => known === name, name);
}

/** The format of a codec, as `audio.lite` names it. */
export function formatOfCodec(codec: AudioFormat['codec']): AudioFormat {
  return find(({ codec: known }) => known === codec, codec);
}

/** The format of a media type without parameters; `undefined` for what Lectern does not make. */
export function formatOfMimeType(mimeType: string): AudioFormat | undefined {
  return audioFormats.find((format) => format.mimeType === mimeType);
}

function find(matches: (format: AudioFormat) => boolean, name: string): AudioFormat {
  const format = audioFormats.find(matches);
  if (!format) throw new RangeError(`There is no audio format ${name}.`);
  return format;
}
