/** The order in which a source's items are looked at. */
import type { SourceItem } from '../model.ts';

/**
 * Each address once, the newest first, at most `limit`. An item without a date stands where the one before it stands;
 * with no dates at all the source's own order counts.
 */
export function newestFirst<T extends SourceItem>(items: readonly T[], limit?: number): readonly T[] {
  const seen = new Set<string>();
  let last = Number.POSITIVE_INFINITY;
  const dated: { readonly item: T; readonly at: number }[] = [];
  for (const item of items) {
    if (seen.has(item.url)) continue;
    seen.add(item.url);
    const date = item.publishedAt ?? item.updatedAt;
    if (date !== undefined) last = Date.parse(date);
    dated.push({ item, at: last });
  }
  return dated
    .sort((a, b) => (a.at === b.at ? 0 : b.at - a.at))
    .slice(0, limit)
    .map(({ item }) => item);
}

const LONGEST_DATE = 100;

/** An instant as ISO 8601, of whatever a feed writes as a date; one without a zone is taken for UTC. */
export function toInstant(written: string | undefined): string | undefined {
  const text = written?.trim() ?? '';
  if (text === '' || text.length > LONGEST_DATE) return undefined;
  // Without a zone, Date.parse would take this machine's.
  const hasZone = /(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2}|[+-]\d{4})\s*(?:\([^)]*\))?$/i.test(text);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at = Date.parse(
    hasZone || isDay ? text : `${text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T')}${/\d$/.test(text) ? 'Z' : ''}`,
  );
  const again = Number.isNaN(at) && !hasZone ? Date.parse(`${text} UTC`) : at;
  return Number.isNaN(again) ? undefined : new Date(again).toISOString();
}
