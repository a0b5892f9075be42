/** The reading of an article that only the state of its page's scripts names: {"narratedAudio": {"fileUrl": "…mp3"}}. */
import { isAudioFile, isStream } from './clip-sources.ts';
import { isOther } from './data-body.ts';
import { isObject } from './data-markup.ts';
import type { JsonObject } from './page-facts.ts';
import { statesOf } from './script-state.ts';
import { squash } from './squash.ts';

const NODES = 60_000;
const DEPTH = 24;
/** Levels below the article's own object, within which its reading may stand. */
const LEVELS = 4;
/** Shorter titles are those of sections. */
const SHORTEST_TITLE = 4;

/** What an object calls a reading of its text. */
const READING_KEY =
  /narrat(?:ed|ion|or)|read_?(?:aloud|out|to_?me)|reading_?audio|voice_?over|spoken|text_?(?:to|2)_?speech|(?:^|_)tts(?:_|$)|(?:article|story|post|news|body|full_?text)_?(?:audio|voice|sound)|audio_?(?:article|story|version|narrat|reading)|listen_?to_?(?:article|story)/i;
/** What an article's own object calls its sound. */
const SOUND_KEY = /^(?:(?:audio|voice)(?:_?(?:info|data|file|url|src|link|path|mp3))?|sound_?(?:file|url|src|mp3))$/i;
/** What an object calls the file itself. */
const FILE_KEY =
  /^(?:\w{1,16}_)?(?:ur[li]|src|source|href|files?|mp3|m4a|aac|ogg|audio|link|path|location)(?:_?(?:ur[li]|mp3|m4a|hd|high|low|default))?$/i;
/** Sounds of a player, and parts of a recording. */
const CUE =
  /(?:^|[/_-])(?:samples?|intro|outro|chimes?|clicks?|dings?|beeps?|jingles?|previews?|demos?|effects?|alerts?|notifications?)(?:$|[_.-])/i;
/** What an object tells of its recording. */
const LABEL_KEY = /^(?:name|description|caption|type|kind|label|show|series|episode)$/i;
const READS = /read|narrat|listen|article|story|speech|tts|^audio(?:$|\/)|mp3|vorles|lire|lectur|lett|朗[读讀]/i;
const ADVERT_KEY =
  /(?:^|_)(?:pre_?roll|mid_?roll|promos?|promotion|sponsor\w*|adverts?|podcasts?|episodes?|shows?)(?:_|$)/i;
const TITLE_KEY = /^(?:headlines?|(?:article|news|post|story|public)?_?title)$/i;
/** Only articles have these: a title and an address have others, too. */
const ARTICLE_KEY =
  /^(?:author|byline|credits$|writer|(?:first_?|date_?)?publi(?:sh|c_)|pub_?(?:date|time)|(?:\w{1,12}_)?body$|content|paragraphs|text$|html$)/i;

const worded = (key: string) => key.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_');

/**
 * The address of the recording that reads the article, as the page's data tell it.
 *
 * @param title The article's own: objects with another are other articles.
 */
export function findReadingInData(scripts: readonly string[], title: string): string | undefined {
  const wanted = squash(title);
  const telling = scripts.filter((script) => AUDIO.test(script) && KEY_IN_SCRIPT.test(script));
  if (wanted.length < SHORTEST_TITLE || telling.length === 0) return undefined;
  let nodes = 0;
  const walk = (value: unknown, depth: number): string | undefined => {
    nodes += 1;
    if (depth > DEPTH || nodes > NODES || !isObject(value)) return undefined;
    // Checked to be an object; its values stay unknown.
    const object = value as JsonObject;
    const isNamed = !Array.isArray(value) && titlesIn(object).includes(wanted);
    if (isNamed && Object.keys(object).some((key) => ARTICLE_KEY.test(key))) {
      const found = readingIn(object, wanted, LEVELS);
      if (found !== undefined) return found;
    }
    for (const [key, inner] of Object.entries(object)) {
      if (!Array.isArray(value) && isOther(key)) continue;
      const found = walk(inner, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const state of statesOf(telling)) {
    const found = walk(state, 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

const AUDIO = /\.(?:mp3|m4a|aac|ogg|opus|wav)(?![a-z\d])/i;
const KEY_IN_SCRIPT = /audio|voice|sound|narrat|read_?(?:aloud|out)|spoken|speech|tts/i;

/** The titles that an object bears: itself, or in the object of its headlines. */
function titlesIn(object: JsonObject): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (!TITLE_KEY.test(key)) return [];
    const texts = isObject(value) && !Array.isArray(value) ? Object.values(value) : [value];
    return texts.flatMap((text) => (typeof text === 'string' ? [squash(text)] : []));
  });
}

/** The reading in an article's object, not those of the lists and of the other articles within it. */
function readingIn(object: JsonObject, wanted: string, levels: number): string | undefined {
  const own = Object.entries(object).filter(([key]) => !isOther(key) && !ADVERT_KEY.test(worded(key)));
  for (const pattern of levels === LEVELS ? [READING_KEY, SOUND_KEY] : [READING_KEY])
    for (const [key, value] of own) {
      const found = pattern.test(worded(key)) ? fileIn(value, wanted, pattern === READING_KEY) : undefined;
      if (found !== undefined) return found;
    }
  if (levels === 0) return undefined;
  for (const [, value] of own) {
    if (!isObject(value) || Array.isArray(value)) continue;
    // Checked to be an object; its values stay unknown.
    const inner = value as JsonObject;
    const titles = titlesIn(inner);
    if (titles.length > 0 && !titles.includes(wanted)) continue;
    const found = readingIn(inner, wanted, levels - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The file that a value is or holds; what is only called sound and has another title is something else. */
function fileIn(value: unknown, wanted: string, isReading: boolean): string | undefined {
  if (typeof value === 'string')
    return isAudioFile(value) && !isStream(value) && !CUE.test(value.slice(value.lastIndexOf('/'))) ? value : undefined;
  const [only, ...more] = Array.isArray(value) ? value : [value];
  if (!isObject(only) || Array.isArray(only) || more.length > 0) return undefined;
  // Checked to be an object; its values stay unknown.
  const object = only as JsonObject;
  const titles = titlesIn(object);
  if (object['enabled'] === false) return undefined;
  if (!isReading && ((titles.length > 0 && !titles.includes(wanted)) || isOfOther(object, wanted))) return undefined;
  const files = Object.entries(object).filter(([key]) => FILE_KEY.test(worded(key)) && !isCue(key));
  return files.map(([, inner]) => inner).find((file) => typeof file === 'string' && fileIn(file, wanted, true)) as
    | string
    | undefined;
}

const isCue = (key: string) => ADVERT_KEY.test(worded(key)) || CUE.test(worded(key));

/** Whether an object calls its recording an interview, an episode or anything but the article's reading. */
function isOfOther(object: JsonObject, wanted: string): boolean {
  return Object.entries(object).some(
    ([key, told]) =>
      LABEL_KEY.test(key) && typeof told === 'string' && told !== '' && squash(told) !== wanted && !READS.test(told),
  );
}
