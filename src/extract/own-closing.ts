/** Tells the last lines in which an author takes leave, thanks, dedicates or asks for something of one text's, whatever address stands in them. */
import { words } from './call-signs/signs.ts';
import { isTold } from './line-shape.ts';
import { isOfOne } from './own-part.ts';

const MAIL = /(?:mailto:)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}/gu;

/** P.S., PS:, P. D.:, З. Ы. */
const POSTSCRIPT = /^(?:P\.?\s?[-–]?\s?[SD]\.?(?:\s?[-–]?\s?S\.?)?(?=[\s:,–—-])|Post ?scriptum(?!\p{L}))/iu;
/** How letters and columns take leave. */
const FAREWELL =
  /^(?:(?:und|et|y|e|and|i|и|en),? )?(?:bis (?:nächste|kommende|zu[mr] nächsten|bald|dann|morgen|demnächst|zum herbst|zum frühjahr)|mach(?:en sie|t)? es gut|leb(?:en sie|t|e)? wohl|auf wiedersehen|à (?:la semaine|la prochaine|bientôt|demain|dimanche|lundi|l['’]année)|au revoir|adieu|portez-vous bien|hasta (?:la (?:semana|próxima)|el próximo|pronto|luego|siempre|mañana)|nos vemos|cuídense|cuidaos|adiós|al(?:la)? (?:prossim[ao]|settimana)|a (?:presto|domenica|domani)|arrivederci|addio|stat(?:e|emi) bene|até (?:à|ao|para|breve|logo|amanhã)|adeus|fiquem bem|tot (?:volgende|de volgende|ziens|gauw)|do (?:zobaczenia|usłyszenia|następnego)|до (?:свидания|встречи|следующ|скорой)|прощайте|until (?:next|then|we)|see you (?:next|in|soon)|goodbye|farewell)(?!\p{L})/iu;
/** To whom a text is dedicated. */
const DEDICATED =
  /^(?:für (?:meine?n?|alle|jene|die)|in erinnerung an|gewidmet|pour (?:m(?:a|on|es)|tous ceux|celles et ceux)|à (?:m(?:a|on|es) |la mémoire)|(?:para|por) (?:mis?|todos los que)|a (?:mi|la memoria|mia|mio|miei)|in memoria|alla memoria|para (?:[oa]s? )?(?:meu|minha)|à (?:memória|minha)|ao meu|voor mijn|mojej|mojemu|pamięci|моей|моему|памяти|for my|in memory of|to my)(?!\p{L})/iu;
/** Who speaks is one person, also in the words that languages make of him and a verb. */
const I_TOO = words(
  'ich|je|yo|io|eu|ik|mij|mijn|ja|mnie|mój|moja|я|мне|меня|мо[йяеё]',
  '\\p{L}{4,}(?:[íéáóú]\\p{L}{1,4}|[ae]d)me|scriv(?:ete|i)mi|dite(?:mi|lo)|racconta(?:te)?mi|manda(?:te)?mi|\\p{L}{4,}-m[eo]',
  '\\p{L}{3,}[aeií]rme|schrijf me|mail me|\\p{L}{3,}-moi|do mnie|ko mnie',
);
const ELIDED = /(?<!\p{L})[jm][’'](?=\p{L})/iu;
/** What may stand in any line on how to write to an author. */
const OF_ANY =
  /^(?:schr[ie]+b|mail|antwort|frag|kontakt|erreich|freu|meld|les|gelesen|lies|feedback|kriti|anreg|hinweis|komment|comm?ent|mein|text|newsletter|blog|podcast|post|brief|adress|gern|immer|bitte|wenn|falls|hab|hast|haben|möcht|woll|will|könn|kann|einfach|jede|alle|auch|oder|über|unter|dann|dazu|dies|mehr|ihre|euch|eure|dein|idee|them|vorschl|fehler|unterstütz|nachricht|direkt|persönlich|beitrag|artikel|beantwort|noch|nicht|sich|sind|eine|und|écri|écriv|répon|respon|rispon|contact|contatt|contat|question|remarque|sug+[ei]|critiq|idé|avis|retour|articl|billet|courri|messag|mensa|souhait|voul|pouv|aim|avez|vous|votre|pour|avec|tous|tout|chaq|hésit|joindr|lire|lis|plaisir|volont|dans|cette|merci|aussi|toujours|lettr|letter|carta|texte|escri|escrí|contest|pregunt|duda|opini|correo|artíc|entrad|bolet|quier|quer|pued|pod[eé]|tien|gust|leer|leo|todo|toda|cada|siempr|para|sobre|este|esta|cualqui|tambi|scriv|domand|indirizz|testo|vole|vuo|pote|puo|avet|piac|legg|tutt|ogni|sempr|quest|anche|qualsi|dell|escrev|pergunt|dúvid|artig|gost|leio|ler|qualqu|també|obrigad|gracias|grazie|dank|schrij|reactie|vragen|vraag|reager|lezen|artikel|stuk|altijd|kunt|kun|jullie|deze|naar|voor|napisz|pisz|odpow|pytan|uwag|wiadom|masz|macie|mnie|moment|tekst|artyk|zawsze|możesz|każd|wszyst|jeśli|proszę|adres|пиш|напиш|ответ|отвеч|вопрос|письм|почт|текст|стать|всегда|можете|кажд|если|хотите|мысл|what|your|this|that|with|have|like|tell|write|mail|reply|read|answer|every|anything|thought)/iu;

/** True for such a line. */
export function isOwnClosing(text: string): boolean {
  const told = text.replace(MAIL, ' ').trim();
  if (OF_PUBLISHING.test(told)) return false;
  if (POSTSCRIPT.test(told) || FAREWELL.test(told) || DEDICATED.test(told)) return true;
  if (WE.test(told) || !(isOfOne(told) || I_TOO.test(told) || ELIDED.test(told))) return false;
  if (ENGLISH.test(told)) return isTold(told);
  return (told.match(/\p{L}{4,}/gu) ?? []).some((word) => !OF_ANY.test(word));
}
const ENGLISH = words('the|you|your|and');
/** A house speaks in the plural. */
const WE = words(
  'us|our|we|uns|unser(?:e[rnms]?)?|wir|nous|notre|nos|nosotr[oa]s|nuestr[oa]s?|noi|nostr[oaie]|nós|noss[oa]s?|ons|wij|nas|nam|nasz\\p{L}{0,2}|мы|нас|нам|наш\\p{L}{0,3}',
);
/** What only a publication says of itself. */
const OF_PUBLISHING = words(
  'redaktion|rédaction|redacción|redazione|redação|redactie|redakcj\\p{L}|редакци\\p{L}|subscri\\p{L}+|abonn\\p{L}+|suscri\\p{L}+|iscriv\\p{L}+|abbona\\p{L}+|assin\\p{L}+|inscrev\\p{L}+|подпис\\p{L}+|newsletters?|advertis\\p{L}+|copyright',
);
