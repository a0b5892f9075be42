/** The original recordings of an episode: where each is heard and where it came from. */
import type { Episode, MissingClip } from '../model.ts';
import type { PageText } from './page-text.ts';
import { toLine, toWebUrl } from './safe-text.ts';

export type HeardClip = {
  /** Seconds into the episode. */
  readonly start: number;
  readonly end: number;
  /** One line; empty when the article gave none. */
  readonly name: string;
  /** `http(s)` only. */
  readonly url?: string;
};

/** What a link to a recording says of the file and not of what is heard: its format, rate, and that it can be played. */
const TECHNICAL =
  /\d+(\.\d+)?\s*(kbps|kb\/s|kbit\/s|khz|kb|mb|k|m)(?![a-z])|(?<![a-z])(mp3|m4a|aac|ogg|opus|flac|wav|wma|amr|audio|listen|play|download|stream|online|here|now|to|file)(?![a-z])|在[线線]|点击|點擊|[收试試]?[听聽]|播放|下[载載]|音[频頻讯訊]|音质|音質|[录錄]音|格式|文件|檔案|本文|全文/giu;

/** The name of a clip for people: its label without a final colon, or nothing when the label names only a file. */
export function toClipName(label: string | undefined): string {
  const line = toLine(label ?? '');
  const rest = line.replace(TECHNICAL, '').replace(/[\p{P}\p{S}\s]/gu, '');
  return rest === '' ? '' : line.replace(/\s*[:：]$/u, '');
}

/** What to call a recording that could not be had. A file of the operator's has no address that others may see. */
export const nameMissing = ({ label, url }: MissingClip, text: PageText): string =>
  toClipName(label) || (toWebUrl(url) ?? text.originalSound);

/** The clips in the order in which they are heard. */
export function listClips(episode: Episode): readonly HeardClip[] {
  return episode.timeline.cues
    .filter((cue) => cue.kind === 'clip')
    .map((cue) => {
      const block = episode.article.blocks[cue.block];
      const clip = block?.kind === 'clip' ? block : undefined;
      const url = toWebUrl(clip?.url);
      const name = toClipName(clip?.label ?? cue.text);
      return { start: cue.start, end: cue.end, name, ...(url === undefined ? {} : { url }) };
    });
}
