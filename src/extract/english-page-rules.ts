/** What English pages have besides their text: players, advertisements, forms, dates, ways to other pages, as a table of rules. */
import { type BoilerplateRule, NETWORK, oneOf, PIECE, wholeLine } from './boilerplate-rule.ts';

const DISHES =
  '(?:prep(?:aration)?|cook(?:ing)?|total|active|resting|inactive|chill(?:ing)?|bak(?:e|ing)|hands-on|additional|rising|soaking|freez(?:e|ing)|marinat(?:e|ing))';
const FACT = `(?:${DISHES}(?: time)?|time|servings?|serves|yields?|portions?|course|cuisine|calories|difficulty|(?:saturated )?fat|carb(?:ohydrate)?s|protein|fib(?:er|re)|sugar|sodium|cholesterol)`;
const OTHER_FACT =
  '(?:préparation|cuisson|repos|portions?|temps(?: total| de (?:préparation|cuisson|repos))?|difficulté|pour \\d+ personnes|zubereitung(?:szeit)?|kochzeit|backzeit|ruhezeit|gesamtzeit|arbeitszeit|portionen|schwierigkeit|preparación|cocción|tiempo(?: total| de \\p{L}+)?|raciones|porciones|dificultad|preparazione|cottura|dosi(?: per)?|tempo(?: totale| di \\p{L}+)?|porzioni|preparo|cozimento|rendimento|porções|bereiding(?:stijd)?|porties|przygotowanie|porcje|kcal|calorías|calorie|kalorien)';
const VALUE = String.raw`\s?[:：]?\s?(?:about |~)?\d[\d.,½¼¾/–-]{0,6}\s?(?:k?cal|m?g|%|(?:hours?|heures?|stunden?|horas?|ore|uur|godz\.?|hrs?|h|minut\p{L}{0,4}|mins?\.?|servings?|people|persone|personnes|personen|personas|pessoas|portion\p{L}{0,4}|raciones|porciones|porzioni|porções|days?|jours?|tage?)(?!\p{L}))?(?:\s\d{1,2}(?:\s?(?:minut\p{L}{0,4}|mins?\.?))?)?`;
/** Whose posts and films pages embed. */
const HOST = `(?:${NETWORK}|flourish|datawrapper|google maps|an? external (?:provider|source|service)|(?:a )?third part(?:y|ies))`;
const RECIPE = '(?:print|pin|rate|save|jump to)(?: the| this)? recipe';

