/** The order in which a store gives episodes. */
import type { EpisodeHead } from './store.ts';

/** For lists that are joined from several; of one instant, by id. */
export const newestFirst = (one: EpisodeHead, other: EpisodeHead): number =>
  one.publishedAt === other.publishedAt ? (one.id < other.id ? -1 : 1) : one.publishedAt > other.publishedAt ? -1 : 1;
