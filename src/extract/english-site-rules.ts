/** Lines in which a site speaks of itself, told by two signs each: what only a site has, and how it addresses a reader. */
import { type BoilerplateRule, oneOf, PIECE, wholeLine } from './boilerplate-rule.ts';

const THIS = `(?:this|the|our|that) (?:\\p{L}+ )?${PIECE}`;
const OUTLET = '(?:newspaper|paper|website|site|publication|title|magazine|channel|station)';
const COUNT = '(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)';
/** Names in a row, with the little words between them. */
const WORD = "\\p{Lu}[\\p{L}\\p{N}.'’&-]{0,24}";
const NAMES = `${WORD}(?:[ ,;/]{1,2}(?:(?:and|&|of|the|for|at|from|in|de|van|von) ){0,2}(?:${WORD}|agencies|staff|team)){0,12}`;
const WORK =
  '(?:[Rr]eporting|[Rr]esearch|[Ww]riting|[Ee]diting|[Pp]roduction|[Pp]resent(?:ed|ing|ation)|[Tt]ranslation|[Vv]ideo|[Aa]udio|[Gg]raphics?|[Dd]ata|[Ww]ords|[Aa]rt|[Dd]esign|[Ff]act-?[Cc]hecking|[Pp]hotography|[Mm]ixing|[Ss]ound|[Ii]nterview)';
const PICTURE = '(?:photos?|photographs?|photography|images?|pictures?|illustrations?|artwork|graphics)';
const MAKER =
  '(?:the )?(?:authors?|writer|family|families|council|police|artist|museum|company|organi[sz]ers|publisher|subject|me|mine|my own|us|our own|our)\\b[^.!?]{0,60}';
const ISSUE = '(?:print edition|(?:print )?magazine|back issues?|(?:latest|new|current) (?:issue|edition|collection))';
const GOODS = '(?:mugs?|tea towels?|tote bags?|posters?|calendars?|prints?|t-?shirts?|stickers?|merch(?:andise)?)';

