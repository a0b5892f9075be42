/** The HTTP client for what nobody asked for in person: it keeps to robots.txt. */
import type { GetOptions, HttpClient } from './http-client.ts';
import type { RobotsRules } from './robots-rules.ts';

/**
 * A client whose `get`, `getIfChanged` and `download` ask `robots` about each address, redirects too. With `'ignore'`
 * nothing is asked, which is said once, before the first request.
 */
export function createPoliteClient(
  http: HttpClient,
  robots: RobotsRules | 'ignore',
  onNotice: (notice: string) => void = () => undefined,
): HttpClient {
  let isSaid = false;
  const politely = <O extends Pick<GetOptions, 'beforeHop'>>(options: O): O => {
    if (robots !== 'ignore') return { ...options, beforeHop: robots.check };
    if (!isSaid)
      onNotice('No robots.txt is asked, because fetch.robots says ignore: fetch only what you have leave to.');
    isSaid = true;
    return options;
  };
  return {
    ...http,
    get: (url, options) => http.get(url, politely(options)),
    getIfChanged: (url, known, options) => http.getIfChanged(url, known, politely(options)),
    download: (url, path, options) => http.download(url, path, politely(options)),
  };
}
