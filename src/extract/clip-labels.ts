/** Tells the few words that name a recording from a sentence that is to be read. */
import { isReported } from './line-shape.ts';

const WORDS =
  /收听|收聽|试听|試聽|播放|录音|錄音|音频|音頻|音檔|朗读|朗讀|有声|下载|下載|点击听|\b(?:listen|audio|podcast|play(?:er)?|hear|download|mp3|recording|anhören|hören|écouter|escuchar|ascolta|kbps)\b/i;

/** True for a label: short, about listening, and no sentence. */
export function isClipLabel(input: string): boolean {
  const text = input.trim();
  // Listen: Ann Ames reads this story.
  if (text.length <= 90 && CALL.test(text) && !/[。！？.!?]\s/.test(text)) return true;
  if (tellsBeforePlayer(text)) return false;
  if (text.length === 0 || text.length > 90 || /[。！？.!?]["”」』]?$/.test(text)) return false;
  // Who wrote the text and when is not the name of a recording.
  if (/(?:作者|撰文|[编編][辑輯])\s?[：:]|(?:19|20)\d{2}[-/.年]\d/.test(text)) return false;
  if (/^\d{1,3}\s?kbps/i.test(text) || CALL.test(text)) return true;
  return WORDS.test(text) && (/[:：▶►🔊🎧]\s?$/u.test(text) || text.length <= 40);
}

/** What somebody tells, or tells the listener to notice, before it is heard. */
const TELLS =
  /[。！？；]|[.!?;]\s|[，,](?!\d)|[我你他她它]|这[是里]|這[是裡]|(?<!\p{L})(?:I|you|we|he|she|it|they|this is|that is|here is|ich|wir|er|das ist|hier ist|je|j[’']ai|vous|nous|ils|elles?|voici|c[’']est|yo|ella|ellos|esto es|este es|esta es|así|io|lui|lei|ecco|questo è|eu|ele|ela|isto é)(?!\p{L})/iu;

/** Seven words, or twelve Chinese characters. */
const LONG = /^(?:\S{1,40}\s){6}|^[^：:]{0,80}\p{Script=Han}{12}/u;

/** What names the text as heard, whatever commas are in it: Audio, 5 min: */
const HEARD_TEXT = new RegExp(
  `^(?:${[
    '(?:audio|podcast)(?=, (?:\\d|episode|part|folge|teil|épisode|episodio|parte|(?:read|voiced) by))(?:, [^,.!?;]{1,30}){1,3}',
    "(?:listen to|hear|ascolta(?:te)?|écoute[rz]?|escuch[ae]r?|ouvir|ouça|hören sie)(?: (?:the|this|il|la|le|cette?|el|este|esta|o|a|den|das) | l[’'])(?:article|story|episode|interview|articolo|episodio|intervista|épisode|entretien|artículo|entrevista|artigo|beitrag|text|artikel|gespräch)(?:, [^,.!?;]{0,20}\\d[^,.!?;]{0,12})?",
    "(?:(?:this|here) is|here[’']s|voici|das ist|hier ist|ecco|est[ae] es|questa è|esta é) (?:an?|the|une|la|una|eine|die|a|uma) (?:audio version|version audio|audioversion|hörfassung|versión (?:en |de )?audio|versione audio|versão (?:em )?áudio)(?: (?:of|de|del|di|da|do|des|dieses|dell[’'])\\s?[^.!?,;]{2,24})?",
    '音[频頻]版?[，,]\\s?由[^。，]{2,12}(?:朗[读讀]|播[读讀讲講]|[讲講]述)',
    '[你您](?:也|[还還])?可以?在?(?:[这這][里裡儿兒]|此[处處]|[上下][方面])收?[听聽](?:本文|全文|[这這]篇文章|[本这這]期|音[频頻]|朗[读讀])[^。，]{0,10}',
  ].join('|')})[:：]$`,
  'iu',
);

/** True for a sentence that ends in a colon. */
export function tellsBeforePlayer(text: string): boolean {
  if (HEARD_TEXT.test(text)) return false;
  if (!/[:：]$/.test(text) || CALL.test(text) || /^[请請]?(?:[点點][击擊]|收[听聽])/.test(text)) return false;
  return TELLS.test(text) || isReported(text) || (!WORDS.test(text) && LONG.test(text));
}

/** What stands before the name of a recording: Listen: */
const CALL =
  /^(?:listen(?: now| here)?|audio|hear|podcast|(?:jetzt |hier )?(?:an)?hören|écoute[rz]|escuch[ae]r?|ascolta(?:te)?|ouvir|ouça|luister|收[听聽]|音[频頻])\s?[:：|–—]\s?(?=\S.{3})/i;

/** The name of a recording without the call to listen in front of it, and the length behind it. */
export function withoutCall(label: string): string {
  return withoutLength(label.replace(CALL, ''));
}

const BARE_VERB =
  /^(?:download|listen|play|mp3|audio|herunterladen|anhören|télécharger|écouter|descargar|escuchar|scarica|ascolta|baixar|ouvir|下载|下載|收听|收聽|播放|试听|試聽)(?:[ -](?:the|this|der|die|als|le|l['’]|el|il|o|now|here|mp3|audio(?:datei)?|datei|file|episode|recording|fichier|archivo))*(?: ?\(?mp3\)?)?$/i;

/** True for a label that only says what to do with the recording. */
export function isBareVerb(label: string): boolean {
  return BARE_VERB.test(label.trim());
}

/** A line without the link behind it that only says what to do with a recording. */
export function withoutVerb(text: string, clips: readonly { readonly label?: string }[]): string {
  const verb = clips.at(-1)?.label ?? '';
  const isLast = isBareVerb(verb) && text.length > verb.length && text.endsWith(verb);
  return isLast ? text.slice(0, -verb.length).replace(/[\s|·•(–-]+$/, '') : text;
}

/** A label without the length of the recording behind it. */
export function withoutLength(label: string): string {
  const bare = label
    .replace(/[\s|·•,(/-]*(?:\d{1,2}(?::\d{2}){1,2}|\d{1,3}\s?(?:min(?:ute[ns]?)?s?|m|sec|s|分[钟鐘]))\.?\)?$/i, '')
    .trim();
  return bare === '' ? label : bare;
}

const LENGTH =
  '(?:\\d{1,2}(?::\\d{2}){1,2}|\\d{1,3}\\s?(?:min(?:ute[ns]?)?s?|m|sec(?:ond)?s?|s|hours?|hrs?|h)\\b\\.?|\\d{1,3}\\s?(?:分[钟鐘]?|秒))';
const ABOUT = '(?:约|約|about |ca\\.? |circa |env(?:iron|\\.) |aprox\\.? |[~≈] ?)?';
/** A clock, a length, a speed, a size of a file. */
const CLOCK = new RegExp(
  `^(?:(?:duration|length|running time|dauer|länge|durée|duración|durata|duração)\\s?:?\\s)?(?:[\\s/|·(–-]*(?:${ABOUT}${LENGTH}|\\d{1,4}(?:\\.\\d{1,2})?|\\d(?:\\.\\d{1,2})?\\s?[x×]|\\d{1,4}(?:[.,]\\d{1,2})?\\s?[KM]B)\\)?){1,4}$`,
  'i',
);
const TIMED = new RegExp(`[|·•,，/(]\\s?${ABOUT}${LENGTH}\\)?$`, 'i');

/** True for what a player's clock shows. */
export function isClock(text: string): boolean {
  return text.length < 60 && CLOCK.test(text.trim());
}

/** The words before a player, by their inline elements, without those that tell its length. */
export function labelOf(parts: readonly string[]): string {
  const named = parts.filter((part) => part.trim() !== '' && !isClock(part));
  const untimed = named.filter((part) => !TIMED.test(part.trim()));
  return (untimed.length > 0 ? untimed : named).join('');
}

/** True for the words of a button that say what it plays: Listen to this article. */
export function isInvitation(text: string): boolean {
  return text.length < 60 && INVITATION.test(text.trim());
}

const INVITATION =
  /^(?:(?:listen to|hear) \S|(?:article|post|essay|story) voice-?over\b|(?:artikel|beitrag|text) (?:an)?hören|diesen? \S+ (?:an)?hören|écouter (?:l|cet)|(?:escuchar|escucha|ouvir|ouça|ascolta) \S|lyt til \S|(?:收听|收聽|听|聽|朗[读讀]|播放)(?:本文|全文|新[闻聞]|文章|[这這]篇|本[篇期]|[报報][导導道]))/i;
