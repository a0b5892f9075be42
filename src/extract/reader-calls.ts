/** Tells a line in which a site asks something of its reader, by several signs of which none is enough. */

import { type CallSigns, words } from './call-signs/signs.ts';
import { CALL_SIGNS } from './call-signs.ts';
import { isSpoken } from './line-shape.ts';

/** An arrow, a heart, a call that ends in joy. */
const MARK = /(?:>{1,3}|[»→↓👇❤♥💛🙏🎧]\uFE0F?|!)\s?$/u;
/** Who answers in an interview: Ann Ames: You take a little off. */
const SPEAKER = /^\p{Lu}[\p{Ll}’']{1,20}(?:\s\p{Lu}[\p{L}.’'-]{0,20}){0,3}:\s/u;
const NEEDED = 2;
/** Where a clause ends that may call, or may say only what things cost. */
const CLAUSE = /(?<=[.!?…:;–—|·]["”’)»]?)\s+/u;
const [SHORTEST, LONGEST] = [12, 220];

/** True for a call to the reader of a site, in a language of Latin script. Steps of guides speak of “your”, too. */
export function isCallToReader(text: string, isStep = false): boolean {
  if (text.length < SHORTEST || text.length > LONGEST || /^[“"«„‘]/.test(text)) return false;
  const speaker = SPEAKER.exec(text)?.[0];
  return (
    !isSpoken(text) &&
    CALL_SIGNS.some(
      (signs) => !(speaker && !signs.call.test(speaker)) && isCall(text, signs, isStep) && leadsToSite(text, signs),
    )
  );
}

/** Whether the words that call lead to something of a site, or those right before them do. */
function leadsToSite(text: string, { call, thing, gain }: CallSigns): boolean {
  const clauses = text.split(CLAUSE);
  return clauses.some((clause, at) => {
    // A question calls by what follows it.
    if (!call.test(`${clause} `)) return false;
    return thing.test(clause) || gain.test(clause) || thing.test(clauses[at - 1] ?? '');
  });
}

/** Where a sentence ends, with its mark. */
const SENTENCE = /(?<=[.!?…]["”’)»]?)\s+/u;
const ENDS = /[.!]["”’)»]?$/u;
/** What sites say around a call: thanks, hopes, and that they want to hear. */
const POLITE = words(
  'thanks|thank you|hope|hopefully|hear from|love to|(?:want|like) to (?:know|hear)|curious|what you think|your (?:turn|say|thoughts?|opinions?|views?|take|ideas?|feedback|voice)|agree|disagree|matters?|enjoy(?:ed)?',
  'danke|dank|hoffe(?:n)?|freue(?:n)?|meinung|würde(?:n)? (?:mich|uns)|feedback|interessiert',
  'merci|espère|espérons|avis|hâte|envie|gracias|espero|esperamos|opinión|grazie|spero|opinione|parere|obrigad[oa]|opinião',
);
/** Who says so is a person, and no site. */
const OF_ONE =
  /(?<![\p{L}])(?:I(?:[’']\p{L}{1,2})?|me|my|mine|myself|mir|mich|mein\p{L}{0,2}|moi|mon|ma|mes|mi|mis|mí|conmigo|mio|mia|miei|meu|minha|meus|mim)(?!\p{L})/giu;
/** We sailed at noon; we lost the boat. */
const WE_DID =
  /(?<!\p{L})we (?:all |both |then |only |never |still )?(?:\p{Ll}{2,}ed|lost|found|saw|went|drove|came|left|ate|slept|sat|took|made|sold|bought|had|were|knew|got|met|ran|rode|swam|flew|sang|drank)(?!\p{L})/giu;
/** When something is so, which offers of sites say, too. */
const WHEN =
  /(?<!\p{L})(?:now|today|first|jetzt|heute|maintenant|aujourd[’']hui|ahora|hoy|ora|oggi|agora|hoje)(?!\p{L})/giu;
/** See you in spring. */
const FAREWELL = /^(?:see you|bis (?:bald|zum|zur)|à bientôt|nos vemos|ci vediamo|até)(?!\p{L})/iu;
/** What a text tells how to make. */
const MADE = /(?<!\p{L})the (?:recipe|show|issue)(?!\p{L})/giu;
/** Where readers answer the author of a text. */
const ANSWER = /(?<!\p{L})(?:comm?ent(?:s|aires?|arios?|i|ários?)?|kommentar(?:en|e)?)(?!\p{L})/iu;
/** What an author asks for besides, as a site does. */
const ASKS_MUCH =
  /support|donat|coffee|patreon|ko-?fi|paypal|subscri|member|newsletter|podcast|sign(?:ing)? up|buy|shop|order|abonn|unterstütz|spend|kauf|soutenez|inscri|suscr|iscriv/i;
/** To get every issue, upgrade to paid. */
const PURPOSE = /^(?:to|if|for|um|wenn|pour|si|para|per|se) /i;
/** Words that are a paragraph's own, when readers are to answer or follow its author, and with any other call. */
const [OWN_BEFORE_ANSWER, OWN] = [4, 7];

/** Whether a paragraph has sentences that say nothing of a site: The orchard is finished. Prime it twice. */
function saysMore(text: string, { self, reader, thing, gain }: CallSigns): boolean {
  const isOfAuthor = () => text.search(OF_ONE) >= 0 && !self.test(text.replace(OF_ONE, '').replace(WE_DID, ''));
  const isAnswer = ANSWER.test(text) || (!ASKS_MUCH.test(text) && isOfAuthor());
  const isOwn = (sentence: string) => {
    if (!ENDS.test(sentence) || POLITE.test(sentence)) return false;
    const told = sentence
      .replace(OF_ONE, '')
      .replace(WE_DID, '')
      .replace(MADE, '')
      .replace(WHEN, '')
      .replace(FAREWELL, '');
    if (!isAnswer) return !PURPOSE.test(sentence) && ![self, reader, thing, gain].some((sign) => sign.test(told));
    return !self.test(told) && !thing.test(told);
  };
  const own = text.split(SENTENCE).filter(isOwn);
  const count = own.reduce((sum, sentence) => sum + sentence.split(' ').length, 0);
  return count >= (isAnswer ? OWN_BEFORE_ANSWER : OWN);
}

function isCall(text: string, signsOf: CallSigns, isStep: boolean): boolean {
  const { call, self, reader, thing, gain, tells } = signsOf;
  if (!call.test(text) || !(thing.test(text) || gain.test(text)) || tells.test(text)) return false;
  if (saysMore(text, signsOf)) return false;
  const signs = [self, thing, gain, MARK, ...(isStep ? [] : [reader])].filter((sign) => sign.test(text)).length;
  // A sentence that ends and does not say who asks is more likely to be of the text.
  return signs >= (/[.?…]["”»]?$/u.test(text) && !self.test(text) ? NEEDED + 1 : NEEDED);
}
