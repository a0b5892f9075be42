/** What the sentences of an appeal to readers are made of, in whatever language. */
import { NETWORK } from '../boilerplate-rule.ts';
import { ignoringCase } from '../ignoring-case.ts';

/** Sentences of one language, each as a whole. */
export type AppealSentences = {
  /** Enough by itself. */
  readonly appeal: RegExp;
  /** What appeals begin with or end in, and an essay might say, too: two of them are an appeal. */
  readonly half: RegExp;
  /** Thanks, hopes and how little it costs, which stand beside an appeal only. */
  readonly frame: RegExp;
};

/** Where publications have accounts, as each language calls it. */
export const NETWORKS = `(?:${NETWORK}|google (?:actualités|noticias|notícias|notizie|discover|nieuws|новост\\p{L}{1,3})|réseaux(?: sociaux)?|redes(?: soci\\p{L}{2,5})?|(?:canali )?social(?: network| media)?|sociale media|soziale[nr]? (?:netzwerken?|medien)|mediach społecznościowych|соцсет\\p{L}{1,3}|whatsapp\\p{L}{0,3}|facebook\\p{L}{0,3}|instagram\\p{L}{0,3})`;
export const MAIL = '[\\w.+-]{1,40}@[\\w-]{1,40}(?:\\.[\\w-]{1,20}){1,3}';
/** A box in which publications get what readers write, and no address of a person or a museum. */
export const HOUSE_MAIL =
  '(?:sales|vertrieb|verlag|redaktion|redaction|redaccion|redacao|redazione|redakcj[ae]|redactie|redakcia|editors?|newsroom|news|leserbriefe?|leserservice|courrier|lecteurs|cartas|lectores|lettere|lettori|listy|correct\\w{0,6}|correcties|corre[cz]\\w{0,6}|korrektur\\w{0,2}|errori|errores|erros|erreurs?|fehler|recherche|hinweise?|tipps?|tips|pistas|pautas|alertes?|temoins|temoignages?|segnalazioni|histori\\w{1,4}|storie|geschichten|stories|verhalen|abos?|abonnements?|suscripciones|abbonamenti|assinaturas|werbung|anzeigen|publicidade?|publicite|pubblicita|advertising|marketing)@[\\w-]{1,40}(?:\\.[\\w-]{1,20}){1,3}';
/** Words of the same sentence, a few. */
export const FEW = '[^.!?]{0,40}';
export const SOME = '[^.!?]{0,90}';

/** The expression of whole sentences. */
export const sentences = (...sources: readonly string[]): RegExp => ignoringCase(`^(?:${sources.join('|')})$`);
