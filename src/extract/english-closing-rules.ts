/** What sites and shows write below an English text, each by the shape of the whole line: credits, calls, helplines, forms. */
import { type BoilerplateRule, oneOf, PIECE, wholeLine } from './boilerplate-rule.ts';

const WORD = "\\p{Lu}[\\p{L}\\p{N}.'’-]{0,24}";
const NAMES = `${WORD}(?:[ ,]{1,2}(?:(?:and|&|of|the|for|at|from|in) ){0,2}${WORD}){0,12}`;
const MAKE = '(?:hosted|produced|made|edited|written|presented|created|recorded|mixed|reported)';
const PART =
  '(?:(?:theme )?[Mm]usic|[Tt]heme(?: song| tune)?|[Aa]rtwork|[Cc]over art|[Ll]ogo|[Ss]ound (?:design|mix)|[Ee]diting|[Mm]ixing|[Mm]astering|[Pp]roduction|[Ee]ngineering|[Ff]act-checking|[Rr]esearch)';
const SUPPORTERS = '(?:readers|listeners|viewers|members|subscribers|supporters|donors|patrons)';
const CALL = '(?:join|become|support|subscribe|sign up|chip in|donate|give|help us|pledge)';

export const ENGLISH_CLOSING_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 360,
    pattern: new RegExp(
      `^${NAMES} (?:is|was) ${MAKE}(?:,? and ${MAKE}|, ${MAKE}){0,3} by ${NAMES}(?:,? and ${MAKE} by ${NAMES})?\\. (?:(?:Our|The|Its|Original|Theme|Additional) )?${PART}(?: (?:is|was|comes))? (?:by|from) ${NAMES}\\b[^“”!?]{0,160}$`,
      'u',
    ),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 360,
    pattern: new RegExp(
      `^${NAMES} reported from ${NAMES}(?:[,;] (?:and )?${NAMES} (?:reported )?from ${NAMES}){0,4}\\. [^“”!?]{4,160}\\bcontributed to this (?:report|story|article)\\.?$`,
      'u',
    ),
  },
  {
    reason: 'related link',
    shape: 'whole',
    maxWeight: 260,
    pattern: oneOf(
      "^(?:follow|find|read|see) (?:more of )?(?:the )?[^.!?]{2,40}[’']s? (?:\\p{L}+ ){0,3}(?:coverage|reporting)\\b[^.!?]{0,80}(?:https?:|www\\.)\\S{3,120}$",
    ),
  },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 260,
    pattern: oneOf(
      "^if you(?:[’']ve| have)? (?:like|love|enjoy)(?:e?d)? (?:the|this|our) (?:show|podcast|episode|series|programme)\\b[^.!?]{0,30}, (?:please |do |consider |you can )*(?:rat(?:e|ing)|review(?:ing)?|subscrib(?:e|ing)|follow(?:ing)?|leav(?:e|ing)|shar(?:e|ing)|tell(?:ing)?)\\b[^.!?]{0,100}\\b(?:us|it|a friend|review|rating|podcasts?|listen)\\b",
      "^thank(?:s| you)(?: (?:so|very) much)? for (?:reading|listening|watching)[.!] (?:if you (?:like|love|enjoy)(?:e?d)? (?:this|it)|please|don[’']t forget)\\b[^.!?]{0,40}\\b(?:hit|tap|press|click|leave a|give (?:it|this) a|share (?:it|this)|subscribe|follow|clap|restack)\\b[^.!?]{0,80}[.!]?$",
    ),
  },
  {
    reason: 'first publication',
    shape: 'whole',
    maxWeight: 260,
    pattern: oneOf(
      '^(?:this (?:article|story|essay|review) (?:was |is )?)?(?:published|appears|appeared) in the print edition of [^“”!?]{3,60}(?:,? (?:with|under) the (?:headline|title),? [“"‘].{2,90}[”"’])?\\.?$',
    ),
  },
  {
    reason: 'citation line',
    shape: 'whole',
    maxWeight: 600,
    pattern:
      /^\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24})?,? (?:\p{Lu}\.[ -]?){1,3}(?:,|&|and |et al|\().{10,400}\b(?:19|20)\d{2}\b.{0,200}(?:\b[Dd][Oo][Ii]\s?:|doi\.org\/).{4,80}$/u,
  },
  {
    reason: 'fundraising',
    shape: 'notice',
    maxWeight: 300,
    pattern: oneOf(
      `^[^.!?“”,]{2,40} (?:is|are) (?:\\p{L}+ ){0,2}(?:paid for|funded|supported|powered|kept (?:alive|free|going|running)|made possible) by (?:its |our |you,? (?:our )?)?${SUPPORTERS}(?: (?:and|like) (?:you|${SUPPORTERS}))?[.!] (?:please |you can |consider |if you can, )*${CALL}\\b[^.!?]{0,120}[.!]?$`,
      `^our (?:reporters|journalists|newsroom|writers|correspondents|team)\\b[^.!?“”]{3,120}[.!] (?:please |you can )*(?:support|fund|help|back|sustain|${CALL}) (?:their|our|its|this|us)\\b[^.!?]{0,80}[.!]?$`,
    ),
  },
  {
    reason: 'paywall',
    shape: 'notice',
    maxWeight: 220,
    pattern: oneOf(
      `^(?:enjoying|liking|loving) (?:the|this|our|what you) (?:${PIECE}|read|newsletter|podcast)?\\b[^.!?]{0,30}\\? (?:please )?(?:create|sign (?:up|in)|log in|subscribe|register|become|join|start your|upgrade|get (?:a|full|unlimited))\\b[^?]{0,120}$`,
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'notice',
    maxWeight: 320,
    pattern: oneOf(
      `^(?:editor|publisher)[’']?s[’']? notes?\\s?[:.–—-] (?:this|the) (?:${PIECE}) (?:is|was) (?:(?:(?:one|part|the \\p{L}+)(?: of| in)?) (?:a|an|our|the|this) [^.!?]{0,40}\\b(?:series|project|package|collection)\\b|(?:produced|supported|funded|made possible|co-?published|published|reported) (?:by|with|in (?:partnership|collaboration)|as part)\\b)`,
    ),
  },
  {
    reason: 'helpline',
    shape: 'notice',
    maxWeight: 500,
    pattern: oneOf(
      '^if you(?:,)? (?:or|and) (?:someone|anyone|somebody|a loved one|a friend)\\b[^.!?]{0,120}\\b(?:call|text|contact|dial|phone|ring|visit|reach(?: out)?|chat)\\b[^“”]{0,200}(?:\\d{3}|lifeline|helpline|hotline|samaritans|crisis)',
      "^if you(?:[’']re| are) (?:having (?:thoughts of suicide|suicidal thoughts)|in (?:crisis|(?:immediate )?danger)|struggling|experiencing [^.!?]{3,60})\\b[^.!?]{0,80}\\b(?:call|text|contact|dial|visit)\\b[^“”]{0,200}(?:\\d{3}|lifeline|helpline|hotline|samaritans)",
    ),
  },
  {
    reason: 'comment policy',
    shape: 'whole',
    maxWeight: 220,
    pattern: oneOf(
      '^[^.!?“”]{3,120}\\? (?:please )?(?:let us know|tell us|share (?:it|them|yours|your \\p{L}+)|leave (?:us )?a comment)\\b[^.!?]{0,40}\\b(?:in the comments?|below)(?: (?:section|below|box))*[.!]?$',
      '^[^.!?“”]{3,60}\\? (?:join|start|add to) the (?:conversation|discussion|debate)(?: (?:below|in the comments?(?: (?:section|below))*))?(?: ?\\(\\d[\\d,.]{0,6} comments?\\))?[.!]?$',
    ),
  },
  {
    reason: 'feedback question',
    shape: 'whole',
    maxWeight: 140,
    pattern: wholeLine(
      '(?:glad|sorry|great) to hear (?:it|that)[!.] (?:please )?(?:tell us|let us know) how we can improve',
      'was this (?:page|article|post|answer|guide|content) (?:helpful|useful)\\?(?: (?:yes|no|👍|👎)\\s?[/|·]?){0,2}',
    ),
  },
  {
    reason: 'hatnote',
    shape: 'whole',
    maxWeight: 260,
    pattern: oneOf(
      '^this (?:article|page) is about [^.]{3,90}\\. for (?:the )?[^.]{3,90}, see [^.]{3,90}\\.?$',
      '^for (?:other uses|other people|the \\p{L}+)(?: (?:of|named|called) [^.,]{2,40})?, see [^.]{2,60}(?:\\(disambiguation\\))\\.?$',
    ),
  },
  {
    reason: 'date line',
    shape: 'whole',
    maxWeight: 160,
    pattern: oneOf(
      '^(?:publié|mis à jour|veröffentlicht|aktualisiert|published|updated|publicado|actualizado|pubblicato|aggiornato) [^.!?]{6,70}[ ·|,](?:temps de lecture|lesezeit|reading time|tiempo de lectura|tempo di lettura)\\s?:? (?:env\\. |ca\\. )?\\d{1,2} min(?:\\p{L}{0,4})?\\.?$',
    ),
  },
  {
    reason: 'date line',
    shape: 'whole',
    maxWeight: 220,
    pattern: /^[Ll]ast (?:modified|updated|edited|changed)(?: on)? .{6,24}\d{4}\s?[:·–—-] .{2,140}\([0-9a-f]{7,12}\)$/u,
  },
  {
    reason: 'form text',
    shape: 'whole',
    maxWeight: 60,
    pattern: wholeLine(
      '(?:press|hit|use) (?:the )?(?:esc(?:ape)?|enter|return|tab)(?: key)? to (?:close|exit|cancel|search|submit|skip|open|select|continue)(?: (?:the|this) \\p{L}+)?',
    ),
  },
  {
    reason: 'related link',
    shape: 'label',
    maxWeight: 70,
    isNeverHeading: true,
    pattern:
      /^[Mm]ost (?:viewed|read|popular|watched|shared|commented|clicked|discussed)(?: (?:in|on|from) (?:the )?\p{Lu}\p{L}+(?: (?:&|and )?\p{Lu}\p{L}+){0,2}| today| this (?:week|month|hour)| right now| now)?$/u,
  },
  {
    reason: 'editor line',
    shape: 'whole',
    maxWeight: 24,
    pattern: /^\(?(?:[A-ZÄÖÜ]{2,4}|dpa|afp|epd|kna|sid|rtr|apa|sda)(?:[/-][a-zäöü]{2,5}){1,4}\)?$/u,
  },
];
