/** Recognises the recordings that an element carries, in every form that pages use. */
import { attribute, type Element, innerText, isElement } from './dom.ts';

/** A recording as the markup names it; its address is not yet resolved. */
export type FoundClip = {
  /** One recording in one or several formats; the best is chosen later. */
  readonly variants: readonly { readonly url: string; readonly mimeType?: string }[];
  readonly label?: string;
  /** A link within a sentence: the sentence keeps its text. */
  readonly inline?: boolean;
};

const AUDIO_FILE = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|wma|amr)(?:$|[?#])/i;
const NONE: readonly FoundClip[] = [];

/** True when an address ends like an audio file, also behind `?` parameters. */
export function isAudioFile(url: string): boolean {
  return url.length < 4000 && AUDIO_FILE.test(url);
}

function withType(url: string, mimeType: string): FoundClip['variants'][number] {
  return mimeType === '' ? { url } : { url, mimeType };
}

const DATA_NAMES = [
  'data-src',
  'data-audio',
  'data-url',
  'data-mp3',
  'data-file',
  'data-audio-src',
  'data-audio-url',
  'data-audiourl',
  'data-media',
  'data-media-url',
  'data-sound',
  'data-source',
  'data-track',
  'data-href',
];

function clipsOfAudio(element: Element): readonly FoundClip[] {
  const variants: FoundClip['variants'][number][] = [];
  for (const name of ['src', ...DATA_NAMES]) {
    const url = attribute(element, name).trim();
    if (url !== '' && !url.startsWith('data:') && !url.startsWith('blob:')) {
      variants.push(withType(url, attribute(element, 'type')));
      break;
    }
  }
  for (const child of element.children) {
    if (!isElement(child) || child.name !== 'source') continue;
    const url = attribute(child, 'src') || attribute(child, 'data-src');
    if (url !== '') variants.push(withType(url.trim(), attribute(child, 'type')));
  }
  return variants.length > 0 ? [{ variants }] : NONE;
}

function clipsOfLink(element: Element): readonly FoundClip[] {
  const url = attribute(element, 'href').trim();
  if (!isAudioFile(url)) return NONE;
  const label = innerText(element, 300);
  return [{ variants: [{ url }], inline: true, ...(label === '' ? {} : { label }) }];
}

/** Addresses of audio files inside a longer string: flashvars, a player's parameters, JSON in an attribute. */
export function audioInText(text: string): string[] {
  const found: string[] = [];
  const pattern = /\.(?:mp3|m4a|ogg|opus|aac|flac|wav)(?![a-z0-9])/gi;
  for (let match = pattern.exec(text); match && found.length < 40; match = pattern.exec(text)) {
    let start = match.index;
    const lowest = Math.max(0, match.index - 1000);
    while (start > lowest && !/["'\s=,;|()<>`]/.test(text[start - 1] ?? ' ')) start -= 1;
    let end = match.index + match[0].length;
    if (text[end] === '?')
      while (end < text.length && end - start < 2000 && !/["'\s,;|()<>`]/.test(text[end] ?? ' ')) end += 1;
    const raw = text.slice(start, end).replaceAll('\\/', '/').replaceAll('\\u002F', '/').replaceAll('&amp;', '&');
    const url = /^https?%3a/i.test(raw) ? decode(raw) : raw;
    if (!found.includes(url) && url.length > 5) found.push(url);
  }
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function clipsOfObject(element: Element): readonly FoundClip[] {
  const texts = [attribute(element, 'data'), attribute(element, 'src'), attribute(element, 'flashvars')];
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.name === 'param' && /^(?:movie|src|url|filename|flashvars|file)$/i.test(attribute(child, 'name')))
      texts.push(attribute(child, 'value'));
    if (child.name === 'embed') texts.push(attribute(child, 'src'), attribute(child, 'flashvars'));
  }
  const urls = [...new Set(texts.flatMap((text) => audioInText(text)))];
  return urls.map((url) => ({ variants: [{ url }] }));
}

/** The recordings that one element stands for; its children are looked at on their own, but for players. */
export function clipsOfElement(element: Element): readonly FoundClip[] {
  const { name } = element;
  if (name === 'audio') return clipsOfAudio(element);
  if (name === 'a') return clipsOfLink(element);
  if (name === 'object' || name === 'embed') return clipsOfObject(element);
  if (name === 'iframe') {
    const text = attribute(element, 'src') || attribute(element, 'data-src');
    return audioInText(text).map((url) => ({ variants: [{ url }] }));
  }
  for (const key of DATA_NAMES) {
    const value = element.attribs[key];
    if (value !== undefined && isAudioFile(value.trim())) return [{ variants: [{ url: value.trim() }] }];
  }
  return NONE;
}

/** Recordings that a script inside the text hands to a player. */
export function clipsOfScript(script: string): readonly FoundClip[] {
  if (script.length > 200_000) return NONE;
  return audioInText(script)
    .filter((url) => /^(?:https?:)?\/\//.test(url))
    .map((url) => ({ variants: [{ url }] }));
}
