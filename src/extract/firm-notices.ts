/** Tells notices that a clause of their own does not make a sentence of the author's: terms, rights, names and calls. */
import { isSpoken, isTold } from './line-shape.ts';

/** Ann Ames */
const NAME = "(?:\\p{Lu}[\\p{L}.’'-]{0,20}\\s?){1,4}";
const CREDITS = new RegExp(`^\\p{Lu}\\p{Ll}+ by ${NAME}(?:,? ?(?:and )?\\p{Ll}+ by ${NAME}){1,4}\\.$`, 'u');
const TERMS =
  /^by (?:registering|signing up|subscribing|clicking|submitting|continuing)[^.]{0,60} you (?:accept|agree|consent)[^.]{0,40}(?:terms|privacy|policy)/i;
const NO_ROLE =
  /\p{Lu}[^.]{0,60}, which had no (?:role|part|say|influence|involvement) in (?:the|this|our) (?:study|research|work|article|report|analysis|writing|design)/u;
const WORKED = /^these [^.,]{0,90} who (?:worked on|wrote|reported|edited) this (?:story|article|report|piece)\.?$/i;
const RIGHTS =
  /^(?:todos (?:os direitos|los derechos)|tutti i diritti|tous (?:les )?droits|alle rechte|все права) (?:reservad|riservat|réservés|vorbehalten|защищены[.,])|^本[文篇站刊报報][^。，]{0,12}授[权權]/iu;
/** Suscríbete y recibirás lo mejor; Soutenez-nous, car nous dépendons de vos dons. */
const CALL =
  /^(?:(?:suscríbete|suscríbase|apúntate|iscriviti|iscrivetevi|abbonati|assine|subscreva|inscreva-se|подпишитесь|подписывайтесь|subscribe|sign up|abonnez-vous|inscrivez-vous|abonnieren sie|melden sie sich an),? (?:y|e|и|and|et|und) (?:(?:you(?:’ll|'ll| will)|sie|vous|вы) )?(?:recib|no te p|llév|disfrut|ricev|non perd|receb|não perc|получ|ничего не проп|get|receive|never miss|recev|ne manqu|erhalten|bekommen|verpassen)|(?:soutenez|aidez)-nous,? (?:car|parce que) nous|unterstützen sie uns,? (?:denn|weil) wir|(?:apóyanos|ayúdanos),? (?:porque|pues) (?:depend|viv|somos|necesit)|(?:sostienici|sosteneteci|aiutaci),? perché (?:dipend|viv|siamo)|(?:apoie|ajude)-nos,? porque (?:depend|viv|somos)|поддержите нас,? (?:потому что|ведь|так как) мы|support us,? (?:because|as|since) we)/iu;

/** True for a text, left out for `reason`, that stays a notice whatever clause it goes on with. */
export function isFirmNotice(reason: string, text: string): boolean {
  if (isSpoken(text)) return false;
  if (reason === 'consent text' || reason === 'disclosure') return true;
  if (reason === 'copyright line') return !isTold(text);
  return [CREDITS, TERMS, NO_ROLE, WORKED, RIGHTS, CALL].some((pattern) => pattern.test(text));
}
