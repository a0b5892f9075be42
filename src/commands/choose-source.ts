/** The answer to “Where do articles come from?” as a source. */
import { existsSync } from 'node:fs';
import { toLecternError } from '../errors.ts';
import type { HttpClient } from '../io/http-client.ts';
import { candidateAddresses, findSourcesAtAny } from '../sources/find-sources.ts';
import { type SuggestedSource, suggestSources } from '../sources/suggest-sources.ts';
import { isMailAddress, toMailSource } from './mail-address.ts';

export type ChosenSource = {
  readonly source: SuggestedSource | { readonly mail: SuggestedSource };
  /** What was found, as a sentence. */
  readonly says: string;
};

/** A story's address has a number, a file's ending or many words. */
const isArticle = (url: string) => /\d|\.html?$|-.*-/.test(new URL(url).pathname);
const isFeed = (url: string) => /(rss|feed|atom|\.xml|\.json)(\/|\.\w+)?$/i.test(new URL(url).pathname);

/** A site is followed by the best way that it offers; an address that does not answer is taken as it looks. */
export async function chooseSource(
  answer: string,
  http: Pick<HttpClient, 'get'>,
  maxBytes: number,
  signal: AbortSignal,
): Promise<ChosenSource> {
  if (isMailAddress(answer)) {
    const mail = toMailSource(answer);
    const says = `Newsletters are taken from the mailbox of ${mail['user']} at ${mail['host']}; set the environment variable MAIL_PASSWORD, and try it with \`lectern source test ${answer}\`.`;
    return { source: { mail }, says };
  }
  const [address, ...others] = existsSync(answer) ? [] : candidateAddresses(answer);
  if (address === undefined)
    return { source: { files: answer }, says: `Articles are taken from the folder ${answer}.` };
  try {
    const found = await findSourcesAtAny([address, ...others], http, maxBytes, signal);
    const isItself = found.feeds[0]?.url === found.url;
    const [best] = isArticle(found.url) && !isItself ? [] : suggestSources(found);
    if (!best) return { source: { page: found.url }, says: `${found.url} is taken as one article.` };
    const [kind, where] = Object.entries(best)[0] ?? [];
    const more = 'limit' in best ? `, the newest ${best['limit']} of it` : '';
    return { source: best, says: isItself ? `${where} is a feed${more}.` : `Found the ${kind} ${where}${more}.` };
  } catch (thrown) {
    const { code, message } = toLecternError(thrown, 'sources');
    if (code === 'cancelled') throw thrown;
    const source = isFeed(address) ? { feed: address } : { page: address };
    return {
      source,
      says: `${message} It is taken as a ${Object.keys(source)[0]}; \`lectern source test\` tries again.`,
    };
  }
}
