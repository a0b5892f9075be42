/** The sentences in which Italian sites ask something of their readers below a text. */
import { type AppealSentences, FEW, HOUSE_MAIL, MAIL, NETWORKS, SOME, sentences } from './sentences.ts';

const TEXT =
  "(?:(?:quest[oa]|il|la|lo|il nostro|il mio) (?:articolo|testo|post|contenuto|pezzo|intervista|inchiesta|video|podcast|puntata|episodio|ricetta|guida|storia|reportage|newsletter|approfondimento)|(?:quest'|l')(?:articolo|intervista|inchiesta|episodio|approfondimento))";
const OURS =
  '(?:nostr[oaie]|mio) (?:\\p{L}+ )?(?:lavoro|giornale|giornalismo|progetto|redazione|sito|blog|canale|impegno|indipendenza|podcast|rivista)';
/** What a reader is asked to do. */
const DONE =
  '(?:condivid|iscriv|segui|sost(?:ien|en)|caffè|donazion|(?<!\\p{L})dona(?!\\p{L})|comment|consigl|abbona|like|mi piace|offri)';
const ITEMS =
  '(?:articoli|notizie|news|approfondimenti|interviste|video|storie|ricette|puntate|podcast|aggiornamenti|speciale?|contenuti|dossier)(?!\\p{L})';

export const ITALIAN_APPEALS: AppealSentences = {
  appeal: sentences(
    `per sostenere (?:il |la )?${OURS},? (?:puoi|potete|fai|fate|abbonati|clicca)(?!\\p{L})${SOME}`,
    `(?!il |la |lo |l')${TEXT} (?:è stat[oa] possibile|è possibile|esiste) grazie (?:ai|alle) nostr[ie] ${SOME}`,
    `(?:puoi|potete) (?:anche )?(?:ascoltare|leggere|vedere|guardare|trovare) ${SOME}(?:nel|sul|nella|sulla) nostr[oa] (?:podcast|sito|canale|pagina|sezione)${FEW}`,
    `non (?:perderti|perdetevi) ${FEW}: (?:iscriviti|iscrivetevi|abbonati|seguici)${FEW}`,
    `se (?:ti|vi) piacciono i nostri (?:contenuti|articoli|video)${FEW}, ${SOME}`,
    `qui (?:trovi|trovate|puoi leggere) (?:gli altri|le altre|tutte le|tutti gli)(?: altr[ei])? (?:puntate|articoli|episodi|capitoli)${FEW}`,
    `se (?:ti|vi) (?:è|sono) (?:piaciut|stat|servit)${FEW}${TEXT}${FEW}, ${SOME}${DONE}${SOME}`,
    `se ${TEXT} (?:ti|vi) (?:è|piace|aiut)${FEW}, ${SOME}${DONE}${SOME}`,
    `se (?:apprezzi|apprezzate|ti piace|vi piace|vuoi (?:sostenere|aiutare)|volete (?:sostenere|aiutare)) (?:il |la |i |le )?(?:${OURS}|quello che facciamo)${FEW}, ${SOME}(?:${DONE}|puoi|potete)${FEW}`,
    `(?:puoi|potete) (?:anche )?(?:seguirci|seguirmi|trovarci) (?:anche )?${FEW}${NETWORKS}${SOME}`,
    `(?:seguici|seguiteci|seguimi) (?:anche )?(?:su|sui|sul|sulla) ${FEW}${NETWORKS}(?!\\p{L})(?:(?: e|,| per) ${SOME})?`,
    `per (?:restare|rimanere|essere) (?:sempre )?aggiornat\\p{L}${SOME}, (?:seguici|iscriviti|seguiteci|iscrivetevi|segui (?:la nostra|il nostro|i nostri))${SOME}`,
    `(?:faccelo sapere|fatecelo sapere|dicci (?:la tua|cosa ne pensi)|lascia(?:ci)? un commento)(?:,?(?: nei commenti| qui sotto| e ${SOME}|$))${FEW}`,
    `per (?:approfondire|saperne di più)${FEW}, (?:leggi|ascolta|guarda|visita|consulta) (?:anche )?(?:il nostro|la nostra|i nostri|le nostre) ${FEW}(?:${ITEMS}|guida|sezione|pagina|sito|blog|rubrica|articolo|approfondimento|intervista)${SOME}`,
    `(?:altr[ei]|tutt[ei] (?:gli|le)|gli altri|le altre) ${ITEMS}${SOME}(?:nella nostra|sul nostro|nel nostro|sulla nostra|nei nostri|sui nostri) (?:pagin|canal|sito|siti|sezion|archivi|profil|newsletter|podcast|gruppo|app(?!\\p{L})|rubric|special|social)${FEW}`,
    `(?!il |la |lo |l')${TEXT} è (?:gratuit|liber|accessibil|possibil)${FEW} grazie (?:a chi|ai|alle|al) ${FEW}(?:sostien|sostegno|lettori|abbonati|donazioni|sostenitori)${FEW}`,
    `per (?:domande|informazioni|segnalazioni|suggerimenti)(?:(?: e| o|,) \\p{L}+){0,2},? (?:scrivici|scriveteci|contattaci|contattateci|puoi scriverci)${FEW}(?:${MAIL})?`,
    `(?:offrimi|offrici|puoi offrirmi|puoi offrirci|offriteci) un caffè (?:se|su|qui|per|con)(?!\\p{L})${SOME}`,
    `(?:hai|avete) (?:trovato|notato|visto) un (?:errore|refuso) (?:in|nel) ${TEXT}\\?`,
    `(?:se vuoi|se volete) sostenere ${FEW}(?:giornalismo|informazione)${FEW}, ${SOME}(?:${DONE}|diventa)${SOME}`,
    `${SOME}(?:scriv\\p{L}{1,5}|invia\\p{L}{0,4}|segnala\\p{L}{0,5}|manda\\p{L}{0,4}) ${FEW}(?:a|all'indirizzo)? ?:? ?${HOUSE_MAIL}`,
  ),
  half: sentences(
    `hai (?:una segnalazione|una notizia|una foto|un video)(?: da (?:fare|segnalare|inviarci|raccontarci))?\\?`,
    `clicca (?:qui|sulla stell\\p{L}{1,4})${FEW}`,
    `[^.!?,]{2,60} (?:ti|vi) invita a (?:unir(?:ti|vi) a noi|iscriver(?:ti|vi)|abbonar(?:ti|vi)|far parte della (?:nostra|sua) comunità)${FEW}`,
    `(?:vuoi|volete) (?:segnalare|segnalarci|raccontarci|sostenerci|aiutarci)${FEW}\\?`,
    `[^.!?]{2,40} è un (?:giornale|sito|quotidiano|progetto|media)${FEW} (?:indipendente|libero|senza pubblicità)${FEW}`,
    `senza i (?:suoi|nostri) lettori non esister\\p{L}{2,5}(?:: abbonat\\p{L}{1,3})?`,
    '(?:unisciti|unitevi) (?:a loro|a noi)',
    `se (?:apprezzi|apprezzate) ${FEW}, (?:abbonati|abbonatevi|iscriviti)`,
    'cosa ne (?:pensi|pensate)\\?',
  ),
  frame: sentences(
    `grazie (?:per|di) (?:aver(?:ci)? letto|averci seguito|il tuo sostegno|la lettura|leggerci)${FEW}`,
    `(?:segnalacelo|segnalatecelo|raccontacelo|scrivici|scriveteci)(?!\\p{L})${FEW}(?:${MAIL})?`,
  ),
};
