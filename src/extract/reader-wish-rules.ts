/** A wish that a site guesses, and the newsletter or channel that fulfils it: If you want to keep up, subscribe here. A table of rules. */
import { type BoilerplateRule, oneOf } from './boilerplate-rule.ts';

/** `sign` says that the site means its own: ours, a click, or free of charge and to your mailbox. */
type Words = { readonly wish: string; readonly call: string; readonly thing: string; readonly sign: string };

/** Boats follow channels and visitors join groups, which no letter, account or click has part in. */
const OF_SITE =
  'newsletter|infolettre|lettres?(?!\\p{L})|cha[iî]ne|alertes|bolet(?:[íi]n|im)|рассылк|verteiler|mailing|mailbox|postfach|casella|correo|e-?mail|courriel|telegram|телеграм|whats ?app|you ?tube|instagram|facebook|klick|tipp|cli[cq]|pulsa|нажа|нажм|ссылк|link|este enlace';

const wishAndCall = ({ wish, call, thing, sign }: Words) =>
  `^(?=.{0,400}(?:${sign}))(?=.{0,400}(?:${OF_SITE}))(?:${wish})(?!\\p{L})[^.!:;“”«»„"]{2,140}?[,?]?\\s(?:${call})(?!\\p{L})[^.!?:;“”«»„"]{0,100}(?<!\\p{L})(?:${thing})(?!\\p{L})[^“”«»„"]{0,260}$`;

/** Who pays for a house, and what its readers are to do: Hedgerow is funded by its readers. If you liked this story, become a member. */
type Appeal = { readonly paid: string; readonly wish: string; readonly call: string };

const payAndCall = ({ paid, wish, call }: Appeal) =>
  `^[^.!?:;“”«»„"]{2,40} (?:${paid})(?!\\p{L})[^.!?:;“”«»„"]{0,60}[.!] (?:(?:${wish})(?!\\p{L})[^.!?:;“”«»„"]{2,60}, )?(?:${call})(?!\\p{L})[^.!?:;“”«»„"]{0,80}[.!]?$`;

const AUDIENCE =
  '(?:readers?|listeners?|viewers?|members?|subscribers?|supporters?|community|people who (?:read|hear|watch) it|you)(?! (?:of|who|in|from) )';
