/** Tells the paragraphs in which every sentence is a house’s: it speaks of what it offers, or calls its reader to it. */
import { PRICE, words } from './call-signs/signs.ts';
import { CALL_SIGNS } from './call-signs.ts';
import { asksReaders, isOfOne, sentencesIn } from './own-part.ts';

/** What a house offers or asks for: as its own words for it, and as the words of which any text on it has one. */
export type Offer = {
  readonly offer: RegExp;
  readonly topic: RegExp;
  /** Who has one has it for readers only. */
  readonly isProduct?: true;
};

/** Ours, and at most three words between. */
const OUR =
  '(?:our|unser(?:e[rnms]?)?|notre|nos|nuestr[oa]s?|nostr[aoie]|noss[oa]s?) (?:[«“"„]?[\\p{L}-]+[»”"“]?,? ){0,3}?';
const ours = (...things: readonly string[]) => `${OUR}(?:${things.join('|')})`;

/** How often it comes. */
const PERIOD =
  '(?:(?:bi-?|semi-?)?(?:weekly|monthly)|daily|morning|evening|\\p{L}+day|hebdomadaire|mensuelle|quotidienne|semanal|mensual|settimanale|mensile|quotidiana|mensal|matinale?)';

/** Where a house wants readers to write, it has people who read it. */
const NEWSROOM: Offer = {
  offer: words(
    ours(
      'reporters?|journalists?|editors?|newsroom|desk|redaktion|reporter(?:innen)?|rédaction|rédact(?:eur|rice)s?|journalistes|redacción|periodistas|redazione|giornalisti|redação|jornalistas',
    ),
  ),
  topic: words(
    'reporters?|journalis\\p{L}+|editors?|editorial|newspapers?|newsrooms?|redaktion\\p{L}*|zeitung\\p{L}*|rédact\\p{L}+|journa(?:l|ux)|periód\\p{L}+|periodis\\p{L}+|redac\\p{L}+|redazion\\p{L}+|giornal\\p{L}+|jorna\\p{L}+|magazines?|revistas?|rivist[ae]',
  ),
};

/** Where a newsletter arrives: no author of a text offers that. */
export const IN_INBOX = words(
  '(?:to|in|into) your (?:inbox|e-?mail)',
  '(?:in|dans|en|nella?|na) (?:ihr|dein|votre|tu|su|tua|sua) (?:postfach|boîte mail|bandeja|correo|casella|caixa)',
);

