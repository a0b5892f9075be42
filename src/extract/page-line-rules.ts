/** Lines that English sites set around and between the paragraphs of any article, as a table of rules. */
import { type BoilerplateRule, wholeLine } from './boilerplate-rule.ts';

const NAME = String.raw`\p{Lu}[\p{L}.'’-]+(?:\s(?:\p{Lu}[\p{L}.'’-]*|(?:van|von|de|del|da|di|la|le)))`;

export const PAGE_LINE_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 300,
    pattern: new RegExp(
      [
        '^this (?:post|episode|newsletter|issue) is public\\b',
        '^(?:give a gift|upgrade to paid|claim my free|get a group subscription)\\b.{0,40}$',
        '^already an? (?:paid )?(?:subscriber|member)\\b.{0,40}$',
        '^(?:enjoyed|enjoying|liked?|love) (?:this|our|what|reading)\\b[^.!?]{0,60}\\?\\s(?:please )?(?:sign up|subscribe|help|support|share|consider|get|join|buy|follow|become|check|tell)\\b',
        '^(?:forwarded this|was this (?:e-?mail |newsletter |issue )?forwarded to you|did (?:someone|a friend) forward|someone forward(?:ed)? (?:you )?this)\\b.{0,80}$',
        "^you(?:[’']re| are)? (?:received|receiving|getting|got) this (?:e-?mail|newsletter|message|because)\\b",
        '^to (?:unsubscribe|stop receiving|change how you receive|manage your subscription)\\b.{0,120}$',
        "^(?:follow|find|add|see) (?:us|\\p{Lu}[\\p{L} .'’&]{1,40}|more of our .{2,30}) (?:on|in|as a preferred source on) google\\b.{0,30}$",
        '^(?:subscribe|listen|follow|available|find us)(?: to (?:the|our|this) (?:show|podcast))? (?:on|via|in) (?:apple|spotify|youtube|google|overcast|pocket casts|your (?:favou?rite|podcast))\\b.{0,120}$',
        '^(?:you can )?(?:find|listen to|get|hear|catch|subscribe to)\\b[^.“]{0,60}\\b(?:episodes?|podcasts?|show)\\b[^.“]{0,60}\\b(?:wherever you|apple podcasts|spotify)\\b',
        "^don[’']t miss out on the headlines\\b|^followed categories will be\\b",
      ].join('|'),
      'iu',
    ),
  },
  {
    reason: 'subscription line',
    shape: 'whole',
    maxWeight: 120,
    pattern:
      /^(?:(?:unsubscribe|manage (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)|update (?:your )?preferences|view (?:this )?(?:e-?mail |message |newsletter )?(?:in|on) (?:your |the )?(?:browser|web)|view (?:online|web version)|web version|privacy policy|contact us|forward(?: to a friend)?|read online|sign in to view your account)[\s|·•/,.]{0,4}){1,5}$/i,
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 360,
    pattern: new RegExp(
      `^the associated press receives\\b.{0,300}$|^the ap is solely responsible\\b.{0,60}$|^(?:the )?(?:AP|Associated Press|Reuters|AFP|Bloomberg|CNN|NBC News|BBC|Courier|${NAME}{0,2}) (?:\\p{Ll}+ ){0,3}(?:writers?|reporters?|journalists?|correspondents?|producers?|editors?|photographers?)\\b[^“”]{3,240}\\bcontributed\\b[^“”]{0,60}$|^our standards\\b.{0,80}$|^(?:edited|copy-?edited|fact-checked|produced|translated|narrated|illustrated|illustrations?|photographs?|art|design|graphics?|lead image|featured image|header image|cover (?:image|photo)) (?:by|courtesy(?: of)?|via) [^.!?]{3,120}\\.?$`,
      'iu',
    ),
  },
  {
    reason: 'caption',
    shape: 'whole',
    maxWeight: 110,
    pattern:
      /^[([]?(?:(?:image|photo(?:graph)?|picture|video|illustration|graphic)s? ?(?:credits?|source)?\s?(?::|by|courtesy of|via)\s?|(?:images?|photos?|picture)? ?courtesy(?: of)?:? |(?:image|photo) credits?\s?[:：]?\s?)(?:the |for )?[\p{L}\p{N}'’&/,© .-]{1,70}(?<![.])[)\]]?$|^(?:images?|photos?|pictures?) courtesy of [^.!?]{2,60}\.?$/iu,
  },
  {
    reason: 'caption',
    shape: 'whole',
    maxWeight: 70,
    pattern: new RegExp(`^${NAME}{1,3}\\s?/\\s?(?:The |for )?\\p{Lu}[\\p{L}.'’& -]{1,40}$`, 'u'),
  },
  {
    reason: 'related link',
    shape: 'linked',
    maxWeight: 400,
    pattern:
      /^(?:see also|also see|also read|read also|related(?: reading)?|further reading|more on this|previously)\s?[:：—–|]\s?/i,
  },
  {
    reason: 'contact line',
    shape: 'notice',
    maxWeight: 420,
    pattern: new RegExp(
      [
        '^(?:get in touch with|contact|reach|e-?mail|write to|follow) (?:the )?(?:authors?|reporters?|writers?|editors?|newsroom|\\p{L}+ \\p{L}+)\\b[^“”]{0,120}(?:\\w@\\w|\\(at\\)|\\d{3}-\\d{4})|^follow (?:the )?(?:authors?|reporters?|\\p{L}+ \\p{L}+) on (?:x|twitter|bluesky|instagram)\\b.{0,60}$',
        "^\\p{Lu}[\\p{L}.'’-]+(?:\\s\\p{Lu}[\\p{L}.'’-]+){1,3} (?:is|covers|writes|reports)\\b[^“”]{3,200}[.] (?:(?:you can )?(?:reach|contact|e-?mail|follow|find)|(?:he|she|they) can be)\\b[^“”]{0,80}(?:@|\\d{3}-\\d{4}|on (?:x|twitter|bluesky|instagram))",
        '^(?:have|got|do you have) (?:an? |any )?(?:news )?(?:questions?|tips?|comments?|thoughts|feedback|suggestions?|opinions?|something to (?:say|share))\\b[^?]{0,60}\\?.{0,120}\\b(?:contact|tips?|us|me|ask|call|text|signal|e-?mail|reporters?|reply|write)\\b.{0,120}$',
        '^do you know (?:more|something|anything)\\b[^?]{0,60}\\?.{0,120}\\b(?:contact|tips?|us|signal|e-?mail|reporters?)\\b.{0,120}$',
        '^(?:media|press|for media|for press) (?:enquiries|inquiries|contacts?)\\s?[:：].{0,200}$',
      ].join('|'),
      'iu',
    ),
  },
  {
    reason: 'feedback question',
    shape: 'notice',
    maxWeight: 180,
    pattern:
      /^(?:what did you think of (?:this|our|the|today[’']s)\b[^?]{0,40}\?.{0,60}$|help us improve\b|share your feedback\b|(?:thanks|thank you) for your (?:feedback|input|rating|submission)\b|have your say (?:in|on|below|here)\b|(?:report|submit|suggest|request) (?:an? )?(?:correction|error|typo|mistake|problem|issue|edit)\b.{0,60}$|(?:let us know|tell us) what you think\b.{0,60}$|rate this\b.{0,40}$)/iu,
  },
  {
    reason: 'comment policy',
    shape: 'whole',
    maxWeight: 100,
    pattern: wholeLine(
      'be the first to (?:comment|reply|respond|review)(?: .{0,30})?',
      '(?:view|see|show|read|hide|load|join)(?: all| the)? (?:\\d{1,5} )?comments?(?: \\(\\d{1,5}\\))?',
      '(?:sort|filter) by\\b.{0,40}',
      'reply to (?:this )?(?:topic|post|thread|message)',
      'solved by .{2,40}',
      'reply(?: \\| .{2,20}){1,4}',
      'sent from my (?:\\p{L}+ ?){1,3}',
    ),
  },
  {
    reason: 'advertisement label',
    shape: 'whole',
    maxWeight: 90,
    pattern: wholeLine(
      'advertisement[.,:;–—-]?\\s(?:scroll|continue|article|story)\\b.{0,40}',
      '(?:a )?(?:message from|sponsor(?:ed)? message|sponsored by|presented by|brought to you by|in partnership with|paid for by)\\b.{0,40}',
      '(?:article|story) (?:continues|resumes) after\\b.{0,40}',
      '(?:skip|close) (?:this )?(?:ad|advertisement|video)',
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 110,
    pattern: wholeLine(
      '(?:🎧\\s?)?listen(?:ing)?(?: to (?:this|the) (?:article|story|post|essay|piece|episode|audio))?(?: time)?[\\s|·•:,(–-]{1,4}\\d{1,2}:\\d{2}(?::\\d{2})?\\s?(?:min(?:utes)?)?\\)?',
      '(?:audio|the audio) (?:will be|is not yet|is) available\\b.{0,30}',
      '(?:play|pause|download|embed)(?: (?:episode|podcast|audio|mp3|the episode|this episode|clip|video))?',
      '(?:show|hide|read|view|open|close|download)(?: the)?(?: full)? transcript',
      'your browser does not support the (?:audio|video) (?:element|tag|player)',
    ),
  },
  {
    reason: 'related link',
    shape: 'label',
    maxWeight: 140,
    pattern:
      /^(?:(?:previous|next|older|newer)(?: (?:post|article|story|entry|page|chapter|issue))?\s?[:：→»›]\s?.{0,100}|[←→‹›]\s?\S.{0,60}|(?:older|newer|previous|next)(?: (?:posts?|entries))?\s?[←→»‹›]|explore (?:our|more|the)\b.{0,40}|more (?:from|by) (?:this|the same|our) .{2,30}|editor[s’']{1,2} picks?|in this (?:story|article|issue|section|series)|on this page|(?:edit|improve|view) (?:this page|on github|source)\b.{0,30}|contributors?\s?[:：].{2,100}|(?:jump|skip|go) to (?:the )?(?:recipe|video|comments|section|content|navigation|main).{0,30}|(?:print|pin|save|rate) (?:the |this )?recipe|up next|also in .{2,30}|part \d{1,2} of \d{1,2})$/iu,
  },
  {
    reason: 'date line',
    shape: 'label',
    maxWeight: 110,
    pattern:
      /^(?:(?:last |first |originally )?(?:updated?|published|modified|posted|edited|reviewed)(?: on| at)?\s?[:：]?\s?(?:(?:about |over )?(?:\d{1,2}|an?) (?:second|minute|hour|day|week|month|year)s? ago|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2} )?\p{L}{3,9}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}\b.{0,30}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}.{0,20}))$/iu,
  },
  {
    reason: 'reprint line',
    shape: 'notice',
    maxWeight: 320,
    pattern:
      /^(?:this (?:story|article|post|column|piece|essay|interview|report|page|content) (?:was |is )?(?:originally|first) (?:published|posted|appeared|ran|aired|printed)\b(?!.*\b(?:that|because|and|but|has|had|when|while|who|which)\b)[^“”]{0,200}$|(?:republished|reprinted|reproduced|adapted|excerpted|cross-?posted|syndicated) (?:with permission|by permission|from|under|courtesy)\b[^“”,;]{0,160}$|(?:originally|first) (?:published|posted|appeared|aired) (?:in|on|at|by|as)\b[^“”;]{0,40}(?:\b\p{L}+ \d{1,2}, \d{4})?[^“”,;]{0,60}$|for (?:immediate|instant) release\b.{0,60}$|to see more,? visit\b.{0,120}$|distributed by [^.]{2,40}\b(?:agency|llc|inc|service|syndicate)\b.{0,20}$)/iu,
  },
  {
    reason: 'reprint line',
    shape: 'whole',
    maxWeight: 70,
    pattern: /^SOURCE:? \p{Lu}[\p{L}&.,'’ -]{2,60}$/u,
  },
  {
    reason: 'fundraising',
    shape: 'notice',
    maxWeight: 420,
    pattern:
      /^(?:like|love|enjoy|value|appreciate) (?:our|this|what we|the) [^.!?]{0,40}\?\s.{0,120}\b(?:support|help us|donat\w+|subscrib\w+|sign up|join us|share it|free|members?(?:hip)?|chip in)\b.{0,100}$|\byour (?:donation|gift|contribution)s? (?:is|are|will be|may be) tax[- ]deductible\b|^(?:the )?\p{Lu}[^.!?]{1,40} is a (?:\d{3}\(c\)\(?3\)? )?(?:non-?profit|charity|member-?supported|community-?funded)\b[^.]{0,60}\. .{0,160}\b(?:donate|support|give|contribut\w+|member)\b|^(?:donate|give|contribute) (?:today|now|here|to (?:keep|help|support))\b/iu,
  },
  {
    reason: 'disclaimer',
    shape: 'notice',
    maxWeight: 520,
    pattern:
      /^(?:if|when) you (?:purchase|buy|shop|order|click|make a purchase)\b[^.]{0,100}\b(?:we|us|our|this site)\b[^.]{0,60}\b(?:commissions?|affiliate|compensat\w+|paid)\b|^prices? (?:were|are|was|is) (?:accurate|correct)\b|^(?:all )?(?:products?|items?) (?:featured|recommended|listed) (?:here |in this .{3,20} )?(?:are|were|is) (?:independently|editorially)\b|^(?:disclaimer|legal notice|affiliate disclosure|ai disclosure)\s?[:：]|^the (?:views|opinions)(?: and (?:views|opinions))? (?:expressed|stated|presented)\b.{0,200}\b(?:author|writer|speaker|guest|own|not necessarily|reflect)|^nutrition(?:al)? (?:information|facts|data|values?) (?:is|are|provided)\b|^(?:this (?:article|content|information|page|post|material|newsletter) )?(?:is|does) not (?:constitute|intended as|financial|legal|medical|investment) (?:financial|legal|medical|investment|advice)\b|^(?:some |parts of )?(?:this (?:article|story|content)|the text) (?:was|were|has been) (?:generated|written|created|produced) (?:with|by|using) (?:the (?:help|assistance) of )?(?:an? )?(?:ai|artificial intelligence|chatgpt|machine)\b/iu,
  },
  {
    reason: 'citation line',
    shape: 'whole',
    maxWeight: 420,
    pattern:
      /^(?:cite (?:this|as)(?: (?:article|paper|page|entry|post))?(?: as)?|how to cite(?: this (?:article|page|entry|post))?|(?:suggested|recommended) citation|key ?words?|key phrases|index terms|jel (?:codes?|classification)|article history|corresponding author)\s?[:：—–-]\s?\S.{2,380}$/i,
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
];
