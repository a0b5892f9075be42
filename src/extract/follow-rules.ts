/** Offers of more to those who follow a site's accounts, in each language, as a rule. */
import { type BoilerplateRule, NETWORK, oneOf, PIECE } from './boilerplate-rule.ts';

/** What offers more, what calls to follow, and what leads to accounts of the site's own. */
type Offer = readonly [more: string, follow: string, our: string];

const OFFERS: readonly Offer[] = [
  [
    '(?:for|to (?:see|read|get|find|discover|enjoy)|want|get|looking for) (?:(?:even|lots|all) )?(?:more|the latest)(?! than)',
    '(?:follow|find|join|visit|like|see|watch|connect with) us',
    '(?:follow|join|visit|like|see|watch|check out|subscribe to|head to|go to|on) our',
  ],
  [
    '(?:für |noch |viel )?(?:mehr|weitere|alle|die neuesten|aktuelle)',
    '(?:folg(?:en sie|t|e)|finden sie|find(?:est du|et ihr)|besuchen sie) uns',
    '(?:auf|in) unser(?:em|en|er)',
  ],
  [
    '(?:pour (?:plus|lire|découvrir|suivre|ne rien|encore)|(?:encore )?plus|retrouvez|découvrez|envie)',
    '(?:(?:suivez|retrouvez|rejoignez|likez)-nous|nous suivre)',
    'sur (?:notre|nos)',
  ],
  [
    '(?:para (?:más|leer|ver|conocer|no perder\\p{L}*)|más|toda|todas|si quieres)',
    '(?:s[ií]g[ua][ea]?nos|síganos|seguidnos|búscanos|encuéntranos)',
    '(?:únete a|visita|en) nuestr[oa]s?',
  ],
  [
    '(?:per (?:altr[eio]|più|leggere|non perdere|scoprire)|altr[eio]|tutt[eio]|vuoi)',
    '(?:seguiteci|seguici|trovaci|ci trovi)',
    '(?:segui(?:te)? (?:la nostra|il nostro|i nostri)|sull[ae] nostr[ae]|sul nostro|sui nostri)',
  ],
  [
    '(?:para (?:mais|ler|ver|saber|não perder)|mais|todas|quer)',
    '(?:sig(?:a|am|ue)[- ]nos|segue-nos|nos sig(?:a|am)|acompanhe[- ]nos|nos acompanhe)',
    '(?:n[oa]s? noss[oa]s?|em noss[oa]s?|(?:siga|acompanhe|visite) [oa] noss[oa])',
  ],
  ['(?:voor )?(?:nog )?meer', '(?:volg ons|ons(?: ook)? volgen)', '(?:volg|op) onze?'],
  [
    '(?:ещё |еще )?(?:больше|другие|все)',
    '(?:под(?:писывайтесь|пишитесь) на нас|следите за нами)',
    '(?:в|на) наш\\p{L}{0,3}',
  ],
  ['(?:för |for |att läsa )?(?:mer|fler|flere)', '(?:följ|følg) oss', 'på vår\\p{L}{0,2}'],
  ['(?:po )?więcej', '(?:śledź|obserwuj|znajdź) nas', 'na nasz\\p{L}{1,4}'],
];

/** What a site has more of. */
const THING =
  '(?:news|stories|coverage|features|articles|updates|photos|videos|nachrichten|geschichten|artikel|berichte|bilder|infos|\\p{L}{0,12}kultur|actualité|infos?|récits|vidéos|noticias|información|historias|contenidos|notizie|storie|articoli|contenuti|notícias|histórias|conteúdos?|nieuws|verhalen|новост\\p{L}{1,3}|истори\\p{L}{1,2}|материал\\p{L}{1,2}|текст\\p{L}{1,2}|nyheter|wiadomości)';
const ACCOUNT =
  '(?:(?:page|account|channel|compte|chaîne|página|cuenta|canal|perfil|pagina|profilo|canale|seite|kanal|profil|страниц\\p{L}{1,2}|канал\\p{L}{0,3})(?: (?:on|auf|sur|en|de|su|di|no|do|na|op|van|в|på))? )?';
