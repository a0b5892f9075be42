/** The ID3v2.3 tag of an episode, with its chapters. */
import NodeId3 from 'node-id3';
import type { EpisodeTags, Timeline } from '../model.ts';

export type Cover = { readonly mimeType: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array };

/** ISO 639-2 codes, as COMM, USLT and TLAN want them; by BCP 47 language subtag. */
const languages: Readonly<Record<string, string>> = {
  zh: 'zho',
  yue: 'zho',
  cmn: 'zho',
  en: 'eng',
  ja: 'jpn',
  ko: 'kor',
  fr: 'fra',
  de: 'deu',
  es: 'spa',
  pt: 'por',
  it: 'ita',
  nl: 'nld',
  pl: 'pol',
  ru: 'rus',
  uk: 'ukr',
  ar: 'ara',
  hi: 'hin',
  id: 'ind',
  ms: 'msa',
  tr: 'tur',
  vi: 'vie',
  th: 'tha',
};

/** Builds the tag. Chapters end where the next one starts; the table of contents lists them in order. */
export function buildId3Tag(tags: EpisodeTags, timeline: Timeline, cover: Cover | undefined): Uint8Array {
  const language = languages[tags.language.toLowerCase().split('-')[0] ?? ''] ?? 'und';
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(tags.date ?? '');
  const chapters = timeline.chapters.map((chapter, index) => ({
    elementID: `ch${index}`,
    startTimeMs: Math.round(chapter.start * 1000),
    endTimeMs: Math.round((timeline.chapters[index + 1]?.start ?? timeline.durationSeconds) * 1000),
    tags: { title: clean(chapter.title), ...chapterLink(chapter.url) },
  }));
  const source = asciiUrl(tags.sourceUrl);
  return NodeId3.create({
    title: clean(tags.title),
    artist: clean(tags.artist),
    album: clean(tags.album),
    language,
    length: String(Math.round(timeline.durationSeconds * 1000)),
    ...(day?.[1] && { year: day[1], date: `${day[3]}${day[2]}`, recordingTime: day[0] }),
    ...(tags.comment && { comment: { language, text: clean(tags.comment) } }),
    ...(tags.lyrics && { unsynchronisedLyrics: { language, text: clean(tags.lyrics) } }),
    ...(source && { audioSourceUrl: source, fileUrl: source }),
    ...(cover && {
      image: { mime: cover.mimeType, type: { id: 3 }, description: '', imageBuffer: Buffer.from(cover.bytes) },
    }),
    ...(chapters.length > 0 && {
      chapter: chapters,
      tableOfContents: [{ elementID: 'toc', isOrdered: true, elements: chapters.map((one) => one.elementID) }],
    }),
  });
}

/** Says what an image is by its first bytes; `undefined` for neither PNG nor JPEG. */
export function toCover(bytes: Uint8Array): Cover | undefined {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return { mimeType: 'image/png', bytes };
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { mimeType: 'image/jpeg', bytes };
  return undefined;
}

function chapterLink(url: string | undefined): { userDefinedUrl?: { description: string; url: string }[] } {
  const link = url === undefined ? undefined : asciiUrl(url);
  return link === undefined ? {} : { userDefinedUrl: [{ description: 'chapter url', url: link }] };
}

/** A NUL would end the text for a player. */
function clean(text: string): string {
  return text.replaceAll('\0', '');
}

/** URL frames are Latin-1. */
function asciiUrl(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).href : undefined;
}
