/** The sentences in which Dutch sites ask something of their readers below a text. */
import { type AppealSentences, FEW, HOUSE_MAIL, MAIL, NETWORKS, SOME, sentences } from './sentences.ts';

const TEXT =
  '(?:dit|deze|het|de|ons|onze|mijn) (?:artikel|stuk|verhaal|bericht|aflevering|podcast|video|recept|interview|reportage|blog|nieuwsbrief|tekst|onderzoek)';
/** What a reader is asked to do. */
const DONE = '(?:deel|delen|volg|abonn|steun|koffie|donat|doneer|reageer|aan(?:raden|bevelen)|lid(?!\\p{L})|like)';

export const DUTCH_APPEALS: AppealSentences = {
  appeal: sentences(
    `(?:als|vond|vind) (?:je|u|jij) ${TEXT}${FEW}(?:goed|leuk|nuttig|interessant|waardevol|mooi)${FEW}, ${SOME}${DONE}${SOME}`,
    `(?:beluister|luister naar)${FEW} (?:aflevering|podcast|gesprek)${FEW}(?:onze podcast|podcast-?app|spotify)${SOME}`,
    `download onze app${SOME}`,
    `(?:volg (?:ons|mij)(?: ook)?|je kunt ons(?: ook)? volgen) (?:op|via) ${FEW}${NETWORKS}(?!\\p{L})(?:(?: en|,| om) ${SOME})?`,
    `laat het ons(?: dan)? weten (?:in de (?:reacties|comments)|hieronder|via (?:${MAIL}|${FEW}formulier))${FEW}`,
    `(?:zie|heb|ziet|hebt|heeft) (?:je|u) een (?:typ|taal)?fout (?:in|gevonden in|gezien in) ${TEXT}(?: gevonden| gezien)?\\?`,
    `(?:trakteer (?:me|mij|ons) op|geef (?:me|mij) een) ${FEW}koffie (?:als|via|op|hier)(?!\\p{L})${SOME}`,
    `(?:meer weten|meer lezen)(?: over ${FEW})?\\? (?:bekijk|lees) (?:ook )?(?:ons|onze) ${FEW}`,
    `(?:bekijk|lees) (?:ook )?(?:ons dossier|onze (?:andere )?(?:artikelen|verhalen|specials?))(?: (?:over|op|in|van) ${FEW})?`,
    `${TEXT} is (?:gratis|vrij toegankelijk|mogelijk)${FEW} (?:dankzij|door) ${FEW}(?:leden|lezers|donateurs|abonnees)${FEW}`,
    `${SOME}(?:mail|schrijf|stuur|tip) ${FEW}(?:naar|via|op) ${HOUSE_MAIL}`,
  ),
  half: sentences(
    `wil (?:je|u) (?:ons|onze (?:\\p{L}+ )?(?:krant|journalistiek|redactie|website|podcast)|mijn blog) (?:steunen|helpen|volgen)\\?`,
    `(?:word|wordt) (?:dan |ook |nu )*(?:lid|vriend|donateur|abonnee)(?: van ${FEW})?`,
    `wat vind(?:t)? (?:jij|je|u)(?: (?:ervan|hiervan|daarvan))?\\?`,
    `meer weten(?: over ${FEW})?\\?`,
  ),
  frame: sentences(
    `(?:bedankt|dank je wel|dank u) voor (?:het lezen|je steun|uw steun)${FEW}`,
    `laat het ons(?: dan)? weten${FEW}`,
  ),
};
