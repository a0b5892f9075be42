/** Tells the few words that name a recording from a sentence that is to be read. */

const WORDS =
  /收听|收聽|试听|試聽|播放|录音|錄音|音频|音頻|音檔|朗读|朗讀|有声|下载|下載|点击听|\b(?:listen|audio|podcast|play(?:er)?|hear|download|mp3|recording|anhören|hören|écouter|escuchar|ascolta|kbps)\b/i;

/** True for a label: short, about listening, and no sentence. */
export function isClipLabel(input: string): boolean {
  const text = input.trim();
  if (text.length === 0 || text.length > 90 || /[。！？.!?]["”」』]?$/.test(text)) return false;
  if (/^\d{1,3}\s?kbps/i.test(text)) return true;
  return WORDS.test(text) && (/[:：▶►🔊🎧]\s?$/u.test(text) || text.length <= 40);
}

/** True for a label that only says what to do with the recording. */
export function isBareVerb(label: string): boolean {
  return /^(?:download|listen|play|mp3|audio|herunterladen|anhören|télécharger|écouter|descargar|escuchar|scarica|ascolta|baixar|ouvir|下载|下載|收听|收聽|播放|试听|試聽)(?: (?:mp3|audio|now|file))?$/i.test(
    label.trim(),
  );
}

/** A label without the length of the recording behind it. */
export function withoutLength(label: string): string {
  const bare = label
    .replace(/[\s|·•,(/-]*(?:\d{1,2}(?::\d{2}){1,2}|\d{1,3}\s?(?:min(?:ute[ns]?)?s?|m|sec|s|分[钟鐘]))\.?\)?$/i, '')
    .trim();
  return bare === '' ? label : bare;
}

const PLAYER_CLASS = /(?:^|[\s_-])(?:audio|podcast|player|mejs|plyr)(?:$|[\s_-])/i;
const CLOCK = /^(?:[\s/|·–-]*(?:\d{1,3}(?::\d{2}){1,2}|\d{1,4}(?:\.\d{1,2})?|\d(?:\.\d{1,2})?\s?[x×])){1,4}$/;
const TITLE_LIMIT = 160;

/**
 * The title in a player's box, `''` where there is none; `undefined` when the box holds more than a title, a clock and
 * buttons.
 */
export function titleInPlayer(texts: readonly string[], classes: string): string | undefined {
  if (!PLAYER_CLASS.test(classes.slice(0, 200)) || texts.length > 5) return undefined;
  const named = texts.filter((text) => !CLOCK.test(text));
  if (named.length === texts.length || named.length > 1) return undefined;
  const [title = ''] = named;
  return title.length <= TITLE_LIMIT && !/[.。！？!?]["”’」]?$/.test(title) ? title : undefined;
}
