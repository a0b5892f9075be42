/** What a player says where it cannot play, and to those who do not see its buttons, as a table of rules. */
import { type BoilerplateRule, oneOf, PIECE, wholeLine } from './boilerplate-rule.ts';

const PLAYED =
  '(?:audios?|videos?|media|sound|playback|iframes?|(?:inline )?frames|svg|css|html ?5|javascript|scripts|flash|web ?gl|canvas|codecs?|mp[34]|pdfs?|speech synthesis|(?:the |this )(?:feature|format|object|chart|map|player|content)|embedded content|<(?:audio|video|iframe|canvas|object|embed)>)';
const UPGRADE = '(?:[.!] ?(?:please )?(?:upgrade|update|try|use|switch|download|click|tap|reload)(?: [^.!?]{0,60})?)?';
const BROWSER = 'your(?: current| web)? browser';
const THIS = '(?:(?:the|this|html ?5|embedded|inline) )';
const PART = '(?: (?:element|tag|player|playback|file|content|format|video|audio)s?)?';
const INSTEAD =
  "(?:,? but you can(?: still)? (?:download|listen|watch)[^.!?]{0,40}|[.!] (?:here is|here[’']s) a link to (?:the )?(?:audio|video|file|it)(?: instead)?|,? or (?:it|javascript|scripting) is (?:currently )?disabled|,? or is currently configured not to display inline frames)?";
const THE_TALK = '(?:the|an?|our) (?:audio )?(?:interview|conversation|episode|talk)';
const ALL_THE_TALK = '(?:the|our) (?:full|whole|complete|entire) (?:interview|conversation|episode|talk)';
const HAN_PLAYED = '(?:音[频頻訊讯樂乐檔档]|[视視影][频頻訊片]|媒[体體]|audio|video|HTML ?5)';
const HAN_RETRY =
  '(?:[，,。；\\s]?(?:[请請]|建[议議]|推[荐薦])[^。，“「]{0,6}(?:刷新|重[试試载載新]|更新|升[级級]|更[换換]|稍[后後]|(?:使|改)用[^。，“「]{0,12}(?:[浏瀏][览覽]器|Chrome))[^。“「]{0,16})?';