export const OFFERS: readonly Offer[] = [
  NEWSROOM,
  {
    offer: words(
      ours('newsletters?', 'infolettre', 'bolet(?:[ií]n|im)', `${PERIOD} (?:letter|e-?mail|briefing|digest)`),
      `${OUR}(?:lettre|carta|lettera) (?:d[’']information|${PERIOD})|notre lettre vous`,
      IN_INBOX.source,
      'your e-?mail (?:address )?below|hit reply|reading [^.!?]{2,40}, an? (?:[\\p{L}-]+ ){0,2}newsletter',
    ),
    isProduct: true,
    topic: words(
      'newsletters?|letters?|e-?mails?|inbox\\p{L}*|brief(?:e|ings?)?|(?:info)?lettres?|cartas?|letter[ae]|bolet\\p{L}+|subscri\\p{L}+|abonn\\p{L}+',
    ),
  },
  {
    offer: words(
      ours('p[oó]dcasts?', 'radio show'),
      'you (?:get|find|listen to) (?:your )?podcasts|wo es podcasts gibt',
    ),
    isProduct: true,
    topic: words('p[oó]dcasts?|episod\\p{L}+|épisodes?|folgen?|puntat[ae]|broadcast\\p{L}*'),
  },
  {
    offer: words(ours('app', 'aplicaci[oó]n'), 'notre application|app store|google play'),
    topic: words('apps?|applications?|aplicaci\\p{L}+|phones?|smartphones?|software|download\\p{L}*'),
  },
  {
    offer: words(
      ours(
        'members(?:hip)?|subscribers|readers|journalism|mitglieder|leser(?:innen)?|abonnent(?:en|innen)|abonnés|adhérents|lecteurs|lectrices|soci(?:os|as)?|suscriptores|lectores|lettori|abbonati|assinantes|leitores|journalismus|média',
      ),
      '(?:like|love|enjoy|gefällt[^.!?]{0,12}|aime[sz]?|gusta|piace) (?:what we(?: do|.re doing)|was wir (?:machen|tun)|ce que nous faisons|lo que hacemos|quello che facciamo)|(?:if|value|supports?|funds?|behind) our (?:\\p{L}+ )?(?:work|stories|reporting)|(?:become|becoming) (?:a )?(?:member|supporter|subscriber)s?|readers like you|(?:stories|reporting|work|recherchen|geschichten|enquêtes|historias|inchieste) (?:like (?:this|these)|wie diese|comme celle(?:-ci|s-ci)?|como est[ae]s?|come quest[ae])',
      "(?:we(?: are|[’']re)|wir sind|nous sommes|somos|siamo) (?:an?|eine?|une?|un[ao]?|uma?) (?:[\\p{L}-]+,? ){0,3}?(?:team|newsroom|magazine|publication|site|redaktion|magazin|média|journal|medio|periódico|giornale|rivista|revista|jornal)",
    ),
    topic: words(
      'member(?:s(?! of)|ship)|subscri\\p{L}+|donat\\p{L}+|donors?|supporters|funders|charit\\p{L}+|readers|journalis\\p{L}+|mitglied\\p{L}*|spende\\p{L}*|leser\\p{L}*|abonn\\p{L}+|dons?|adhérents?|lecteurs|soci(?:os|as|o|a)?|lectores|donaci\\p{L}+|lettori|abbona\\p{L}+|donazion\\p{L}+|assina\\p{L}+|leitores|doaç\\p{L}+|newspapers?|zeitung\\p{L}*|journa(?:l|ux)|periódic\\p{L}+|giornal\\p{L}+|jorna\\p{L}+',
    ),
  },
  {
    offer: words(
      ours('forum', 'discord', 'whatsapp group'),
      '(?:join|inside|in) our community|our community is (?:where|an?|free|on)|rejoignez notre communauté|únete a nuestra comunidad|entra nella nostra comunità',
    ),
    topic: words('communit\\p{L}+|forums?|foren|communauté\\p{L}*|comunid\\p{L}+|comunità|neighbou?rhoods?'),
  },
  {
    offer: words(
      "we(?:[’']ll| will|[’']d like to| may)? (?:feature|print|publish) (?:(?:the|our|your|some of) )?(?:best|favou?rites?|replies|answers|letters|selection)[^.!?]{0,60}",
      'wir (?:veröffentlichen|drucken) [^.!?]{2,40}|nous publierons les (?:plus|meilleur)[^.!?]{2,40}|publicaremos las? mejores?[^.!?]{0,40}|pubblicheremo (?:le|i) (?:più|miglior)[^.!?]{2,40}',
    ),
    isProduct: true,
    topic: words('replies|readers|leser\\p{L}*|lecteurs|lectores|lettori|leitores'),
  },
];

/** A house speaks in the plural. */
const WE = words(
  "we|us|ours?|we[’'](?:re|ve|ll|d)|let[’']s",
  'wir|uns(?:er(?:e[rnms]?)?)?',
  'nous|notre|nos',
  'somos|nosotr[oa]s|nuestr[oa]s?|(?!extremos|supremos|remos|tramos|ramos|reclamos|préstamos)\\p{Ll}{2,}[ae]mos',
  'siamo|noi|nostr[oaie]|(?!richiamo)\\p{Ll}{2,}iamo|ci(?= \\p{Ll}{4,}ono)|\\p{Ll}{4,}eremo',
  'nós|noss[oa]s?',
);
/** To its reader. */
const YOU = words(
  "yours?|you(?:[’'](?:re|ve|ll|d))?",
  'du|dir|dich|dein(?:e[rnms]?)?|euch|euer|eure[rnms]?',
  'vous|votre|vos',
  'tú?|tus|te|puedes|quieres|tienes',
  'ti|tuo|tua|tuoi|puoi|vuoi|hai',
  'você|seu|sua',
);
/** A month, and the articles of Italian: no words for what is mine. */
const NOBODYS = /(?<=(?:al|por|cada) )mes(?!\p{L})|(?<!\p{L})i(?= \p{Ll})/gu;
const FORMAL = /(?<!\p{L})(?:Sie|Ihnen|Ihre?[nmrs]?)(?!\p{L})/u;
const MAIL = /[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,20}/;
/** What it costs. */
const COST = words(
  PRICE,
  'free|cancel|spam|kostenlos|gratis|kündbar|gratuit[eo]?s?|libre|gratuit[oa]|it costs|(?:euros? (?:im|pro)|par|al|por|a) (?:mo(?:nat|nth|is)|week|semaine|mese?|mês)',
);
/** When it comes. */
const WHEN = words(
  'every (?:day|week|morning|\\p{L}+day)|jeden \\p{L}+(?:tag|woch)|tous les \\p{L}+dis|cada \\p{L}+|ogni \\p{L}+',
);
/** Of what was said before. */
const CONTINUES =
  /^(?:It|They|There|Es|Er|C[’']est|Ce sont|Elle|Il|È)(?:[’'](?:s|re))?(?= (?:is|are|costs?|takes?|comes?|arrives?|lands?|goes|helps?|only|all|also|gibt|kommt|kostet|erscheint|paraît|arrive|coûte|esce|arriva)(?!\p{L})|(?<=[’'](?:s|re)) |(?<=(?:C[’']est|Ce sont|È)) )/u;
