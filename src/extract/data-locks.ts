/** Tells text that is sold from text that anybody may read, by what a page and its data say of it. */
import { isObject } from './data-markup.ts';
import { articleObjects, type JsonObject, type PageFacts } from './page-facts.ts';

/** Whether the page says that its text is sold; one that counts what its readers read shows it all. */
export function isSold(facts: PageFacts): boolean {
  const tier = facts.meta.get('article:content_tier') ?? '';
  if (tier !== '') return !/^(?:free|metered)$/i.test(tier);
  return articleObjects(facts).some((object) => /^false$/i.test(String(object['isAccessibleForFree'])));
}

const SOLD =
  /^(?:(?:is|for)?(?:premium|paid|plus|locked|paywall(?:ed)?|(?:for)?(?:members?|subscribers?|premium|paid)only)(?:content|article|story|post)?|requires?(?:subscription|membership|payment)|(?:subscription|membership|payment)required)$/;
const OPEN = /^(?:(?:is)?(?:free|accessibleforfree)|(?:has|user)access|can(?:read|view|access))$/;
const TIER =
  /^(?:(?:is)?premium|access(?:level|type|policy)?|tier|content(?:code|tier|type|access)|visibility|audience|paywall(?:status|type)?)$/;
const SOLD_TIER =
  /^(?:locked|premium|paid|plus|restricted|members?|subscri(?:bers?|ption)(?:[_-]?only)?|only[_-]?paid)$/i;
const [YES, NO] = [/^(?:true|1|yes)$/i, /^(?:false|0|no)$/i];
const WALL = /restriction|access$|paywall/;

/** Data that say of their text that it is sold. */
export function isLocked(object: JsonObject, isWall = false): boolean {
  return Object.entries(object).some(([name, value]) => {
    const key = name.replaceAll('_', '').toLowerCase();
    if (isObject(value)) return !Array.isArray(value) && WALL.test(key) && isLocked(value as JsonObject, true);
    const said = String(value);
    return (
      ((SOLD.test(key) || (isWall && /^(?:is)?(?:enabled|active)$/.test(key))) && YES.test(said)) ||
      (OPEN.test(key) && NO.test(said)) ||
      (TIER.test(key) && SOLD_TIER.test(said))
    );
  });
}
