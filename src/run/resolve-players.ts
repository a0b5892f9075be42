/** Looks up the files of podcast hosts' players in an article, and names the players whose file cannot be had. */
import { toLecternError } from '../errors.ts';
import { findAudioInAnswer } from '../extract/find-audio-in-answer.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import type { Article, Block } from '../model.ts';

/** Players of one article that are looked up at most. */
const MOST_LOOKUPS = 10;

export type ResolvedPlayers = {
  readonly article: Article;
  /** A sentence for each player that stays silent. */
  readonly problems: readonly string[];
};

type PlayerBlock = Extract<Block, { kind: 'figure' | 'table' | 'code' }> & {
  readonly player: NonNullable<Extract<Block, { kind: 'figure' | 'table' | 'code' }>['player']>;
};

/** @param isAllowed whether hosts are asked at all */
export async function resolvePlayers(
  article: Article,
  read: DocumentReader,
  isAllowed: boolean,
  signal: AbortSignal,
): Promise<ResolvedPlayers> {
  const blocks: Block[] = [];
  const problems: string[] = [];
  const known = new Map<string, Promise<Block | string>>();
  for (const block of article.blocks) {
    if (!isPlayer(block)) {
      blocks.push(block);
      continue;
    }
    const { host, url, lookup } = block.player;
    let found = known.get(url);
    if (!found) {
      if (lookup === undefined) found = Promise.resolve('its host gives the file to its own player only');
      else if (!isAllowed) found = Promise.resolve('`resolve: false` is set');
      else if (known.size >= MOST_LOOKUPS) found = Promise.resolve(`the article has more than ${MOST_LOOKUPS} players`);
      else found = lookUp(block, lookup, read, signal);
      known.set(url, found);
    }
    const outcome = await found;
    if (typeof outcome === 'string') problems.push(`Not heard: ${host}'s player ${url}, since ${outcome}.`);
    blocks.push(typeof outcome === 'string' ? block : outcome);
  }
  return { article: known.size === 0 ? article : { ...article, blocks }, problems };
}

const isPlayer = (block: Block): block is PlayerBlock => 'player' in block && block.player !== undefined;

/** The recording, or why there is none. */
async function lookUp(
  { player: { url, host, place } }: PlayerBlock,
  lookup: string,
  read: DocumentReader,
  signal: AbortSignal,
): Promise<Block | string> {
  try {
    const { bytes, contentType } = await read(lookup, signal);
    const file = findAudioInAnswer(decodeHtml(bytes, contentType).html);
    return file === undefined ? 'what the host says of it names no file' : { kind: 'clip', url: file, place };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const error = toLecternError(thrown, 'fetch');
    // A recording that is missing for now is looked for again by a later run.
    if (error.retryable) return { kind: 'clip', url, label: host, place };
    return `it could not be looked up: ${error.message.replace(/\.$/, '')}`;
  }
}
