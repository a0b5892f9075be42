/** Turns what markup calls an address into an absolute one that may be fetched. */

/** Makes a resolver for a page. `baseHref` is the page's `<base href>`, itself relative to the page. */
export function createResolver(pageUrl: string, baseHref: string | undefined): (address: string) => string | undefined {
  const page = new URL(pageUrl);
  const base = baseHref && URL.canParse(baseHref, page.href) ? new URL(baseHref, page) : page;
  const allowed = page.protocol === 'file:' ? ['http:', 'https:', 'file:'] : ['http:', 'https:'];
  return (address) => {
    const text = address.trim();
    if (text === '' || text.startsWith('#') || text.length > 4000 || !URL.canParse(text, base.href)) return undefined;
    const url = new URL(text, base);
    return allowed.includes(url.protocol) ? url.href : undefined;
  };
}
