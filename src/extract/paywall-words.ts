/** Tells a line that sells the rest of the text above it from one that offers a newsletter, an app or an archive. */

const TEXT = '(?:article|story|post|text|content|essay|episode|piece|page|report|interview|column)';
const END = '(?=[.!]?$)';
/** The rest of this text; the full archive, or the full list of anything, is another one, as is the full text of a plan. */
const THIS = `(?:this(?: ${TEXT}\\b|${END})|(?:the|its) (?:(?:rest|remainder)\\b|(?:full|whole|entire|remaining) (?:(?:article|story|post|text|content|essay|piece|report|column)\\b(?! of\\b)|(?:interview|page|episode)${END})))`;
/** Not offline, where you left off, or stories like this one. */
const READING =
  'reading\\b(?!,? (?:offline|later|where|anywhere|when|while|our (?!(?:journalism|reporting)[.!]?$)|great|good|everything|about|articles|(?:in|on) (?:our|the) app|on (?:the go|any|all (?!your devices[.!]?$)|your|another)|(?:more )?(?:stories|like|from)|more (?:great|good|about)))';
/** To a text or to a site, not to the sea. */
const ACCESS =
  '(?:full|unlimited) access(?=$|[.!:]| (?:now|today|for|with)\\b| to (?:this|all|every|the (?:rest|full|post|site)|our (?!apps?|archives?|newsletters?|podcasts?|events?))\\b)';
const UNLOCK = `unlock(?:$|[.!:…]| (?:${THIS}|${ACCESS}|all (?:articles|stories|content)\\b|now\\b|[^.!?]{2,40} and this (?:article|story|post)\\b))`;
const SOLD_FOR = '(?:our )?(?:paid |paying )?(?:subscribers|members)\\b';
/** Ends the line, or is followed by what is to be done; more than that is an author's sentence. */
const ONLY = '(?: only)?[.!]?(?:$| (?:subscribe|sign|log|join|already|become|upgrade)\\b)';
const READERS = `${SOLD_FOR}(?: (?:on|in|of|with) (?:the|our) [^.!?,]{2,40} (?:tiers?|plans?|levels?))?${ONLY}`;

