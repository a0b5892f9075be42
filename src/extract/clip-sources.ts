/** Recognises the recordings that one element or script names, in every form that pages use. */
import type { BlockPlayer } from '../model.ts';
import { attribute, type Element, innerText, isElement } from './dom.ts';
import { isInterfaceFile, isInterfaceSound, namesInterfaceSound } from './interface-sounds.ts';
import { findHostedPlayer } from './podcast-hosts.ts';

/** A recording in one format. The address is as the markup has it, not yet resolved. */
export type ClipVariant = { readonly url: string; readonly mimeType?: string };

/** A recording as the markup names it. */
export type FoundClip = {
  /** The same recording in one or several formats; the best is chosen later. */
  readonly variants: readonly ClipVariant[];
  readonly label?: string;
  /** A link to a file rather than a player. */
  readonly isLink: boolean;
  readonly element?: Element;
  /** Started by a button beside a link to another page: that page's recording. */
  readonly isTeaser?: boolean;
  /** With no variant: a host's player whose address does not give the file. */
  readonly player?: BlockPlayer;
};

const EXTENSIONS = 'mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|wma|amr';
const AUDIO_FILE = new RegExp(`\\.(?:${EXTENSIONS})(?:$|[?#])`, 'i');
const NONE: readonly FoundClip[] = [];
const BOX_LEVELS = 3;

/** True when an address ends like an audio file, before or behind its `?`. */
export function isAudioFile(url: string): boolean {
  return url.length < 4000 && AUDIO_FILE.test(url);
}