const PLACE = `(?:${NETWORK}|телеграм\\p{L}{0,3}|вконтакте|вк|дзен\\p{L}?|соцсет\\p{L}{1,2}|réseaux sociaux|redes(?: sociai?e?s)?|canali social|social)`;
/** A group of neighbours is no account. */
const END = '(?!\\p{L})(?![\\s-]?(?:gro?up|chat|групп|чат))[^.!?“”«»„]{0,60}[.!]?$';
const ACCOUNTS = `${NETWORK}(?:(?:,? and|,? or| et| ou|,) ${NETWORK}){0,5}[.!]?$`;

/** Where a house is, and what is to be followed there: The Courier is on WhatsApp. Follow the channel for the latest news. */
const CHANNELS: readonly (readonly [isOn: string, follow: string])[] = [
  [
    "(?:is|are)(?: (?:now|also))? on|[’'](?:s|re) (?:(?:now|also) )?on",
    '(?:follow|join|subscribe to|like)(?: us(?: there)?| (?:the|our|its) (?:channel|account|page|feed)(?: there)?)(?= (?:for|to (?:get|receive|stay|keep|read|never)|and (?:get|never|stay|receive)) | ?[.!]|$)',
  ],
  [
    '(?:ist|sind|gibt es)(?: (?:jetzt|nun|auch)){0,2} (?:auf|bei)',
    '(?:folg(?:en sie|t|e)|abonnier(?:en sie|t|e)) (?:uns|(?:unser|de[mn]|seine)\\p{L}{0,2} (?:kanal|account|seite))',
  ],
  [
    '(?:est|sont)(?: (?:désormais|aussi|maintenant))? sur',
    '(?:suivez|rejoignez|abonnez-vous à)(?:-nous| (?:la|le|notre) (?:chaîne|canal|compte|page))',
  ],
  [
    '(?:está|están)(?: (?:ya|ahora|también))? en',
    '(?:s[ií]gue|s[ií]ga|únete a|suscríbete a)(?:nos| (?:el|la|al|nuestr[oa]) (?:canal|cuenta|página))',
  ],
  [
    '(?:è|sono)(?: (?:ora|anche))? su',
    '(?:segui(?:te)?|iscriviti a|iscrivetevi a)(?:ci|l? (?:il|al|la|nostro) (?:canale|pagina|profilo)| (?:il|al|la) (?:nostr[oa] )?(?:canale|pagina|profilo))',
  ],
  [
    '(?:está|estão)(?: (?:agora|também))? n[oa]',
    '(?:sig(?:a|am)|inscreva-se n|acompanhe)(?:-nos| ?[oa] (?:noss[oa] )?(?:canal|conta|página|perfil))',
  ],
];

/** What of a text a reader may follow. */
const TOPIC = '(?:topics?|authors?|writers?|reporters?|columnists?|journalists?|contributors?|tags?)';
const TOPICS = `${TOPIC}(?:(?:,| and| or| &) ${TOPIC})?`;
/** What becomes of it. */
const FEED =
  '(?:be added to|appear in|show up in|be sent to|land in) your(?= [^.!?]{0,60}\\b(?:personal(?:i[sz]ed)?|home ?page|digest|news ?feed|newsletter|e-?mails?)\\b)[^.!?]{0,100}[.!]?$';