const APPEALS: readonly Appeal[] = [
  {
    paid: `(?:is|are) (?:(?:entirely|wholly|mostly|largely|only|proudly) )?(?:funded|financed|paid for|supported|sustained|made possible|kept (?:alive|free|going)|made by [^.!?]{2,20} and) (?:by )?(?:its |our |their |the )?${AUDIENCE}|(?:is|are) (?:an? )?(?:[\\p{L}-]{2,16},? ){0,2}(?:listener|reader|member|viewer|audience|community)-(?:supported|funded|powered|owned|backed|sustained)|(?:is|are) free to read because (?:our|its) ${AUDIENCE}`,
    wish: "if (?:you (?:(?:also|too|would|want to|[’']d) )?(?:lik|lov|enjoy|valu|appreciat|believe|read|listen|can(?!\\p{L})|found (?:this|it|something)|agree|trust|rely|care|find|support|help|keep)\\p{L}{0,3}|this|it)",
    call: '(?:please )?(?:consider )?(?:(?:becom(?:e|ing) (?:an? )?(?:\\p{L}+ )?(?:member|supporter|subscriber|patron|friend)|becom(?:e|ing) one(?= ?[.!]|$)|join(?:ing)? them(?= ?[.!]|$)|join(?:ing)? us(?= (?:today|now|here)| ?[.!]|$)|support(?:ing)? (?:us|our|it))|(?:give|donat(?:e|ing)|subscrib(?:e|ing)|chip in|mak(?:e|ing) (?:a|your) (?:gift|donation|contribution)) ?(?:now|today|here|what you can|and help)?(?= ?(?:[.!]|and |to |$)|(?<=help)))',
  },
  {
    // A house says so of itself in many words, and asks for whom a text pleased.
    paid: '(?:is|are) (?:independent|ad-free|non-?profit|free to read)|has no (?:ads|advertisers|advertising|paywall|owners?|investors)',
    wish: 'if (?:you (?:liked?|loved?|enjoy(?:ed)?|valued?|appreciate|can(?: afford)?|found (?:this|it|something))|(?:this|the) (?:story|piece|essay|article|post|issue|episode))',
    call: '(?:please )?(?:consider )?becom(?:e|ing) (?:an? )?(?:\\p{L}+ )?(?:member|supporter|subscriber|patron|friend)',
  },
  {
    paid: '(?:lebt|leben) von (?:seinen|ihren|unseren) (?:\\p{L}{0,10}leser|hörer|mitglieder|unterstützer|abonnent)\\p{L}{0,8}|(?:wird|werden) (?:\\p{L}+ )?von (?:seinen|ihren|unseren) (?:leser|hörer|mitglieder|unterstützer|abonnent)\\p{L}{0,8} (?:und \\p{L}{4,16} )?(?:finanziert|getragen|bezahlt)',
    wish: 'wenn (?:dir|ihnen|euch|du|sie|ihr)',
    call: 'werd(?:e|en|et)(?: sie)?(?: auch)?(?: (?:du|sie|ihr))? (?:jetzt )?(?:mitglied|abonnent(?:in)?|unterstützer(?:in)?|teil)|unterstütz(?:e|en|t)(?: sie)? uns|abonnier(?:e|en|t)(?: sie)? (?:uns|jetzt)|spend(?:e|en|et)(?: sie)? (?:jetzt|heute)?',
  },
  {
    paid: '(?:vit|vivent) (?:grâce à|de) (?:ses|leurs|nos) (?:lecteurs|lectrices|abonnés|adhérents|membres|auditeurs)|(?:est|sont) (?:\\p{L}+ )?(?:financée?s?|soutenue?s?|portée?s?|payée?s?) par (?:ses|leurs|nos) (?:lecteurs|lectrices|abonnés|adhérents|membres|auditeurs)',
    wish: 'si (?:cet|cette|ce|vous|tu)',
    call: 'devenez|deviens|abonnez-vous|abonne-toi|soutenez-(?:nous|le|la)|rejoignez-(?:nous|les)|faites un don',
  },
  {
    paid: '(?:vive|viven|existe|existen) (?:de|gracias a) (?:sus|nuestr[oa]s) (?:lector|soci|suscriptor|miembro|oyente)\\p{L}{1,4}|(?:está|están|es|son) (?:financiad|sostenid|pagad)[oa]s? por (?:sus|nuestr[oa]s) (?:lector|soci|suscriptor|miembro|oyente)\\p{L}{1,4}',
    wish: 'si',
    call: 'hazte|h[aá]gase|apóya(?:nos|lo|la)|suscríbe(?:te|se)|únete|colabora|dona',
  },
  {
    paid: '(?:vive|vivono) (?:grazie a[il]?|dei) (?:suoi|nostri|propri)? ?(?:lettor|soci|abbonat|ascoltator)\\p{L}{0,2}|(?:è|sono) (?:finanziat|sostenut|pagat)[oaie] (?:dai|dalle) (?:suoi|sue|nostri|propri)? ?(?:lettor|soci|abbonat|ascoltator)\\p{L}{0,2}',
    wish: 'se',
    call: 'abbonati|abbonatevi|sostien(?:ici|ilo|ila)|sosteneteci|diventa|diventate|iscriviti|dona',
  },
  {
    paid: '(?:vive|vivem|existe) (?:graças a|dos) (?:seus|nossos)? ?(?:leitor|sóci|assinant|apoiador|ouvint)\\p{L}{1,3}|(?:é|são) (?:financiad|sustentad|mantid|pag)[oa]s? (?:pelos|por) (?:seus|nossos)? ?(?:leitor|sóci|assinant|apoiador|ouvint)\\p{L}{1,3}',
    wish: 'se',
    call: 'torne-se|torna-te|assine|apoie|seja|doe|contribua|junte-se',
  },
];

