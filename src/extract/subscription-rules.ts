/** What English sites say of their newsletters, alerts and channels to those who may take them, as a table of rules. */
import { type BoilerplateRule, oneOf } from './boilerplate-rule.ts';

/** What is sent: an author has newsletters, too, but not your inbox and our newsletter. */
const SENT =
  '(?:your (?:e-?mail )?inbox|(?:our|this|my|(?:the|a) (?:free|daily|weekly|morning|evening)) (?:\\p{L}+ ){0,2}newsletters?(?! (?:in|of|at|on|by) )|newsletters? (?:delivered|sent|today|now|here)|(?:e-?mail|news|breaking|push) (?:alerts|updates)|new posts|support my work|by e-?mail(?:$|[.!]$| (?:every|each|daily|weekly|for free|here|now|today|as soon)))';
/** What is promised of it. */
const PROMISED =
  "(?:your (?:e-?mail )?inbox|brings? you (?:the (?:latest|best|top|biggest|most|news|(?:day|week|month)[’']?s)|our|all the (?:news|latest))\\b|you need(?![^.!?]* and )|for you[.!]?$|(?:sent|delivered) (?:straight |directly |free )?to you(?:$|[.!]| (?:every|each|daily|weekly|free|for free)\\b)|straight to your (?:inbox|phone|e-?mail|door)\\b|[,.!?:;–—|] (?:sign up|subscribe|join|get|receive))";
/** What is sent to subscribers. */
const LETTER = '(?:edition|issue|letter|instal?lment|newsletter|dispatch|post|e-?mail)';
/** How it reached somebody else, who may have it, too. */
const FORWARDED =
  'if (?:someone|somebody|a friend|anyone) (?:has )?(?:kindly )?(?:forwarded|sent|passed|shared) (?:it|this|this (?:letter|e-?mail|issue|newsletter|post|edition))(?: on)? (?:to|with) you,[^.!?“”]{0,80}\\b(?:subscribe|sign up)\\b';
const CAME = `(?:${FORWARDED}|(?:paid|paying|founding) subscribers (?:also )?(?:get|receive|have)\\b|to (?:get|receive|read) [^.!?“”]{2,60}\\b(?:subscribe|sign up|upgrade)\\b)`;

