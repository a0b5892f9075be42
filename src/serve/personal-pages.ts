/** What was rendered once for a private show, with one listener's token in its addresses. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { isCompressible } from './content-types.ts';
import type { StoredPage } from './page-store.ts';

export type PersonalPages = {
  /** The page as this listener is to get it; its tag is another for each token. */
  personalise(page: StoredPage, show: string, token: string): Promise<StoredPage>;
  /** The hash that {@link PersonalPages.personalise} would give, if there is something to change. */
  hashOf(page: Pick<StoredPage, 'hash'>, token: string): string;
};

export type PersonalPagesOptions = {
  /** The site's, without a final slash. */
  readonly baseUrl: string;
  /** An SVG QR code of the class `qr`, for those in pages, which cannot be changed letter by letter. */
  readonly drawQr?: ((content: string, label: string) => string) | undefined;
};

/** Of what is kept in memory. */
const KEPT_BYTES = 16_000_000;

const compress = promisify(gzip);
const QR = /<svg class="qr"[^>]*aria-label="([^"]*)"[\s\S]*?<\/svg>/g;

/** A hash that stands for page and token, and tells neither. */
const personalHash = (page: Pick<StoredPage, 'hash'>, token: string): string => {
  const secret = createHash('sha256').update(token).digest();
  return createHash('sha256').update(page.hash).update(secret).digest('hex').slice(0, 32);
};

export function createPersonalPages({ baseUrl, drawQr }: PersonalPagesOptions): PersonalPages {
  const kept = new Map<string, StoredPage>();
  let held = 0;
  // Links that open apps have another scheme, or hold the address encoded.
  const bare = baseUrl.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
  const forms = [
    (segment: string) => `${bare}/${segment}/`,
    (segment: string) => encodeURIComponent(`${bare}/${segment}/`),
  ];

  async function make(page: StoredPage, text: string, show: string, token: string): Promise<StoredPage> {
    const addressed = forms.reduce((all, form) => all.replaceAll(form('~'), form(`~${token}`)), text);
    const feed = `${baseUrl.replace(/\/+$/, '')}/~${token}/${show}/feed.xml`;
    const identity = Buffer.from(
      drawQr && page.type.startsWith('text/html')
        ? addressed.replace(QR, (_drawn, label: string) => drawQr(feed, label))
        : addressed,
    );
    // Level 6 and no brotli: each token has its own bytes, which few requests share.
    const zipped = identity.length < 256 ? identity : await compress(identity, { level: 6 });
    const isSmaller = zipped.length < identity.length;
    return {
      ...page,
      hash: personalHash(page, token),
      encodings: isSmaller ? ['gzip', 'identity'] : ['identity'],
      bodies: { identity, gzip: isSmaller ? zipped : undefined, br: undefined },
    };
  }

  const sizeOf = ({ bodies }: StoredPage) => (bodies.identity?.length ?? 0) + (bodies.gzip?.length ?? 0);

  function keep(key: string, page: StoredPage): void {
    kept.set(key, page);
    held += sizeOf(page);
    for (const [oldest, value] of kept) {
      if (held <= KEPT_BYTES) break;
      held -= sizeOf(value);
      kept.delete(oldest);
    }
  }

  return {
    hashOf: personalHash,

    async personalise(page, show, token) {
      if (!isCompressible(page.type)) return page;
      const key = `${page.hash} ${page.lastModified} ${show} ${token}`;
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const text = page.bodies.identity?.toString() ?? '';
      if (!forms.some((form) => text.includes(form('~')))) return page;
      const made = await make(page, text, show, token);
      if (!kept.has(key)) keep(key, made);
      return made;
    },
  };
}