export const READER_WISH_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'subscription line',
    shape: 'notice',
    isNeverHeading: true,
    maxWeight: 420,
    pattern: oneOf(
      ...[
        {
          wish: 'wenn (?:sie|du|ihr)|um|sie (?:wollen|möchten)|willst du|möchtest du|wollen sie|möchten sie',
          call: 'abonnieren sie|abonniere|abonniert|melden sie sich|melde dich|meldet euch|tragen sie sich|trag dich|folgen sie|folge|folgt',
          thing: '(?:[\\p{L}-]{0,20})newsletter[sn]?|kanal|verteiler|liste',
          sign: '(?<!\\p{L})(?:unser(?:e[nmrs]?)?|hier (?:klicken|anmelden)|(?:klick|tipp)\\p{L}{0,3} (?:sie )?hier)(?!\\p{L})|kostenlos.{0,200}(?:postfach|mailbox|e-?mail)',
        },
        {
          wish: "pour (?:ne (?:rien|pas)|recevoir|rester|suivre|être|retrouver|lire)|si vous|envie d[e’']|vous (?:souhaitez|voulez|aimez)",
          call: 'inscrivez-vous|abonnez-vous|rejoignez|suivez|vous pouvez vous (?:inscrire|abonner)',
          thing: 'newsletters?|lettres?|infolettres?|chaîne|canal|liste|alertes',
          sign: '(?<!\\p{L})(?:notre|nos|cliqu(?:ant|er|ez) (?:ici|sur)|(?:via|sur|en suivant) ce lien)(?!\\p{L})|gratuit.{0,200}(?:boîte|mails?|courriels?)',
        },
        {
          wish: 'si (?:no )?(?:quieres|quiere|deseas|te interesa)|para (?:no perder\\p{L}{1,6}|recibir|estar|seguir|leer)|¿?(?:quieres|te interesa)',
          call: 'suscr[ií]b[ea](?:te|se)|apúntate|inscríbete|regístrate|únete|síguenos|puedes (?:suscribirte|apuntarte)',
          thing: 'newsletters?|bolet(?:ín|ines)|canal|lista|grupo',
          sign: '(?<!\\p{L})(?:nuestr[oa]s?|(?:pincha|clica|haz clic|pulsa)(?:ndo|r)? (?:aquí|en)|(?:en|desde) este enlace)(?!\\p{L})|gratis.{0,200}(?:correo|bandeja|e-?mail)',
        },
        {
          wish: 'se (?:vuoi|volete|desideri|desiderate|ti interessa)|per (?:restare|rimanere|ricevere|essere|non perder\\p{L}{1,6}|leggere|seguire)|vuoi|volete',
          call: 'iscriviti|iscrivetevi|abbonati|registrati|unisciti|segui(?:ci)?|puoi iscriverti',
          thing: 'newsletter|canale|mailing list|lista',
          sign: '(?<!\\p{L})(?:nostr[oaie]|clicc(?:a|are|ando) (?:qui|su)|(?:a|da) questo link|qui[.!]?$)(?!\\p{L})|gratis.{0,200}(?:casella|e-?mail)',
        },
        {
          wish: 'se (?:quiser(?:es)?|quer|você quer|deseja|desejar)|para (?:receber|ficar|não perder|acompanhar|ler|seguir)|quer',
          call: 'inscreva-se|assine|cadastre-se|subscreva|siga|entre|clique',
          thing: 'newsletters?|boletim|canal|lista|grupo|comunidade',
          sign: '(?<!\\p{L})(?:noss[oa]s?|cli(?:que|car|cando) (?:aqui|em|no)|(?:por|n)este link)(?!\\p{L})|(?:grátis|de graça|gratuitamente).{0,200}(?:e-?mail|caixa)',
        },
        {
          wish: 'чтобы|если (?:вы )?(?:не )?хотите|хотите',
          call: 'подпи(?:шитесь|сывайтесь)|присоединяйтесь|вступайте|следите',
          thing: 'рассылк\\p{L}{1,3}|канал\\p{L}{0,3}|групп\\p{L}{1,3}|телеграм\\p{L}{0,3}|telegram',
          sign: '(?<!\\p{L})(?:наш\\p{L}{0,3}|нажать|нажмите|по (?:этой )?ссылке|бесплатно)(?!\\p{L})',
        },
      ].map(wishAndCall),
    ),
  },
  {
    reason: 'fundraising',
    shape: 'notice',
    isNeverHeading: true,
    maxWeight: 500,
    pattern: oneOf(
      ...APPEALS.map(payAndCall),
      '^(?:мы|«[^»]{2,30}») (?:работа|существ|жив|выход)\\p{L}{1,8},? [^.!?]{0,60}(?<!\\p{L})(?:вы|вам|вас|ваш\\p{L}{1,3}|читател\\p{L}{1,4})(?!\\p{L})[^.!?]{0,60}[.!] (?:подпишитесь|оформите|поддержите|сделайте|переведите|помогите|станьте)(?!\\p{L})[^.!?]{0,120}(?:плат[её]ж|пожертвован|донат|взнос|подписк|поддерж|помощ|нас(?!\\p{L}))',
    ),
  },
];
