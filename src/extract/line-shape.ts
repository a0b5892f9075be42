/** Tells a sentence of an article from a label, a name or a date: what is shaped like a sentence belongs to the text. */
import { ignoringCase } from './ignoring-case.ts';

const ENDS = /(?<!\d\s?[ap]\.?m)[.!?。！？…]["”’»」』)）\]】]*$/i;
const REPORTED =
  /\b(?:said|says|told|asked|wrote|writes|recalls?|recalled|shouted|called|was (?:the|painted|all)|were (?:the|all|everywhere))\b|(?<!\p{L})(?:dijo|dijeron|decían?|escribió|disait|disaient|écrivait|diceva|dicevano|disse|scrisse|sagte|sagten|schrieb|escreveu|dizia|diziam)(?!\p{L})|[说說](?:[，。：:]|$)|[写寫](?:道|着|著|过|過|在)|表示|这样写|回忆|回憶|喊道?|法院|起诉|起訴/iu;

/** True for text that ends as a sentence does; the point of `p.m.` ends none. */
export function endsSentence(text: string): boolean {
  return ENDS.test(text.trimEnd());
}

const SAY =
  '(?:said|says|told|tells|asked|asks|wrote|writes|warned|warns|promised|promises|advised|advises|insisted|insists|announced|announces|shouted|shouts|whispered|called|replied|ordered|begged|joked|reckoned|(?:used|like[sd]?) to say|(?:kept|keeps) (?:saying|telling)|(?:would|will|seem(?:s|ed) to) (?:say|tell)|pleaded|pleads)';
const SPEAKER =
  "(?:(?:I|he|she|they|we|it|everyone|everybody|somebody|someone|nobody)|(?:(?:my|his|her|our|their|the|a|an|one|its)\\s)?(?:[\\p{L}’'-]{2,24}\\s){0,3}?[\\p{L}’'-]{2,24})";
/** Get the app, said my son, and …; Try the soup, my aunt told me. */
const SPOKEN = ignoringCase(
  `[,!?]["”’']?\\s(?:${SAY}\\s${SPEAKER}|${SPEAKER}\\s(?:once\\s|always\\s|then\\s)?${SAY}|(?:they|people|some|others|we|I)\\ssay)(?=[\\s,.:;!?]|$)`,
);

/** True for a sentence that tells in its midst who said it: nobody's call to a reader. */
export function isSpoken(text: string): boolean {
  return SPOKEN.test(text);
}

/** True when somebody is telling what was said or done, which no notice of a publication does. */
export function isReported(text: string): boolean {
  return REPORTED.test(text) || SPOKEN.test(text);
}

const TOLD =
  /\b(?:he|she|they|his|hers?|theirs?|him|them|was|were|had|did|came|went|took|made|got|could|might|must|ago|yesterday|once|would(?! like))\b/i;

/** True for an English sentence about other people or another time, as no notice of a publication is. */
export function isTold(text: string): boolean {
  return TOLD.test(text);
}

const SMALL =
  /^(?:and|or|of|in|the|for|at|on|to|by|with|from|as|is|special|staff|senior|chief|our|a|an|writers?|reporters?|correspondents?|editors?|columnists?|photographers?|contributors?|news|agency|agencies|via|par|por|und|von|van|der|den|de|del|della|di|da|do|dos|du|des|la|le|el|et|y|für|aus|am|um|uhr|photos?|picture|image|source|file|credit|courtesy|graphic|illustration|updated?|published|posted|modified|created|last|first|originally|ago|hours?|hrs?|minutes?|mins?|read|comments?|views?|words?|story|written|reported|contributed|text|interview|\p{L})$/iu;

/** True when every word of Latin script is a name, or one of the little words that stand between names. */
export function isNames(text: string): boolean {
  const words =
    text
      .replace(/@\w{1,80}|\b(?:[\w-]{1,40}\.){1,3}[a-z]{2,4}\b/g, ' ')
      .match(/\p{Script=Latin}[\p{Script=Latin}'’.-]*/gu) ?? [];
  // iStock, eBay
  return words.every((word) => /^\p{Ll}?\p{Lu}/u.test(word) || SMALL.test(word.replace(/[.-]+$/, '')));
}

/** Words that a Chinese sentence has and a name has not. */
const NO_HAN_NAME =
  /[您你我他她它们們吗嗎呢吧了着著是的这這那什怎没沒不就很也被把]|看到|获悉|獲悉|了解|手[记記]|采[访訪]|来到|來到|发现|發現|跟随|随后/;

/** True for Chinese that may be a list of names: no pronoun, particle or verb of reporting in it, no punctuation within. */
export function isHanNames(text: string): boolean {
  return !NO_HAN_NAME.test(text) && !/[。！？!?，；]/.test(text.replace(/[。）)】\]]+$/, ''));
}
