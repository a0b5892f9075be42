/** What the status page shows of proof-listening: the latest episodes of each show, and their worst sentences. */
import type { Config } from '../config/read-config.ts';
import type { Episode } from '../model.ts';
import type { HeardShow } from '../publish/build-heard.ts';
import type { Store } from '../store/store.ts';

/** Of each show. */
const EPISODES_SHOWN = 10;
const SENTENCES_SHOWN = 10;

/** Shows of which nothing was heard are left out. */
export async function listHeardShows(
  { shows }: Pick<Config, 'shows'>,
  episodes: Pick<Store['episodes'], 'heads' | 'find'>,
): Promise<readonly HeardShow[]> {
  const all = await Promise.all(
    shows.map(async ({ id, title }): Promise<HeardShow> => {
      const latest = (await episodes.heads(id)).slice(0, EPISODES_SHOWN);
      const records = await Promise.all(latest.map((head) => episodes.find(id, head.id)));
      const heard = records.flatMap((record) => record?.episode ?? []);
      const worst = heard.flatMap(listWorst).sort((one, other) => other.share - one.share);
      return { title, episodes: heard.flatMap(toLines), worst: worst.slice(0, SENTENCES_SHOWN) };
    }),
  );
  return all.filter((show) => show.episodes.length > 0);
}

const toLines = ({ article, updatedAt, proof }: Episode): HeardShow['episodes'] =>
  proof ? [{ title: article.title, at: updatedAt, proof }] : [];

function listWorst({ showId, proof, timeline, enclosure }: Episode): HeardShow['worst'] {
  return (proof?.worst ?? []).flatMap(({ cue: number, share, voice }) => {
    const cue = timeline.cues[number];
    if (!cue) return [];
    const { text, start, end } = cue;
    // Not where listeners get it: of a private show, who is logged in here has no token.
    return [{ text, voice, share, start, end, mediaPath: `status/media/${showId}/${enclosure.fileName}` }];
  });
}
