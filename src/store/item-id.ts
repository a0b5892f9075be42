/** A short name for an article of a show, which says nothing of its address. */
import { createHash } from 'node:crypto';

/** The first 64 bits of the SHA-256 of its address, hex. A row that has one keeps it. */
export const itemIdOf = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 16);