export const SUBSCRIPTION_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'subscription line',
    shape: 'present',
    maxWeight: 520,
    pattern: oneOf(
      `^(?:get|receive|never miss|don['’]?t miss|start|be the first|sign up|subscribe|join|register|catch up|keep up|stay (?:informed|up|tuned|in|on|ahead|connected|current|with|close|updated)|want (?:more|to|the|our|this|all)|enjoy (?:our|the))\\b.{0,200}\\b${SENT}`,
      `^(?:like|liked|love|loved|enjoy|enjoyed|enjoying|want)\\b(?:[^.!?]{0,60}\\b(?:this|our) newsletter\\?|[^.!?]{0,80}\\?.{0,160}\\b(?:(?:our|my|the|this|free) (?:\\p{L}+ ){0,2}newsletters?|${SENT}))`,
      `^if you (?:like|liked|love|loved|enjoy|enjoyed|want)\\b.{0,200}\\b(?:our newsletters?|my newsletter|(?:delivered|sent|straight|get|have|receive)\\b[^.!?]{0,60}\\b(?:to|in|into) your (?:e-?mail )?inbox(?=$|[.!,]| (?:every|each|daily|weekly|now|today)\\b)|, (?:please )?(?:sign up|subscribe)[^.!?]{0,60}newsletters?)\\b`,
      `^(?:our|your|the best|an? (?:daily|weekly|monthly|free)|every (?:morning|day|week|month|weekday|\\p{L}+day))\\b(?=.{0,220}\\b(?:newsletters?|alerts|updates|e-?mails?|inbox)\\b).{0,220}?${PROMISED}`,
    ),
  },
  {
    reason: 'subscription line',
    shape: 'present',
    maxWeight: 240,
    pattern:
      /^(?:[Gg]et|GET|[Rr]eceive|[Ss]tart|[Jj]oin|[Ss]tay|[Ww]ant|[Ll]ove|[Ee]njoy|[Rr]ead|[Tt]ry|[Ss]ubscribe|[Ss]ign up)\b[^,“”]{0,120}(?<!(?:\ba|’s|'s) )\b\p{Lu}[\p{L}’']+ [Nn]ewsletters?(?:$|[.!?:]| (?:to|for|every|each|here|today|now)\b)|^(?:[Gg]et|[Rr]eceive|[Ss]ign up (?:for|to)|[Ss]ubscribe to|[Tt]ry) (?:[Tt]he )?\p{Lu}[^.!?,“”]{1,50}, (?:an?|our|the|your) (?:[\p{L}-]+ ){0,2}?(?:daily|weekly|monthly|morning|evening|weekend|free) (?:[\p{L}-]+ )?(?:briefing|bulletin|digest|dispatch|e-?mail|guide|round-?up|rundown)\b(?=[^,“”]{0,60}\b(?:happening|headlines|inbox|news|stories|you)\b)/u,
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 240,
    pattern: oneOf(
      '^(?:sign up|subscribe)(?: (?:now|here|today|free|for free))?(?:[\\s.!:]{0,3}$| (?!(?:to|for) an? newsletter\\b[^.!?]* and )(?:for|to|on|via|by|and|so)\\b.{0,120}\\b(?:newsletters?|updates?|alerts?|e-?mails?|channel|podcast|feed|rss|inbox|magazine|edition|our|us)\\b)',
      '^follow (?:us\\b(?! into)|@\\w)',
      '^follow (?:our (?:account|blog|channel|page|podcast|profile|publication)|this (?:account|blog|podcast|profile|publication))(?: on [^.!?,“”]{2,30})? (?:for (?:all|daily|more(?! than)|new|the latest|weekly)|to (?:be notified|(?:get|see) (?:more|new|the latest|updates)|never miss|stay (?:informed|up|updated)))\\b',
      '^subscribe (?:now|today|here)(?: (?:for|from) (?:just |only |as little as |less than )?[$£€] ?\\d[^.!?“”]{0,40})[.!]?$',
      '^get (?:the|our) .{0,60}newsletters?(?:$|[.!]| (?:in|every|each|delivered|sent|straight|by|for|from|today|here)\\b)',
      '^join (?:us on(?! the (?!app\\b|website\\b))|our .{0,40}(?:group|list|channel|newsletter|community|server))\\b',
      '^(?:like|find) us on\\b',
      '^[[+].{0,220}newsletter',
    ),
  },
  {
    reason: 'subscription line',
    shape: 'present',
    maxWeight: 240,
    pattern: oneOf(
      '(?:^|[.!?:;–—|,] |\\b(?:please|can|now|and|or|to|here) )(?:sign up|subscribe|register)\\b(?! (?:to|for) an? newsletter\\b[^.!?]* and )(?! to [^.!?]{2,60} that newsletter).{0,80}newsletter',
      '\\byour (?:e-?mail )?inbox\\b.{0,80}newsletter',
      'newsletter.{0,80}(?:[.!?:;–—|,] (?:sign up|subscribe)\\b|\\b(?:to|can) (?:sign up|subscribe)\\b|\\byour (?:e-?mail )?inbox\\b)',
      'newsletters?[\\s:|–—-]{1,3}(?:sign[ -]?up|subscribe|subscription)s?$',
    ),
  },
  {
    // What a letter says of itself: which issue this is, how it came here, and what keeps it going.
    reason: 'subscription line',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 420,
    pattern: oneOf(
      `^(?:this is|you(?:[’']re| are) reading|welcome to) (?:the|an?|our|this week[’']s|today[’']s) (?:\\p{L}+[- ]){0,3}${LETTER}(?: of [^.!?]{2,50})?[.!,] ${CAME}`,
      `^(?:were you|if (?:you were|you[’']ve been|you have been|this was)) (?:forwarded|sent) (?:this|to you)[^.!?“”]{0,40}[,?] [^.!?“”]{0,60}\\b(?:subscribe|sign up|get your own)\\b`,
      `^${FORWARDED}`,
      `^if (?:these|this|my|our) (?:\\p{L}+ )?${LETTER}s? (?:is|are|has|have|brings?|gives?|means?|matters?|helps?|makes?)\\b(?=[^.!?]*\\b(?:you|me|us|my|our)\\b)[^.!?“”]{0,80}, (?:please )?(?:consider )?(?:an? )?(?:paid |monthly |annual |yearly |small |one-off )?(?:subscription|membership|contribution|donation|upgrade) (?:keeps?|helps?|supports?|makes?|pays?|is|will|lets?|allows?)\\b`,
    ),
  },
  {
    // The week's best stories. Get it in your inbox.
    reason: 'subscription line',
    shape: 'whole',
    maxWeight: 420,
    pattern: oneOf(
      '[.!?] (?:get|have) (?:it|them|this|these|yours) (?:delivered |sent )?(?:straight |right |directly )?(?:to|in|into) your (?:inbox|e-?mail)(?: (?:every|each|daily|weekly|for free|free|now|today)\\b[^.!?,]{0,40})?[.!]?$',
    ),
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 700,
    pattern: oneOf(
      // A call with its terms behind it.
      "^(?:join|sign up (?:to|for)|subscribe to|follow|get|download) (?:our|the|\\p{L}+[’']s) [^.!?“”]{0,40}\\b(?:newsletters?|channel|community|group|alerts|apps?|e-?mails|whatsapp|telegram|facebook|club|list)\\b[^.!?“”]{0,140}[.!] (?=.{0,400}\\b(?:privacy (?:notice|policy)|terms (?:of|and)|(?:special )?offers, promotions|(?:adverts|offers|messages|marketing) from us|(?:leave|check out|unsubscribe|opt out) (?:at )?any ?time)\\b).{0,400}\\b(?:us|our|we)\\b",
    ),
  },
  {
    reason: 'subscription line',
    shape: 'linked',
    maxWeight: 240,
    pattern:
      /^(?!.{0,200}\b(?:he|she|they|his|her|their|was|were|had|did|came|made|wrote)\b.{0,200}[.!?][”"’]?$).{0,400}newsletter|^(?:subscribe|sign up|join)(?:$|\b(?=.{0,120}\b(?:updates?|alerts?|e-?mails?|inbox|us|our|now|here|today|free|channel|telegram|whatsapp|facebook|discord|club|members?(?:hip)?|podcast)\b))/i,
  },
];
