/** What publications say in English of an article: who made it, whose it is, where it appeared, what it is no advice for. */
import { type BoilerplateRule, oneOf, PIECE, wholeLine, withNames } from './boilerplate-rule.ts';

const WORK =
  '(?:journalism|reporting|newsroom|news organi[sz]ation|news site|news outlet|media organi[sz]ation|publication|magazine|project)';
const NAME = String.raw`\p{Lu}[\p{L}.'’-]{1,24}(?:\s(?:\p{Lu}[\p{L}.'’-]{0,24}|(?:van|von|de|del|da|di|la|le)))`;

const CAPITAL = "\\p{Lu}[\\p{L}.'’-]{0,24}";
/** Which picture of a page. */
const TOP =
  '[Ff]eatured?|[Cc]over|[Ll]ead|[Hh]eader|[Hh]ero|[Tt]op|[Mm]ain|[Ll]isting|[Tt]easer|[Tt]humbnail|[Ss]ocial|[Pp]review';
/** What a disclaimer disclaims or owns up to; other remarks that are called so explain the text. */
const DISCLAIMED =
  'advice|advi[sc]ors?|liab\\p{L}+|responsib\\p{L}+|views?|opinions?|affiliat\\p{L}*|sponsor\\p{L}*|commissions?|compensat\\p{L}+|purposes?|guarantee\\p{L}*|warrant\\p{L}*|accura\\p{L}+|endors\\p{L}+|own|owns|rights?|fiction\\p{L}*|copyright\\p{L}*|invest\\p{L}*|risks?|doctors?|professionals?|paid|received|provided|free|work(?:s|ed)? (?:for|at|with)|employ\\p{L}*|affiliates?|links?|translat\\p{L}+|author|writer|reflect|represent|information|content|article|post|story|site|website|blog';

/** Links and purchases of which a site has its share. */
const SOLD =
  '(?:(?:some|many|certain|most|all) (?:of )?)?(?:the |our |these )?(?:affiliate )?(?:links?|purchases (?:(?:you make|made) )?(?:on|in|through|via|from|using) (?:this|these|our) [\\p{L} ]{3,20}?)(?: (?:you click|that you click|clicked))?(?: (?:on|in|through|via|from|using) (?:this|these|our|the) [\\p{L} ]{3,20}?)?(?: that| which)?';
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)';

