/** Lines that newsrooms, magazines and blogs in English set around an article for its readers, as a table of rules. */
import type { BoilerplateRule } from './boilerplate-rule.ts';

const any = (...sources: readonly string[]) => new RegExp(sources.join('|'), 'iu');
/** The whole of a line, which may end in a mark. */
const whole = (...sources: readonly string[]) => new RegExp(`^(?:${sources.join('|')})[\\s.…!»›→↓:]{0,4}$`, 'iu');

/** What a publication calls what it publishes. */
const PIECE =
  '(?:article|story|post|piece|essay|column|report|excerpt|interview|feature|episode|series|chapter|page|recipe|commentary|op-ed)';
const WORK =
  '(?:journalism|reporting|newsroom|news organi[sz]ation|news site|news outlet|media organi[sz]ation|publication|magazine|project)';
const MONEY = '(?:[$£€]\\s?\\d[\\d.,]*|\\d[\\d.,]*\\s?(?:€|euros?|dollars?))';

export const READER_LINE_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'form text',
    shape: 'whole',
    maxWeight: 160,
    pattern: whole(
      'this field is for validation purposes.{0,50}',
      'report a typo',
      'thank you for your (?:feedback|vote|comment|submission)',
      '(?:order|buy) reprints?',
      'request permissions?',
      'reprints and permissions',
      'view saved stories',
      'end of carousel',
      'skip to (?:end of )?(?:newsletter|the next|carousel|player|social).{0,30}',
      '(?:after )?newsletter promotion',
      'jump to recipe(?:[\\s|·•-]{1,3}print recipe)?',
      'play video',
      '(?:posts|articles|stories|more) (?:by|from) this (?:author|writer|reporter)',
      'also in this issue',
      "(?:sorry, )?this (?:video|audio|content|clip|image) (?:can ?not|is not|isn[’']t|could not) (?:be )?(?:played|available|load(?:ed)?)(?: .{0,30})?",
      '[-–—]{1,2}\\s?30\\s?[-–—]{1,2}',
      'view source version on .{3,60}',
      '(?:table of contents|home|(?:next|previous) (?:chapter|part|post)|index|contents)(?:\\s?[·|•/]\\s?(?:table of contents|home|(?:next|previous) (?:chapter|part|post)|index|contents)){1,4}',
      '(?:next|previous)(?: (?:chapter|part|post|up))?\\s?[:–-]\\s?.{3,80}(?:→|»|›)',
      '(?:[\\p{L} ]{3,40}[|·•]\\s?){1,4}(?:report this \\p{L}+|add to favou?rites?)(?:\\s?[|·•]\\s?[\\p{L} ]{3,24}){0,3}',
    ),
  },
  {
    reason: 'access notice',
    shape: 'notice',
    maxWeight: 260,
    pattern: any(
      '^already (?:an? )?(?:subscriber|member|subscribed|registered)\\?.{0,40}$',
      "^you(?:[’']ve| have)?(?: \\p{L}+){0,3} (?:\\d{1,2}|no|one|two|three|your last) (?:more )?(?:free )?(?:article|story|stories|read)s? (?:left|remaining|this month)",
      '^to (?:revisit|save|read) this (?:article|story), .{0,60}(?:profile|saved|account|log in)',
      '^try unlimited access\\b',
      `^${PIECE}s? like this (?:are|is) (?:for|reserved for) (?:subscribers|members)`,
      `^members get more\\b|^(?:only |just )?${MONEY} (?:for|a|per) .{2,30}[,.] then ${MONEY}`,
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 200,
    pattern: whole(
      '(?:listen|listening time|audio|watch|video)\\s?[·:|•–-]?\\s?\\d{1,3}(?::\\d{2}){0,2}\\s?(?:min(?:ute)?s?)?',
      'this audio is (?:auto-?|ai-?|computer-?)generated\\b.{0,80}',
      `(?:this )?(?:audio|narration) (?:of this ${PIECE} )?(?:was|is) (?:auto-?generated|created|generated|produced) (?:by|using|with) (?:ai|a computer|an? automated).{0,60}`,
    ),
  },
  {
    reason: 'promotion',
    shape: 'whole',
    maxWeight: 200,
    pattern: whole(
      "add (?:us|\\p{L}[\\p{L} .’']{1,30}) as (?:a|your) preferred source on google.{0,20}",
      '(?:get|download|try) (?:the|our) (?:[\\p{L}]+ ){0,3}app\\b.{0,60}',
      'scan (?:the|this) (?:qr )?code\\b.{0,60}',
      '(?:smash|hit) that (?:like|subscribe)\\b.{0,100}',
      '(?:early[- ]bird )?(?:tickets?|passes|registration|pricing)\\b.{0,80}\\b(?:on sale|is open|are open|ends?|available)(?: .{0,20})?',
      '(?:pre-?order|order) (?:my|our|his|her|their|the) (?:new |latest |first )?book\\b.{0,100}',
      'buy me a (?:coffee|beer|book)',
      '(?:support|follow|join|find) (?:me|us) on (?:patreon|ko-?fi|substack|medium|tumblr|bluesky|mastodon|goodreads|youtube|twitch|discord).{0,60}',
      '(?:kudos|comments|likes|reviews)(?: and (?:kudos|comments|likes|reviews))? (?:make|made) my day.{0,60}',
      '(?:enjoyed|liked|loved) (?:this|the) (?:story|post|article|chapter)\\?.{0,80}',
      '(?:listen|subscribe|sign up) to our (?:podcasts?|long read|newsletters?)\\b.{0,100}',
      `did you (?:make|try|cook|bake) this (?:recipe|dish|cake)\\?.{0,90}`,
      'terms and conditions apply\\b.{0,90}',
      '(?:18|21)\\+[.,]? .{0,80}gambl.{0,40}',
    ),
  },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 320,
    pattern: any(
      '^(?:you can )?(?:hear|listen to|watch) (?:the )?(?:full|whole|entire|rest of the|complete) (?:interview|conversation|episode|story|discussion|show)\\b.{0,120}(?:podcast|episode|show|out now|here|wherever|youtube|above|below)',
      '^join us (?:live |online |in person )?(?:in|at|on|for) .{3,120}\\b(?:register|tickets?|rsvp|save your|sign up)\\b',
      '^(?:before you go|wait)\\b[:,].{0,160}(?:[$£€]\\d|chip in|support|donat|subscrib)',
      '^your (?:gift|donation|contribution|support) (?:will be|is|today|makes|helps|means)\\b.{0,120}(?:match|doubl|journalism|reporting|possible|independent|newsroom|tax)',
      "^if you(?:[’']re| are) reading this (?:on|anywhere|somewhere) .{0,160}(?:stolen|report|without)",
      '^(?:this )?(?:article|story|post|interview|page) is also available in \\p{Lu}',
      '^also available in \\p{Lu}|\\bAlso available in (?:Spanish|English|French|Arabic|Chinese)\\b',
      '^for more information(?: (?:about|on) [^.]{2,60})?,? (?:visit|contact|go to|please (?:visit|contact))\\b.{0,90}$',
      "^about \\p{Lu}[\\p{L}\\p{N} &.,’']{1,50}\\s?(?::|[-–—]) .{20,}(?:for more information|\\bwww\\.|(?:visit|at) \\S+\\.\\w{2,8}|\\((?:nyse|nasdaq|lse|tsx)\\s?:)",
    ),
  },
  {
    reason: 'related link',
    shape: 'label',
    maxWeight: 260,
    pattern: any(
      "^[▶►→»👉\\s]{0,3}(?:read (?:also|more|next|this next)|also read|related(?: (?:reading|story|coverage))?|see also|recommended|don[’']t miss|explore more|more on this|in case you missed it|further reading|you might (?:also )?like|watch(?: (?:now|next|this|also))?|listen(?: (?:now|next|also))?|MORE)\\s?[:|–—>»]\\s?\\S.{2,180}$",
      "^more (?:from|on|in) \\p{Lu}[\\p{L}\\p{N} .’'&]{1,50}\\s?[:>»]?\\s?$",
      '^what to (?:read|watch|know|hear) next(?: (?:on|from|in) .{2,40})?\\s?:?$',
      '^[«‹←]\\s?(?:previous|older|back)\\b.{0,60}$|^(?:next|newer)\\b.{0,60}[»›→]$',
    ),
  },
  {
    reason: 'advertisement label',
    shape: 'whole',
    maxWeight: 110,
    pattern: whole(
      '(?:advertisement|ad|sponsored)\\s?[-–—:|·]{1,2}\\s?(?:(?:story|article|text|content|please )? ?(?:continues?|scroll|keep)(?: (?:reading|scrolling|to continue|below|the))*.{0,24})',
      'please (?:turn off|disable|whitelist|pause) your ad[- ]?block(?:er)?\\b.{0,60}',
      'we need your (?:consent|permission) to (?:load|show|display) .{0,90}',
    ),
  },
  {
    reason: 'picture credit',
    shape: 'whole',
    maxWeight: 200,
    pattern: whole(
      "courtesy (?:of )?(?:the )?(?:artist|author|family|estate|photographer|museum|gallery|collection|company|nasa|\\p{Lu}[\\p{L}.’']*)(?:[ ,&]{1,3}(?:the |and |of )?[\\p{Lu}][\\p{L}.’']*){0,8}",
      '(?:featured?|cover|lead|header|hero|top|main) (?:image|photo|photograph|picture|illustration|art)(?: (?:credit|by|via|from|courtesy(?: of)?))?\\s?[:by]{1,2}\\s?.{2,80}',
      '(?:image|photo|photograph|picture|illustration|graphic|video) (?:credits?|source|courtesy)\\s?:\\s?.{2,80}',
      "(?:reuters|ap(?: photo)?|afp|getty(?: images)?|epa|bloomberg|shutterstock|alamy|istock|unsplash|pexels)(?:\\s?/\\s?[\\p{L} .’'/-]{2,60})?(?:[ .]{1,2}(?:purchase licensing rights|licensing rights|hide caption|via .{2,30}))?",
      '(?:\\d{1,3}\\s?/\\s?\\d{1,3}\\s)?(?:show|hide|toggle|expand|view) caption(?:\\s(?:show|hide|toggle|expand) caption){0,2}',
      '(?:getty images|ap|reuters|npr|afp)?\\s?hide caption(?: toggle caption)?',
      'click (?:on )?(?:the |each |any )?(?:images?|photos?|pictures?)(?: (?:above|below))? (?:to|for) .{2,50}',
      'image may contain\\s?:.{2,160}',
    ),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 400,
    pattern:
      /^[(—–-]?\s?(?:(?:(?:[Ee]dited|[Ff]act-?[Cc]hecked|[Pp]roduced|[Tt]ranslated(?: from (?:the )?\p{Lu}\p{L}+)?|[Ss]ound [Dd]esign(?:ed)?|[Oo]riginal [Mm]usic|[Mm]usic|[Mm]ixed|[Ee]ngineered|[Nn]arrated|[Hh]osted|[Ww]ritten|[Rr]eported|[Rr]ecorded|[Dd]esign(?:ed)?|[Ii]llustrat(?:ed|ions?)|[Pp]hotograph(?:ed|s|y)|[Mm]edically [Rr]eviewed|[Rr]eviewed|[Cc]opy-?[Ee]dited|[Aa]rt [Dd]irection)(?: and [\p{Ll}-]{4,14})?(?: for \p{Lu}[\p{L} ]{2,30})? by|(?:[Rr]esearch(?: [Aa]ssistan(?:ce|t))?|[Pp]roducers?|[Ee]ditors?|[Dd]esign|[Mm]usic|[Tt]ranslat(?:ion|or)s?|[Ff]act-?[Cc]heck(?:er|ing)?s?|[Ii]llustrations?|[Pp]hotograph(?:y|er)s?|[Gg]raphics?|[Hh]osts?)\s?:)\s(?:\p{Lu}[\p{L}.’'-]{0,24}[ ,]{0,2}|and |& |for |of |[A-Z]{2,5}[ ,.]){1,12}[.;|,]?\s?){1,6}[)]?$/u,
  },
  {
    reason: 'copyright line',
    shape: 'notice',
    maxWeight: 400,
    pattern: any(
      "^copyright \\p{Lu}[\\p{L} .&’']{1,40}\\. ?(?:visit|all rights|see) .{0,120}",
      '^(?:visit|see) our website terms of use\\b',
      "^(?:distributed|syndicated|provided) by (?:the )?\\p{Lu}[\\p{L} .&,’']{2,60}(?:agency|service|llc|inc|syndicate|network|news)\\b.{0,20}$",
      '^(?:reprinted|republished|reproduced|used|excerpted|adapted)(?: here)? (?:with|by) (?:the )?(?:kind )?permission (?:of|from)\\b.{0,140}$',
      `^(?:adapted|excerpted|extracted|reprinted|taken) from [“"]?\\p{Lu}.{3,160}\\b(?:published|copyright|permission|out (?:now|on)|available)\\b.{0,160}$`,
    ),
  },
  {
    reason: 'first publication',
    shape: 'notice',
    maxWeight: 330,
    pattern: any(
      `^(?:a (?:shorter |longer )?version of )?this ${PIECE} (?:was |has been )?(?:also |first |originally )?(?:published|appeared|ran|appears|posted)\\b.{0,20}(?:\\d{4}|in print|in the \\p{L}+ (?:\\d{4} )?(?:print |weekend )?(?:edition|issue|magazine)|on page|with the headline).{0,200}$`,
      `^a (?:shorter |longer |different )?version of this ${PIECE} (?:was|has|is|appear|ran|first|original).{0,200}$`,
      `^this ${PIECE} appears in the\\b.{0,160}\\b(?:edition|issue|magazine|headline)\\b.{0,120}$`,
      '^(?:first|originally) published(?: in| on| by| at)?:? .{0,30}\\d{4}\\b.{0,80}$',
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'notice',
    maxWeight: 520,
    pattern: any(
      `^this ${PIECE} (?:was |is |has been )(?:\\p{L}+ )?(?:produced|published|made|reported|co-?published|supported|funded|created|developed|part) (?:possible )?(?:in (?:partnership|collaboration|association)|with (?:support|funding|the support)|by \\p{Lu}\\p{L}*|of (?:a|our|the) (?:\\p{L}+ ){0,3}series|as part of)\\b`,
      '^this (?:reporting|project|work|series|coverage|investigation) (?:was|is|has been) (?:\\p{L}+ )?(?:supported|funded|made possible|produced|financed)\\b',
      '^(?:funding|support) for this (?:series|project|story|reporting|coverage)\\b.{0,60}\\b(?:provided|comes|came|by)\\b',
      `^(?:the )?\\p{Lu}[\\p{L}\\p{N} .’'&]{1,50} is (?:a|an|the) (?:\\p{Ll}+[ -]){0,4}(?:nonprofit|non-profit|independent|national|statewide|nonpartisan|member-supported|reader-supported|investigative|award-winning|digital|local)[ ,-](?:[\\p{Ll},-]+ ){0,4}${WORK}\\b`,
      '^this is part (?:\\d{1,2}|one|two|three|four|five|six|\\p{Ll}+) of (?:a|our|the) .{0,90}series\\b',
      "^(?:the )?\\p{Lu}[\\p{L} ’']{2,50} is (?:a|an|our|the) (?:new |daily |weekly |monthly |biweekly |occasional |regular |ongoing |limited ){1,3}(?:column|series|newsletter|feature|podcast)\\b",
      '^(?:read|see) (?:the )?(?:other )?(?:parts?|instal?lments?) (?:one|two|three|\\d)\\b.{0,60}$',
      "^(?:this (?:story|article|summary|post|text|image|page|content)|(?:editor|publisher)[’']s note: this .{2,40}) (?:was|were|has been|is) (?:\\p{L}+ ){0,2}(?:generated|created|written|produced|translated|drafted)\\b.{0,40}\\b(?:ai|artificial intelligence|chatgpt|a language model|machine|automation)\\b",
    ),
  },
  {
    reason: 'comment policy',
    shape: 'notice',
    maxWeight: 260,
    pattern: any(
      '^(?:what do you think|have your say|your thoughts|do you agree|got (?:a|any) (?:tip|question|thought|comment)s?|over to you|agree\\? disagree)\\b.{0,60}(?:comments?|below|tell us|let us know|e-?mail|write)',
      '^(?:view|show|see|read|leave|post|add)(?: all| your| a)? (?:\\d+ )?comments?\\s?(?:\\(\\d+\\)|below)?[.!]?$',
      '^letters (?:to the editor )?(?:may|can|should|must) be (?:sent|e-?mailed|submitted|addressed)\\b',
      '^(?:corrections?|errors?|typos?)\\? .{0,40}(?:e-?mail|contact|let us know|error|tell us)',
      '^we (?:strive for|are committed to|want to hear|welcome your) .{0,120}(?:accuracy|corrections?|feedback|contact us|let us know|letters|comments)',
      '^if you (?:see|spot|find|notice) (?:an? )?(?:error|mistake|typo|something that)\\b.{0,120}(?:e-?mail|contact|let us know|tell us|report)',
      '^(?:when we learn of a mistake|read (?:about )?our (?:editorial|corrections?|ethics) polic)',
      '^(?:read|see|learn (?:more )?about) (?:our|the) (?:editorial|ethics|corrections?|standards|review|fact-check\\p{L}*) (?:policy|policies|guidelines|process|standards)\\b.{0,90}$',
      '^discuss (?:this )?(?:on|in|at) (?:hacker news|reddit|lobsters|twitter|x|mastodon|bluesky|our forum|slack|discord).{0,60}$',
    ),
  },
  {
    reason: 'about the author',
    shape: 'notice',
    maxWeight: 420,
    pattern: any(
      "\\b(?:views|opinions)(?: expressed(?: here| in this \\p{L}+)?)? are (?:his|her|their|my|the author[’']s|the writer[’']s|solely)(?: own)?\\b[^.]{0,60}\\.?$",
      '^the (?:writer|author)s? (?:is|are|was) (?:an? |the )?(?:former |senior |associate |assistant |visiting |emeritus |freelance |contributing |independent |practi[sc]ing |retired |co-?)*(?:professors?|lecturers?|fellow|researchers?|director|editor|columnist|journalists?|reporter|ambassador|us |uk |chief|minister|president|economists?|lawyers?|analysts?|member|founder|writer|novelist|author|historian|physician|doctor|partner|head|chair)\\b.{0,200}$',
      "^(?:\\p{Lu}[\\p{L}.’'-]{0,20} ){1,4}(?:is|covers?|writes?|reports?)\\b[^.]{3,160}\\. (?:reach|contact|follow|find|e-?mail) (?:him|her|them)\\b.{0,90}$",
      '^(?:reach|contact|follow|find) (?:him|her|them|me) (?:on|at|via) (?:bluesky|twitter|x|mastodon|signal|threads|instagram|linkedin|e-?mail|\\S+@)\\b.{0,90}$',
    ),
  },
  {
    reason: 'disclaimer',
    shape: 'notice',
    maxWeight: 460,
    pattern: any(
      '^this (?:column|article|post|commentary|opinion)\\b.{0,30} does not (?:necessarily )?(?:reflect|represent)\\b',
      '^(?:full )?disclosure\\s?:.{0,30}\\b(?:author|i|we|positions?|shares|stock|holds?|owns?|client|consult)',
      '^(?:i/we|we|i|the author) (?:have|has|hold|holds) no (?:\\p{L}+ )?positions? (?:in|,)',
      '\\bhas positions in and recommends\\b|\\bhas a disclosure policy\\b',
      `^(?:this|the) (?:${PIECE}|content|information|material|newsletter|website)(?: (?:above|here|on this \\p{L}+|contained \\p{L}+ \\p{L}+))? (?:is|are|was|does|should)\\b.{0,60}\\b(?:informational|educational|general information|entertainment|not (?:a substitute|constitute|be construed|intended)|investment advice|financial advice|legal advice|medical advice)`,
      '^(?:past performance|investments? can|your capital|capital at risk|the value of (?:your )?investments)\\b.{0,160}(?:guarantee|risk|indicat|fall|down|future)',
      '^these statements have not been evaluated\\b',
      '^(?:always )?(?:consult|ask|speak to|talk to) (?:your|a) (?:doctor|physician|gp|pharmacist|healthcare|health care|qualified)[^.]{0,80}\\bbefore\\b[^.]{0,80}\\.?$',
      '^all products (?:featured|mentioned|reviewed|recommended)\\b.{0,160}(?:independently|editors|commission)',
      '\\bwe may (?:earn|receive|make|get) (?:an? )?(?:small )?(?:affiliate )?(?:commission|compensation)\\b',
      '^please gamble responsibly\\b|\\bbegambleaware\\b',
    ),
  },
  {
    reason: 'citation line',
    shape: 'notice',
    maxWeight: 420,
    pattern: any(
      '^(?:how to )?cite this (?:article|page|entry|paper|post|work)\\b',
      '^(?:suggested|recommended) citation\\s?:',
    ),
  },
];