const ENGLISH = [
  `^(?:already (?:a )?(?:subscribe[rd]|member)\\? )?(?:subscribe|sign (?:up|in)|log ?in|register|become a (?:member|subscriber)|start your (?:free )?trial|create (?:a|an) (?:free )?account)\\b(?! at (?:the|an?)\\b|, (?:he|she|they|i|we)\\b).{0,80}\\b(?:to (?:continue|keep|finish) ${READING}|to (?:read|finish|access|view|get (?:full )?access to) ${THIS}|${UNLOCK})`,
  `^(?:.{0,30}[.!?,] )?this (?:article|story|post|content|essay|episode) is (?:(?:only )?(?:for|available (?:only )?to|reserved for|exclusive to) ${READERS}|(?:(?:only )?available (?:only )?|reserved |exclusive )(?:to|for) ${SOLD_FOR} of [^.!?,]{2,30}[.!]?$)`,
  "^you(?:[’']ve| have) (?:reached|read|used) (?:all of your|your|all)\\b.{0,40}\\b(?:limit|free|complimentary|monthly|allowance|quota|last (?:article|story)|this month)\\b",
  "^(?:you(?:[’']re| are) (?:currently )?reading (?:a|the) (?:free |short )?preview[.!]? (?:upgrade|subscribe|sign|become|join|to (?:read|keep|continue))\\b|you(?:[’']re| are) (?:currently reading (?:a|the)|reading (?:a|the) free) preview[.!]?$|this is (?:a|the) (?:free )?preview of (?:a|this) (?:paid|premium|subscriber)[- ]?(?:only )?(?:post|article|story|issue|newsletter|episode)(?=$|[.!,:]))",
  `^to (?:continue|keep) reading(?:(?: ${THIS})?(?:$|[,:…]|,? (?:please|you (?:need|must|have)|subscribe|sign|log|register|become|create|join|start|buy)\\b)| (?:for free|all|our)\\b[^.!?,]{0,30}, (?:please )?(?:subscribe|sign|log|register|become|create|join|start)\\b)`,
  '^(?:continue|keep) reading (?:for (?:free|just|only|as little|less|[$€£\\d])|with (?:.{0,40}\\b(?:subscription|trial|account|membership|plus|premium|pass)\\b|a \\d{1,2}-day\\b))',
  `^(?:the )?rest of (?:this|the) (?:article|story|post) (?:is (?:only |just )?(?:for ${SOLD_FOR}|available (?:only )?(?:to|for)\\b|reserved|exclusive|locked|behind)\\b|can (?:only )?be read (?:only )?by ${SOLD_FOR}|is hidden${END})`,
  `^unlock (?:${THIS}|the (?:article|story|post)${END}|this with (?:a|an|your) [^.!?]{0,20}\\baccount\\b|${ACCESS})`,
];
const EUROPEAN = [
  '^(?:jetzt )?(?:kostenlos )?(?:erstellen|registrieren|melden|loggen) sie (?:sich )?[^.!?]{0,40}(?:um|und) (?:diesen (?:artikel|text|beitrag) |den ganzen (?:artikel|text) |kostenlos )?(?:weiter ?zu ?lesen|weiterlesen|zu lesen)[.!]?$',
  "^(?:créez (?:un|votre) compte|connectez-vous|inscrivez-vous|identifiez-vous)[^.!?]{0,30} pour (?:continuer (?:la|votre|à) lecture|continuer à lire|lire (?:la suite|cet article|l[’']article|l[’']intégralité))",
  "^(?:registrati|accedi|abbonati|crea un account)(?: (?:gratis|gratuitamente|ora|gratuito))? per (?:continuare (?:a leggere|la lettura)|leggere (?:tutto|l[’']articolo|questo articolo|il resto))",
  '^(?:cadastre-se|registe-se|faça login|assine|entre|crie uma conta)(?: (?:grátis|gratuita(?:mente)?|agora))? para (?:continuar (?:a ler|lendo|a leitura)|ler (?:o resto|este artigo|esta (?:reportagem|matéria)|na íntegra))',
  '^(?:weiterlesen mit|jetzt weiterlesen|dieser (?:artikel|text|beitrag) ist (?:nur )?für (?:abonnent|mitglied)|sie möchten weiterlesen|mit (?!.{0,24}newsletter).{1,30} (?:weiterlesen|alle artikel lesen))',
  "^(?:cet article est réservé|la suite est réservée|il vous reste \\d{1,3}(?:[.,]\\d)?\\s?(?:%|pour ?cent) |pour lire la suite|abonnez-vous pour (?:continuer|lire (?:la suite|cet |l[’']article|l[’']intégral|sans limite|tous nos (?:contenus|articles))))",
  '^(?:este (?:artículo|contenido) es (?:exclusivo|solo) para|para seguir leyendo(?:$|,| (?:(?:est[ea]|el|la|gratis)\\b|inicia|accede|suscr|reg[ií]str))|suscríbete para (?:leer(?:[.!]?$| (?:(?:est[ea]|el|la|más)\\b|sin l[ií]mite))|(?:continuar|seguir) (?:leyendo|con la lectura|la lectura)))',
];
const LATER = '[后後](?:[续續](?:[内內]容|部分|章[节節]|全文|正文|[。！!]?$)|文)';
const REST = `(?:全文|本文|本篇|此文|[该該]文|剩[余餘下]|[余餘]下|完整|全部|${LATER}|$|[。！!])`;
const SOLD_TO = '(?:[订訂][阅閱]|[会會][员員]|付[费費])';
const CHINESE = [
  `(?:[订訂][阅閱]|登[录錄入]|[购購][买買]|[开開]通|付[费費]|成[为為])[^。]{0,24}(?:[阅閱][读讀]全文|[继繼][续續][阅閱][读讀](?!更多(?!$|[。！!]|[内內]容[。！!]?$)|其[他它]|精彩)|解[锁鎖]${REST}|查看全文)`,
  '^(?:登[录錄入]|付[费費]|[购購][买買])[^。，a-z]{0,6}解[锁鎖]更多(?:[内內]容)?[。！!]?$',
  `(?:本文|此文|全文|[内內]容)[^。，]{0,10}(?:[为為](?:付[费費](?:[内內]容|文章|[阅閱][读讀]|$)|(?:付[费費])?[会會][员員](?:[专專独獨限尊可]|[内內]容|文章|[阅閱][读讀]))|[仅僅](?:限|供)?[^。，]{0,6}${SOLD_TO}(?![号號]))`,
  '(?:[您你])?已[阅閱][读讀]\\s?\\d{1,2}\\s?[%％]',
  `(?<!展[开開])(?:剩[余餘下]|[还還][剩有])[^。，]{0,6}\\d{1,2}\\s?[%％][^。，]{0,24}(?:未[读讀]|需|${SOLD_TO})`,
  `剩[余餘](?:的)?(?:[内內]容|部分|全文|章[节節]|正文|\\s?\\d{1,6}\\s?[%％字])[^。]{0,10}${SOLD_TO}`,
  '^(?:[您你](?:[当當]前)?)?正在[试試][读讀](?:本文|全文|[这這此]篇)?(?:[，,。！!]|$)',
  '^.{0,4}[试試][读讀]已?[结結]束(?:$|[，。！,!])',
];
const PAYWALL = new RegExp([...ENGLISH, ...EUROPEAN, ...CHINESE].join('|'), 'i');

/** True for a line that asks readers to pay or to sign in for the rest of the text. */
export function isPaywall(text: string): boolean {
  return PAYWALL.test(text);
}

const READ_WITH = /^(?:continue|keep) reading with (?:the )?(.{2,60}?)[.!]?$/i;

/** True for a line that asks readers to go on with the site: Keep reading with The Post, on that of the Northern Post. */
export function readsOnWith(text: string, siteName: string): boolean {
  const name = READ_WITH.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && ` ${siteName.toLowerCase()}`.endsWith(` ${name}`);
}

const SALES =
  /\b(?:subscri\w*|members?(?:hip)?|cancel|trials?|unlimited|digital|accounts?|log ?in|sign (?:in|up)|newsletters?|your? (?:inbox|access|plan))\b|\b(?:a|per) month\b|abonn|suscr|[订訂][阅閱]|[会會][员員]|付[费費]|登[录錄入]|解[锁鎖]|[购購][买買]|[隨随][时時]/i;

/** True for words of a shop, which a wall sells the rest of a text with. */
export function isSalesText(text: string): boolean {
  return SALES.test(text);
}
