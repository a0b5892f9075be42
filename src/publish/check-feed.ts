/** Holds a published feed and the files it names against the rules, one by one. */
import { CHANNEL_RULES } from './feed-rules.ts';
import { ITEM_RULES } from './item-rules.ts';
import type { PublishedFeed } from './published-feed.ts';
import { TAG_RULES } from './tag-rules.ts';

export type RuleResult = {
  readonly id: string;
  readonly says: string;
  readonly source: string;
  /** Empty when the rule is kept. */
  readonly problems: readonly string[];
  /** What an operator should know although the rule is kept. */
  readonly notes: readonly string[];
};

/** One result a rule, in the order in which they are published. */
export function checkFeed(feed: PublishedFeed): readonly RuleResult[] {
  return [...CHANNEL_RULES, ...ITEM_RULES, ...TAG_RULES].map(({ id, says, source, check, notes }) => ({
    id,
    says,
    source,
    problems: check(feed),
    notes: notes?.(feed) ?? [],
  }));
}
