/** A script with its spoken sentences and clips → the parts that are joined, and what of it is not heard. */
import type { Article, AudioPart, ChapterMark, Episode, Segment, UnspokenSentence } from '../model.ts';
import type { Narration } from '../narrate/narrate.ts';
import { clipTitle } from '../narrate/speakable.ts';
import { nameClip, tellApart } from '../publish/name-chapters.ts';
import { toWebUrl } from '../publish/safe-text.ts';
import type { GatheredClips } from './gather-clips.ts';

/** What chapters are made of. */
export type ChapterOptions = {
  readonly article: Article;
  /** Instead of the headings' and clips' own: the blocks that begin chapters. */
  readonly chapters?: ReadonlyMap<number, ChapterMark>;
};

/** Each part that is heard has one cue, so that what comes before a gap tells where the gap is. */
export function listUnspoken(
  segments: readonly Segment[],
  sentences: Narration['sentences'],
): Pick<Episode, 'unspoken'> {
  const heard = segments.filter(({ kind }) => kind !== 'pause');
  let [cue, spoken] = [0, 0];
  const unspoken: UnspokenSentence[] = [];
  for (const segment of heard) {
    if (segment.kind === 'speech') {
      const sentence = sentences[spoken];
      spoken += 1;
      if (!sentence) {
        unspoken.push({ text: segment.shown, block: segment.block, cue });
        continue;
      }
    }
    cue += 1;
  }
  return unspoken.length === 0 ? {} : { unspoken };
}

export function joinParts(
  segments: readonly Segment[],
  sentences: Narration['sentences'],
  { found }: GatheredClips,
  options: ChapterOptions,
): readonly AudioPart[] {
  let spoken = 0;
  const marks = nameMarks(segments, options);
  return segments.flatMap((segment, index): readonly AudioPart[] => {
    if (segment.kind === 'pause') return [segment];
    const mark = marks[index];
    const chapter = mark && { chapter: mark };
    if (segment.kind === 'speech') {
      const sentence = sentences[spoken];
      spoken += 1;
      if (!sentence) return [];
      const { path, key, sampleRate, samples, voice } = sentence;
      const sound = { path, key, sampleRate, samples, voice };
      return [{ kind: 'speech', ...sound, text: segment.shown, block: segment.block, ...chapter }];
    }
    const clip = found.get(segment.url);
    if (!clip) return [];
    const label = segment.label === undefined ? {} : { label: segment.label };
    return [
      {
        kind: 'clip',
        path: clip.file.path,
        key: clip.file.sha256,
        url: segment.url,
        block: segment.block,
        ...label,
        ...chapter,
      },
    ];
  });
}

/** What names a chapter in the file; how it is worded is no part of what decides the audio. */
function nameMarks(segments: readonly Segment[], options: ChapterOptions): readonly (ChapterMark | undefined)[] {
  const marks = segments.map((segment) => {
    const mark = chapterOf(segment, options);
    const isOfClip = segment.kind === 'clip' && !options.chapters && segment.chapter === clipTitle(segment.label);
    return mark && isOfClip ? { ...mark, title: nameClip(segment.label ?? '') || mark.title } : mark;
  });
  const titles = tellApart(marks.flatMap((mark) => (mark ? [mark.title] : [])));
  let chapter = 0;
  return marks.map((mark) => {
    if (!mark) return undefined;
    chapter += 1;
    return { ...mark, title: titles[chapter - 1] ?? mark.title };
  });
}

/** A chapter leads to the article, and shows the picture that stands just before it. */
export function chapterOf(segment: Segment, { article, chapters }: ChapterOptions): ChapterMark | undefined {
  if (segment.kind === 'pause' || segment.chapter === undefined) return undefined;
  if (chapters) return chapters.get(segment.block);
  const { canonicalUrl, blocks } = article;
  const before = blocks[segment.block - 1];
  const [url, imageUrl] = [canonicalUrl, before?.kind === 'figure' ? before.imageUrl : undefined].map(toWebUrl);
  return { title: segment.chapter, ...(url !== undefined && { url }), ...(imageUrl !== undefined && { imageUrl }) };
}
