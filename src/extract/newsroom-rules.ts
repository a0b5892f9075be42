/** What newsrooms and platforms say to English readers within and below an article, as a table of rules. */
import type { BoilerplateRule } from './boilerplate-rule.ts';

const DISHES =
  '(?:prep(?:aration)?|cook(?:ing)?|total|active|resting|inactive|chill(?:ing)?|bak(?:e|ing)|hands-on|additional|rising|soaking|freez(?:e|ing)|marinat(?:e|ing))';
const FACT = `(?:${DISHES}(?: time)?|time|servings?|serves|yields?|portions?|course|cuisine|calories|difficulty|(?:saturated )?fat|carb(?:ohydrate)?s|protein|fib(?:er|re)|sugar|sodium|cholesterol)`;
const OTHER_FACT =
  '(?:préparation|cuisson|repos|portions?|temps(?: total| de (?:préparation|cuisson|repos))?|difficulté|pour \\d+ personnes|zubereitung(?:szeit)?|kochzeit|backzeit|ruhezeit|gesamtzeit|arbeitszeit|portionen|schwierigkeit|preparación|cocción|tiempo(?: total| de \\p{L}+)?|raciones|porciones|dificultad|preparazione|cottura|dosi(?: per)?|tempo(?: totale| di \\p{L}+)?|porzioni|preparo|cozimento|rendimento|porções|bereiding(?:stijd)?|porties|przygotowanie|porcje|kcal|calorías|calorie|kalorien)';
const VALUE = String.raw`\s?[:：]?\s?(?:about |~)?\d[\d.,½¼¾/–-]{0,6}\s?(?:k?cal|m?g|%|(?:hours?|heures?|stunden?|horas?|ore|uur|godz\.?|hrs?|h|minut\p{L}{0,4}|mins?\.?|servings?|people|persone|personnes|personen|personas|pessoas|portion\p{L}{0,4}|raciones|porciones|porzioni|porções|days?|jours?|tage?)(?!\p{L}))?(?:\s\d{1,2}(?:\s?(?:minut\p{L}{0,4}|mins?\.?))?)?`;