export const FOLLOW_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'subscription line',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 300,
    pattern: oneOf(
      ...OFFERS.flatMap(([more, follow, our]) => [
        `^${more}(?!\\p{L})[^.!?“”«»„]{0,80}(?<!\\p{L})${follow}(?!\\p{L})[^.!?“”«»„]{0,60}(?<!\\p{L})${PLACE}${END}`,
        `^${more}(?=[^.!?]{0,60} ${THING}(?!\\p{L}))[^.!?“”«»„]{1,80}(?<!\\p{L})${our} ${ACCOUNT}${PLACE}${END}`,
      ]),
      ...CHANNELS.map(
        ([isOn, follow]) =>
          `^[^.!?:,“”«»„]{1,40}?(?: |(?=[’']))(?:${isOn}) ${PLACE}[.!:] ${follow}(?!\\p{L})[^.!?“”«»„]{0,80}[.!]?$`,
      ),
      // For more arts coverage follow the Courier on Instagram and Threads.
      `^for (?:more|the latest)(?: \\p{L}+){0,3} ${THING}(?: from [^.!?,“”]{2,30})?,? follow (?:the )?[^.!?,“”]{2,40} on ${ACCOUNTS}`,
      // Retrouvez toute l’actualité culture sur Facebook et Instagram.
      `^(?:retrouvez|découvrez) (?:toute?s?|l[’']|nos|plus)[^.!?“”«»]{0,60} sur ${ACCOUNTS}`,
    ),
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 200,
    pattern: oneOf(
      `^(?:new )?(?:posts|stories|articles|updates) (?:from|by|on|about) (?:this|these) (?:${TOPIC}|section|series) will ${FEED}`,
      `^${TOPICS} (?:that )?you follow will ${FEED}`,
      '^follow [^.!?“”]{2,50} (?:to|and) (?:be notified|(?:get|receive) (?:an? )?(?:alerts?|notified|notifications?|e-?mails?))\\b[^.!?“”]{0,40} (?:new|latest|more) (?:stor(?:y|ies)|articles?|posts?|work)\\b[^.!?“”]{0,40}[.!]?$',
      '^stay connected (?:to|with) [^.!?“”]{2,40} and get more of (?:their|his|her) work (?:as|when|in)\\b[^.!?]{0,40}[.!]?$',
      `^add (?:this|these) ${TOPIC} to (?:your|my) ?(?:my ?)?(?:feed|news\\p{L}{0,6}|home(?: ?page)?|topics)\\b[^.!?]{0,60}[.!]?$`,
      `^(?:click|tap|press) the (?:alert|bell|plus|star|follow) (?:icon|button|sign) to follow (?:these |this )?${TOPICS}:$`,
    ),
  },
  {
    // Guides to a network have headings and items of the same words.
    reason: 'subscription line',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 200,
    pattern: oneOf(
      `^follow (?:(?:this|related|our|all) )?${TOPICS}[.:!]?$`,
      `^follow (?:(?:the|these|related|all) ){0,2}${TOPICS} (?:in|from|of|(?:mentioned|covered|featured) in) this ${PIECE}[.:!]?$`,
      '^(?:(?:diese[nmrs]? |den |dem |verwandten )?(?:thema|themen|autor(?:en|in|innen)?)(?: (?:dieses artikels|aus diesem artikel))? folgen|folgen sie (?:dies\\p{L}{1,2}|den|dem|der) (?:thema|themen|autor\\p{L}{0,5})(?: (?:dieses artikels|aus diesem artikel))?)[.:!]?$',
      "^suiv(?:re|ez) (?:cet? |cette |ces |les |l[’'])(?:sujets?|thèmes?|thématiques?|auteurs?|autrices?|journalistes?)(?: (?:de|dans) (?:cet|l[’']) ?article)?[.:!]?$",
      '^(?:sigue|siga|seguir) (?:a )?(?:el |la |los |las |este |esta |estos |estas )?(?:temas?|autor(?:es|as?)?)(?: de est[ea] (?:artículo|noticia|reportaje))?[.:!]?$',
      "^segui(?:re|te)? (?:gli |i |quest[oi] |l[’'])(?:argoment[oi]|tem[ai]|autor[ei])(?: di quest(?:o |[’'])articolo)?[.:!]?$",
      '^(?:siga|seguir|acompanhe) (?:[oa]s? |estes? |estas? )(?:temas?|assuntos?|tópicos?|autor(?:es|as?)?)(?: dest[ea] (?:artigo|matéria|reportagem|notícia))?[.:!]?$',
      "^volg (?:deze |dit |de )(?:onderwerp(?:en)?|thema(?:[’']s)?|auteurs?)(?: (?:uit|van|in) dit artikel)?[.:!]?$",
    ),
  },
  {
    reason: 'subscription line',
    shape: 'anchored',
    maxWeight: 120,
    pattern: oneOf('^follow\\s?:\\s?\\S[^.!?]{1,80}$'),
  },
];
