/** What sites and shows write below an English text, each by the shape of the whole line: credits, calls, helplines, forms. */
import { type BoilerplateRule, oneOf, PIECE, wholeLine } from './boilerplate-rule.ts';

const WORD = "\\p{Lu}[\\p{L}\\p{N}.'’-]{0,24}";
const NAMES = `${WORD}(?:[ ,]{1,2}(?:(?:and|&|of|the|for|at|from|in) ){0,2}${WORD}){0,12}`;
const PERSON = `${WORD}(?: (?:van |von |de |del |da |di |la |le )?${WORD}){1,3}`;
/** A helpline stands right behind the verb, by its number or its name. */
const REACH = '(?:call|text|contact|dial|phone|ring|reach(?: out to)?)(?: or (?:call|text))?';
const HELP =
  '(?:988\\b|116 ?(?:123|111)\\b|(?:1[- ])?8\\d{2}[- ]\\d{3}|(?:the )?(?:[\\p{L}&’-]+ ){0,5}(?:lifeline|helpline|hotline|samaritans)\\b)';
const DAY = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}{0,6}\\.? \\d{1,2}';

export const ENGLISH_CLOSING_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 360,
    // Whoever tells of a film tells more of its music.
    pattern: new RegExp(
      `^${NAMES} is (?:hosted|produced|made)(?:,? (?:and )?(?:hosted|produced|edited|mixed))* by ${NAMES}(?:,? and (?:produced|edited|mixed) by ${NAMES})?\\. (?:(?:[Oo]ur )?[Tt]heme (?:music|song)|Our (?:artwork|logo|music))(?: is)? by ${NAMES}\\.?$`,
      'u',
    ),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 360,
    pattern: new RegExp(
      `^${NAMES} reported from ${NAMES}(?:[,;] (?:and )?${NAMES} (?:reported )?from ${NAMES}){0,4}\\. [^“”!?]{4,160}\\bcontributed to this (?:report|story|article)\\.?$|^[(*[]{0,2}${PERSON}(?:(?:,? (?:and|&)|,) ${PERSON}){0,6} (?:also )?contributed (?:reporting )?to this (?:report|story|article)\\.?[)\\]]?$`,
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
      "^if you(?:[’']ve| have)? (?:like|love|enjoy)(?:e?d)? (?:the|this|our) (?:show|podcast|episode|series|programme)\\b[^.!?]{0,30}, [^.!?]{0,80}\\b(?:(?:leav(?:e|ing)|giv(?:e|ing)|writ(?:e|ing)) (?:us |it )?an? (?:\\S+ )?(?:review|rating)|rat(?:e|ing) (?:and|or) review|(?:rat|review)(?:e|ing)? us|apple podcasts|spotify|itunes|wherever you (?:listen|get your))\\b",
      "^thank(?:s| you)(?: (?:so|very) much)? for (?:reading|listening|watching)[.!] (?:if you (?:like|love|enjoy)(?:e?d)? (?:this|it)|please|don[’']t forget)\\b[^.!?]{0,40}\\b(?:(?:hit|tap|press|click) (?:the |that )?(?:[♥❤♡]|(?:like|heart|bell|follow|subscribe|clap|share)\\b)|leave a (?:comment|review|rating)|restack|subscribe (?:to (?:the|my|our) (?:newsletter|channel|podcast)|below|here|now))(?!\\p{L})[^.!?]{0,60}[.!]?$",
    ),
  },
  {
    reason: 'promotion',
    shape: 'present',
    maxWeight: 260,
    pattern: oneOf(
      "^(?:thank(?:s| you)[^.!?]{2,80}[.!] )?before you go[,:] (?=[^.!?]{0,70}\\bclaps?\\b)[^.!?]{0,60}\\bfollow (?:the (?:author|writer)|me|us)(?![\\p{L}’'])[^.!?]{0,40}[.!]?$",
      '^(?:learn|find out|see) (?:how to|more about) (?:(?:get(?:ting)?|becom(?:e|ing)) an? (?:[\\p{L}-]+ )?(?:member|membership|subscriber|subscription|supporter|patron)|subscrib(?:e|ing))[.!]?$',
    ),
  },
  {
    reason: 'subscription line',
    shape: 'whole',
    maxWeight: 200,
    pattern: oneOf(
      `^(?:[\\p{L}’&-]{2,24} ){0,4}(?:members|patrons|subscribers|supporters) (?:can read|could read|get|got|heard|read|received?|saw) this (?:${PIECE}|issue|newsletter)(?: [^.!?,“”]{1,24})? (?:ahead of everyone(?: else)?|earl(?:y|ier)|first|in advance|ago)[.!]?$`,
    ),
  },
  {
    reason: 'first publication',
    shape: 'whole',
    maxWeight: 260,
    pattern: oneOf(
      `^(?:this (?:article|story|essay|review) (?:was |is )?)?(?:published|appears|appeared) in the print edition of (?:the )?(?:[\\p{L}’' ]{2,30}(?: on|,) )?${DAY},? (?:\\d{4},? )?(?:issue|edition)?(?:,? ?(?:with|under) the (?:headline|title),? [“"‘].{2,90}[”"’])?\\.?$`,
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
    reason: 'paywall',
    shape: 'notice',
    maxWeight: 220,
    pattern: oneOf(
      `^(?:enjoying|liking|loving) (?:the|this|our|what you) (?:${PIECE}|read|newsletter|podcast)?\\b[^.!?]{0,30}\\? [^?]{0,60}\\b(?:an? (?:free )?account|(?:a |our |your )?free trial|(?:become|as) an? (?:\\p{L}+ )?(?:member|subscriber)|for free)\\b[^?]{0,80}$`,
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'notice',
    maxWeight: 320,
    pattern: new RegExp(
      `^(?:[Ee]ditor|[Pp]ublisher)[’']?s[’']? [Nn]otes?\\s?[:.–—-] (?:[Tt]his|[Tt]he) ${PIECE} (?:is|was) (?:(?:one|part) (?:of|in) (?:a|an|our|the|this) [^.!?]{0,60}\\b(?:series|project|package|collection)\\b[^.!?]{0,60}\\b(?:by|with|from)|(?:produced|supported|funded|made possible|co-?published|published|reported) (?:by|with|in (?:partnership|collaboration) with|as part of)) (?:[Tt]he |[Oo]ur )?\\p{Lu}`,
      'u',
    ),
  },
  {
    reason: 'helpline',
    shape: 'notice',
    maxWeight: 500,
    pattern: oneOf(
      `^if you(?:,)? (?:or|and) (?:someone|anyone|somebody|a loved one|a friend)\\b[^.!?]{0,120}\\b${REACH} ${HELP}`,
      `^if you(?:[’']re| are) (?:having (?:thoughts of suicide|suicidal thoughts)|in (?:crisis|(?:immediate )?danger)|struggling|experiencing [^.!?]{3,60})\\b[^.!?]{0,80}\\b${REACH} ${HELP}`,
    ),
  },
  {
    reason: 'comment policy',
    shape: 'whole',
    maxWeight: 220,
    pattern: oneOf(
      '^[^.!?“”]{3,120}\\? (?:please )?(?:let us know|tell us|share (?:it|them|yours|your \\p{L}+)|leave (?:us )?a comment)(?: (?:what you think|your \\p{L}+))? (?:in the comments?|below)(?: (?:section|below|box))*[.!]?$',
      '^[^.!?“”]{3,60}\\? (?:join|start|add to) the (?:conversation|discussion|debate)(?: (?:below|in the comments?(?: (?:section|below))*)(?: ?\\(\\d[\\d,.]{0,6} comments?\\))?| ?\\(\\d[\\d,.]{0,6} comments?\\))[.!]?$',
    ),
  },
  {
    reason: 'feedback question',
    shape: 'whole',
    maxWeight: 140,
    pattern: wholeLine(
      '(?:glad|sorry|great) to hear (?:it|that)[!.] (?:please )?(?:tell us|let us know) how we can improve',
      '(?:[\\d,.]{1,9}%? )?(?:(?:people|readers|users|of people) )?found (?:this|it) (?:helpful|useful)',
      'was this (?:page|article|post|answer|guide|content) (?:helpful|useful)\\?(?: (?:yes|no|👍|👎)\\s?[/|·]?){0,2}',
    ),
  },
  {
    reason: 'hatnote',
    shape: 'whole',
    maxWeight: 260,
    pattern: oneOf(
      '^for (?:other uses|other people|the \\p{L}+)(?: (?:of|named|called) [^.,]{2,40})?, see [^.]{2,60}(?:\\(disambiguation\\))\\.?$',
    ),
  },
  {
    reason: 'date line',
    shape: 'whole',
    maxWeight: 160,
    pattern: oneOf(
      '^(?:publié|mis à jour|veröffentlicht|aktualisiert|published|updated|publicado|actualizado|pubblicato|aggiornato)(?= (?:on |le |el |am |il )?(?:\\d{1,2}(?:er|\\.)? (?:de )?\\p{L}{3,10}\\.?(?: de)?|\\p{L}{3,10}\\.? \\d{1,2},?) (?:19|20)\\d{2}) [^!?]{6,110}[ ·|,](?:(?:(?:temps de )?lecture|lesezeit|reading time|(?:tiempo de )?lectura|(?:tempo di )?lettura)\\s?:? (?:env\\. |ca\\. )?\\d{1,2} min(?:\\p{L}{0,4})?\\.?|\\d{1,2}[- ]min(?:ute)?s? read)$',
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
      '(?:press|hit|use) (?:the )?(?:esc(?:ape)?|enter|return|tab)(?: key)? to (?:close|exit|cancel|search|submit|skip)(?: (?:the|this) (?:menu|window|dialog|search|video|gallery|player))?',
    ),
  },
  {
    reason: 'editor line',
    shape: 'whole',
    maxWeight: 24,
    pattern:
      /^\(?(?:dpa|afp|epd|kna|sid|rtr|apa|sda|ots|DPA|AFP|EPD|KNA|SID|RTR|APA|SDA|OTS)(?:[/-][a-zäöü]{2,5}){1,4}\)?$|^\(?(?=[^/]{0,24}\/?.{0,12}\b(?:AAP|AFP|AP|PA|UPI|EFE|PTI|ANI|ANSA|Reuters|Xinhua)\b)(?:[A-Z]{2,5}|Reuters|Xinhua|Bloomberg|[Ww]ires)(?:\s?\/\s?(?:[A-Z]{2,5}|Reuters|Xinhua|Bloomberg|[Ww]ires)){1,3}\)?$/u,
  },
  {
    reason: 'source line',
    shape: 'label',
    isOnlyParagraph: true,
    maxWeight: 120,
    pattern: new RegExp(`^(?:Story Source:$|Provided by ${NAMES}$)`, 'u'),
  },
  {
    reason: 'source line',
    shape: 'notice',
    maxWeight: 300,
    pattern: oneOf(
      '^(?:materials|story) provided by [^.]{3,140}\\. (?:note: )?(?:content|materials?|this story) (?:may|has) (?:be|been) (?:edited|reprinted)\\b',
    ),
  },
  {
    reason: 'copyright line',
    shape: 'notice',
    maxWeight: 400,
    pattern: oneOf(
      '^this (?:document|article|page|content) is subject to copyright(?:\\.?$|\\. (?:apart from|except|all rights|no part|other than|(?:it|the content) may not)(?!\\p{L}))',
    ),
  },
  {
    reason: 'citation line',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 420,
    pattern: oneOf(
      '^[^“”"«»!?]{3,80}[“"«][^“”"«»]{3,160}[”"»][.,]? [^“”"«»!?]{4,120}(?:19|20)\\d{2},? \\(?(?:accessed|retrieved|abgerufen|zugegriffen|consulté|consultado|consultato)(?!\\p{L})[^“”"«»!?]{4,50}\\bhttps?:\\S{4,200}$',
    ),
  },
  {
    reason: 'citation line',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      '^(?:how to )?cite this (?:article|page|entry|paper|post|work)\\b',
      `^if you (?:find|found|use|used|want to cite|wish to cite|would like to cite|cite) (?:this|any of this|our|my) ?(?:${PIECE}|work|code|data|dataset|note)?(?: (?:useful|helpful|interesting|in your (?:own )?(?:work|research|paper)))?,? (?:please(?: consider)?|consider|you can|feel free to) (?:cit(?:e|ing) (?:it|us|as|using|this|(?:the|our|my|this) (?:\\p{L}+ )?(?:${PIECE}|paper|work|dataset|preprint|following))|use (?:the|this) (?:\\p{L}+ )?(?:bibtex|citation|reference))\\b[^.!?“”]{0,80}[.:]?$`,
      '^(?:suggested|recommended) citation\\s?[:：—–]',
    ),
  },
  {
    reason: 'citation line',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 420,
    // As a form is filled in: a name, a kind or a day, and no sentence.
    pattern:
      /^(?:Journal [Ii]nformation: \p{Lu}[^.!?]{1,80}|Publication [Dd]etails: \p{Lu}.{4,300}\((?:19|20)\d{2}\)\.?|Article [Tt]itle: \p{Lu}[^.!?]{10,300}|(?:Article )?[Pp]ublication [Dd]ate: [\d\p{L} .,/-]{0,16}(?:19|20)\d{2}|Method of [Rr]esearch: \p{Lu}[\p{L}/ -]{2,40}(?:study|analysis|survey|trial|review|modeling|series)|Subject of [Rr]esearch: (?:People|Animals|Cells|Not applicable|(?:Human|Animal) tissue samples))$/u,
  },
  {
    reason: 'citation line',
    shape: 'whole',
    maxWeight: 420,
    pattern: oneOf(
      '^(?:cite (?:this|as)|how to cite|key ?words?|key phrases|index terms|jel (?:codes?|classification)|coi statement|article history|corresponding author)\\s?[:：—–-]\\s?\\S.{2,380}$',
      '^(?:received|submitted) \\d{1,2} \\p{L}+ \\d{4}; .{2,120}$',
      '^citation\\s?[:：] ?.{3,280} retrieved (?:on )?\\d{1,2} \\p{L}+ \\d{4} from https?:\\S{4,160}$',
      '^reprints and permissions(?: (?:information|are available (?:at|from|through|via|on))\\b.{2,70})?$',
      '^correspondence (?:concerning|to|should).{2,140}$',
      '^(?:this is an )?open access article.{2,240}$',
    ),
  },
  {
    // Who wrote it and when, at the end: Posted on Tuesday 15 October 2024 at 09:11 by Ann Ames.
    reason: 'date or author line',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 110,
    pattern: oneOf(
      `^(?:posted|published|written|filed|submitted) (?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\\d{1,2}(?:st|nd|rd|th)? \\p{L}{3,9},? \\d{4}|\\p{L}{3,9} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d{2}-\\d{2})(?:,? (?:at )?\\d{1,2}[:.]\\d{2}(?:\\s?[ap]\\.?m\\.?)?)?(?:,? by (?:\\p{L}[\\p{L}.’'-]{0,20} ?){1,5})?\\.?$`,
      "^[—–-]{1,2}\\s?by (?:\\p{L}[\\p{L}.’'-]{0,20} ?){2,5}(?: ?follow @\\w{2,30})?$",
      '^[\\w.+-]{2,40}@[\\w-]{1,30}(?:\\.[\\w-]{2,20}){1,3} \\(end\\)$',
    ),
  },
];