export const NEWSROOM_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'a post’s signature',
    shape: 'whole',
    maxWeight: 130,
    pattern: /^[—–-]{1,2}\s?[^.!?]{1,70}\(@\w[\w.]{0,30}(?:@[\w.-]{3,40})?\)(?:\s[^.!?]{4,40})?$/u,
  },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 300,
    pattern:
      /^if you(?:['’]ve| have)? (?:really )?(?:enjoyed?|liked?|loved?|found|made it|want(?:ed)?|appreciated?)\b[^.!?]{0,120}\b(?:claps?|follow (?:me|us|for|along)|subscrib\w{1,3}|share (?:it|this)|hit (?:the|that)|leave a (?:comment|clap|like|heart)|give (?:it|this) a|buy me|(?:like|heart) button|restack|tip jar|forward (?:it|this))\b/iu,
  },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 240,
    pattern:
      /^stay (?:with|tuned(?: (?:in )?(?:to|with))?) [^.!?]{2,60}\bfor (?:\p{L}+ ){0,3}(?:updates?|coverage|details|news|information|developments)\b|(?:^|[.!] )(?:download|get|install) (?:the|our) (?:free )?[^.,!?]{0,30}\bapps?\b(?: (?:here|now|today|for|to|on|from)\b[^.!?]{0,60})?[.!]?$|^(?:this is )?a (?:developing|breaking) (?:news )?story[.,;—–-]?\s?(?:it |please |and )?(?:will be updated|check back|refresh)\b|^(?:please )?check back (?:here )?(?:later |soon )?for (?:more |further )?(?:updates|details)/iu,
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 420,
    pattern:
      /\bsign up (?:to|for) (?:receive|get) (?:our|the|more)\b|^\p{Lu}[^.!?]{1,50} is (?:a|an) (?:\p{L}+[- ]){0,3}(?:newsroom|news (?:organi[sz]ation|outlet|site|service)|publication|newsletter)\b[^!?]{0,200}\b(?:sign up|subscribe|donate|support (?:us|our)|join (?:us|our)|become a)\b|^(?:skip past|after|before) newsletter promotion\b|^newsletters may (?:contain|offer)\b|^privacy notice: newsletters/iu,
  },
  {
    reason: 'consent text',
    shape: 'notice',
    maxWeight: 420,
    pattern:
      /^(?:allow \p{L}{2,20} content\s?\?|this (?:article|page|story) (?:includes|contains) content (?:provided|hosted) (?:by|on)\b|we ask for your permission before anything is loaded\b|to (?:view|see|play) this content,? (?:click|please|you)\b|this content is hosted on\b)/iu,
  },
  {
    reason: 'contact line',
    shape: 'notice',
    maxWeight: 400,
    pattern:
      /^(?:we (?:want|would like|['’]d like|are looking) to hear (?:from|about|your)\b|(?:tell|show) us (?:about|what|your|how)\b|share your (?:story|experiences?|memories|thoughts|views|photos)\b)[^“”]{0,300}(?:@|\bsignal\b|\bwhatsapp\b|\b(?:e-?mail|call|text|message|contact|form|here|below)\b)|^(?:call|text|e-?mail|message|write)(?: or (?:call|text|e-?mail|message|write(?: to)?)| to)? us\b[^.]{0,80}(?:@|\d{3}|\bsignal\b|\bwhatsapp\b)|(?:^|[.?!] )(?:reach|contact|e-?mail|follow|message) (?:him|her|them|me) (?:at|on|via|by)\b[^“”]{0,80}(?:@|\d{3}|\bsignal\b)|^i can be reached (?:at|by|on|via)\b/iu,
  },
  {
    reason: 'feedback question',
    shape: 'notice',
    maxWeight: 220,
    pattern:
      /^(?:did you (?:make|try|cook|bake|enjoy)|(?:have you )?(?:tried|made|cooked|baked)) (?:this|it|the)\b[^?!.]{0,50}[?!](?:.{0,40}\b(?:let us know|let me know|tell us|rate|rating|review|comments?|tag|mention|leave|share|star)\b.{0,100})?$|^(?:please )?(?:rate|review) this (?:recipe|article|page|post)\b.{0,60}$|^(?:let (?:us|me) know|tell (?:us|me)) (?:how it (?:was|went|turned out)|(?:what you think|your thoughts)? ?in the comments)\b.{0,40}$/iu,
  },
  {
    reason: 'facts of a recipe',
    shape: 'whole',
    maxWeight: 160,
    pattern: new RegExp(`^(?:(?:${FACT}|${OTHER_FACT})${VALUE}(?:\\s?[|·•,;/]\\s?|\\s|$)){1,12}$`, 'iu'),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 320,
    pattern:
      /^(?:many |my |special )?thanks? (?:are due |go )?to [^.!?“”]{4,220} for (?:(?:reading|commenting on|reviewing|feedback on|comments on|their (?:feedback|comments|notes)|helpful|reviewing) )(?:an? |the )?(?:early |earlier |previous |prior )?(?:drafts?|versions?)\b[^.!?]{0,60}\.?$|^this (?:story|article|report|project|investigation|series|coverage) (?:was|is) (?:produced|supported|made possible|co-?published|co-?reported|funded) (?:by|with|through|in (?:partnership|collaboration))\b[^“”]{0,240}$/iu,
  },
  {
    reason: 'correction policy',
    shape: 'notice',
    maxWeight: 400,
    pattern:
      /^when we learn of a mistake\b|^(?:(?:have you |did you )?(?:spot(?:ted)?|found|see|noticed?) (?:an? )?(?:error|mistake|typo|inaccurac\w+)|to report (?:an? )?(?:error|correction))\b[^“”]{0,160}|^if you (?:spot|notice|find|see) (?:an? )?(?:error|mistake|typo)\b|^a version of this (?:article|story|column) (?:appears|appeared|ran|was published) (?:in print|in the)\b|^(?:order reprints|today[’']s paper)\b/iu,
  },
  {
    reason: 'related link',
    shape: 'anchored',
    maxWeight: 220,
    pattern:
      /^(?:follow|see|read|find|get|catch up on|full|more|for more) [^.!?]{2,80}(?:coverage|stories|news|reporting|archive|more|here)\b[^.!?]{0,60}[:：]?\s?(?:https?:\S+)?$|^(?:more|read more|full coverage|complete coverage|learn more)\s?[:：]\s?(?:https?:)/iu,
  },
  {
    reason: 'related link',
    shape: 'notice',
    maxWeight: 160,
    pattern:
      /^(?:discuss|comment|join the (?:discussion|conversation|thread)|vote|upvote)(?: on)?(?: this| it| the post| this post)?,? (?:on|at|in|over at) (?:\p{Lu}|r\/)[^.!?]{1,80}[.!]?$|^(?:edit|view|improve|suggest (?:an? )?(?:edits?|changes?))(?: (?:this|the))? (?:page|post|source|article)(?: (?:to|for) this (?:page|post))? on (?:github|gitlab|codeberg)\.?$/iu,
  },
  {
    reason: 'disclosure',
    shape: 'notice',
    maxWeight: 700,
    pattern:
      /^(?:(?:\p{Lu}[\p{L}.'’-]*\s){1,4}|the authors? )(?:does|do) not work for, consult, own shares in or receive funding from\b|^(?:the )?authors? (?:declares?|reports?|has|have) (?:that )?(?:no|they have no)\b[^.]{0,40}\b(?:competing|conflicts?|interests?)\b/iu,
  },
];