export const PLAYBACK_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'browser notice',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 200,
    pattern: wholeLine(
      `(?:sorry[,.!]? )?(?:html ?5 )?(?:(?:this|the) )?(?:audio|video|media|content|recording|playback)(?: (?:playback|element|tag|player|content|format|of this (?:audio|video)))? (?:is(?: currently)? (?:not |un)|isn[’']t )(?:currently |yet )?supported (?:on|by|in|with) your (?:current )?(?:web )?(?:browser|device)${UPGRADE}`,
      `(?:sorry[,.!]? )?${BROWSER} does(?:n[’']t| not) (?:currently )?support ${THIS}{0,2}${PLAYED}${PART}${INSTEAD}${UPGRADE}`,
      `(?:sorry[,.!]? )?${BROWSER} (?:does(?:n[’']t| not) (?:currently )?|can(?:not|[’']t) |is(?: not|n[’']t) able to )(?:play|display) ${THIS}{1,2}${PLAYED}${PART}${INSTEAD}${UPGRADE}`,
      `${BROWSER} is not (?:currently )?supported(?: by this (?:web ?)?site)?`,
      'to play the media,? (?:please|you (?:will )?need to)(?: either)? (?:update|upgrade) your browser to a recent version or update your flash plug-?in',
    ),
  },
  {
    reason: 'browser notice',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 200,
    pattern: wholeLine(
      '(?:ihr|dein)(?: aktueller)? browser (?:unterstützt|kann)(?= [^.!?]{0,60}(?<!\\p{L})(?:nicht|keine?[nrs]?)(?!\\p{L}))(?: (?:leider|derzeit|das|die|den|dieses?|diesen|keine?[nrs]?|nicht|eingebettete[nrs]?|eingebundene[nrs]?|html ?5)){0,4} (?:audio|video|medien|html ?5|javascript|iframes?|frames|funktion|wiedergabe|format|inhalte?)[\\p{L}-]{0,20}(?: (?:(?:leider )?nicht|abspielen|anzeigen|wiedergeben|unterstützen|element|wiedergabe))*',
      "la lecture (?:audio|vidéo|de (?:l[’']audio|la vidéo|ce média)) n[’']est pas (?:prise en charge|possible|supportée) (?:par|sur|dans) votre (?:navigateur|appareil)",
      "votre navigateur ne (?:supporte|permet|prend|peut) (?:malheureusement )?pas (?:(?:en charge|de lire|d[’']afficher|lire|afficher|la lecture|le|la|les|ce|cette|ces|cet|l[’']élément|la balise|de|du|des) ){0,4}(?:l[’']|d[’'])?(?:audio|vidéos?|javascript|html ?5|iframes?|format|fonctionnalité|lecture|contenu)(?: html ?5)?",
      '(?:tu|su) navegador no (?:soporta|admite|es compatible con|permite|puede)(?: (?:reproducir|mostrar|la reproducción|reproducción|el|la|los|las|este|esta|de|elementos?|etiqueta|contenidos?)){0,4} (?:audio|v[ií]deos?|html ?5|javascript|iframes?|función|formato|contenidos?)(?: html ?5)?',
      'la reproducción de (?:audio|v[ií]deo|contenidos?) no (?:es|está) (?:compatible|admitida|disponible|permitida) (?:con|en|por) (?:tu|su) (?:navegador|dispositivo)',
      '(?:o )?(?:seu|teu) navegador não (?:suporta|permite|é compatível com|oferece suporte a[o]?)(?: (?:reproduzir|a reprodução|reprodução|o|a|os|as|este|esta|de|d[ao]|elementos?|conteúdos?)){0,4} (?:áudio|audio|v[ií]deo|html ?5)(?: html ?5)?',
      '(?:je|uw) browser (?:ondersteunt|kan)(?= [^.!?]{0,60}(?:niet|geen)(?!\\p{L}))(?: (?:geen|niet|de|het|dit|deze|html ?5)){0,3} (?:audio|video|html ?5)[\\p{L}-]{0,16}(?: niet)?(?: afspelen)?',
      'ваш браузер не поддерживает(?: (?:элемент|тег|встроенн\\p{L}{2,3}|воспроизведение)){0,2} (?:аудио|видео|html ?5|воспроизведение)[\\p{L}-]{0,12}(?: (?:аудио|видео|html ?5))?',
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 60,
    pattern:
      /^estimated \d{1,3} min(?:ute)?s?$|^(?:ai|auto|machine|computer)[- ](?:narrated|generated (?:audio|voice|narration))$/i,
  },
  {
    reason: 'listening control',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 200,
    pattern: wholeLine(
      `(?:article|post|essay|story|chapter|issue) voice-?over(?: (?:read )?by [\\p{L} .’'-]{3,40})?`,
      'use (?:the )?(?:up\\/down|left\\/right) arrow keys to [^.!?]{4,60}',
      'text[- ]to[- ]speech icon',
      `(?:the|this) audio version of this ${PIECE} is (?:generated|created|produced|powered) (?:by|with|using) (?:an? )?(?:ai|artificial intelligence|text-to-speech|automated|synthetic)(?:[- ].{0,220})?`,
      'to hear more audio (?:stories|articles|essays)\\b.{0,100}',
    ),
  },
  {
    // How much of what is heard is written down, and where all of it is heard.
    reason: 'listening control',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 240,
    pattern: wholeLine(
      `(?:this is an? (?:partial|edited|abridged|condensed|shortened) (?:transcript|version) of ${THE_TALK}(?: (?:above|below))?\\. )?(?:please )?(?:click|press|tap|hit)(?: on)? the (?:audio |media |podcast )?player(?: (?:above|below|at the top of (?:the|this) page))? to (?:hear|listen to) ${ALL_THE_TALK}`,
      `to (?:hear|listen to) ${ALL_THE_TALK}, (?:please )?(?:click|press|tap|hit)(?: on)? the (?:audio |media |podcast )?player(?: (?:above|below|at the top of (?:the|this) page))?`,
      `(?:you can )?(?:listen to|hear) ${ALL_THE_TALK}(?: with [^.!?,]{3,40})? (?:in|by clicking|using|on) the (?:audio |media |podcast )?player (?:above|below|at the top of (?:the|this) page)`,
      '(?:dies(?:er text|es interview|er artikel)? ist (?:eine|die) (?:(?:leicht )?gekürzte|bearbeitete|redigierte) (?:fassung|abschrift|version) (?:des|eines|unseres) (?:gesprächs|interviews|podcasts)(?: (?:oben|unten))?\\. )?(?:das|die) (?:ganze|vollständige|komplette|gesamte|ungekürzte) (?:gespräch|interview|sendung|folge|fassung) (?:(?:können sie|kannst du) (?:oben |unten )(?:im|auf dem) (?:audio-?)?player hören|(?:hören sie|hörst du), wenn (?:sie|du) (?:oben |unten )auf den (?:audio-?)?player (?:klicken|klickst))',
      "(?:(?:ce texte|cet article|ceci) (?:correspond à|est|reprend) [^.!?,]{0,24}(?:re)?transcription [^.!?,]{4,60}\\. )?(?:(?:cliquez|appuyez) sur le lecteur(?: audio)?(?: ci-dess(?:us|ous))? pour écouter l[’'](?:entretien|interview|émission|épisode|échange) (?:dans son intégralité|en (?:entier|intégralité))|écoutez-l[ae] en (?:entier|intégralité) en cliquant sur le lecteur(?: audio)?(?: ci-dess(?:us|ous))?)",
      "(?:retrouvez|écoutez) l[’']intégralité de (?:cet(?:te)? |l[’'])(?:entretien|interview|émission|épisode|échange) (?:dans|sur|avec) le lecteur(?: audio)?(?: ci-dess(?:us|ous))?",
      '(?:este texto (?:corresponde a|es) (?:una parte|un extracto|un fragmento) de la transcripción de la entrevista\\. )?(?:(?:pulsa|pulse|haz clic|haga clic) en el reproductor(?: de audio)? para (?:escuchar|oír)(?:la| la entrevista) (?:completa|entera)|(?:puedes? escuchar|escuch[ae]) la entrevista completa en el reproductor de (?:arriba|abajo|audio))',
      '(?:ouça|escute|você pode ouvir) (?:a (?:entrevista|conversa)|o episódio) complet[ao] no player(?: de áudio)? (?:acima|abaixo)',
      "(?:quest[oa] (?:testo|articolo) è (?:una parte|un estratto) della trascrizione dell[’']intervista\\. )?(?:clicca|cliccate) sul (?:lettore|player)(?: audio)?(?: (?:in alto|qui sopra))? per ascoltar(?:la|e l[’']intervista) (?:per intero|completa|intera)",
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    isNeverHeading: true,
    maxWeight: 60,
    pattern: /^(?:audio|video|media|podcast) player$/i,
  },
  {
    // The label of what plays, and the film's name behind it.
    reason: 'listening control',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 140,
    pattern: oneOf(
      '^(?:now playing|reproduciendo(?: ahora)?|en cours de lecture|wird abgespielt|in riproduzione|reproduzindo|agora a reproduzir|сейчас воспроизводится)\\s?:(?: (?:watch this|mira esto|à voir|regardez|jetzt ansehen|guarda|assista)\\s?:.{0,120})?$',
    ),
  },
];

/** The same in Chinese and Japanese. */
export const HAN_PLAYBACK_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'browser notice',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 260,
    pattern: oneOf(
      `^(?:抱歉|很?[遗遺]憾|[对對]不起)?[，,]?\\s?(?:您|你)?(?:的|[当當]前|[现現]在|目前)?(?:使用)?的?(?:此|[该該])?(?:[浏瀏][览覽]器|[设設][备備]|[装裝]置)(?:版本[过過]低|[暂暫]|目前)?[，,]?(?:[还還]?不(?:支[持援]|能|兼容)|[无無]法)(?:播放|使用)?(?:此|[该該])?\\s?(?:HTML ?5\\s?)?${HAN_PLAYED}[^。，“「]{0,12}${HAN_RETRY}[。！]?$`,
      `^(?:此|[该該]|[这這]個?|本)?(?:[浏瀏][览覽]器|[设設][备備]|[装裝]置)(?:不支[持援]|[无無]法)(?:播放)?${HAN_PLAYED}(?:播放)?${HAN_RETRY}[。！]?$`,
      `^(?:此|[该該]|本)?${HAN_PLAYED}(?:[暂暫][时時]?)?(?:播放失[败敗]|加[载載]失[败敗]|[无無]法播放)${HAN_RETRY}[。！]?$`,
      '^(?:您|你)的(?:[当當]前)?[浏瀏][览覽]器不支[持援](?:嵌入式?框架|[内內]嵌框架|iframe)(?:[，,]\\s?或者?[当當]前配置[为為]不[显顯]示(?:嵌入式?|[内內]嵌)框架)?[。！]?$',
      '^(?:您|你)的[浏瀏][览覽]器不支[持援](?:自[动動])?[复複][制製][，,]\\s?[请請]手[动動][复複][制製][。！]?$',
      '^(?:お使いの|ご利用の)(?:ブラウザー?|端末|環境)(?:は|では)[^。]{0,12}(?:音声|動画|オーディオ|ビデオ|メディア|再生|audio|video|HTML ?5)[^。]{0,12}(?:対応して(?:いません|おりません)|再生できません|サポートして(?:いません|おりません)|サポートされて(?:いません|おりません))。?$',
    ),
  },
  {
    // Of what is heard whole in the player above.
    reason: 'listening control',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 260,
    pattern:
      /^(?:本[文篇]|以上|[这這]篇)(?=[^“「]{0,40}(?:[点點][击擊选選]|播放器))[^。“「他她我]{0,24}(?:[节節][选選目]|[录錄]音|播客|音[频頻檔档]|[访訪][谈談]|[对對][谈話话])[^。“「他她我]{0,20}[，,；;。][^。“「他她我]{0,16}(?:[点點][击擊选選]|[请請])[^。“「他她我]{0,12}[听聽][^。“「他她我]{0,12}[。！]?$/,
  },
  {
    reason: 'listening control',
    shape: 'whole',
    isNeverHeading: true,
    maxWeight: 60,
    pattern: /^(?:快[进進退]|[后後倒]退|前[进進])\s?\d{1,2}\s?秒$|^倍速(?:播放)?\s?\d(?:\.\d{1,2})?\s?[xX倍]$/,
  },
];
