/** From the path of a request to the file that was published there: a list of what is allowed, never a search of the disk. */

import { fileIn } from './choose-language.ts';

export type PublishedPath =
  | { readonly kind: 'page' /** Its key on the site. */; readonly file: string; readonly show?: string }
  | { readonly kind: 'media'; readonly show: string; readonly file: string }
  /** A folder asked for without its final slash, on which the relative links of its page depend. */
  | {
      readonly kind: 'redirect';
      readonly location: string;
      readonly show?: string;
      /** The address of a renamed show. */
      readonly isForGood?: boolean;
    };

/** What ids and file names look like. Leaves out dotfiles, temporary files, separators, `..` and everything encoded. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/;

/** The first segment of what belongs to a private show; some clients encode the tilde. */
const TOKEN = /^\/(?:~|%7e)([A-Za-z0-9_-]{1,200})(\/.*)$/i;

const AT_ROOT: ReadonlyMap<string, string> = new Map([
  ['', 'index.html'],
  ['index.html', 'index.html'],
  ['opml', 'opml.xml'],
  ['opml.xml', 'opml.xml'],
  ['worker.js', 'worker.js'],
]);

/** `undefined` for what is not published. `shows` are the ids in the configured order, `languages` those of the front page. */
export function resolvePath(
  path: string,
  shows: readonly string[],
  languages: readonly string[] = [],
): PublishedPath | undefined {
  const segments = path.slice(1).split('/');
  const [first = '', second, third] = segments;
  const named = segments.at(-1) === '' ? segments.slice(0, -1) : segments;
  if (segments.length > 3 || !named.every((segment) => SEGMENT.test(segment))) return undefined;
  if (second === undefined) {
    const file =
      AT_ROOT.get(first) ??
      languages
        .slice(1)
        .map((language) => fileIn('index.html', language))
        .find((name) => name === first);
    if (file !== undefined) return { kind: 'page', file };
    const show = shows[0];
    if (first === 'feed.xml') return show === undefined ? undefined : { kind: 'page', file: `${show}/feed.xml`, show };
    return shows.includes(first) ? { kind: 'redirect', location: `${first}/`, show: first } : undefined;
  }
  if (first === 'assets')
    return third === undefined && second !== '' ? { kind: 'page', file: `assets/${second}` } : undefined;
  if (first === 'media') {
    return third !== undefined && third !== '' && shows.includes(second)
      ? { kind: 'media', show: second, file: third }
      : undefined;
  }
  if (first === 'embed')
    return third !== undefined && third !== '' && shows.includes(second)
      ? { kind: 'page', file: `${second}/${third}/embed.html`, show: second }
      : undefined;
  if (!shows.includes(first)) return undefined;
  const file = (tail: string) => ({ kind: 'page', file: `${first}/${tail}`, show: first }) as const;
  if (third !== undefined) return file(`${second}/${third === '' ? 'index.html' : third}`);
  if (second === '') return file('index.html');
  return second.includes('.') ? file(second) : { kind: 'redirect', location: `${second}/`, show: first };
}

/** Where the path of a show that was renamed leads; `shows` gives the present id of each former one. */
export function resolveFormer(path: string, shows: ReadonlyMap<string, string>): PublishedPath | undefined {
  const segments = path.slice(1).split('/');
  const at = segments[0] === 'media' ? 1 : 0;
  const show = shows.get(segments[at] ?? '');
  const named = segments.at(-1) === '' ? segments.slice(0, -1) : segments;
  if (show === undefined || segments.length > 3 || !named.every((segment) => SEGMENT.test(segment))) return undefined;
  const present = segments.with(at, show).join('/');
  // Relative, and with the slash that would otherwise take a second step.
  const location = `${'../'.repeat(segments.length - 1)}${present}${segments.length === 1 ? '/' : ''}`;
  return { kind: 'redirect', location, show, isForGood: true };
}

/** A path under a token, taken apart; `undefined` for any other. */
export function splitToken(path: string): { readonly token: string; readonly rest: string } | undefined {
  const [, token, rest] = TOKEN.exec(path) ?? [];
  return token === undefined || rest === undefined ? undefined : { token, rest };
}

/**
 * {@link resolvePath} below a token, where private shows live. What is said of no show is the same for every token: the
 * pages' assets, and a way to the public front page.
 */
export function resolvePrivatePath(
  rest: string,
  shows: readonly string[],
  languages: readonly string[] = [],
): PublishedPath | undefined {
  if (rest === '/') return { kind: 'redirect', location: '../' };
  if (rest === '/feed.xml') return undefined;
  const found = resolvePath(rest, shows, languages);
  if (found?.kind === 'page' && /^index\b.*\.html$/.test(found.file))
    return { kind: 'redirect', location: `../${found.file}` };
  const isForAll = found?.kind === 'page' && /^(assets\/|worker\.js$)/.test(found.file);
  return found?.show === undefined && !isForAll ? undefined : found;
}

/** A path as it may be written down: without tokens, also where they are not where they belong. */
export function redactPath(path: string): string {
  return path.replace(/(~|%7e)[^/?]*/gi, '~*');
}
