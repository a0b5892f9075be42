/** Finds the audio file in what a podcast host says of an episode. */
import { audioInText } from './clip-sources.ts';

const NAMED_FILE =
  /"(?:enclosure_?url|audio_?(?:file_?)?(?:url|src)|media_?url\w{0,12}|download_?(?:url|link))"\s{0,4}:\s{0,4}"(https?:[^"\s]{8,1500})"/i;
const OPEN_GRAPH =
  /<meta[^>]{0,200}og:audio(?::(?:secure_)?url)?["'][^>]{0,40}content=["'](https?:[^"'\s]{8,1500})["']/i;

/** The audio file that a host's answer names, JSON or a page; `undefined` when it names none. */
export function findAudioInAnswer(answer: string): string | undefined {
  const text = answer.slice(0, 400_000).replaceAll('\\/', '/').replaceAll('\\u0026', '&').replaceAll('&quot;', '"');
  const named = NAMED_FILE.exec(text)?.[1] ?? OPEN_GRAPH.exec(text)?.[1] ?? audioInText(text).find(isAbsolute);
  return named?.replaceAll('&amp;', '&');
}

const isAbsolute = (url: string) => /^https?:\/\//i.test(url);
