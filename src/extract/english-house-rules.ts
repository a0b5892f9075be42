/** What a publication says of its own pieces, people and money, and what it asks where a reader signs in, books or writes. */
import { type BoilerplateRule, NETWORK, oneOf, PIECE, wholeLine } from './boilerplate-rule.ts';
import { SUMMARY } from './machine-made.ts';

const OWN = `(?:${PIECE}|newsletter|summary|translation|transcript|audio|recording|video|version|edition|reporting|guide)`;
const WORD = "\\p{Lu}[\\p{L}\\p{N}.'’&-]{0,24}";
const NAMES = `${WORD}(?:[ ,;/]{1,2}(?:(?:and|&|of|the|for|at|from|in|de|van|von) ){0,2}${WORD}){0,12}`;
const ADVICE = '(?:financial|medical|legal|investment|professional|tax) advice';

const BY_STAFF = '(?:reporters?|editors?|journalists?|newsroom(?: staff)?|staff|team)';

export const ENGLISH_HOUSE_RULES: readonly BoilerplateRule[] = [
  {
    // These highlights were written by the reporters and editors who worked on this story.
    reason: 'note on the publication',
    shape: 'whole',
    maxWeight: 200,
    pattern: oneOf(
      `^(?:these|this|the) ${SUMMARY} (?:was|were|is|are|has been|have been) (?:written|compiled|prepared|created|produced|selected|chosen) by (?:our (?:\\p{L}+ )?${BY_STAFF}|(?:the )?${BY_STAFF}(?:(?: and|,| or) (?:the )?${BY_STAFF})?(?: who (?:worked on|wrote|reported|edited) this ${PIECE}| of this ${PIECE}))(?:,? (?:not|without) (?:by |a |an |the help of )?(?:ai|machines?|artificial intelligence))?\\.?$`,
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'notice',
    maxWeight: 240,
    pattern: oneOf(
      `^(?:this|an? (?:\\p{L}+ ){0,2}version of this|the (?:print|online|audio|podcast|full|original|video) (?:edition|version) of this) (?:\\p{L}+ )?${OWN} (?:is|was|has been|ran|appeared|appears|won|contains?|includes?|can be|also)\\b[^“”.!?]{0,40}\\b(?:available (?:here|below|as|in|on)|supported by|sponsored by|funded by|automated|automatic(?:ally)?|ai|machine[- ](?:generated|translated|made|read)|by (?:a )?machine(?!\\.?$)|generated|affiliate|prize|award|contest|on page \\d{1,3}|(?:sunday|weekend|print|saturday) edition|members|subscribers|checked by|part of [^.!?,]{0,30}\\b(?:series|project|collection|package|collaboration)(?! of))\\b[^“”]{0,120}$`,
      '^our (?:newsroom|editors|journalists|reporters) uses? (?:ai|artificial intelligence|generative ai|machine translation)\\b[^.!?“”]{0,60}\\b(?:all|every|each) (?:articles?|content|one(?=[^.!?]{0,60} before publication)|pieces?|posts?|stories|story|summar(?:y|ies)) (?:is|are) (?:reviewed|checked|edited|approved|verified) by (?:an? |our |human ){0,2}(?:editors?|journalists?|reporters?|humans?|staff)\\b[^.!?“”]{0,40}[.]?$',
      '^(?:our|my|the) next (?:episode|issue|newsletter|edition|instal?lment) (?:(?:is|comes|will be) (?:out|published|available|due)|is on|arrives|lands|goes (?:out|live)|drops|will (?:arrive|land|appear))\\b[^.!?,]{0,60}[.!]?$',
    ),
  },
  {
    // The Herald is committed to accuracy. Read our standards.
    reason: 'note on the publication',
    shape: 'present',
    maxWeight: 320,
    pattern: oneOf(
      "^(?:the )?\\p{Lu}[^.!?,“”]{1,40} is committed to (?:\\p{L}+ ){1,8}(?:to the editor|sourcing|journalism|reporting|accuracy|corrections?|viewpoints|voices|opinions?|perspectives)\\. (?:we[’']d|we|read|here|our|if you|learn|see|find|send)\\b[^“”]{0,200}$",
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'whole',
    maxWeight: 420,
    pattern:
      /^About (?:the )?\p{Lu}[^:：–—!?]{2,50}\s?[:：–—-] ?(?:(?:Founded|Established|Headquartered|Based|Launched|We are|With \d[\d,]* (?:members|staff|employees))\b|[Tt]he (?:trust|charity|company|organi[sz]ation|society|association|agency|foundation|institute|university) (?:is|was (?:founded|established))\b|(?:The )?\p{Lu}[\p{L}’'&.-]{0,24}(?: \p{Lu}[\p{L}’'&.-]{0,24}){0,5} (?:is|are|provides|employs|works|has|was (?:founded|established))\b)(?=[^:]{0,200}\b(?:charity|charitable|company|provider|organi[sz]ation|non-?profit|university|association|agency|headquartered|employs|think tank|manufacturer|maker|employees|foundation|trust|society|institute|(?:in|since) (?:1[6-9]|20)\d{2})\b).{10,400}$/u,
  },
  {
    reason: 'note on the publication',
    shape: 'whole',
    maxWeight: 100,
    pattern: new RegExp(
      `^${WORD}(?: ${WORD}){0,5} is an? (?:${WORD} ){1,4}(?:podcast|production|publication|newsletter|project|series)\\.?$`,
      'u',
    ),
  },
  {
    reason: 'sponsor line',
    shape: 'present',
    maxWeight: 160,
    pattern: oneOf(
      "^(?:(?:many|special|big|our) )?thanks? (?:you )?to (?:our|this week[’']s|today[’']s|this month[’']s) (?:sponsors?|supporters?|partners?|patrons?|members|advertisers?)\\b",
      "^(?:our |today[’']s |this week[’']s )?sponsors?\\s?[:：]\\s?\\S",
    ),
  },
  {
    reason: 'disclosure',
    shape: 'present',
    maxWeight: 320,
    pattern: oneOf(
      '^the (?:author|writer|reporter)s? (?:(?:holds?|owns?) (?:(?:no|any|a|an|some|long|short|small) ){0,3}(?:shares?|stocks?|positions?|stakes?|investments?) in|(?:has|have|do(?:es)? not have) (?:(?:no|any|a|an) ){0,2}(?:financial|competing|commercial|conflicting) interests?|is an? (?:director|shareholder|member) of [^.!?]{2,60}\\bwhich)\\b',
      '^[^.!?“”]{2,50} (?:receives?|accepts?|gets|is|are) (?:partly |also )?(?:funding|support(?:ed)?|funded|grants?|money|donations)\\b[^.!?]{0,80}\\b(?:we publish|our (?:reporting|journalism|coverage|editorial)|editorial (?:control|independence|decisions?|content))\\b',
    ),
  },
  {
    reason: 'disclosure',
    shape: 'notice',
    maxWeight: 160,
    pattern: oneOf(
      '^our (?:reviewers|editors|testers|experts|journalists|writers|team|critics)\\b[^.!?]{0,60}\\b(?:(?:tests?|reviews?|recommends?|choose|select) (?:every|everything|all|each|products?|what|only)|independent(?:ly)?|buy everything)\\b',
    ),
  },
  {
    reason: 'disclaimer',
    shape: 'present',
    maxWeight: 200,
    pattern: oneOf(
      `^(?:this|nothing (?:here|above|in this \\p{L}+)|none of this|the above) (?:is|constitutes|should be taken as)(?: not)? ${ADVICE}\\b`,
      '^(?:all )?(?:prices?|details|information|opening (?:times|hours)|availability|offers?|dates)(?: and [\\p{L} ]{3,20})? (?:are |is )?(?:correct|accurate|subject to change|may (?:vary|change)|(?:taken|checked|quoted) at (?:the )?time of (?:publi\\p{L}{4,7}|writing|going to press))(?: (?:at|as of|when|on|without|but)\\b[^.!?]{0,60})?[.!]?$',
    ),
  },
  {
    reason: 'caption',
    shape: 'present',
    maxWeight: 180,
    pattern: oneOf(
      '^(?:photos?|images?|pictures?|illustration)(?: (?:is|are))? (?:supplied|submitted|provided|file|stock|contributed|library)(?: (?:photo|image|picture))?\\.?$',
    ),
  },
  {
    reason: 'caption',
    shape: 'present',
    maxWeight: 220,
    pattern: new RegExp(
      `^\\p{Lu}[^“”!?]{3,140}\\. (?:(?:[Pp]hoto|[Ii]mage|[Pp]icture) )?(?:[Cc]redit|[Pp]hoto|[Ii]mage|[Pp]icture|[Ss]ource)s?\\s?[:：] ?${NAMES}\\.?$`,
      'u',
    ),
  },
  {
    reason: 'credits',
    shape: 'present',
    maxWeight: 120,
    pattern: new RegExp(
      `^(?:[\\p{L}-]{3,14} ){0,2}(?:artwork|research|editing|design|music|reporting|production|photography|[Ss]tyling|illustrations?|graphics?|narration|translation|transcription|mixing|mastering) by (?:the author|${NAMES})\\.?$|^(?:Audio |Story |Essay )?(?:[Rr]ead|[Nn]arrated|[Vv]oiced) by the author\\.?$`,
      'u',
    ),
  },
  {
    reason: 'imprint',
    shape: 'present',
    maxWeight: 240,
    pattern: oneOf(
      '^[^.!?“”]{2,60}\\b(?:ltd|limited|llc|inc|gmbh|plc|cic|pty)\\b[^!?“”]{0,80}\\b(?:registered|company (?:no|number)|number|reg)\\b[^!?“”]{0,40}\\d{5,}',
      '^(?:published|printed|produced|operated|owned) by [^.!?“”]{3,60}, \\d{1,4}[^.!?“”]{3,60}[.]?$',
      '^(?:our )?(?:(?:head |main |postal )?office|(?:postal |mailing |our )address|newsroom)(?:\\s?[:：](?=[^!?]{0,80}\\d)| is:? (?:at )?(?=\\d))\\s?\\S',
    ),
  },
  {
    reason: 'related link',
    shape: 'label',
    maxWeight: 70,
    pattern: oneOf(
      "^what (?:others|people|our readers|readers|everyone)(?: else)?(?: are| is|[’']s) (?:reading|watching|saying|listening to)\\b[^.!?]{0,20}$",
      '^(?:top|latest|breaking|trending|popular) (?:stories|news|headlines|articles|posts|videos|reads) (?:this|of the|right|today|now|from|on|for|in)\\b[^.!?]{0,24}$',
      "^don[’']t miss (?:these|our|the(?: latest| best)?|more|this week[’']s|today[’']s) (?:\\p{L}+ )?(?:stories|articles|reads|posts|videos|headlines)$",
      '^(?:also|elsewhere|more|new) (?:on|from|in) (?:the|our|this) (?:site|blog|website|network|series|newsletter|category|section|issue|web)$',
      '^(?:download|view|open|print|read) (?:the |this |a )?(?:full )?(?:transcript|pdf|slides|programme|program|brochure|factsheet|fact sheet|form|leaflet|press kit)(?: \\([^)]{2,20}\\))?$',
    ),
  },
  {
    reason: 'related link',
    shape: 'present',
    maxWeight: 130,
    pattern: oneOf(
      "^(?:hear|read|find|see|get|watch|listen to|discover) more (?:(?:\\p{L}+ ){0,2}like (?:this|these)|(?:stories|articles|essays|posts|episodes|columns|reviews) (?:from|by|like|on|about)|(?:from|by|of) [\\p{L} ]{2,30}?(?:[’']s)? (?:work|writing|stories|reporting|here))\\b[^.!?]{0,60}[.!]?$",
    ),
  },
  {
    reason: 'feedback question',
    shape: 'notice',
    maxWeight: 130,
    pattern: oneOf(
      `^(?:was|is|did|do|how|what|would|have)\\b[^?.!]{0,40}\\bthis ${OWN}\\b[^?.!]{0,40}\\?(?: (?:give|tell|let|rate|vote|leave|click|tap|send|share)\\b[^?]{0,60})$`,
      `^(?:was|is|did|do) [^?.!]{0,30}\\bthis ${OWN}\\b[^?.!]{0,12}\\b(?:of interest|interesting|helpful|useful|informative|worth (?:reading|your time))\\b[^?.!]{0,12}\\?$`,
    ),
  },
  {
    reason: 'comment policy',
    shape: 'present',
    maxWeight: 160,
    pattern: oneOf(
      '^(?:sign|log) ?in (?:with|using|via|to|or)\\b[^.!?,]{0,40}\\b(?:comment|continue|read|save|vote|reply|join|google|facebook|apple|account|view|access)\\b[^.!?,]{0,30}[.!]?$',
      '^become an? (?:\\p{L}+ )?(?:member|subscriber) to (?:leave|post|write|add|read|join|see|view) (?:an? |the |your |all )?(?:comments?|repl(?:y|ies)|conversation|discussion)\\b[^.!?,“”]{0,40}[.!]?$',
      '^(?:(?:paid|paying|free|registered|only) )?(?:subscribers|members|readers|users) (?:can|may|get|have|receive|enjoy|only)\\b[^.!?,]{0,60}\\b(?:comment below|comment[.!]?$|below|(?:free|full|unlimited|early|exclusive) access|(?:the|our|full) archive|discount|ad-free|the chat|in free[.!]?$)',
      '^letters\\b[^.!?]{0,40}\\b(?:should|must|may)\\b[^.!?]{0,40}\\b(?:\\d{2,4} words|sent to (?:the editor|us|our)|e-?mail(?:ed)?|include (?:a|your)|edited)\\b',
    ),
  },
  {
    reason: 'promotion',
    shape: 'present',
    maxWeight: 200,
    pattern: oneOf(
      '^(?:book|reserve|save|claim|secure|get) your (?:free )?(?:place|seat|spot|tickets?|copy)(?: (?:now|today|here|at|for|on|before|by|online)\\b[^.!?,]{0,80})?[.!]?$',
      '^enter your (?:e-?mail|postcode|zip|location|address|name|birth)(?: (?:address|code|date|below|above|here|now)){0,3}(?: (?:to|for|if)\\b(?! the \\p{L}+ (?:asks|answers))[^.!?,]{0,80}| and (?:we|you|get|press|hit|click|subscribe|join|receive|never)\\b[^.!?,]{0,80})?[.!]?$',
      `^follow (?!(?:an?|this|that|these|those) |the (?!(?:authors?|reporters?|writers?|team|show|podcast|story|series|project|paper|site|magazine) )\\p{L}+ on x\\b)(?:\\p{L}+ ){1,4}on ${NETWORK}\\b[^.!?]{0,40}[.!]?$`,
      '^tell us\\s?[:—–-]\\s?(?=[^?]{0,120}\\b(?:you|your)\\b)\\S[^.!]{3,120}\\?$',
      '^your privacy (?:is important|matters) to us[.!]?$',
      '^(?:we appreciate you (?:sharing|telling us) your (?:story|experience)s?,? and )?we take your privacy (?:very )?seriously(?: and will (?:only )?contact you [^.!?]{2,80})?[.!]',
      `^you can (?:also )?(?:listen to|read|hear|find|watch) this ${PIECE} (?:on|in) (?:our|the) app[.!]?$`,
      '^copy (?:the )?link(?: to .{2,20})?$',
      '^we (?:process|use|collect|store|share|respect|protect)\\b[^.!?]{0,20}\\byour (?:personal )?(?:data|information|privacy)\\b(?! to (?:make|tell|feed|sell|frighten|keep)\\b)',
    ),
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 160,
    pattern: oneOf(
      '^if (?:a friend|someone|somebody|you|this (?:e-?mail|newsletter|letter|issue|message))\\b[^.!?]{0,20}\\b(?:sent|forwarded|shared)\\b[^.!?]{0,40}\\b(?:sign up|subscribe|get your own)\\b',
      "^(?:no longer want|don[’']t want|do not want|to stop receiving|want to (?:stop|change))\\b[^.!]{0,60}\\b(?:e-?mails?|newsletters?|updates?|messages?)\\b.{0,60}$",
    ),
  },
  {
    reason: 'feedback question',
    shape: 'whole',
    maxWeight: 90,
    pattern: wholeLine(
      `(?:was|is|did you find) this ${OWN} (?:helpful|useful|interesting)(?: (?:to|for) you)?\\? ?yes ?[/|·•]? ?no`,
      'be the first to (?:(?:leave|post|write|add) a )?(?:comment|reply|response|review)',
    ),
  },
  {
    reason: 'subscription line',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 150,
    pattern: wholeLine(
      `(?:get|see|find|read|watch|hear) (?:more|all|the latest|the best) (?:of|from) (?:us|our (?:[\\p{L}-]+ ){0,2}(?:videos?|newsroom|reporters|team|journalism|coverage|stories|reporting)) on ${NETWORK}(?:(?:,|,? and|,? or| &) ${NETWORK}){0,4}(?:: (?:follow|join|like) (?:us|our (?:channel|page|account))\\b[^.!?“”]{0,60})?`,
      "(?:add|set|choose|make|pick|select|mark|save) (?:us|our (?:site|website)|(?:the )?\\p{L}[\\p{L}'’&-]{1,24}(?: \\p{L}[\\p{L}'’&-]{1,24}){0,3}) (?:as )?(?:(?:one of )?your|a) (?:preferred|favou?rite|trusted|go-to) (?:news )?sources? (?:in|on|with|for) google(?: search| news| discover)?(?: (?:to|and) (?:see|get|read|find) (?:more|all) (?:of|from) (?:us|our \\p{L}+)(?: \\p{L}+){0,4})?",
    ),
  },
  {
    reason: 'subscription line',
    shape: 'link',
    maxWeight: 150,
    pattern: wholeLine(
      '(?:[^.!?“”]{3,40}\\? )?(?:get|order) (?:the|our|a) (?:print|paper|weekend) (?:edition|version|subscription)(?: of [^.!?,“”]{2,30})? (?:here|today|now|delivered(?: free)?(?: to your (?:door|home|letterbox))?)(?:,? (?:with|and) free delivery|(?: free)? for (?:the|your) first (?:\\p{L}+ )?(?:month|week|year)s?)?',
      '[^.!?,:“”]{2,40} in print[:,] (?:subscribe|order) (?:here|now|today)(?: (?:at|for|from) [^.!?,“”]{2,40})?',
    ),
  },
  {
    reason: 'date line',
    shape: 'whole',
    maxWeight: 110,
    pattern: wholeLine(
      'page last (?:reviewed|updated|checked|modified)\\s?[:：] ?[^.!?“”]{4,24}(?:\\. next review(?: due)?\\s?[:：] ?[^.!?“”]{4,24})?',
    ),
  },
  {
    reason: 'editor line',
    shape: 'present',
    maxWeight: 80,
    pattern: new RegExp(`^(?:Sub-?editor|Desk edited by|Edited for (?:web|print) by|Pics?)\\s?: ?${NAMES}\\.?$`, 'u'),
  },
  {
    reason: 'loading text',
    shape: 'whole',
    maxWeight: 50,
    pattern: wholeLine(
      'this is an? (?:automated|automatic|machine|ai)[- ](?:generated |made )?(?:translation|summary|transcript|voice)(?: of .{2,30})?',
      'loading(?: (?:more|the|your|next|related|all|latest)){1,2}(?: \\p{L}+){1,2}',
    ),
  },
];
