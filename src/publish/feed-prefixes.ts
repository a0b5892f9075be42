/** Prefixes of XML names in a feed. */

/** Those that a feed declares by itself. */
export const BUILT_IN_PREFIXES: ReadonlySet<string> = new Set([
  'itunes',
  'podcast',
  'atom',
  'content',
  'dc',
  'fh',
  'googleplay',
  'psc',
]);

/** The prefixes of the elements and attributes of a piece of XML, without `xml` and `xmlns`; `''` for an element that has none. */
export function listPrefixes(xml: string): ReadonlySet<string> {
  const prefixes = new Set<string>();
  const markup = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
  for (const [, prefix = '', , attributes = ''] of markup.matchAll(
    /<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g,
  )) {
    prefixes.add(prefix);
    for (const [, own = ''] of attributes.matchAll(/\s([A-Za-z_][\w.-]*):[\w.-]+\s*=/g))
      if (own !== 'xml' && own !== 'xmlns') prefixes.add(own);
  }
  return prefixes;
}
