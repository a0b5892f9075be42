/** What a page tells of a login that ran out, where its site should have let the operator in. */
import { toLecternError } from '../errors.ts';
import type { HttpDocument } from '../io/http-client.ts';
import { loginError, type SiteLogins } from '../io/site-logins.ts';
import type { Article } from '../model.ts';

type Sites = Pick<SiteLogins, 'siteOf'> | undefined;

const PASSWORD = /<input\b[^<>]{0,500}?\btype\s{0,5}=\s{0,5}["']?password\b/i;

/** An episode is not replaced by what says so much less. */
const CLEARLY_MORE = 1.3;

/** A page with a place for a password and no article is a login page, wherever it stands. */
export function explainLogin(
  sites: Sites,
  { url, bytes }: Pick<HttpDocument, 'url' | 'bytes'>,
): (thrown: unknown) => never {
  return (thrown) => {
    const site = sites?.siteOf(url);
    const isLost = site !== undefined && toLecternError(thrown, 'extract').code === 'no-article';
    if (isLost && PASSWORD.test(Buffer.from(bytes).toString('latin1')))
      throw loginError(site, `${url} shows a page to log in.`);
    throw thrown;
  };
}

/** Of a beginning in an article's stead. @throws LecternError `login` unless it is wanted and replaces nothing better */
export function assertLogin(
  sites: Sites,
  about: {
    readonly document: Pick<HttpDocument, 'url'>;
    /** What tells that it is one, as a sentence. */
    readonly teaser: string;
    readonly onTeaser: 'skip' | 'publish';
    readonly article: Article;
    readonly previous: { readonly episode: { readonly article: Article } } | undefined;
  },
): void {
  const site = sites?.siteOf(about.document.url);
  if (site === undefined) return;
  const was = about.previous ? lengthOf(about.previous.episode.article) : 0;
  if (about.onTeaser === 'skip' || was > CLEARLY_MORE * lengthOf(about.article)) throw loginError(site, about.teaser);
}

/** What was fetched is not from a site with a login because it says so: that would have the login sent. */
export function keepFetchedUrl(sites: Sites, { url }: Pick<HttpDocument, 'url'>, article: Article): Article {
  const stated = sites?.siteOf(article.url);
  const isElsewhere = /^https?:/.test(url) && stated !== undefined && stated !== sites?.siteOf(url);
  return isElsewhere ? { ...article, url } : article;
}

const lengthOf = ({ blocks }: Article): number =>
  blocks.reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0);
