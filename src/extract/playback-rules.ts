/** What a player says where it cannot play, and to those who do not see its buttons, as a table of rules. */
import { type BoilerplateRule, oneOf, PIECE, wholeLine } from './boilerplate-rule.ts';

const PLAYED =
  '(?:audios?|videos?|media|sound|playback|playing|iframes?|frames|svg|css|html ?5|javascript|scripts|flash|web ?gl|canvas|codecs?|mp[34]|features?|formats?)';
const UPGRADE = '(?:[.!] ?(?:please )?(?:upgrade|update|try|use|switch|download|click|tap|reload)(?: [^.!?]{0,60})?)?';
const OF_READER = '(?:your|this)(?: current| web)? (?:browser|device|system)';
const HAN_PLAYED = '(?:音[频頻訊讯樂乐檔档]|[视視影][频頻訊片]|媒[体體]|audio|video|HTML ?5)';
const HAN_RETRY = '(?:[，,。；\\s]?(?:[请請]|建[议議]|推[荐薦])[^。“「]{2,24})?';

export const PLAYBACK_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'browser notice',
    shape: 'whole',
    maxWeight: 200,
    pattern: wholeLine(
      `(?:sorry[,.!]? )?(?:html ?5 )?(?:(?:this|the) )?(?:audio|video|media|content|recording|playback)(?: (?:playback|element|tag|player|content|format|of this (?:audio|video)))? (?:is(?: currently)? (?:not|un) ?|isn[’']t |cannot be |can[’']t be |is not )(?:currently |yet )?(?:supported|available|played) (?:on|by|in|with) ${OF_READER}${UPGRADE}`,
      `(?:sorry[,.!]? )?${OF_READER} (?:does(?:n[’']t| not)|can(?:not|[’']t)|is(?: not|n[’']t) able to) (?:currently )?(?:support|play|display)(?: [\\p{L}\\d]+){0,3} ${PLAYED}(?: (?:element|tag|player|playback|file|content|format|video|audio)s?)?(?:,? but you can(?: still)? (?:download|listen|watch)[^.!?]{0,40})?${UPGRADE}`,
      'to (?:play|hear|watch|view|listen to|see) (?:the|this) (?:media|audio|video|clip|recording)(?:,? (?:please|you (?:will )?need to))?(?: either)? (?:update|upgrade|enable|turn on|install|use) [^.!?]{0,60}(?:browser|javascript|flash|plug-?in)[^.!?]{0,60}',
    ),
  },
  {
    reason: 'browser notice',
    shape: 'whole',
    maxWeight: 200,
    pattern: wholeLine(
      '(?:ihr|dein|der|dieser|ihr aktueller) browser (?:unterstützt|kann)(?: \\p{L}+){0,4} (?:audio|video|medien|html ?5|javascript|iframes?|funktion|wiedergabe|format)[\\p{L}-]{0,20}(?: (?:(?:leider )?nicht|abspielen|wiedergeben|unterstützen|element|wiedergabe))*',
      "la lecture (?:audio|vidéo|de (?:l[’']audio|la vidéo|ce média)) n[’']est pas (?:prise en charge|possible|supportée) (?:par|sur|dans) (?:votre|ce) (?:navigateur|appareil)",
      '(?:tu|su|este) (?:navegador|dispositivo) no (?:soporta|admite|es compatible con|permite)(?: \\p{L}+){0,4} (?:audio|v[ií]deos?|html ?5|javascript|iframes?|función|formato)(?: html ?5)?',
      "votre navigateur ne (?:supporte|permet|prend|peut)(?: [\\p{L}’']+){0,6} (?:(?:l[’'])?audio|vidéos?|javascript|html ?5|iframes?|format|fonctionnalité|lecture)(?: html ?5)?",
      'la reproducción de (?:audio|v[ií]deo|contenidos?) no (?:es|está) (?:compatible|admitida|disponible|permitida) (?:con|en|por) (?:tu|su|este) (?:navegador|dispositivo)',
      '(?:o )?(?:seu|teu|este) (?:navegador|dispositivo) não (?:suporta|permite|é compatível com|oferece suporte a[o]?)(?: \\p{L}+){0,4} (?:áudio|audio|v[ií]deo|html ?5)(?: html ?5)?',
      '(?:je|uw|deze) browser (?:ondersteunt|kan)(?: \\p{L}+){0,3} (?:audio|video|html ?5)[\\p{L}-]{0,16}(?: niet)?(?: afspelen)?',
      'ваш браузер не поддерживает(?: \\p{L}+){0,3} (?:аудио|видео|html ?5|воспроизведение)[\\p{L}-]{0,12}(?: (?:аудио|видео|html ?5))?',
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 200,
    pattern: wholeLine(
      `(?:article|post|essay|story|chapter|issue) voice-?over(?: (?:read )?by [\\p{L} .’'-]{3,40})?`,
      'use (?:the )?(?:up\\/down|left\\/right) arrow keys to [^.!?]{4,60}',
      'estimated \\d{1,3} min(?:ute)?s?',
      '(?:ai|auto|machine|computer)[- ](?:narrated|generated (?:audio|voice|narration))',
      'text[- ]to[- ]speech icon',
      `(?:the|this) audio version of this ${PIECE} is (?:generated|created|produced|powered) (?:by|with|using) (?:an? )?(?:ai|artificial intelligence|text-to-speech|automated|synthetic)(?:[- ].{0,220})?`,
      'to hear more audio (?:stories|articles|essays)\\b.{0,100}',
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    isNeverHeading: true,
    maxWeight: 60,
    pattern: /^(?:audio|video|media|podcast) player$/i,
  },
];

/** The same in Chinese and Japanese. */
export const HAN_PLAYBACK_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'browser notice',
    shape: 'whole',
    maxWeight: 260,
    pattern: oneOf(
      `^(?:抱歉|很?[遗遺]憾|[对對]不起)?[，,]?\\s?(?:您|你)?(?:的|[当當]前|[现現]在|目前)?(?:使用)?的?(?:此|[该該])?(?:[浏瀏][览覽]器|[设設][备備]|[装裝]置)(?:版本[过過]低|[暂暫]|目前)?[，,]?(?:[还還]?不(?:支[持援]|能|兼容)|[无無]法)(?:播放|使用)?(?:此|[该該])?\\s?(?:HTML ?5\\s?)?${HAN_PLAYED}[^。，“「]{0,12}${HAN_RETRY}[。！]?$`,
      `^(?:此|[该該]|[这這]個?|本)?(?:[浏瀏][览覽]器|[设設][备備]|[装裝]置)(?:不支[持援]|[无無]法)(?:播放)?${HAN_PLAYED}(?:播放)?${HAN_RETRY}[。！]?$`,
      `^(?:此|[该該]|本)?${HAN_PLAYED}(?:[暂暫][时時]?)?(?:播放失[败敗]|加[载載]失[败敗]|[无無]法播放)${HAN_RETRY}[。！]?$`,
      '^(?:お使いの|ご利用の|この)(?:ブラウザー?|端末|環境)(?:は|では)[^。]{0,12}(?:音声|動画|オーディオ|ビデオ|メディア|再生|audio|video|HTML ?5)[^。]{0,12}(?:対応して(?:いません|おりません)|再生できません|サポートして(?:いません|おりません)|サポートされて(?:いません|おりません))。?$',
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    isNeverHeading: true,
    maxWeight: 60,
    pattern: /^(?:快[进進退]|[后後倒]退|前[进進])\s?\d{1,2}\s?秒$|^倍速(?:播放)?\s?\d(?:\.\d{1,2})?\s?[xX倍]$/,
  },
];
