/** Tags and chapters in the text form that ffmpeg reads from a file, so that no user text becomes an argument. */
import type { EpisodeTags, Timeline } from '../model.ts';

export function buildFfmetadata(tags: EpisodeTags, timeline: Timeline): string {
  const entries = [
    ['title', tags.title],
    ['artist', tags.artist],
    ['album', tags.album],
    ['date', tags.date ?? ''],
    ['comment', tags.comment],
    ['lyrics', tags.lyrics],
    ['description', tags.sourceUrl],
  ].filter(([, value]) => value !== '');
  const lastMs = Math.floor(timeline.durationSeconds * 1000);
  const chapters = timeline.chapters.map((chapter, index) => {
    // A chapter that ends behind the audio would make the whole file longer.
    const end = timeline.chapters[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const endMs = Math.min(lastMs, Math.round(end * 1000));
    const startMs = Math.min(endMs, Math.round(chapter.start * 1000));
    return `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${startMs}\nEND=${endMs}\ntitle=${escaped(chapter.title)}\n`;
  });
  return `;FFMETADATA1\n${entries.map(([name, value]) => `${name}=${escaped(value ?? '')}\n`).join('')}${chapters.join('')}`;
}

/** ffmpeg-formats(1), Metadata: `=`, `;`, `#`, `\` and line ends are escaped. */
function escaped(text: string): string {
  return text.replaceAll('\0', '').replace(/[=;#\\\n]/g, (found) => `\\${found}`);
}