export const ENGLISH_CREDIT_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'a post’s signature',
    shape: 'whole',
    maxWeight: 130,
    pattern:
      /^[—–-]{1,2}\s?(?:[^.!?]|(?<=\b\p{L}{1,3})\.){1,70}\(@\w[\w.]{0,30}(?:@[\w.-]{3,40})?\)(?:\s[^.!?]{4,40})?$/u,
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 360,
    pattern: oneOf(
      '^this (?:story|article|report) (?:was|is) (?:produced|supported|made possible|co-?published|co-?reported|funded) (?:by|with|through|in (?:partnership|collaboration))\\b[^“”]{0,240}$',
      '^the associated press receives\\b.{0,300}$',
      '^the ap is solely responsible\\b.{0,60}$',
      '^\\p{Lu}[^.!?“”]{2,90} receives? (?:financial |philanthropic )?support from (?:multiple |several )?(?:private |charitable )?foundations\\. (?:the )?\\p{Lu}[\\p{L} ]{1,40} is solely responsible for all content\\..{0,200}$',
      `^(?:the )?(?:AP|Associated Press|Reuters|AFP|Bloomberg|CNN|NBC News|BBC|Courier|${NAME}{0,2}) (?:\\p{Ll}{1,20} ){0,3}(?:writers?|reporters?|journalists?|correspondents?|producers?|editors?|photographers?)\\b[^“”]{3,240}\\bcontributed\\b[^“”]{0,60}$`,
      '^our standards\\b.{0,80}$',
      '^(?:this (?:summary|article|text) (?:is|was) )?(?:ai|a\\.i\\.|machine)[- ](?:assisted|generated|written) (?:summary|summaries|key points|text)\\b.{0,60}$',
      `^(?:edited|reported|written|produced|compiled) by\\s?[:：]\\s?${NAME}`,
      '^(?:file |stock )?(?:photo|image|picture|illustration)s?\\s?[:：]\\s?(?:\\p{Lu}[^.!?]{2,60}|courtesy .{2,60})$',
      '^source\\s?[:：]\\s?\\p{Lu}[^.!?]{2,60}$',
      '^\\(?(?:with (?:inputs?|reports?|agency (?:inputs?|reports?)) from [^.!?]{2,40}|with (?:pti|ani|agency|agencies|reuters|ap|afp|ians)(?: inputs?| reports?)?|(?:pti|ani|ians|reuters|afp))\\)?$',
      '^\\(?this story has not been edited.{2,120}$',
    ),
  },
  {
    // The programme that a station's piece was made for.
    reason: 'credits',
    shape: 'label',
    isOnlyParagraph: true,
    maxWeight: 90,
    pattern:
      /^(?:From|(?:(?:[Aa]s )?[Hh]eard|(?:[Ff]irst |[Oo]riginally )?(?:[Aa]ired|[Bb]roadcast)) on(?! the | [A-Z][a-z]{2,5}day$)(?: (?:\p{Lu}[\p{L}\p{N}’'&.-]{0,20}|of|the|and|with|to|in|for|&|\d{1,3})){0,8})\s?:?$/u,
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 400,
    pattern:
      /^[(—–-]?\s?(?:(?:(?:[Ee]dited|[Ff]act-?[Cc]hecked|[Pp]roduced|[Tt]ranslated(?: from (?:the )?\p{Lu}\p{L}+)?|[Ss]ound [Dd]esign(?:ed)?|[Oo]riginal [Mm]usic|[Mm]usic|[Mm]ixed|[Ee]ngineered|[Nn]arrated|[Hh]osted|[Ww]ritten|[Rr]eported|[Rr]ecorded|[Dd]esign(?:ed)?|[Ii]llustrat(?:ed|ions?)|[Pp]hotograph(?:ed|s|y)|[Mm]edically [Rr]eviewed|[Rr]eviewed|[Cc]opy-?[Ee]dited|[Aa]rt [Dd]irection)(?: and [\p{Ll}-]{4,14})?(?: for \p{Lu}[\p{L} ]{2,30})? by|(?:[Rr]esearch(?: [Aa]ssistan(?:ce|t))?|(?:(?:[Cc]opy|[Pp]hoto|[Pp]icture|[Vv]ideo|[Aa]udio|[Dd]ata|[Ss]enior|[Mm]anaging)[ -]?)?(?:[Ee]dit|[Pp]roduc)(?:or|er)s?|[Aa]rt [Dd]irectors?|[Dd]esign|[Mm]usic|[Tt]ranslat(?:ion|or)s?|[Ff]act[ -]?[Cc]heck(?:er|ing)?s?|[Ii]llustrations?|[Pp]hotograph(?:y|er)s?|[Gg]raphics?|[Hh]osts?)\s?:)\s(?!(?:[^.!?;|]|(?<=\p{Lu})\.){0,80} (?!(?:and|for|of|the|de|van|von|at|in) )\p{Ll}{2})\p{Lu}(?:[^.!?;|]|(?<=\p{Lu})\.){1,70}(?:[.;|]\s?|$)){1,6}[)]?$/u,
  },
  {
    reason: 'credits',
    shape: 'present',
    maxWeight: 360,
    pattern: oneOf(
      '^(?:edited|copy-?edited|fact-checked|produced|translated|transcribed|narrated|illustrated|illustrations?|photographs?|art|design|graphics?|lead image|featured image|header image|cover (?:image|photo)) (?:by|courtesy(?: of)?|via) [^.!?]{3,120}\\.?$',
    ),
  },
  {
    reason: 'caption',
    shape: 'whole',
    maxWeight: 400,
    pattern: oneOf(
      '^(?:banner|header|cover|lead|featured?|top|main|hero|thumbnail|opening|title|front[- ]page) (?:image|photo|picture|photograph|illustration)s?(?: above| below)?\\s?: [^!?“”]{0,240}(?:[.] (?:images?|photos?|pictures?|photographs?|illustrations?|credit) (?:by|courtesy|via|©|:)|[.] (?:credit\\s?:|courtesy of\\b)|©|\\((?:cc|public domain)\\b)[^!?“”]{0,120}$',
    ),
  },
  {
    reason: 'about the author',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      "\\b(?:views|opinions)(?: expressed(?: here| in this \\p{L}+)?)? are (?:his|her|their|my|the author[’']s|the writer[’']s|solely)(?: own)?\\b[^.]{0,60}\\.?$",
      '\\bviews (?:expressed )?are personal\\.?\\)?$',
      '^the (?:writer|author)s? (?:is|are|was) (?:an? |the )?(?:former |senior |associate |assistant |visiting |emeritus |freelance |contributing |independent |practi[sc]ing |retired |co-?)*(?:professors?|lecturers?|fellow|researchers?|director|editor|columnist|journalists?|reporter|ambassador|us |uk |chief|minister|president|economists?|lawyers?|analysts?|member|founder|writer|novelist|author|historian|physician|doctor|partner|head|chair)\\b.{0,200}$',
      "^(?:\\p{Lu}[\\p{L}.’'-]{0,20} ){1,4}(?:is|covers?|writes?|reports?)\\b[^.]{3,160}\\. (?:reach|contact|follow|find|e-?mail) (?:him|her|them) (?:on|at|via|by|through) [^ ].{0,90}$",
      '^(?:reach|contact|follow|find) (?:him|her|them|me) (?:on|at|via) (?:bluesky|twitter|x|mastodon|signal|threads|instagram|linkedin|e-?mail|\\S+@)\\b.{0,90}$',
    ),
  },
  {
    // Behind the names of the funders stands that of the publisher alone.
    reason: 'disclosure',
    shape: 'notice',
    maxWeight: 700,
    pattern: withNames(
      "^(?:the |our )?\\p{Lu}[\\p{L}'’,&. -]{2,160} provides? funding as (?:an? )?(?:(?:founding|strategic|content) )?(?:members?|partners?) of (?:the )?\\p{Lu}[\\p{L}’-]{0,24}(?: (?:of|for|the|\\p{Lu}[\\p{L}’-]{0,24})){1,6}\\.?$",
    ),
  },
  {
    reason: 'disclosure',
    shape: 'notice',
    maxWeight: 700,
    pattern: oneOf(
      "^(?:(?:\\p{Lu}[\\p{L}.'’-]{0,24}\\s){1,4}|the authors? )(?:does|do) not work for, consult, own shares in or receive funding from\\b",
      '^(?:the|our|none of the) (?:author|writer|reporter|contributor)s? (?:does|do) not (?:work for, (?:or )?(?:consult|own shares in)|work for or consult|(?:own|hold) (?:any )?(?:shares|stocks?) in|receive (?:any )?(?:funding|payments?) from)\\b[^.!?]{0,160}\\b(?:compan(?:y|ies)|organi[sz]ations?)\\b',
      '^(?:the )?authors? (?:declares?|reports?|has|have) (?:that )?(?:no|they have no)\\b[^.]{0,40}\\b(?:competing|conflicts?|interests?)\\b',
    ),
  },
  {
    reason: 'caption',
    shape: 'whole',
    maxWeight: 110,
    pattern:
      /^[([]?(?:(?:image|photo(?:graph)?|picture|video|illustration|graphic)s? ?(?:credits?|source)?\s?(?::|by|courtesy of|via)\s?|(?:images?|photos?|picture)? ?courtesy(?: of)?:? |(?:image|photo) credits?\s?[:：]?\s?)(?:the |for )?(?:[\p{L}\p{N}'’&/,© -]|(?<=(?<!\p{L})\p{L}{1,3})\.|\.(?=\p{L})){1,70}(?<![.])[)\]]?$/iu,
  },
  {
    reason: 'caption',
    shape: 'whole',
    maxWeight: 70,
    pattern: new RegExp(`^${NAME}{1,3}\\s?/\\s?(?:The |for )?\\p{Lu}[\\p{L}.'’& -]{1,40}$`, 'u'),
  },
  {
    reason: 'picture credit',
    shape: 'whole',
    maxWeight: 140,
    // Behind the sign stand names and nothing else: a picture may be told of, too.
    pattern: new RegExp(
      `^(?:${TOP}) (?:[Ii]mage|[Pp]hoto|[Pp]hotograph|[Pp]icture|[Ii]llustration|[Aa]rt)(?: (?:[Cc]redit|via|from|courtesy(?: of)?))?(?:\\s?:| by:?)\\s?(?:(?:by|via|courtesy of|courtesy) )?(?:the )?${CAPITAL}(?:[ ,/|&©()-]{1,3}(?:(?:and|of|the|for|on|via|de|van|von) )?${CAPITAL}|[ ,]{1,2}\\d{4}){0,9}[)]?[.]?$`,
      'u',
    ),
  },
  {
    reason: 'picture credit',
    shape: 'whole',
    maxWeight: 300,
    pattern: wholeLine(
      "courtesy (?:of )?(?:the )?(?:artist|author|family|estate|photographer|museum|gallery|collection|company|nasa|\\p{Lu}[\\p{L}.’']*)(?:[ ,&]{1,3}(?:the |and |of )?[\\p{Lu}][\\p{L}.’']*){0,8}",
      '(?:image|photo|picture)s? courtesy.{2,100}',
      '(?:cover|lead|header|top|main) (?:image|photo|picture|illustration)\\s?:\\s?.{2,80}[.,;(] ?(?:via|courtesy of|credit:?) .{2,60}',
      '(?:image|photo|photograph|picture|illustration|graphic|video) (?:credits?|source|courtesy)\\s?:\\s?.{2,80}',
      "(?:reuters|ap(?: photo)?|afp|getty(?: images)?|epa|bloomberg|shutterstock|alamy|istock|unsplash|pexels)(?:\\s?/\\s?[\\p{L} .’'/-]{2,60})?(?:[ .]{1,2}(?:purchase licensing rights|licensing rights|hide caption|via .{2,30}))?",
      '(?:\\d{1,3}\\s?/\\s?\\d{1,3}\\s)?(?:show|hide|toggle|expand|view) caption(?:\\s(?:show|hide|toggle|expand) caption){0,2}',
      '(?:getty images|ap|reuters|npr|afp)?\\s?hide caption(?: toggle caption)?',
      'click (?:on )?(?:the |each |any )?(?:images?|photos?|pictures?)(?: (?:above|below))? (?:to|for) .{2,50}',
      'image may contain\\s?:.{2,160}',
      '(?:oil|acrylic|watercolou?r|tempera|ink|bronze|marble|pastel) on .{2,60}\\d+ ?(?:x|×) ?\\d+.{0,120}',
    ),
  },
  {
    reason: 'copyright line',
    shape: 'notice',
    maxWeight: 400,
    pattern: oneOf(
      "^copyright \\p{Lu}[\\p{L} .&’']{1,40}\\. ?(?:visit|all rights|see) .{0,120}",
      '^(?:visit|see) our website terms of use\\b',
      "^(?:distributed|syndicated|provided) by (?:the )?\\p{Lu}[\\p{L} .&,’']{2,60}(?:agency|service|llc|inc|syndicate|network|news)\\b.{0,20}$",
      '^[^“”!?]{3,120}[.;,] (?:reprinted|republished|reproduced|excerpted|used)(?: here)? (?:with|by) (?:the )?(?:kind )?permission (?:of|from)\\b[^“”!?]{2,120}$',
      '^(?:reprinted|republished|reproduced|used|excerpted|adapted)(?: here)? (?:with|by) (?:the )?(?:kind )?permission (?:of|from)\\b.{0,140}$',
      "^if you(?:[’']re| are) reading this (?:on|anywhere|somewhere) .{0,160}(?:stolen|report|without)",
      '^scripture (?:quotations|taken) .{2,120}$',
    ),
  },
  {
    reason: 'reprint line',
    shape: 'notice',
    maxWeight: 320,
    pattern: oneOf(
      '^this (?:story|article|post|column|piece|essay|interview|report|page|content) (?:was |is )?(?:(?:reproduced|republished|reprinted) with permission and was (?=\\p{L}+ published (?:by|on) ))?(?:originally|first) (?:published|posted|appeared|ran|aired|printed)\\b(?!.*\\b(?:that|because|and|but|has|had|when|while|who|which)\\b)[^“”]{0,200}$',
      '^(?:republished|reprinted|reproduced|adapted|excerpted|cross-?posted|syndicated) (?:with permission|by permission|from|under|courtesy)\\b[^“”,;]{0,160}$',
      '^(?:originally|first) (?:published|posted|appeared|aired) (?:in|on|at|by|as)\\b(?!.*, (?:it|the|this|that|he|she|they|his|her|its)\\b)[^“”;]{0,40}(?:\\b\\p{L}+ \\d{1,2}, \\d{4})?[^“”,;]{0,60}$',
      '^for (?:immediate|instant) release\\b.{0,60}$',
      '^to see more,? visit\\b.{0,120}$',
      '^(?:cross-?posted|also posted) (?:on|to|at) .{2,60}$',
    ),
  },
  {
    reason: 'reprint line',
    shape: 'whole',
    maxWeight: 70,
    pattern: /^SOURCE:? \p{Lu}[\p{L}&.,'’ -]{2,60}$/u,
  },
  {
    reason: 'first publication',
    shape: 'notice',
    maxWeight: 330,
    pattern: oneOf(
      `^this ${PIECE} (?:was |has been )?(?:also |first |originally )?(?:published|appeared|ran|appears|posted)\\b.{0,20}(?:\\d{4}|in print|in the \\p{L}+ (?:\\d{4} )?(?:print |weekend )?(?:edition|issue|magazine)|on page|with the headline).{0,200}$`,
      `^a (?:shorter |longer |different )?version of this ${PIECE} (?:was|has|is|appear|ran|first|original).{0,200}$`,
      `^(?:this|the above) (?:${PIECE}|extract|review|conversation) (?:appears|appeared|comes|is|is (?:taken|extracted|excerpted|adapted|an? (?:selection|excerpt|extract))|runs|ran|features|was published) (?:in|from) (?:the |our )?(?:[\\p{L}]+ ){0,2}(?:(?:${MONTH}|\\d{1,4}(?:st|nd|rd|th)?|print|current|latest)[ /-]){1,4}(?:print )?(?:issue|edition)(?: of (?:(?!that|which|and|who)[\\p{L}’']+ ?){1,5})?[.]?$`,
      `^(?:this|the above) (?:${PIECE}|poem|extract|review|conversation) (?:appears|appeared|comes|is taken|is) (?:in|from) (?:issue|number|no\\.?|volume) \\d{1,4}(?: of [\\p{L}’' ]{2,30})?(?:[.] (?:order|buy|get|find|read)\\b[^.!?]{2,40})?[.]?$`,
      '^(?:this|the above) (?:poem|extract|review|conversation) (?:appears|is taken|is extracted|is) (?:in|from) our (?:[\\p{L}\\d]+ ){0,3}issue[.]?$',
      '^(?:taken |adapted |excerpted |reprinted )?from (?:the|our) (?:[\\p{L}\\d]+ ){0,3}(?:issue|edition)(?:,? (?:on sale now|out now|available now)| of [^.!?,]{3,60})?[.]?$',
      `^this ${PIECE} appears in the\\b[^.!?]{0,60}\\b(?:(?:${MONTH}|\\d{1,4}|print|current|latest)\\b[^.!?]{0,40}\\b(?:edition|issue|magazine)|with the headline)\\b.{0,120}$`,
      '^(?:first|originally) published(?: in| on| by| at)?:? .{0,30}\\d{4}\\b(?!, (?:it|the|this|that|he|she|they|his|her|its)\\b).{0,80}$',
      '^originally (?:posted|published|written) (?:on|in|for|at) (?:my|our|the)\\b.{0,90}$',
      '^this report by .{2,50} was first published\\b',
      '^this (?:story|segment|interview|program(?:me)?|episode) (?:was|has been)? ?(?:edited for (?:broadcast|radio|digital|the web)|(?:first |originally )?aired|broadcast|produced for|adapted for)\\b',
      '\\btranscripts are created on a rush\\b',
      '^transcripts? (?:is |was )?(?:provided|produced|created|prepared|supplied) by\\b[^“”!?]{2,100}$',
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'notice',
    maxWeight: 520,
    pattern: oneOf(
      // Who paid for research is told, as a university does in its texts.
      '^this (?:reporting|project|work|series|coverage|investigation) (?:was|is|has been) (?:\\p{L}+ )?(?:supported|funded|made possible|produced|financed)\\b(?!.{0,200}\\b(?:science foundation|national institutes?|institutes of health|research (?:council|foundation)|naval research|departments? of (?:energy|defense)|horizon (?:2020|europe)|european research)\\b)',
      '^this (?:brief|report|paper|study) is made possible\\b',
      '^(?:funding|support) for this (?:series|project|story|reporting|coverage)\\b.{0,60}\\b(?:provided|comes|came|by)\\b',
      `^(?:the )?\\p{Lu}[\\p{L}\\p{N} .’'&]{1,50} is (?:a|an|the) (?:\\p{Ll}+[ -]){0,4}(?:nonprofit|non-profit|independent|national|statewide|nonpartisan|member-supported|reader-supported|investigative|award-winning|digital|local)[ ,-](?:[\\p{Ll},-]+ ){0,4}${WORK}\\b`,
      '^(?:the )?\\p{Lu}?[\\p{L} ]{2,40} (?:is a nonpartisan|does not take (?:institutional )?positions)\\b',
      `^this ${PIECE} is (?:also |the \\p{Ll}+ )?part \\p{L}{0,10} ?of (?:the |our )?[“‘"]?\\p{Lu}[^.!?,:—–”"]{1,60}[,:—–”’"]{1,2} ?(?:an?|our|the|its) [^.!?“”]{0,40}\\b(?:series|column|newsletter|collaboration|package|special report)(?! (?:of|that|which|I|we|he|she|they)\\b)(?!\\p{L})[^.!?“”]{0,100}[.]?$`,
      '^this is part (?:\\d{1,2}|one|two|three|four|five|six|\\p{Ll}+) of (?:a|our|the) .{0,90}series\\b',
      "^(?:the )?\\p{Lu}[\\p{L} ’']{2,50} is (?:a|an|our|the) (?:new |daily |weekly |monthly |biweekly |occasional |regular |ongoing |limited ){1,3}(?:column|series|newsletter|feature|podcast)\\b",
      '^(?:read|see) (?:the )?(?:other )?(?:parts?|instal?lments?) (?:one|two|three|\\d)\\b.{0,60}$',
      '^this (?:guest post|devotional|column|post) (?:was written by|is part of|comes from)\\b',
      '^about \\p{Lu}[\\p{L} ]{2,40}: \\p{Lu}\\p{L}+ is (?:a|the) (?:leading|global|premier)\\b',
      '^sponsored content\\s?:',
      '^(?:this )?(?:article|post|content) was paid for by\\b',
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'notice',
    maxWeight: 520,
    pattern: new RegExp(
      [
        '^This (?:article|story|piece|series|investigation|reporting|project) (?:was|is) (?:\\p{L}{1,20} )?(?:produced|reported|undertaken|completed) (?:for|as|through) (?:[^.!?“”]{0,60} )?\\p{Lu}[^.!?“”]{2,100} (?:Network|Fellowship|fellowship(?= project)|Fund|Initiative|Lab|Program(?:me)?)(?: project)?(?: (?:in (?:partnership|collaboration|association)|with (?:the )?(?:help|support)) [^.!?“”]{3,120})?(?:[.!]?$|[.!] (?:Sign up|Subscribe|Donate|Read|Learn|See)\\b)',
        `^This ${PIECE} is (?:a|(?:part of|from) an?) (?:\\p{Ll}+ )?partnership (?:between|with|that includes) (?:the )?\\p{Lu}[^!?“”]{2,160}$`,
        `^This ${PIECE} about [^.!?“”]{2,100} was produced by (?:[Tt]he )?\\p{Lu}`,
        '^\\p{Lu}[\\p{L} ]{2,40} is part of \\p{Lu}[^.!?,“”]{2,40}, (?:an?|the) (?:\\p{Ll}+[ -]){0,3}(?:nonprofit|non-profit|independent) [^.!?“”]{0,20}(?:news|newsroom|media|journalism)\\b',
        '^Co-?(?:published|produced|reported) with (?:the )?\\p{Lu}[^.!?“”]{2,60}$',
      ].join('|'),
      'u',
    ),
  },
  {
    reason: 'correction policy',
    shape: 'notice',
    maxWeight: 400,
    pattern: oneOf(
      '^when we learn of a mistake\\b',
      '^(?:(?:have you |did you )?(?:spot(?:ted)?|found|see|noticed?) (?:an? )?(?:error|mistake|typo|inaccurac\\w+)|to report (?:an? )?(?:error|correction))\\b[^“”]{0,160}',
      '^if you (?:spot|notice|find|see) (?:(?:an? )?(?:error|mistake|typo)\\b|something that\\b.{0,120}(?:e-?mail|contact|let us know|tell us|report))',
      '^(?:corrections?|errors?|typos?)\\? .{0,40}(?:e-?mail|contact|let us know|error|tell us)',
      '^(?:read (?:about )?our (?:editorial|corrections?|ethics) polic|our corrections policy\\b)',
      '^(?:read|see|learn (?:more )?about) (?:our|the) (?:editorial|ethics|corrections?|standards|review|fact-check\\p{L}*) (?:policy|policies|guidelines|process|standards)\\b.{0,90}$',
      "^(?:order reprints|today[’']s paper)\\b",
      '^(?:edit|view|improve|suggest (?:an? )?(?:edits?|changes?))(?: (?:this|the))? (?:page|post|source|article)(?: (?:to|for) this (?:page|post))? on (?:github|gitlab|codeberg)\\.?$',
    ),
  },
  {
    reason: 'disclaimer',
    shape: 'notice',
    maxWeight: 520,
    pattern: oneOf(
      '^(?:if|when) you (?:purchase|buy|shop|order|click|make a purchase)\\b[^.]{0,100}\\b(?:we|us|our|this site)\\b[^.]{0,60}\\b(?:commissions?|affiliate|compensat\\w+|paid)\\b',
      '\\bwe may (?:earn|receive|make|get) (?:an? )?(?:small )?(?:affiliate )?(?:commission|compensation)\\b',
      '\\b(?:receives?|earns?|gets?) a (?:small )?commission\\b',
      `^${SOLD} (?:may |might |can |could |will |are |is |be )*(?:earn|pay|bring|give|support|help|affiliate|generate|make)\\b[^“”,]{0,80}\\b(?:affiliates?|affiliate links|commissions?)\\b[^“”]{0,60}$`,
      `^${SOLD} (?:may |might |can |could |will )*(?:earn|pay|bring|give|make|generate) (?:(?:us|me|this (?:site|blog|page)) )?(?:an? )?(?:small )?(?:fee|cut|percentage|share of|money|revenue|income)\\b[^“”,]{0,50}\\b(?:us|me|we|our|this (?:site|blog|page)|(?:at )?no (?:extra )?cost)\\b[^“”]{0,60}$`,
      `^${SOLD} (?:may |might |can |could |will )*(?:earn|pay|bring|make) (?:us|me|this (?:site|blog|page)) (?:an? )?(?:small )?(?:fee|cut|percentage|money|revenue|income)[.]?$`,
      `^${SOLD} (?:support|help) (?:us|our work|this (?:site|blog|page)),? at no (?:extra |additional )?cost\\b[^“”]{0,30}$`,
      `^${SOLD} are affiliate links\\b[^“”]{0,80}$`,
      '^(?:we|i) (?:may |might |can |could |sometimes |also |do )*(?:get|earn|receive|make|take|are paid) (?:an? |some )?(?:\\p{L}+ )?(?:cut|fee|commission|percentage|share)\\b[^.]{0,30}\\b(?:if|when|from|for|on|through)\\b[^.]{0,30}\\b(?:you|links?|purchases?|sales)\\b',
      `^this (?:${PIECE}|site|website|newsletter) (?:may )?contains? (?:\\p{L}+ )?links\\b`,
      '^[^!?,“”]{1,60} (?:(?:am|are|is) (?:an? )?participants?|(?:may )?participates?) in [^!?“”]{0,70}\\b(?:affiliate|associates)\\b[^.!?“”]{0,40}\\bprogram(?:me)?s?\\b(?=[^“”]{0,240}\\b(?:commissions? (?:from|on|when)|earn (?:an? )?(?:advertising |small )?(?:commissions?|fees?)|linking to|paid commissions?|(?:our|retail(?:er)?) links)\\b)',
      '^prices? (?:were|are|was|is) (?:accurate|correct) (?:at|as of|when|on)\\b',
      '^(?:all )?(?:products?|items?) (?:featured|recommended|listed) (?:here |in this .{3,20} )?(?:are|were|is) (?:independently|editorially)\\b',
      '^all products (?:featured|mentioned|reviewed|recommended)\\b.{0,160}(?:independently|editors|commission)',
      '^(?:legal notice|affiliate disclosure|ai disclosure)\\s?[:：]',
      `^disclaimer\\s?[:：](?=[^]*?\\b(?:${DISCLAIMED})\\b)`,
      '^(?:full )?disclosures?\\s?:\\s?(?:at the time of (?:writing|publication)|as of)\\b.{0,60}\\b(?:holds?|held|owns?|owned) (?:an? |no |some )?(?:long |short )?(?:positions?|shares|stocks?|stakes?) in\\b',
      "^(?:full )?disclosures?\\s?:\\s?(?:.{0,24}\\b)?(?:(?:the|this) (?:author|writer|reporter|columnist|reviewer|editor|publisher)|(?:i|we)(?:[’'](?:m|ve|re))?|my|our (?:publisher|owner|founder|parent|company|editor|reviewer|site|team))(?!\\p{L})",
      '^the (?:views|opinions)(?: and (?:views|opinions))? (?:expressed|stated|presented)\\b.{0,200}\\b(?:author|writer|speaker|guest|own|not necessarily|reflect)',
      '\\bviews represented herein\\b',
      '^this (?:column|article|post|commentary|opinion)\\b.{0,30} does not (?:necessarily )?(?:reflect|represent)\\b',
      '^nutrition(?:al)? (?:information|facts|data|values?) (?:is|are|provided)\\b',
      '^nothing in this [^.]{3,30} (?:is|constitutes|should be (?:taken|read) as) [^.]{0,30}advice\\b',
      '^(?:this (?:article|content|information|page|post|material|newsletter) )?(?:is|does) not (?:constitute|intended as|financial|legal|medical|investment) (?:financial|legal|medical|investment|advice)\\b',
      `^(?:this|the) (?:${PIECE}|content|information|material|newsletter|website)(?: (?:above|here|on this \\p{L}+|contained \\p{L}+ \\p{L}+))? (?:is|are|was|does|should)\\b.{0,60}\\b(?:informational|educational|general information|entertainment|not (?:a substitute|constitute|be construed|intended)|investment advice|financial advice|legal advice|medical advice)`,
      '^(?:some |parts of )?(?:this (?:article|story|content)|the text) (?:was|were|has been) (?:generated|written|created|produced) (?:with|by|using) (?:the (?:help|assistance) of )?(?:an? )?(?:ai|artificial intelligence|chatgpt|machine)\\b',
      "^(?:this (?:story|article|summary|post|text|image|page|content)|(?:editor|publisher)[’']s note: this .{2,40}) (?:was|were|has been|is) (?:\\p{L}+ ){0,2}(?:generated|created|written|produced|translated|drafted)\\b.{0,40}\\b(?:ai|artificial intelligence|chatgpt|a language model|machine|automation)\\b",
      '^(?:i/we|we|i|the author) (?:have|has|hold|holds) no (?:\\p{L}+ )?positions? (?:in|,)',
      '\\bhas positions in and recommends\\b',
      '\\bhas a disclosure policy\\b',
      '^forward-looking statements\\b',
      '^(?:past performance|investments? can|your capital|capital at risk|the value of (?:your )?investments)\\b.{0,160}(?:guarantee|risk|indicat|fall|down|future)',
      '^these statements have not been evaluated\\b',
      '^(?:always )?(?:consult|ask|speak to|talk to) (?:your|a) (?:doctor|physician|gp|pharmacist|healthcare|health care|qualified)[^.]{0,80}\\bbefore\\b[^.]{0,80}\\.?$',
      '^please gamble responsibly\\b',
      '\\bbegambleaware\\b',
    ),
  },
  {
    reason: 'disclaimer',
    shape: 'whole',
    maxWeight: 300,
    pattern: wholeLine(
      'odds correct at.{2,90}',
      'review (?:code|copy|unit)s? (?:was|were) (?:provided|supplied).{0,140}',
      'played on (?:ps5|ps4|xbox|pc|switch|steam).{0,40}',
    ),
  },
];
