/** Turns what markup calls an address into an absolute one that may be fetched. */

/** Absolute address, or `undefined` for what is none or must not be fetched from this page. */
export type Resolve = (address: string) => string | undefined;

/**
 * Makes a resolver for a page. `baseHref` is the page's `<base href>`, itself relative to the page. Only `http:` and
 * `https:` come out; `file:` too, when the page itself is a file, never from a page that came over the network.
 */
export function createResolver(pageUrl: string, baseHref: string | undefined): Resolve {
  const page = new URL(pageUrl);
  const allowed = page.protocol === 'file:' ? ['http:', 'https:', 'file:'] : ['http:', 'https:'];
  const declared = baseHref !== undefined && URL.canParse(baseHref, page.href) ? new URL(baseHref, page.href) : page;
  const base = allowed.includes(declared.protocol) ? declared : page;
  return (address) => {
    const text = address.trim();
    if (text === '' || text.startsWith('#') || text.length > 4000 || !URL.canParse(text, base.href)) return undefined;
    const url = new URL(text, base.href);
    return allowed.includes(url.protocol) ? url.href : undefined;
  };
}