/** True for the address of a live stream or a list of streams: there is no file to splice in. */
export function isStream(url: string): boolean {
  return /\.(?:m3u8?|pls|asx|xspf|mpd)(?:$|[?#])|:\d{4,5}\/(?:;|stream|live|listen)|\/;(?:stream)?|(?:icecast|shoutcast|streamtheworld)/i.test(
    url,
  );
}

function variant(url: string, mimeType: string): ClipVariant {
  return /^audio\/[\w.+-]{1,60}$/i.test(mimeType.trim()) ? { url, mimeType: mimeType.trim().toLowerCase() } : { url };
}

const usable = (url: string) =>
  url !== '' && url.length < 4000 && !/^(?:data|blob|javascript|about):/i.test(url) && !isStream(url);

const AUDIO_ATTRIBUTES = [
  'src',
  'data-src',
  'data-audio',
  'data-url',
  'data-mp3',
  'data-file',
  'data-audio-src',
  'data-lazy-src',
];

function clipsOfAudio(element: Element): readonly FoundClip[] {
  const variants: ClipVariant[] = [];
  for (const name of AUDIO_ATTRIBUTES) {
    const url = attribute(element, name).trim();
    if (usable(url)) {
      variants.push(variant(url, attribute(element, 'type')));
      break;
    }
  }
  for (const child of element.children) {
    if (!isElement(child) || child.name !== 'source') continue;
    const url = (attribute(child, 'src') || attribute(child, 'data-src')).trim();
    if (usable(url)) variants.push(variant(url, attribute(child, 'type')));
  }
  if (variants.length === 0) return clipsInAttributes(element);
  const label = titleOf(element) || titleAround(element);
  const urls = variants.map(({ url }) => url);
  if (label === '' && element.name === 'audio' && isInterfaceSound(element, urls)) return NONE;
  return [{ variants, isLink: false, element, ...(label === '' ? {} : { label }) }];
}

const titleData = (element: Element) =>
  (
    attribute(element, 'data-audio-title') ||
    attribute(element, 'data-title') ||
    attribute(element, 'data-name')
  ).trim();

/** What a player says in its attributes that it plays. */
const titleOf = (element: Element) =>
  (attribute(element, 'aria-label') || titleData(element) || attribute(element, 'title')).trim().slice(0, 200);

/** The title that a player's box carries as data. */
function titleAround(element: Element): string {
  let at = element.parent;
  for (let level = 0; at && 'attribs' in at && level < BOX_LEVELS; level += 1, at = at.parent)
    if (titleData(at) !== '') return titleData(at);
  return '';
}

function clipsOfLink(element: Element): readonly FoundClip[] {
  const url = attribute(element, 'href').trim();
  if (!isAudioFile(url) || !usable(url)) return clipsInAttributes(element);
  const label = innerText(element, 300).slice(0, 200);
  return [{ variants: [{ url }], isLink: true, element, ...(label === '' ? {} : { label }) }];
}

const IN_TEXT = new RegExp(`\\.(?:${EXTENSIONS})(?![a-z0-9])`, 'gi');
/** Where an address inside other text begins and ends. */
const EDGE = /["'\s=,;|()<>`\\[\]{}]/;

/** Text as its signs are before JSON, a string in it, or an attribute escapes them, but for the marks that end a string. */
const unescaped = (text: string) =>
  text
    .replace(/\\{1,3}(?:\/|u00(?!2[27])([2-7][\da-f]))/gi, (_, code?: string) =>
      code === undefined ? '/' : String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/&(?:amp|#0?38|#x26);/gi, '&');
const QUOTE_MARK = /\\{1,3}u002[27]|&quot;/g;

/** Addresses of audio files inside a longer string: flashvars, a player's parameters, JSON in an attribute, a script. */
export function audioInText(input: string): readonly string[] {
  if (input.length > 400_000) return [];
  const text = unescaped(input).replace(QUOTE_MARK, '"');
  const found = new Set<string>();
  IN_TEXT.lastIndex = 0;
  for (let match = IN_TEXT.exec(text); match && found.size < 40; match = IN_TEXT.exec(text)) {
    let start = match.index;
    const lowest = Math.max(0, match.index - 1000);
    while (start > lowest && !EDGE.test(text[start - 1] ?? ' ')) start -= 1;
    let end = match.index + match[0].length;
    if (text[end] === '?')
      while (end < text.length && end - start < 2000 && !/["'\s,;|()<>`\\]/.test(text[end] ?? ' ')) end += 1;
    // A player page carries the file in a parameter: …/player?file=https://…mp3
    const raw = text.slice(start, end).replace(/^&?[\w-]{1,30}=/, '');
    const url = /^(?:https?%3a|%2f)/i.test(raw) ? decode(raw) : raw;
    if (url.length > 5 && usable(url)) found.add(url);
  }
  return [...found];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function asClips(urls: Iterable<string>, element?: Element): readonly FoundClip[] {
  return [...urls].map((url) => ({ variants: [{ url }], isLink: false, ...(element ? { element } : {}) }));
}

function clipsOfObject(element: Element): readonly FoundClip[] {
  const texts = [attribute(element, 'data'), attribute(element, 'src'), attribute(element, 'flashvars')];
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.name === 'param' && /^(?:movie|src|url|filename|flashvars|file)$/i.test(attribute(child, 'name')))
      texts.push(attribute(child, 'value'));
    if (child.name === 'embed') texts.push(attribute(child, 'src'), attribute(child, 'flashvars'));
  }
  return asClips(new Set(texts.flatMap((text) => audioInText(text))), element);
}

function clipsInAttributes(element: Element): readonly FoundClip[] {
  const { attribs } = element;
  let found: Set<string> | undefined;
  for (const name in attribs) {
    if ((!name.startsWith('data-') && !element.name.includes('-')) || namesInterfaceSound(name)) continue;
    const value = attribs[name] ?? '';
    if (value.length < 6 || value.length > 20_000 || !/\.(?:mp3|m4a|ogg|opus|aac|flac|wav|wma)/i.test(value)) continue;
    found ??= new Set();
    for (const url of isAudioFile(value) && !/[\s"'{]/.test(value) ? [value] : audioInText(value)) found.add(url);
  }
  if (!found) return NONE;
  const [only = ''] = found;
  const label = found.size === 1 ? titleOf(element) || (titleInData(Object.values(attribs), only) ?? '') : '';
  return asClips(found, element).map((clip) => (label === '' ? clip : { ...clip, label }));
}

function clipsOfFrame(element: Element): readonly FoundClip[] {
  const url = (
    attribute(element, 'src') ||
    attribute(element, 'data-src') ||
    attribute(element, 'data-lazy-src')
  ).trim();
  const direct = audioInText(url);
  if (direct.length > 0) return asClips(direct, element);
  const player = findHostedPlayer(url);
  if (!player) return NONE;
  if (player.file !== undefined) return asClips([player.file], element);
  const { host, lookup } = player;
  const known = { host, url: url.startsWith('//') ? `https:${url}` : url, ...(lookup !== undefined && { lookup }) };
  return [{ variants: [], isLink: false, element, player: known }];
}

/** A video element often plays a recording without pictures. */
function clipsOfVideo(element: Element): readonly FoundClip[] {
  const isSound = (url: string, type: string) => isAudioFile(url) || /^audio\//i.test(type.trim());
  return clipsOfAudio(element)
    .map((clip) => ({ ...clip, variants: clip.variants.filter(({ url, mimeType = '' }) => isSound(url, mimeType)) }))
    .filter(({ variants }) => variants.length > 0);
}

/** A voice message of a WeChat account: the address is that of its player (several public readers of such pages). */
function clipsOfVoice(element: Element): readonly FoundClip[] {
  const id = attribute(element, 'voice_encode_fileid').trim();
  if (!/^[\w=+/-]{4,200}$/.test(id)) return NONE;
  const url = `https://res.wx.qq.com/voice/getvoice?mediaid=${id}`;
  const label = decode(attribute(element, 'name')).trim().slice(0, 200);
  const variants = [{ url, mimeType: 'audio/mpeg' }];
  return [{ variants, isLink: false, element, ...(label === '' ? {} : { label }) }];
}

/** Elements that stand for recordings and hold no text of the article. */
export const PLAYERS: ReadonlySet<string> = new Set(
  'audio object embed iframe amp-audio amp-iframe mpvoice mp-common-mpaudio'.split(' '),
);

/** The recordings that one element stands for; what is inside it is looked at on its own, but for players. */
export function clipsOfElement(element: Element): readonly FoundClip[] {
  switch (element.name) {
    case 'audio':
    case 'amp-audio':
      return clipsOfAudio(element);
    case 'video':
      return clipsOfVideo(element);
    case 'mpvoice':
    case 'mp-common-mpaudio':
      return clipsOfVoice(element);
    case 'a':
      return clipsOfLink(element);
    case 'object':
    case 'embed':
      return clipsOfObject(element);
    case 'iframe':
    case 'amp-iframe':
    case 'script':
      return clipsOfFrame(element);
    default:
      return clipsInAttributes(element);
  }
}

/** A script of data that names more recordings is the page's state, with those of other articles. */
const DATA_CLIPS = 3;
const DATA_LIMIT = 20_000;
/** `window.__STATE__ = {`: data, too. */
const ASSIGNED_STATE =
  /^\s{0,40}(?:window|self|globalThis)(?:\.[\w$]{1,60}|\[["'][\w$-]{1,60}["']\])\s{0,4}=\s{0,4}[{[(J]/;

/** Recordings that a script inside the text hands to a player, as code or as data. */
export function clipsOfScript(script: string, type: string): readonly FoundClip[] {
  const isData = /json/i.test(type) || (script.length > DATA_LIMIT && ASSIGNED_STATE.test(script));
  if (isData && (/ld\+json/i.test(type) || script.length > DATA_LIMIT)) return NONE;
  const urls = audioInText(script).filter((url) => /^(?:https?:)?\/\/|^\/\w/.test(url) && !isInterfaceFile(url));
  if (isData && urls.length > DATA_CLIPS) return NONE;
  return asClips(urls).map((clip, at) => {
    const [url = ''] = [urls[at]];
    const label = isData && urls.length === 1 ? titleInData([script], url) : titleInScript(unescaped(script), url);
    return label === undefined ? clip : { ...clip, label };
  });
}

const AROUND = 300;

const TITLE = /(?<!\w)["']?(?:title|name|headline)["']?\s{0,4}:\s{0,4}["']([^"'\\]{2,120})["']/;

/** The title in the object that names an address. */
function titleInScript(script: string, url: string): string | undefined {
  const at = script.indexOf(url);
  if (at < 0) return undefined;
  const before = script.slice(Math.max(0, at - AROUND), at);
  const behind = script.slice(at, at + AROUND);
  const object = `${before.slice(before.lastIndexOf('{') + 1)}${behind.split('}')[0]}`;
  return TITLE.exec(object)?.[1]?.trim();
}

/** The title in the data that an element hands to its player, anywhere before the address or behind it. */
function titleInData(values: readonly string[], url: string): string | undefined {
  const data = values.find((value) => /^\s*[[{]/.test(value) && unescaped(value).includes(url));
  if (data === undefined) return undefined;
  const text = unescaped(data).slice(0, 20_000);
  return titleInScript(text, url) ?? TITLE.exec(text)?.[1]?.trim();
}

/** Recordings in shortcodes that the site failed to turn into players, and the text without them. */
export function takeShortcodes(text: string): { readonly text: string; readonly clips: readonly FoundClip[] } {
  if (!text.includes('[')) return { text, clips: NONE };
  const urls: string[] = [];
  const rest = text.replace(/\[\/?audio\b[^\]]{0,800}\]/gi, (code) => {
    urls.push(...audioInText(code));
    return ' ';
  });
  return urls.length === 0 ? { text, clips: NONE } : { text: rest, clips: asClips(new Set(urls)) };
}
