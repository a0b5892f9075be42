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

/** A label without the length of the recording behind it. */
export function withoutLength(label: string): string {
  const bare = label
    .replace(/[\s|·•,(/-]*(?:\d{1,2}(?::\d{2}){1,2}|\d{1,3}\s?(?:min(?:ute[ns]?)?s?|m|sec|s|分[钟鐘]))\.?\)?$/i, '')
    .trim();
  return bare === '' ? label : bare;
}
