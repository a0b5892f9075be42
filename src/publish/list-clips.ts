/** The original recordings of an episode: where each is heard and where it came from. */
import type { Episode } from '../model.ts';
import { toLine, toWebUrl } from './safe-text.ts';

export type HeardClip = {
  /** Seconds into the episode. */
  readonly start: number;
  readonly end: number;
  /** One line, safe to escape and print; empty when the article gave none. */
  readonly label: string;
  /** `http(s)` only. */
  readonly url?: string;
};

/** The clips in the order in which they are heard. */
export function listClips(episode: Episode): readonly HeardClip[] {
  return episode.timeline.cues
    .filter((cue) => cue.kind === 'clip')
    .map((cue) => {
      const block = episode.article.blocks[cue.block];
      const clip = block?.kind === 'clip' ? block : undefined;
      const url = toWebUrl(clip?.url);
      const label = toLine(clip?.label ?? cue.text);
      return { start: cue.start, end: cue.end, label, ...(url === undefined ? {} : { url }) };
    });
}