export const ENGLISH_PAGE_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 200,
    pattern: wholeLine(
      '(?:🎧\\s?)?listen(?:ing)?(?: to (?:(?:this|the) )?(?:article|story|post|essay|piece|episode|audio))?(?: time)?[\\s|·•:,(–-]{1,4}\\d{1,2}:\\d{2}(?::\\d{2})?\\s?(?:min(?:utes)?)?\\)?(?:[\\s|·•–-]{1,3}powered by [\\p{L} .]{2,24})?',
      '(?:listen|listening time|audio|watch|video)\\s?[·:|•–-]?\\s?\\d{1,3}(?::\\d{2}){0,2}\\s?(?:min(?:ute)?s?)?',
      '(?:audio|the audio) (?:will be|is not yet|is) available\\b.{0,30}',
      'download (?:the )?(?:mp3|episode|audio)(?: ?\\(.{2,20}\\))?',
      '(?:play|pause|download|embed)(?: (?:episode|podcast|audio|mp3|the episode|this episode|clip|video))?',
      '(?:show|hide|read|view|open|close|download)(?: the)?(?: full)? transcript',
      'this audio is (?:auto-?|ai-?|computer-?)generated\\b.{0,80}',
      `(?:this )?(?:audio|narration) (?:of this ${PIECE} )?(?:was|is) (?:auto-?generated|created|generated|produced) (?:by|using|with) (?:ai|a computer|an? automated).{0,60}`,
      'narrated by (?:an? )?(?:ai|artificial|synthetic).{0,80}',
      'you can find the audio version.{2,90}',
      "(?:sorry, )?this (?:video|audio|content|clip|image) (?:can ?not|is not|isn[’']t|could not) (?:be )?(?:played|available|load(?:ed)?)(?: .{0,30})?",
    ),
  },
  {
    reason: 'advertisement label',
    shape: 'whole',
    maxWeight: 110,
    pattern: wholeLine(
      'advertisement[.,:;–—-]?\\s(?:scroll|continue|article|story)\\b.{0,40}',
      '(?:advertisement|ad|sponsored)\\s?[-–—:|·]{1,2}\\s?(?:(?:story|article|text|content|please )? ?(?:continues?|scroll|keep)(?: (?:reading|scrolling|to continue|below|the))*.{0,24})',
      '(?:a )?(?:message from|sponsor(?:ed)? message|paid for by)\\b.{0,40}',
      'sponsored content (?:by|from) .{2,40}',
      '(?:article|story) resumes after\\b.{0,40}',
      '(?:skip|close) (?:this )?(?:ad|advertisement|video)',
      'please (?:turn off|disable|whitelist|pause) your ad[- ]?block(?:er)?\\b.{0,60}',
      'we need your (?:consent|permission) to (?:load|show|display) .{0,90}',
    ),
  },
  {
    reason: 'consent text',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      '^(?:we (?:and|with) our (?:\\d{1,4} )?(?:trusted )?(?:partners|vendors)|our (?:\\d{1,4} )?partners and we)\\b[^“”]{0,60}\\b(?:data|information|device|ads?|cookies|consent)\\b',
      '^you can (?:change|withdraw|manage|update|review)\\b[^.!?]{0,60}\\b(?:privacy|cookies?|consent) (?:cent(?:re|er)|settings|preferences|choices|policy|notice)\\b',
      '^do not (?:sell|share)(?: or (?:sell|share))? my (?:personal )?(?:info(?:rmation)?|data)$',
      '^by (?:continuing|using|browsing|clicking|visiting|subscribing|signing)\\b(?=[^!?]{0,160}\\b(?:(?:this|our) (?:web ?)?site|website|cookies?|terms|privacy|polic(?:y|ies)|newsletters?|e-?mails|marketing|data|app|browse)\\b)[^.!?]{0,60}\\byou (?:accept|agree|consent)\\b',
      '^allow (?:\\p{L}{1,20} content|content (?:from \\p{L}{1,20}|provided by (?:a third party|third parties|\\p{L}{1,20})))\\s?\\?',
      `^this (?:article|page|story|post|embed) (?:includes|contains) content (?:(?:provided|hosted) (?:by|on)\\b|from ${HOST}[.!]?(?:$| we ask))`,
      `^this (?:content|post|video|embed) is (?:provided|hosted) (?:by|on) ${HOST},? which may (?:be using|use|set) cookies`,
      `^this (?:content|post|video|embed|map|player|form) (?:is (?:provided|hosted) (?:by|on)|comes from) ${HOST}[.:;] (?:to|by) (?:view|see|watch|load|play|listen to|viewing|watching|loading|playing)(?: (?:it|this))?(?: here)?,? [^.!?“”]{0,60}\\b(?:cookies|terms|consent|conditions)\\b`,
      `^(?:embedded|external|third[- ]party) (?:content|media|posts?)(?: (?:from|by) ${HOST})? (?:is|are|has been|have been) (?:blocked|disabled|deactivated)[.:;,] (?:please )?(?:change|adjust|update|check|review|open) your (?:privacy|cookie|consent) (?:settings|preferences)\\b`,
      '^we ask for your permission before anything is loaded\\b',
      '^to (?:view|see|play) this content,? (?:click|please|you)\\b',
      '^this content is hosted on\\b',
    ),
  },
  {
    // What a page shows for a moment, or where a form was.
    reason: 'access notice',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 320,
    pattern: oneOf(
      "^(?:sorry[,.!] |oops[,.!] )?(?:we(?:[’']re| are) (?:currently )?having (?:trouble|problems|difficulty)|we (?:can[’']t|cannot|are unable to)|there was (?:a problem|an error)(?=.{10,80}\\b(?:please|try again)\\b)) (?:retriev|load|display|verify|fetch)(?:e|ing|y|ying)? (?:the|this|your) (?:article|story|page|post|content|access|subscription|account|comments)(?: content)?(?: (?:right now|at (?:this|the) (?:time|moment)))?(?:[.!]?$|[.,!] (?:please )?(?:try|refresh|reload)\\b[^.!?]{0,60}[.!]?$)",
      '^(?:thank you for your patience|please (?:wait|be patient)|one moment(?: please)?),? while we (?:verify|check|confirm) (?:your )?(?:access|subscription|account|browser)\\b',
      "^(?:(?:welcome back|success|great|thanks|thank you)[!.,] )?you(?:[’'](?:ve|re)| have| are)(?: now| been)? (?:successfully )?(?:subscribed|unsubscribed|signed (?:up|in|out)|logged (?:in|out)|registered)(?: (?:to|for|from|with|as) (?:the |our )?\\p{Lu}[^.!?]{1,50})?[.!] (?:please |now )?(?:check|confirm|click|look in|see) (?:your|the)\\b[^.!?]{0,80}[.!]?$",
      "^(?:(?:welcome back|success|great|thanks|thank you)[!.,] )?you(?:[’'](?:ve|re)| have| are)(?: now| been)? successfully (?:subscribed|unsubscribed|signed (?:up|in|out)|logged (?:in|out)|registered)(?: (?:to|for|from|with|as) (?:the |our )?\\p{Lu}[^.!?]{1,50})?[.!]?$",
      '^want (?:all|more) of (?:the )?\\p{Lu}[^.!?“”]{1,40}\\? subscribe\\b[^.!?]{0,30}[.!]?$',
      '^success[!.] (?:your (?:account|billing info|e-?mail|subscription|payment)|(?:now )?check your (?:inbox|e-?mail))\\b[^.!?]{0,90}[.!]?$',
    ),
  },
  {
    reason: 'consent text',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 420,
    pattern: oneOf(
      '^you can use the buttons? below to (?:amend|change|update|set) your (?:preferences|cookies|consent|privacy|settings)\\b',
      '^this (?:embed(?:ded content)?|content|video|post) (?:requires|needs) your (?:consent|permission)(?: (?:to|for) [^.!?]{0,30}\\b(?:cookies|shown|loaded|displayed|load|show|display))?[.!]?$',
      `^(?:load|view|show|display|open) (?:external |embedded )?(?:content|posts?|media|videos?) (?:from|on) ${HOST}(?:\\?|$)`,
      `^(?:external|third[- ]party) content (?:from|by) ${HOST},? (?:which|that) (?:may )?(?:be using|uses?|sets?) cookies\\b`,
      `^to (?:show|display|view|see|load|watch) (?:you )?this (?:content|post|video|embed)(?: from ${HOST})?,? (?:we need your (?:consent|permission)|(?:please )?(?:accept|allow|enable) (?:\\p{L}+ )?cookies)\\b`,
      '^(?:please )?(?:accept|allow|enable) (?:the |all )?(?:marketing|third-party|functional|social media|targeting|statistics|optional|\\p{L}+[- ]party)? ?cookies to (?:watch|view|see|load|play|display|listen to) (?:this|the) (?:content|video|post|embed|audio|clip)[.!]?$',
      '^you (?:need to|must|have to|will need to) (?:accept|allow|enable) (?:(?:the|our|all|\\p{L}+[- ]party|marketing|functional|social media|targeting|optional|statistics|advertising|performance) ){0,2}cookies (?:in order )?to (?:watch|view|see|load|play|display|listen to|show) (?:this|the) (?:content|video|post|embed|audio|clip|media|tweet)[.!]?$',
      `^we use ${HOST} to embed (?:content|videos?|posts?)(?:[.!]?$|,? (?:that|which) (?:may|can|will) (?:set|use|store)\\b)`,
    ),
  },
  {
    reason: 'consent text',
    shape: 'whole',
    maxWeight: 90,
    pattern: wholeLine(
      '(?:we value|your) (?:your )?privacy(?: choices| settings| matters)?',
      '(?:accept|reject|allow|manage|decline)(?: all| only)?(?: necessary| essential)? ?(?:cookies|options|preferences|settings)?(?: (?:and|&) (?:continue|close))?',
      'cookie (?:settings|preferences|policy|notice)',
    ),
  },
  {
    reason: 'form text',
    shape: 'whole',
    maxWeight: 160,
    pattern: wholeLine(
      'this field is for validation purposes.{0,50}',
      'thank you for your (?:vote|comment)',
      '(?:order|buy) reprints?',
      'request permissions?',
      'download citation',
      'view saved stories',
      'end of carousel',
      'skip to (?:end of )?(?:newsletter|the next|carousel|player|social).{0,30}',
      'newsletter promotion',
      'scroll (?:(?:on|down) for more|(?:(?:on|down) )?to (?:continue|keep) reading)',
      'view this post on (?:instagram|x|facebook|threads)',
      'view source version on .{3,60}',
      '[-–—]{1,2}\\s?30\\s?[-–—]{1,2}',
    ),
  },
  {
    reason: 'facts of a recipe',
    shape: 'whole',
    maxWeight: 160,
    pattern: oneOf(
      `^(?:(?:${FACT}|${OTHER_FACT})${VALUE}(?:\\s?[|·•,;/]\\s?|\\s|$)){1,12}$`,
      `^${RECIPE}(?:[\\s|·•/-]{1,3}${RECIPE}){0,4}$`,
    ),
  },
  {
    reason: 'date line',
    shape: 'label',
    maxWeight: 110,
    pattern:
      /^(?:(?:last |first |originally )?(?:updated?|published|modified|posted|edited|reviewed)(?: on| at)?\s?[:：]?\s?(?:(?:about |over )?(?:\d{1,2}|an?) (?:second|minute|hour|day|week|month|year)s? ago|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2} )?\p{L}{3,9}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}\b.{0,30}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}.{0,20}))$/iu,
  },
  {
    reason: 'related link',
    shape: 'linked',
    maxWeight: 220,
    pattern:
      /^\[(?:[Rr]ead|[Ww]atch|[Ll]isten|[Ss]ee|[Mm]ore|[Rr]elated|[Aa]lso|(?:[Rr]ead|[Ss]ee|[Ww]atch) (?:[Aa]lso|[Mm]ore|[Nn]ext)|[Aa]lso (?:[Rr]ead|[Ss]ee)|[Ff]rom (?:the [^:\]]{3,30} issue|(?:the|our) archives?)|(?:Lesen Sie|Lies) (?:auch|dazu|mehr)|Mehr (?:dazu|zum Thema)|(?:À )?[Ll]ire (?:aussi|également)|Leer? (?:también|además)|Leggi anche|Leia (?:também|mais)|Lees ook|Читайте также)\s?[:|]\s?(?=["“‘'«]?[\p{Lu}\d])(?!.*[.!…]["”’»]?\])[^\]\s]{1,30}(?:\s[^\]\s]{1,30}){4,24}\]$/u,
  },
  {
    reason: 'related link',
    shape: 'whole',
    maxWeight: 220,
    pattern:
      /^\[(?:[Rr]ead (?:[Aa]lso|[Mm]ore|[Nn]ext)|[Aa]lso [Rr]ead|Lesen Sie auch|À lire aussi|Leer también|Leggi anche|Leia (?:também|mais)|Lees ook|Читайте также)\s?[:|]\s?(?=["“‘'«]?\p{Lu})(?!.*(?:[,;\d]|[.!…]["”’»]?\]))[^\]\s]{1,30}(?:\s[^\]\s]{1,30}){4,24}\]$/u,
  },
  {
    reason: 'related link',
    shape: 'anchored',
    maxWeight: 220,
    pattern: oneOf(
      '^(?:follow|see|read|find|get|catch up on|full|more|for more) [^.!?]{2,80}(?:coverage|stories|news|reporting|archive|more|here)\\b[^.!?]{0,60}[:：]?\\s?(?:https?:\\S+)?$',
      '^(?:more|read more|full coverage|complete coverage|learn more)\\s?[:：]\\s?(?:https?:)',
    ),
  },
  {
    reason: 'related link',
    shape: 'linked',
    maxWeight: 400,
    pattern: oneOf(
      '^(?:see also|also see|also read|read also|related(?: reading)?|further reading|more on this|previously)\\s?[:：—–|]\\s?',
    ),
  },
  {
    reason: 'related link',
    shape: 'label',
    maxWeight: 260,
    pattern: oneOf(
      "^[▶►→»👉\\s]{0,3}(?:read (?:also|more|next|this next)|also read|related(?: (?:reading|story|coverage))?|see also|recommended|don[’']t miss|explore more|more on this|in case you missed it|further reading|you might (?:also )?like|(?:coming )?up next|next up|next (?:article|story|episode)|watch(?: (?:now|next|this|also))?|listen(?: (?:now|next|also))?|MORE)\\s?[:|–—>»]\\s?\\S.{2,180}$",
      '^(?:previous|next|older|newer)(?: (?:post|article|story|entry|page|chapter|issue))?\\s?[:：→»›]\\s?.{0,100}$',
      '^[←→‹›]\\s?\\S.{0,60}$|^«\\s?(?:previous|older|back)\\b.{0,60}$|^(?:next|newer)\\b.{0,60}[»›→]$',
      '^(?:older|newer|previous|next)(?: (?:posts?|entries))?\\s?[←→»‹›]$',
      `^skip (?:past )?(?:the )?${NETWORK} (?:post|video|content|embed)\\b.{0,60}$`,
      `^end of (?:${NETWORK} (?:post|video|content|embed)\\b.{0,60}|(?:podcast|newsletter|article|video|whatsapp|app)s? (?:promotions?|recommendations?)|most (?:read|popular|watched)|recommended (?:stories|articles))$`,
      '^more by (?:this|the same|our) .{2,30}$',
      '^what to (?:read|watch|know|hear) next(?: (?:on|from|in) .{2,40})?\\s?:?$',
      '^explore (?:our|more|the)\\b.{0,40}$',
      "^editor[s’']{1,2} picks?$",
      '^in this (?:story|article|issue|section|series)$|^on this page$|^also in .{2,30}$|^part \\d{1,2} of \\d{1,2}$',
      '^(?:edit|improve|view) (?:this page|on github|source)\\b.{0,30}$',
      '^contributors?\\s?[:：].{2,100}$',
      '^(?:jump|skip|go) to (?:the )?(?:recipe|video|comments|section|content|navigation|main).{0,30}$',
    ),
  },
  {
    reason: 'related link',
    shape: 'whole',
    maxWeight: 160,
    pattern: wholeLine(
      '(?:posts|articles|stories|more) (?:by|from) this (?:author|writer|reporter)',
      '(?:table of contents|home|(?:next|previous) (?:chapter|part|post)|index|contents)(?:\\s?[·|•/]\\s?(?:table of contents|home|(?:next|previous) (?:chapter|part|post)|index|contents)){1,4}',
      '(?:next|previous)(?: (?:chapter|part|post|up))?\\s?[:–-]\\s?.{3,80}(?:→|»|›)',
      '(?:[\\p{L} ]{3,40}[|·•]\\s?){1,4}(?:report this \\p{L}+|add to favou?rites?)(?:\\s?[|·•]\\s?[\\p{L} ]{3,24}){0,3}',
    ),
  },
  {
    // What stood behind it is a link.
    reason: 'date or author line',
    shape: 'label',
    isOnlyParagraph: true,
    maxWeight: 40,
    pattern: wholeLine(
      '(?:(?:also |first |originally )?(?:published|posted|filed|written|featured|appears|appeared) (?:in|by|under|on)|(?:veröffentlicht|erschienen|geschrieben) (?:in|von)|(?:publié|paru|écrit) (?:dans|par|sur)|(?:publicado|escrito|publicad[oa]) (?:en|em|por)|(?:pubblicato|scritto) (?:in|su|da)|(?:опубликовано|написано) в|(?:发表|發表|发布|發布|发表|刊登|收录|收錄)[于於在])',
    ),
  },
];
