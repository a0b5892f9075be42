/** How the items of a long-running show are spread over one feed and its archive documents (RFC 5005 §4). */

/** The main feed with its archives, or the feed of the small renditions with its own. */
export type FeedKind = 'feed' | 'lite';

export type FeedDocument<T> = {
  readonly kind: FeedKind;
  readonly fileName: string;
  readonly episodes: readonly T[];
  /** Absent on the feed that is subscribed to. */
  readonly isArchive: boolean;
  /** Names of the neighbouring documents: older, and (of an archive) newer. */
  readonly previous?: string;
  readonly next?: string;
};

const nameOf = (kind: FeedKind, archive: number) => `${kind === 'lite' ? 'lite-' : ''}archive-${archive}.xml`;

/**
 * The documents, the feed last. Archives are filled from the oldest episode on and always full, so that one never
 * changes once it is there; the newest may hold episodes that the feed still has too, which readers tell by the guid.
 *
 * @param episodes newest first
 * @param maxItems of each document; `undefined` puts everything into the feed
 */
export function planFeedDocuments<T>(
  kind: FeedKind,
  episodes: readonly T[],
  maxItems?: number,
): readonly FeedDocument<T>[] {
  const fileName = `${kind}.xml`;
  const size = maxItems ?? episodes.length;
  if (episodes.length <= size) return [{ kind, fileName, episodes, isArchive: false }];
  const count = Math.ceil((episodes.length - size) / size);
  const archives = Array.from({ length: count }, (_, index) => {
    const end = episodes.length - index * size;
    return {
      kind,
      fileName: nameOf(kind, index + 1),
      episodes: episodes.slice(end - size, end),
      isArchive: true,
      ...(index === 0 ? {} : { previous: nameOf(kind, index) }),
      ...(index + 1 === count ? {} : { next: nameOf(kind, index + 2) }),
    };
  });
  return [
    ...archives,
    { kind, fileName, episodes: episodes.slice(0, size), isArchive: false, previous: nameOf(kind, count) },
  ];
}
