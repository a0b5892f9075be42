/** Tells a paragraph in which one sentence is about something, whatever its other sentences call for. */

import { BRANDS, type CallSigns, words } from './call-signs/signs.ts';
import { CALL_SIGNS } from './call-signs.ts';
import { asksInChinese, hasOwnHanPart } from './own-han-part.ts';

/** Where a sentence ends, with its mark; the points of a day and of an initial end none. */
const SENTENCE =
  /(?<=(?<!(?<!\p{L})(?:\d{1,2}|(?!I)\p{Lu}))[.!?…]["”’)»]?)\s+(?=[^\p{L}\p{N}]{0,2}[\p{Lu}\p{N}])|(?<=[。！？!?])(?![。！？!?”」』）)\s]|$)\s*/u;
const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ASKS = /[?？]["”’」』)»]?$/u;
const ENDS = /[.!。！]["”’」』)»]?$/u;

/** What sites say around a call: thanks, hopes, and that they want to hear. */
const POLITE = words(
  'thanks|thank you|hope|hopefully|hear from|love to|(?:want|like) to (?:know|hear)|curious|what you think|your (?:turn|say|thoughts?|opinions?|views?|take|ideas?|feedback|voice)|agree|disagree|matters?|enjoy(?:ed)?',
  'danke|dank|hoffe(?:n)?|freue(?:n)?|meinung|würde(?:n)? (?:mich|uns)|feedback|interessiert',
  'merci|espère|espérons|avis|hâte|envie|gracias|espero|esperamos|opinión|grazie|spero|opinione|parere|obrigad[oa]|opinião',
);
/** Who says so is a person, and no site. */
const OF_ONE =
  /(?<![\p{L}])(?:I(?:[’']\p{L}{1,2})?|me|my|mine|myself|mir|mich|mein\p{L}{0,2}|moi|mon|ma|mes|mi|mis|mí|conmigo|mio|mia|miei|meu|minha|meus|mim)(?!\p{L})/giu;
const OF_ONE_ONCE = new RegExp(OF_ONE.source, 'iu');
/** What even one person says on a site only. */
const OF_PUBLISHING = words(
  BRANDS,
  'comments?|posts?|articles?|stor(?:y|ies)|episodes?|subscri\\p{L}+|kommentar\\p{L}*|beitr[aä]g\\p{L}*|artikel\\p{L}*|commentaires?|abonn\\p{L}+|art[íi]culos?|comentarios?|articol[oi]|commenti|artigos?|comentários?',
);
/** We sailed at noon; we lost the boat. */
const WE_DID =
  /(?<!\p{L})we (?:all |both |then |only |never |still )?(?:\p{Ll}{2,}ed|lost|found|saw|went|drove|came|left|ate|slept|sat|took|made|sold|bought|had|were|knew|got|met|ran|rode|swam|flew|sang|drank)(?!\p{L})/giu;
/** When something is so, which offers of sites say, too. */
const WHEN =
  /(?<!\p{L})(?:now|today|first|jetzt|heute|maintenant|aujourd[’']hui|ahora|hoy|ora|oggi|agora|hoje)(?!\p{L})/giu;
/** What a text tells how to make. */
const MADE = /(?<!\p{L})the (?:recipe|show|issue)(?!\p{L})/giu;
/** See you in spring; every letter says See you next week. */
const FAREWELL =
  /^(?:see you(?! (?:next|soon|tomorrow|again|later))|bis (?:zum|zur)(?! nächsten)|nos vemos(?! (?:pronto|la próxima))|ci vediamo(?! (?:presto|alla prossima))|até)(?!\p{L})/iu;
/** Where readers answer the author of a text. */
const ANSWER = /(?<!\p{L})(?:comm?ent(?:s|aires?|arios?|i|ários?)?|kommentar(?:en|e)?)(?!\p{L})/iu;
/** The day's stories, explained. Get them in your inbox: a call that offers what stands before it. */
const OFFERS = /(?<!\p{L})(?:get|receive|have|sign up for|want) (?:it|them|this|these)(?!\p{L})/iu;
/** What readers do who answer a question. */
const TO_ANSWER =
  /(?<!\p{L})(?:tell|let (?:me|us) know|write|comment|share|answer|reply|discuss|e-?mail|schreib|erzähl|sag|verrat|verrät|antwort|teil|kommentar|dites|racont|écri|partage|répond|réagi|commentai|cuént|cont[aá]|escr[ií]|compart|coment|d[íi]nos|scriv|raccont|dite|condivid|comment|escrev|respond)/iu;
/** What an author asks for besides, as a site does. */
const ASKS_MUCH =
  /support|donat|coffee|patreon|ko-?fi|paypal|subscri|(?<!re)member|newsletter|podcast|sign(?:ing)? up|buy|shop|order|ticket|billet|karten|entrad|bigliett|abonn|unterstütz|spend|kauf|soutenez|inscri|suscr|iscriv/i;
/** Where a newsroom gathers answers for reports of its own. */
const TO_NEWSROOM =
  /(?<!\p{L})(?:our|unser(?:e[rnm]?)?|notre|nos|nuestr[oa]s?|nostr[aoi]|noss[oa]s?) (?:reporters?|journalists?|newsroom|editors|redaktion|reporter|rédaction|journalistes?|redacción|periodistas?|redazione|giornalisti|redação|jornalistas)(?!\p{L})|(?<!\p{L})(?:haveyoursay|yourstory|yourvoice|newsroom|reporters?|tips|redaktion|redaction|redaccion|redazione|redacao)@/iu;
/** To get every issue, upgrade to paid. */
const PURPOSE = /^(?:to|if|for|um|wenn|pour|si|para|per|se) /i;
/** Words that are a paragraph's own: where a rule describes it, and where only signs show that its reader is to answer or to follow. */
const [OWN, OWN_BESIDE_SIGNS] = [7, 4];

/** A question of its own is whole, while advertisements leave words out: Looking for a new home? */
const WHOLE =
  /^(?!are you an? )(?:(?:and|so|but|now)(?: you)?,? )?(?:what|which|who|whose|where|when|why|how|do|does|did|has|have|is|are|was|were|will|would|could|can|should)(?!\p{L})/iu;
const ENGLISH_WORD = /(?<!\p{L})(?:the|you|your|what|how|this|for|to|of)(?!\p{L})/iu;
/** What is asked below any text: what readers think of it, what is wrong with it, what else they want. */
const OF_ANY = new RegExp(
  [
    words(
      'what do you (?:all )?(?:think|make|say)|(?:any|some|more|other|another|a) (?:\\p{L}+ )?(?:thoughts?|comments?|ideas?|suggestions?|feedback|stor(?:y|ies)|views?|opinions?|experiences?|information|recommendations?)|questions?|mistakes?|errors?|typos?|wrong|helpful|useful|subscriber|article|story|post|piece|essay|video|review|guide|tutorial',
      '(?:have|has|were|was|are|is) you(?:r \\p{L}+)? (?:been )?affected|welche erfahrung(?:en)?|quelles? expériences?|qué experiencias?|quali esperienze|que experiências?',
      'wie findest|was (?:denk|mein|sag|halt)\\p{L}+|hinweise?|anregung|kritik|tipp|eine geschichte|fragen|fehler|beitrag|artikel',
      'que pensez|pensez-vous de|plu|erreur|une histoire|info|témoignage|suggestion|remarque|vidéo',
      'te (?:ha )?(?:parece|parecido|gustado)|opinas?|piensas|pista|una historia|sugerencia|duda|consulta|preguntas?|artículo|vídeo',
      'pensate|pensi|piaciuto|errore|segnalazione|domanda|suggerimento|dubbi?o?|una storia|articolo',
      'achou|acha|gostou|erro|uma história|sugestão|dúvida|pergunta|denúncia|notícia|artigo',
    ).source,
    // Have you tried any of these?
    '(?<!\\p{L})(?:this|that|these|those|it|them|one|next|das|dies|dazu|davon|darüber|cela|ça|esto|eso|ello|questo|ciò|isso|isto) ?\\?$',
  ].join('|'),
  'iu',
);
const WORDS_OF_QUESTION = 5;
/** Asks for what every reader can tell of what was told. */
const OF_YOURS = /^what(?:[’']s| is| are) yours ?\?$/i;

const LONGEST = 600;

/** The lifeboat is funded by its supporters: what a text tells of, and no publication of itself. */
const OF_THING =
  /^(?:The|This) (?!(?:paper|project|station|show|publication|programme|program|organi[sz]ation|community|team|series|work|reporting|story)(?!\p{L}))\p{Ll}/u;
/** Of whom a line on how to reach them tells. */
const STATEMENTS: ReadonlySet<string> = new Set(['promotion', 'share line', 'subscription line']);

/**
 * True for such a paragraph of several sentences.
 *
 * @param reason Why it would be left out: who is who stands before how to reach them, and who pays before an appeal.
 * @param isOfSite Tells the sentences for which there is a rule.
 */
export function hasOwnPart(text: string, reason: string, isOfSite: (sentence: string) => boolean): boolean {
  if (text.length > LONGEST || /^[[【].*[\]】]$/.test(text)) return false;
  const sentences = sentencesIn(text);
  if (sentences.length < 2) return false;
  const isRest = (sentence: string) => !isOfSite(sentence);
  const mayTell = STATEMENTS.has(reason) && !OFFERS.test(text);
  if (HAN_OR_KANA.test(text)) return hasOwnHanPart(sentences, mayTell, isRest);
  const isOffer = reason === 'subscription line';
  const calling = CALL_SIGNS.filter(({ call }) => call.test(text));
  return (
    calling.length > 0 &&
    calling.every(
      (signs) =>
        asksInLatin(sentences, signs, isRest) ||
        (mayTell && saysMore(isOffer ? sentences.filter(isOfOne) : sentences, false, signs, isRest)) ||
        (reason === 'fundraising' && sentences.some((one) => isOnThing(one, signs) && isRest(one))),
    )
  );
}

/** True for a question on something and a call to answer it below, which authors set behind the end, too. */
export function asksReaders(text: string): boolean {
  if (text.length > LONGEST) return false;
  const sentences = sentencesIn(text);
  if (HAN_OR_KANA.test(text)) return asksInChinese(sentences, () => true);
  return (
    CALL_SIGNS.some(({ call }) => call.test(text)) &&
    CALL_SIGNS.every((signs) => asksInLatin(sentences, signs, () => true))
  );
}

/** The same of a paragraph in which only signs of a language show a call. */
export const hasOwnPartBesideSigns = (text: string, signs: CallSigns): boolean => {
  const sentences = sentencesIn(text);
  return saysMore(sentences, true, signs, () => true);
};

/** The sentences of a paragraph, in order. */
export const sentencesIn = (text: string): readonly string[] => text.split(SENTENCE).map((sentence) => sentence.trim());

/** True for what one person says of himself. */
export const isOfOne = (text: string): boolean => OF_ONE_ONCE.test(text);

const isOnThing = (sentence: string, { self, thing, gain }: CallSigns) =>
  OF_THING.test(sentence) && ENDS.test(sentence) && ![self, thing, gain].some((sign) => sign.test(sentence));

/** A question on something, and behind it nothing but the call to answer. */
function asksInLatin(
  sentences: readonly string[],
  { self, thing }: CallSigns,
  isRest: (sentence: string) => boolean,
): boolean {
  const last = sentences.findLastIndex((sentence) => ASKS.test(sentence));
  const calls = sentences.slice(last + 1).join(' ');
  if (last < 0 || !TO_ANSWER.test(calls) || ASKS_MUCH.test(calls) || TO_NEWSROOM.test(calls)) return false;
  return sentences.slice(0, last + 1).some((sentence) => {
    const asked = sentence.replace(OF_ONE, '');
    return (
      ASKS.test(sentence) &&
      (sentence.split(' ').length >= WORDS_OF_QUESTION || OF_YOURS.test(sentence)) &&
      (WHOLE.test(sentence) || !ENGLISH_WORD.test(sentence)) &&
      ![self, thing, OF_ANY].some((sign) => sign.test(asked)) &&
      isRest(sentence)
    );
  });
}

/** Whether a paragraph has sentences that say nothing of a site: The orchard is finished. Prime it twice. */
function saysMore(
  sentences: readonly string[],
  isLoose: boolean,
  { call, self, reader, thing, gain }: CallSigns,
  isRest: (sentence: string) => boolean,
): boolean {
  const text = sentences.join(' ');
  const isOfAuthor = () => text.search(OF_ONE) >= 0 && !self.test(text.replace(OF_ONE, '').replace(WE_DID, ''));
  const isAnswer = ANSWER.test(text) || (!ASKS_MUCH.test(text) && isOfAuthor());
  const isOwn = (sentence: string) => {
    if (!ENDS.test(sentence) || POLITE.test(sentence)) return false;
    if (!isLoose && call.test(sentence)) return false;
    const told = sentence
      .replace(OF_ONE, '')
      .replace(WE_DID, '')
      .replace(MADE, '')
      .replace(WHEN, '')
      .replace(FAREWELL, '');
    if (OF_ONE_ONCE.test(sentence) && ![self, reader, OF_PUBLISHING].some((sign) => sign.test(told))) return true;
    if (!isAnswer) return !PURPOSE.test(sentence) && ![self, reader, thing, gain].some((sign) => sign.test(told));
    return !self.test(told) && !thing.test(told);
  };
  const own = sentences.filter((sentence) => isOwn(sentence) && isRest(sentence));
  const count = own.reduce((sum, sentence) => sum + sentence.split(' ').length, 0);
  return count >= (isLoose && (isAnswer || !ASKS_MUCH.test(text)) ? OWN_BESIDE_SIGNS : OWN);
}
