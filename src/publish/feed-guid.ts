/** The feed's identity across moves: `podcast:guid`. */
import { v5 as uuidv5 } from 'uuid';

/** The namespace that the Podcasting 2.0 specification fixes for feed addresses. */
const NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/**
 * UUIDv5 (RFC 9562 §5.5) of the feed's address without its scheme and without trailing slashes
 * (Podcasting 2.0, `guid`).
 */
export function feedGuid(feedAddress: string): string {
  return uuidv5(feedAddress.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, ''), NAMESPACE);
}

/** What a feed's document says of the feed's identity. */
export type FeedIdentity = {
  readonly guid: string;
  /** Since it was first published it was given another address. */
  readonly hasMoved: boolean;
};