export const ENGLISH_SITE_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'reading time',
    shape: 'whole',
    maxWeight: 60,
    pattern: wholeLine(
      `(?:\\p{L}{3,11}\\.? ){0,2}(?:(?:reading|read|listening|viewing|watching)(?: time)?|time to (?:read|listen|watch))\\s?[:：–-]?\\s?(?:approx(?:imately)?\\.?|about|around|under|over|less than|more than|ca\\.?|~|≈)?\\s?${COUNT}[ -]?min(?:ute)?s?(?:,? \\d{1,2} sec(?:ond)?s?)?`,
      `an? ${COUNT}[ -]min(?:ute)?s? (?:read|listen|watch)`,
      `(?:average|estimated|total) read\\s?: ${COUNT} min(?:ute)?s?`,
      `${THIS} (?:takes|should take|will take)(?: about| around| you)* ${COUNT} minutes(?: to read)?`,
    ),
  },
  {
    reason: 'date line',
    shape: 'whole',
    maxWeight: 80,
    pattern: wholeLine(
      '(?:this (?:page|article|post) was )?(?:last |first )?(?:edited|updated|modified|published|revised|posted|reviewed|checked|written)(?: (?:in|on|at))?\\s?:?\\s[\\p{L}\\d ,./]{3,30}(?:19|20)\\d{2}',
    ),
  },
  {
    reason: 'share line',
    shape: 'present',
    maxWeight: 110,
    pattern: oneOf(
      `^(?:please )?(?:send|gift|give|share|forward|e-?mail|bookmark|save|recommend|print|tweet|copy|pass) (?:this|the link to this) (?:${PIECE}|newsletter|issue|link|e-?mail|photo|chart|video|podcast)(?: (?:along|to|with|for|as|by|via|now|on (?:your|our|social|facebook|x|\\p{L}+[.!]?$))\\b[^.!?]{0,60})?[.!]?$`,
    ),
  },
  {
    reason: 'share line',
    shape: 'whole',
    maxWeight: 130,
    pattern: oneOf(
      `^(?:tap|click|press|hit|select)(?: on)? the (?:\\p{L}+ )?(?:bell|heart|star|bookmark|plus|thumbs?[- ]up)(?: (?:icon|button|sign|above|below))? (?:to|and|if) (?:get (?:\\p{L}+ )?(?:alerts|notifications|updates|news)|be (?:notified|alerted|told when)|follow (?:us|this|the \\p{L}+)|subscribe|hear (?:from us|about|when)|never miss|let us know|(?:save|keep|bookmark|add|like|share|show) (?:(?:this|the) (?:${PIECE}|newsletter|author)|(?:it|this) (?:for later|to your))|you (?:like|enjoy|love)d? (?:this|what))\\b[^!?]{0,70}$`,
      '^(?:swipe|scroll)(?: (?:left|right|up|down|across|on))? (?:for|to (?:see|view|read|find))\\b[^.!?]{0,40}[.]?$',
      '^(?:open|continue|keep|read|view|watch|listen|get|use|see|finish)\\b[^.!?,]{0,40} in (?:the|our) app(?: for (?:the|a) (?:full|best|better) experience)?[.!]?$',
    ),
  },
  {
    reason: 'picture credit',
    shape: 'present',
    maxWeight: 120,
    pattern: oneOf(
      `^(?:all |the |our )?(?:(?:main|lead|top|cover|header|hero|featured?|thumbnail|banner|title|opening|other|remaining) )?${PICTURE}(?: used)?(?: (?:are|is))?(?: (?:taken|supplied|provided|shot|copyright|©|reproduced|made|used|(?:kindly )?lent)){0,2} (?:by|via|from|courtesy(?: of)?|with (?:the )?permission (?:of|from)) ${MAKER}[.]?$`,
      `^(?:all )?${PICTURE} (?:are )?(?:(?:my|our) own|mine|ours|the author[’']s(?: own)?|by (?:me|us|the author)|© .{2,40}|copyright .{2,60})(?:$|[.,;(]| (?:unless|except|and)\\b).{0,60}$`,
    ),
  },
  {
    reason: 'picture credit',
    shape: 'present',
    maxWeight: 110,
    pattern: new RegExp(
      `^(?:(?:[Aa]ll|[Mm]ain|[Ll]ead|[Tt]op|[Cc]over|[Hh]eader|[Hh]ero|[Ff]eatured?|[Tt]humbnail|[Bb]anner|[Tt]itle|[Oo]pening) )?(?:[Pp]hotos?|[Pp]hotographs?|[Pp]hotography|[Ii]mages?|[Pp]ictures?|[Ii]llustrations?|[Aa]rtwork|[Gg]raphics)(?: courtesy(?: of)?| via| by| from|:| ©) (?:the )?${NAMES}[.]?$`,
      'u',
    ),
  },
  {
    reason: 'credits',
    shape: 'present',
    maxWeight: 220,
    pattern: new RegExp(
      `^\\(?(?:(?:[Aa]dditional|[Ee]xtra|[Ff]urther|[Oo]riginal|[Oo]ther|[Mm]ore|[Ww]ith) )?${WORK}(?: (?:and|&) \\p{Ll}{4,14})?(?:\\s?:| by| from) (?:the )?${NAMES}[.)]{0,2}$|^[Ss]ources?\\s?: ${NAMES}(?<!\\.)$|^\\(?(?:[Aa]lso )?[Cc]ontribut(?:ing|ed)(?: (?:to this (?:report|story|article)|reporters?|writers?))?\\s?: (?:the )?(?=\\S+ |AP|AFP|Reuters)${NAMES}[.)]{0,2}$`,
      'u',
    ),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 160,
    pattern: new RegExp(
      `^(?:[Tt]his \\p{Ll}{4,9} (?:was|is) )?[Tt]ranslated (?:from (?:the )?\\p{Lu}\\p{L}{2,14} )?by ${NAMES}\\.?$`,
      'u',
    ),
  },
  {
    reason: 'correction policy',
    shape: 'whole',
    maxWeight: 60,
    pattern: wholeLine(
      '(?:edit|improve|fix|correct) (?:this|the) (?:page|post|article|entry|document)(?: (?:on|at|in) .{2,20})?',
      '(?:found|spotted|seen|see|noticed) (?:an? )?(?:error|mistake|typo|bug|broken link)s?\\?',
    ),
  },
  {
    reason: 'correction policy',
    shape: 'present',
    maxWeight: 320,
    pattern: oneOf(
      "^(?:if you|should you|anyone|to|any|for)\\b[^.?!]{0,60}\\b(?:complaints?|complain|corrections?|errors?|inaccura\\p{L}{2,5}|mistakes?|concerns?|queries|query)\\b[^.!]{0,80}\\b(?:contact|write|e-?mail|see our|visit|read our|please|call|let us know|tell us|our (?:complaints|readers[’']|editor|standards|policy))\\b",
      `^complaints?\\b[^.!?]{0,40}\\b(?:should|can|may|must) be (?:sent|made|addressed|e-?mailed|submitted)\\b[^.!?]{0,40}\\b(?:editor|us|newsroom|e-?mail|\\w{2,30}@)`,
      `^(?:we are|we[’']re|this ${OUTLET} (?:is|adheres|subscribes|abides|follows)|the [\\p{L} ]{2,30} (?:is|adheres|subscribes|abides)|[\\p{L} ]{2,30} is a member of)\\b[^.!?]{0,80}\\b(?:ipso|impress|ofcom|press standards|press council|press ombudsman|editors[’'] code|code of practice|press code)\\b`,
      '^how to (?:complain|make a complaint|contact us|report an? error)\\b.{0,40}$',
    ),
  },
  {
    reason: 'related link',
    shape: 'label',
    maxWeight: 90,
    pattern: oneOf(
      '^(?:more )?(?:recommended|suggested|promoted|selected|handpicked|trending|popular)(?: (?:stories|articles|reads?|reading|content|posts|links|videos|for you|now)){1,3}(?: (?:by|from|on) [^,]{2,30})?$',
      '^(?:recommended|promoted|sponsored|powered) (?:links )?by (?:taboola|outbrain|revcontent|dianomi|zergnet|mgid|google|plista)$',
    ),
  },
  {
    reason: 'related link',
    shape: 'present',
    maxWeight: 110,
    pattern: oneOf(
      `^(?:read|see|view|watch|download|get|find|open) (?:the |this |our )?(?:full|original|whole|complete|entire) (?:${PIECE}|paper|study|version|text|document|statement|(?:press )?release|transcript|list|results|letter|speech)s?(?: (?:here|online|below|now|(?:on|at|in) [^.!?,]{2,40}))?[.!]?$`,
    ),
  },
  {
    reason: 'related link',
    shape: 'linked',
    maxWeight: 260,
    pattern: oneOf(
      '^(?:read|see|watch|hear|listen|more|also|explore|find out|catch up|keep reading|recommended|background|explainer|opinion|analysis|in depth|from the archives?|what to know|last (?:week|month|time)|earlier|previously)(?: [\\p{L}’]+){0,6}\\s?[:：»→] \\S',
    ),
  },
  {
    reason: 'advertisement label',
    shape: 'label',
    maxWeight: 90,
    pattern: oneOf(
      '^(?:paid|sponsored|commercial|branded|partner|promoted|advertis(?:er|ing|ement))(?: (?:partnership|content|feature|post|promotion|message|story|article|material|supplement|link))(?:,? (?:with|by|from|for|in (?:association|partnership) with) [^.!?]{2,60})?$',
      '^(?:in (?:partnership|association|collaboration) with|sponsored by|presented by|supported by|brought to you by|powered by|made possible by|funded by) (?:the |our )?[^.!?,]{2,60}$',
    ),
  },
  {
    reason: 'imprint',
    shape: 'present',
    maxWeight: 240,
    pattern: oneOf(
      '^(?:an? )?(?:registered )?(?:charity|charitable (?:company|trust)|company|non-?profit|community interest company|co-?operative|trade ?mark)\\b[^.!?]{0,80}\\b(?:no\\.?|nr\\.?|number|reg\\.?|registration)\\s?:?\\s?\\p{L}{0,3}\\d{4,}',
      '^registered (?:office|address|company|charity)(?: address)?\\s?[:：]\\s?\\S',
      '^(?:vat|gst|tax|company|charity|abn|acn)(?: registration| reg\\.?)? ?(?:no\\.?|number|id)\\s?:?\\s?[\\p{L}]{0,3}\\d[\\d ]{4,}',
      '^(?:e-?)?(?:issn|isbn)\\s?[:：]?\\s?\\d[\\d x-]{6,}',
    ),
  },
  {
    reason: 'about the author',
    shape: 'whole',
    maxWeight: 420,
    pattern: oneOf(
      "^(?:about (?:the|our|this) (?:author|writer|reporter|contributor|columnist|journalist|photographer)s?|(?:author|writer|contributor)(?:[’']s)? (?:bio(?:graphy)?|profile|info(?:rmation)?)|meet (?:the|our) (?:author|writer|reporter|contributor|columnist)s?)\\s?[:：–—-]\\s?\\S",
    ),
  },
  {
    reason: 'listening control',
    shape: 'present',
    maxWeight: 200,
    pattern: oneOf(
      '^(?:listen(?: now| here)?|hear(?: it)?|audio)\\s?[:–—]\\s?[^.!?]{0,70}\\b(?:this (?:story|article|piece|essay|interview|conversation|report|column|post)|podcast|episode|interview|recording|reads? (?:this|it|the|his|her|aloud)|narrat\\p{L}{2,4}|minutes?)\\b[^.!?]{0,40}[.!]?$',
      '^(?:press|click|hit|tap|push|use|select)(?: on)? (?:the )?(?:play(?:er)?|(?:play )?button|arrow|link)\\b[^.!?]{0,60}\\b(?:listen|hear|play|watch|start|read aloud|audio)\\b[^.!?]{0,80}[.!]?$',
      `^(?:listen|hear|play) (?:to )?${THIS}\\s?\\(?[^.!?]{0,30}\\)?,? (?:read|narrated|voiced|spoken)\\b[^.!?]{0,50}[.!]?$`,
      `^(?:listen|hear|play) (?:to )?${THIS}\\b[^.!?]{0,40}\\b(?:player|above|below|here|app|read aloud|audio|podcast|narrat\\p{L}{2,4})\\b[^.!?]{0,40}[.!]?$`,
      '^(?:(?:do you )?(?:want|prefer)|would you (?:rather|like)|rather|like) (?:to )?(?:listen|hear)\\b[^.!?]{0,40}\\?[^?]{0,90}$',
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 200,
    pattern: oneOf(
      `^(?:${THIS}|(?:this|the) (?:audio(?: version)?|recording|narration|voice-?over|version)) (?:is|was|has been) (?:narrated|read|produced|generated|created|voiced|recorded|made)\\b[^.!?]{0,40}\\b(?:automat(?:ed|ically|ic)|synthetic|ai|artificial|computer|text[- ]to[- ]speech|machine(?!\\.?$)|digital) ?(?:-?generated)?[^.!?]{0,50}[.!]?$`,
      '^this transcript (?:was|is|has been|may)\\b[^.!?]{0,100}\\b(?:generated|automatic(?:ally)?|automated|errors|a rush|ai|machine|software|inaccura\\p{L}{2,5})\\b',
    ),
  },
  {
    reason: 'promotion',
    shape: 'present',
    maxWeight: 220,
    pattern: oneOf(
      '^(?:available|also available|listen|subscribe|follow|find|hear|download|get|catch|stream|out now|watch|rate|join)\\b[^.!?]{0,60}\\b(?:wherever|anywhere|on (?:all|any|your|every)|in (?:all|any|your|every))\\b[^.!?]{0,40}\\b(?:podcasts?|(?:podcast )?apps?|platforms?|player|feed|listen)\\b',
      '^new (?:episodes?|posts?|issues?) (?:every|each|drops?|lands?|out|weekly|daily|(?:are|is|come|comes) (?:out|published|posted|available|released)|on \\p{L}+days?)\\b[^.!?,]{0,50}[.!]?$',
      '^(?:find|follow|rate|review|support|subscribe to|share) (?:the|our|this) (?:show|podcast|programme|newsletter|channel|project)\\b[^.!?]{0,20}(?:\\b(?:on|wherever|via|at [\\w.-]{2,40}\\.\\w{2,8})|:)(?!\\p{L})',
      "^[^.!?“”]{3,60}\\b(?:so (?:that )?)?you(?:[’']ll)? never miss (?:a|an|our|any|another)\\b[^.!?]{0,40}[.!]?$",
      '^to (?:[^.!?]|(?<=\\b\\p{L})\\.){5,140}, (?:please )?(?:visit|click|call|see|contact|go to|use|e-?mail|write to|sign|follow|tap) (?:our|us|the (?:link|form|page|website|site|button|shop|store)(?! of)|here|this (?:link|page|form))\\b',
      "^(?:will|can|could|would|won[’']t) you (?:please )?(?:chip in|donate|support (?:us|our (?:work|journalism|reporting|newsroom))|help us (?:keep|close|fund|reach|continue|publish|report|raise)|help [^.!?]{0,20}\\bthe gap)\\b",
      '^(?:tickets?|booking|registration|places|seats|nominations|applications|submissions|early[- ]bird\\p{L}*)\\b[^.!?]{0,20}\\b(?:for|to) our\\b[^.!?]{0,60}\\b(?:is|are)(?: now)? (?:on sale|open|available|selling)\\b[^.!?,]{0,40}(?:[.!]|$)',
      '^(?:booking|registration|nominations|applications|submissions) (?:is|are)(?: now)? open (?:for|to|until)\\b[^.!?]{0,30}\\bour\\b',
      '^(?:join|meet|come (?:and |to )?(?:meet|hear|see)) (?:us|our (?:\\p{L}+ )?(?:team|editors?|reporters?|journalists|newsroom|writers?|critics?|correspondents?)|the \\p{L}+ team) (?:\\p{L}+ )?(?:for|at|on|in)\\b(?![^.!?]{0,120}\\b(?:and|then) (?:you|we|they|it)\\b)[^.!?]{0,40}\\b(?:panel|discussion|q&a|screening|webinar|live event|(?:talk|event|debate|evening|drinks|party|conversation)s? (?:[^.!?]{0,40}\\b(?:\\d{1,2}(?:[ap]m|st|nd|rd|th)?|january|february|march|april|june|july|august|september|october|november|december|online|tickets?)\\b|with (?:our|the) (?:editors?|author|writers?|team)\\b))',
      '^feel free to (?:share|copy|duplicate|forward|print|re-?use|use|republish|contact|reach out|e-?mail|leave (?:a|your)|ask (?:us|me|in|below)|comment|get in touch)\\b[^.!?]{0,80}[.!]?$',
      '^(?:this is )?a (?:developing|breaking) (?:news )?story[.!]?$',
      '^[^.!?]{2,40} is [^.!?]{0,40}\\b(?:column|newsletter|series|podcast|feature)(?: (?:on|about|for|by|from|where|in which|that|dedicated to) [^.!?“”]{2,80})?\\. [^“”]{0,80}\\b(?:have a question|got an?|send (?:it|your|us|them)|submit|write to (?:us|me|her|him|them|\\S{1,40}@)|ask (?:us|me|your|a question|anything|away)|sign up|subscribe|e-?mail|read more|more here)\\b',
      '^(?:turn on|enable|allow|activate|switch on) (?:push |desktop |our )?(?:notifications|alerts)\\b(?! (?:only|from the)\\b)',
      `^(?:shop|buy|order|browse|get|purchase|pick up|grab|subscribe to)\\b[^.!?]{0,40}\\b${ISSUE}\\b`,
      `^(?:shop|buy|order|browse|get|purchase|grab)\\b[^.!?]{0,30}\\b(?:our|shop|store)\\b[^.!?]{0,40}\\b(?:${GOODS}|range|collection|shop|store)\\b`,
      '^(?:shop|browse) (?:our|all)\\b[^.!?]{0,60}[.!]?$',
      `\\b(?:is|are) (?:on sale|available)(?: now)? (?:in|from|at|through|via) our (?:\\p{L}+ )?(?:shop|store|website|bookshop|site)\\b`,
    ),
  },
  {
    reason: 'fundraising',
    shape: 'present',
    maxWeight: 320,
    pattern: oneOf(
      '\\breaders like you\\b',
      '^(?:can|could|will|would) you (?:please )?(?:spare|afford|help|chip|support|donate|give|contribute)\\b[^.!?]{0,60}\\b(?:this (?:site|newsletter)|to (?:support|help|fund|keep) (?:us|our (?:work|journalism|reporting)|this work))\\b',
      '^(?:we|our (?:journalism|reporting|work|newsroom|site|newsletter|show|podcast|publication))\\b[^.!?]{0,60}\\b(?:rely|relies|depends?|survives?|runs?) (?:entirely |only |solely )?on (?:(?:the )?(?:donations|support|contributions|generosity) (?:of|from) (?:our|you|readers|people like you|listeners|members)|(?:your|reader|our) (?:donations|readers|support|subscriptions|subscribers|contributions|generosity|members)|readers|subscribers|subscriptions|donations(?=[.!]?$))\\b',
      '^[Tt]his (?:article|story|post|report|essay|episode|newsletter|series|piece) is free(?: to read| for everyone)?(?:,)? (?:thanks to|because of) (?:the )?(?:(?:generous )?(?:support|generosity|donations|gifts|contributions) (?:of|from) )?(?:our|readers|people|donors|members|subscribers)\\b(?![^.!?]*\\b(?:who|whose|that|which|my)\\b)[^.!?]{0,40}[.!]?$',
      '^(?:reporting|journalism|work|stories) like this (?:costs? (?:money|time)|takes? (?:time|money|resources)|needs? (?:your|readers)|depends? on (?:you|your|readers)|(?:is|are) (?:only )?(?:possible|funded by|supported by|free to read|expensive))\\b',
    ),
  },
  {
    reason: 'fundraising',
    shape: 'notice',
    maxWeight: 320,
    pattern: oneOf(
      '^(?:(?:in-depth|local|independent|quality|investigative) )?(?:reporting|journalism|coverage|stories) like (?:this|these)(?: one)? (?:is|are) (?:only )?(?:made possible|paid for|supported|funded) (?:only )?by (?:(?:our |the )?(?:readers|listeners|viewers|subscribers|members|supporters|donors)(?: like you)?|you)(?:[.!]?$|[.!] (?:already|become|donate|give|join|subscribe|support)\\b)',
      '^if (?:everyone|every one|each|all|everybody)\\b[^.!?]{0,30}\\breading\\b[^.!?]{0,40}\\b(?:gave|gives?|donat\\p{L}{1,4}|chip\\p{L}{0,4}|contribut\\p{L}{1,3}|paid|pays?)\\b',
    ),
  },
  {
    reason: 'comment policy',
    shape: 'present',
    maxWeight: 160,
    pattern: oneOf(
      `^comments? (?:on|for|to|under|below) ${THIS} (?:are|is|have been|has been)(?: now)? (?:closed|moderated|disabled|turned off|switched off)\\b`,
    ),
  },
  {
    reason: 'contact line',
    shape: 'present',
    maxWeight: 320,
    pattern: oneOf(
      '^[-–—]{0,2}\\s?ends?[.:]? (?:notes? (?:to|for)|for (?:more|further|media|press)|(?:media|press) (?:contact|enquir|inquir)|contact)\\b',
      '^(?:do you )?want to (?:write|contribute|pitch)(?: for| to)? us\\? [^?“”]{0,60}\\b(?:guidelines|guide|pitch(?:es)?|submissions?|editors?|here)\\b[^?“”]{0,40}$',
      '^(?:do you )?(?:have|got) (?:an? )?(?:great |good )?(?:story|article|news|op-ed)? ?(?:idea|pitch|story)(?: for us)?\\? (?:please )?(?:pitch|send|submit|e-?mail)(?: it)?(?: to)? us\\b[^?“”]{0,60}$',
      '^(?:are you )?interested in (?:writing|contributing)(?: for| to)? us\\? [^?“”]{2,60}$',
      '^to submit (?:an?|your) (?:opinion piece|op-ed|essay|letter|story|pitch|article|guest post)(?: to us)?, (?:please )?(?:(?:write|send it|e-?mail)(?: to)? (?:us\\b|\\S{2,40}@)|(?:see|read) our)[^“”]{0,60}$',
      '^notes? (?:to|for) (?:the )?editors?\\s?[:.–—-]\\s?\\S',
      '^for (?:(?:all|any|more|further|media|press|interview|general|additional|high-resolution|other|and|or) ){1,4}(?:information|details|enquir(?:y|ies)|inquir(?:y|ies)|requests?|interviews?|images?|photos?|queries|comment)\\b[^.!?]{0,60}\\b(?:contact|e-?mail|call|please|visit|phone|ring|write)\\b',
      '^(?:media|press|pr|editorial|interview) (?:contact|office|enquir(?:y|ies)|inquir(?:y|ies)|team|requests?|relations)s?\\s?[:：–—]\\s?\\S',
      '^(?:(?:media|press|news|out[- ]of[- ]hours|duty|after[- ]hours|switchboard|newsdesk|emergency|24-hour) ?(?:press|media|line|phone|office|contact|desk|enquiries|duty|officer)?){1,3}\\s?[:：]\\s?\\+?[\\d() -]{8,20}$',
      '^(?:(?:high[- ]res(?:olution)?|press|further|more|additional) )?(?:spokes(?:people|persons)|experts|interviewees|case studies|photographs|photos|images|pictures|footage|b-?roll|interviews)(?: (?:and|or|from) [\\p{L} ]{3,30})? (?:is|are|can be|may be) (?:available|downloaded|requested|obtained|arranged)(?: (?:here|(?:up)?on request|by request|for (?:interviews?|comment|media|editorial|press)\\b[^.!?]{0,40}|(?:from|through|via|by contacting) (?:our|the (?:press|media|communications) (?:office|team|centre|center))\\b[^.!?]{0,40}|(?:at|from) \\S{2,40}\\.\\w{2,8}))[.]?$',
      '^(?:high[- ]res(?:olution)?|press) (?:photographs|photos|images|pictures|footage)(?: (?:and|or) [\\p{L} ]{3,30})? (?:is|are|can be) (?:available|downloaded)\\b[^.!?]{0,60}[.]?$',
      '^contacts?\\s?[:：]\\s?\\p{L}[^.!?]{1,80}(?:\\w@\\w|\\d{3})',
    ),
  },
  {
    reason: 'copyright line',
    shape: 'present',
    maxWeight: 420,
    pattern: oneOf(
      '^(?:copyright|reprint|text|poem|image|picture|lyrics?) credits?\\s?[:：]\\s?\\S',
      `^(?:licen[sc]ed|published|available|released|shared|except where|unless otherwise|(?:all |the )?(?:text|contents?|words|photos?|images?|material)|this (?:work|text|post|article|page|content|site)|text (?:of|on))\\b[^“”]{0,100}\\b(?:cc[ -]by|creative commons|open government licen[cs]e)\\b`,
      '^©\\s?[^“”]{2,80}\\b(?:reproduc\\p{L}{2,6}|permission|rights|licen[cs]e)\\b',
    ),
  },
  {
    reason: 'disclaimer',
    shape: 'present',
    maxWeight: 240,
    pattern: oneOf(
      `^(?:the |all |any )?(?:views|opinions)\\b[^.!?]{0,50}\\b(?:are|is|remain) (?:(?:only |solely |purely )?(?:those of|that of)|(?:my|our|the (?:author|writer|contributor)[’']?s?))\\b[^.!?]{0,60}\\b(?:author|writer|own|alone|contributor|interviewee|speaker)s?\\b`,
    ),
  },
];
