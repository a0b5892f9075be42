/** The names of an episode's chapters: a recording's is its whole label, and no two are the same. */
import type { Article, Chapter, Episode } from '../model.ts';
import { toClipName } from './list-clips.ts';
import { toLine, toWebUrl } from './safe-text.ts';

/** 128kbps收听：…, Audio: …; what stands there names nothing. */
const BEFORE = /^([^:：|]{1,30}[:：|])\s*(?=\S)/u;
/** … (MP3, 4 MB), … | Download */
const BEHIND = /(\s{0,8}(?:[(（[【][^()（）[\]【】]{1,30}[)）\]】]|[|·–—]\s{0,8}[^|·–—]{1,30}|\d{2,3}\s?kbps))$/iu;

/** A recording's label as the name of its chapter; empty when it names nothing. */
export function nameClip(label: string): string {
  const line = toClipName(label);
  const before = BEFORE.exec(line)?.[1] ?? '';
  const named = toClipName(before) === '' ? line.slice(before.length).trim() : line;
  const behind = BEHIND.exec(named)?.[1] ?? '';
  return toOpening(behind !== '' && toClipName(behind) === '' ? named.slice(0, -behind.length) : named);
}

/** As a line begins: a call in front of it may have been cut off. A name such as iPhone stays. */
function toOpening(text: string): string {
  return text.replace(
    /^\p{Ll}[\p{Ll}\p{M}’']*(?![\p{L}\p{N}])/u,
    (word) => word.slice(0, 1).toUpperCase() + word.slice(1),
  );
}

/** The titles, of which those that are there already get a number. */
export function tellApart(titles: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return titles.map((title) => {
    let name = title;
    for (let count = 2; used.has(name); count += 1) name = `${title} (${count})`;
    used.add(name);
    return name;
  });
}

/** Whether an article is a digest, whose address is only its identity: it names the site as it was called then. */
export const isDigest = ({ canonicalUrl }: Pick<Article, 'canonicalUrl'>): boolean =>
  /\/#digest-\d{4}-\d{2}-\d{2}-[0-9a-f]*$/.test(canonicalUrl);

/** Where an article is to be read on the web. */
export const sourceOf = ({ canonicalUrl, url }: Article): string | undefined =>
  isDigest({ canonicalUrl }) ? undefined : (toWebUrl(canonicalUrl) ?? toWebUrl(url));

/** The chapters, in order, as they are published; also those of episodes that were made when names were others. */
export function listChapters({ timeline }: Pick<Episode, 'timeline'>): readonly Chapter[] {
  const clips = new Set(timeline.cues.filter(({ kind }) => kind === 'clip').map(({ start }) => start));
  const chapters = timeline.chapters
    .filter(({ start }) => start < timeline.durationSeconds)
    .toSorted((left, right) => left.start - right.start);
  const names = tellApart(
    chapters.map(({ start, title }) => (clips.has(start) ? toOpening(toLine(title)) : toLine(title))),
  );
  return chapters.map(({ start, title, url, imageUrl }, index) => ({
    start,
    title: names[index] ?? title,
    ...(url !== undefined && !isDigest({ canonicalUrl: url }) && { url }),
    ...(imageUrl !== undefined && { imageUrl }),
  }));
}
