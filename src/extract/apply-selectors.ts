/** Looks up an operator's selectors and says which of them match nothing. */
import type { CheerioAPI } from 'cheerio';
import { attribute, type Element, innerText, isElement } from './dom.ts';
import type { ExtractSelectors } from './extract-types.ts';

/** What the selectors found; a key is absent when it was not given or matched nothing. */
export type Selected = {
  readonly body?: readonly Element[];
  readonly removed: ReadonlySet<Element>;
  readonly clips?: readonly Element[];
  readonly title?: string;
  readonly byline?: string;
  readonly date?: string;
  /** One sentence for each selector that is not CSS or matches nothing. */
  readonly problems: readonly string[];
};

/** Runs the selectors over a parsed page. */
export function applySelectors($: CheerioAPI, selectors: ExtractSelectors): Selected {
  const problems: string[] = [];

  function find(key: string, selector: string | undefined): readonly Element[] {
    if (selector === undefined || selector.trim() === '') return [];
    try {
      const found = $(selector).toArray().filter(isElement);
      if (found.length === 0)
        problems.push(`The selector ${JSON.stringify(selector)} (extract.${key}) matches nothing on this page.`);
      return found;
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message.split('\n')[0] : String(thrown);
      problems.push(`The selector ${JSON.stringify(selector)} (extract.${key}) is not valid CSS: ${why}`);
      return [];
    }
  }

  const body = find('body', selectors.body);
  const removed = new Set((selectors.remove ?? []).flatMap((selector, index) => find(`remove[${index}]`, selector)));
  const clips = find('clips', selectors.clips);
  const text = (key: 'title' | 'byline' | 'date') => {
    const [first] = find(key, selectors[key]);
    if (!first) return undefined;
    const stated = attribute(first, 'content') || attribute(first, 'datetime');
    const value = stated.trim() || innerText(first, 600);
    if (value === '')
      problems.push(`The selector ${JSON.stringify(selectors[key])} (extract.${key}) matches an element without text.`);
    return value === '' ? undefined : value;
  };
  const [title, byline, date] = [text('title'), text('byline'), text('date')];
  return {
    ...(body.length > 0 ? { body } : {}),
    removed,
    ...(clips.length > 0 ? { clips } : {}),
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    ...(date === undefined ? {} : { date }),
    problems,
  };
}