/** The text names itself. */
const OF_TEXT =
  /^(?:(?:This|These) (?:story|stories|investigations?|report(?:ing)?|articles?|series)|Diese[rs]? (?:Recherche|Artikel|Text|Beitrag|Serie)|Cet(?:te)? (?:enquête|article|série)|Est[ae] (?:investigación|artículo|reportaje|serie)|Quest[aoe][ ’']?(?:inchiesta|articolo|serie))(?!\p{L})/u;
const OTHERS = words(
  'he|she|his|her|hers|him|said|told|asked|ago|yesterday',
  'er|ihm|ihn|sagte|damals|gestern',
  'elles?|ils|disait|hier',
  '(?<!de )ell[oa]s|dijo|ayer',
  'lui|disse|ieri',
);

/** What moves a reader: an address, a price, a call that leads to something of a site. */
const isHook = (sentence: string) =>
  MAIL.test(sentence) ||
  COST.test(sentence) ||
  HELP.test(sentence) ||
  CALL_SIGNS.some(
    ({ call, thing, gain }) => call.test(`${sentence} `) && (thing.test(sentence) || gain.test(sentence)),
  );
const HELP =
  /^(?:Can|Will|Could) you (?:help|chip in)(?: us)?\?$|\b(?:download|télécharge|herunterlad|lad(?:en sie|e|et) |descárga|scarica|be in touch|(?:help us|aidez-nous|ayúdanos|aiutaci) (?:to )?(?:continue|keep|à continuer|a continuare|a seguir)|(?:send us|schicken sie uns|envoyez-nous|envíanos) (?:your|ihre|vos|tus)(?!\p{L})|mach(?:en|t)? (?:auch )?(?:sie )?mit(?!\p{L}))|\b(?:becoming|become) a (?:member|supporter|subscriber)\b/iu;

const [LONGEST, FEWEST, MOST] = [600, 2, 7];

/** What a house offers in such a paragraph; none of one in which somebody says anything else. */
export function offersOf(text: string): readonly Offer[] {
  if (text.length > LONGEST || /^[“"«„‘]/.test(text) || isOfOne(text.replace(NOBODYS, ''))) return [];
  const sentences = sentencesIn(text);
  if (sentences.length < FEWEST || sentences.length > MOST || !sentences.every(isOfHouse)) return [];
  const found = OFFERS.filter(({ offer }) => sentences.some((one) => offer.test(one) && isSpoken(one)));
  if (!found.some(({ isProduct }) => isProduct) && !sentences.some(isHook)) return [];
  return found.includes(NEWSROOM) || !asksReaders(text) ? found : [];
}

/** True for a text in which we speak. What is quoted is somebody else’s. */
export const speaksAsWe = (text: string): boolean => WE.test(text.replace(QUOTED, ' '));
const QUOTED = /[“"«„][^“”"«»„]{2,400}[”"»“]/gu;

/** True for a question to one's reader. */
export const asksYou = (text: string): boolean => /[?？]$/.test(text) && (isSpoken(text) || /[你您]/.test(text));

const isSpoken = (sentence: string) => WE.test(sentence) || YOU.test(sentence) || FORMAL.test(sentence);

function isOfHouse(sentence: string): boolean {
  const told = sentence.replace(CONTINUES, '');
  const isOffer = OFFERS.some(({ offer }) => offer.test(sentence));
  if (OTHERS.test(told) && !isOffer) return false;
  return (
    isSpoken(sentence) ||
    told !== sentence ||
    MAIL.test(sentence) ||
    COST.test(sentence) ||
    WHEN.test(sentence) ||
    isOffer ||
    OF_TEXT.test(sentence) ||
    CALL_SIGNS.some(({ call }) => call.test(`${sentence} `))
  );
}
