/** Tells text that is sold from text that anybody may read, by what a page and its data say of it. */
import { isObject } from './data-markup.ts';
import { articleObjects, type JsonObject, type PageFacts } from './page-facts.ts';
import { remember } from './remember.ts';

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

/** What a name in the data tells of a lock, each looked at once: they come back thousands of times. */
const toldBy = remember((name: string) => {
  const key = name.replaceAll('_', '').toLowerCase();
  return {
    isSold: SOLD.test(key),
    isSwitch: /^(?:is)?(?:enabled|active)$/.test(key),
    isOpen: OPEN.test(key),
    isTier: TIER.test(key),
    isWall: WALL.test(key),
  };
});

/** Data that say of their text that it is sold. */
export function isLocked(object: JsonObject, isWall = false): boolean {
  return Object.entries(object).some(([name, value]) => {
    const told = toldBy(name);
    if (isObject(value)) return !Array.isArray(value) && told.isWall && isLocked(value as JsonObject, true);
    return (
      ((told.isSold || (isWall && told.isSwitch)) && YES.test(String(value))) ||
      (told.isOpen && NO.test(String(value))) ||
      (told.isTier && SOLD_TIER.test(String(value)))
    );
  });
}
