/** What a rule for sentences that are not read aloud consists of. */
import { ignoringCase } from './ignoring-case.ts';

/**
 * A block whose text matches, and is no heavier than `maxWeight`, is left out for `reason`. Every rule also asks that
 * the text have a certain shape, since any word may begin a sentence of an article.
 */
export type BoilerplateRule = {
  readonly reason: string;
  readonly pattern: RegExp;
  /** Headings of an article say the same. */
  readonly isNeverHeading?: true;
  /** Headings, quotations and items of lists, as steps of a guide, say the same. */
  readonly isOnlyParagraph?: true;
  /** Text weight: Latin letters, a Chinese character counting for three. */
  readonly maxWeight: number;
  /**
   * `notice`: the publication speaks to its readers; nobody is quoted. `label`: no sentence. `linked`: a good part is
   * links. `anchored`: some of it
   * is a link, and it is no sentence. `link`: all of it is, whatever ends it. `present`: a notice in which nothing is told as of other people or another time.
   * `names`: behind the sign that ends the label stand names. `whole`: the pattern describes the whole text.
   */
  readonly shape: 'notice' | 'label' | 'linked' | 'anchored' | 'link' | 'present' | 'names' | 'whole';
};

/** What a publication calls in English what it publishes. */
export const PIECE =
  '(?:article|story|post|piece|essay|column|report|excerpt|interview|feature|episode|series|chapter|page|recipe|commentary|op-ed)';

/** Where publications have accounts, and whose posts and films they embed. */
export const NETWORK =
  '(?:x|x (?:\\(formerly twitter\\)|/ ?twitter)|twitter|facebook|instagram|tik ?tok|threads|blue ?sky|you ?tube|linked ?in|whats ?app|telegram|mastodon|reddit|pinterest|snapchat|discord|substack|patreon|spotify|(?:google|apple) news|flipboard|twitch|tumblr|sound ?cloud|nextdoor|vimeo|medium|letterboxd|goodreads)';

/** Any of the sources, whatever its case. */
export const oneOf = (...sources: readonly string[]): RegExp => ignoringCase(sources.join('|'));

const LETTER = /\\p\{\w{1,2}\}|\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[:=!]|[a-z]/g;

/** Any of the sources, whatever the case of their words, but `\p{Lu}` is a capital: a name. */
export const withNames = (...sources: readonly string[]): RegExp =>
  new RegExp(
    sources.join('|').replace(LETTER, (sign) => (sign.length === 1 ? `[${sign}${sign.toUpperCase()}]` : sign)),
    'u',
  );

/** One of the sources as the whole of a line, which may end in a mark. */
export const wholeLine = (...sources: readonly string[]): RegExp =>
  oneOf(`^(?:${sources.join('|')})[\\s.…!»›→↓:]{0,4}$`);
