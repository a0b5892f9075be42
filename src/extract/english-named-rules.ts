/** Lines of English publications that only a name tells from a sentence: Also available in Spanish. Distributed by Ames. */
import { type BoilerplateRule, PIECE, withNames } from './boilerplate-rule.ts';

export const ENGLISH_NAMED_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 420,
    pattern: withNames(
      '^(?:this )?(?:article|story|post|interview|page) is also available in \\p{Lu}',
      '^also available in \\p{Lu}',
      '^(?:discuss|comment|join the (?:discussion|conversation|thread)|vote|upvote)(?: on)?(?: this| it| the post| this post)?,? (?:on|at|in|over at) (?!(?:your|their|his|her|my|its|an?|any|every|each|some) )(?:\\p{Lu}|r/)[^.!?]{1,80}[.!]?$',
    ),
  },
  {
    reason: 'contact line',
    shape: 'notice',
    maxWeight: 420,
    pattern: withNames(
      '^reach (?:the )?(?:staff |business |sports )?(?:writer|reporter|editor|columnist)s? \\p{Lu}.{2,60}(?:@|\\d{3})',
    ),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 360,
    pattern: withNames('^distributed by \\p{Lu}[^!?,]{2,60}$'),
  },
  {
    reason: 'copyright line',
    shape: 'notice',
    maxWeight: 400,
    pattern: withNames(
      `^(?:adapted|excerpted|extracted|reprinted|taken) from [“"]?\\p{Lu}.{3,160}\\b(?:published|copyright|permission|out (?:now|on)|available)\\b.{0,160}$`,
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'notice',
    maxWeight: 520,
    pattern: withNames(
      `^this ${PIECE} (?:was |is |has been )(?:\\p{L}{1,20} )?(?:produced|published|made|reported|co-?published|supported|funded|created|developed|part) (?:possible )?(?:in (?:partnership|collaboration|association)|with (?:support|funding|the support)|by \\p{Lu}\\p{L}{0,20}|of (?:a|our|the) (?:\\p{L}{1,20} ){0,3}series|as part of)\\b`,
    ),
  },
  {
    reason: 'related link',
    shape: 'label',
    maxWeight: 260,
    pattern: withNames(
      "^more (?:from|on|in) (?:this (?:topic|subject|story|case|issue|series|section)|\\p{Lu})[\\p{L}\\p{N} .’'&]{0,50}\\s?[:>»]?\\s?$",
    ),
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 200,
    pattern: withNames(
      "^(?:every time|whenever) \\p{Lu}[^.!?“”]{2,40} publishes (?:an?|new|something)\\b[^.!?“”]{0,20}, you[’']ll (?:get|receive) [^.!?]{2,30} (?:to|in) your inbox[.!]?$",
    ),
  },
];
