/** What a source is called in the store. */
import type { ShowConfig, SourceConfig } from '../config/read-config.ts';

/** Its kind and address, whatever else is changed about it. */
export function sourceKey({ files, page, feed, index, sitemap }: SourceConfig): string {
  const kinds = { files, page, feed, index, sitemap };
  const named = Object.entries(kinds).find(([, address]) => address !== undefined);
  return named ? named.join(' ') : '';
}

/** The source of a show that has the key; `undefined` for one that is not configured any more, and for no key. */
export const findSource = ({ sources }: ShowConfig, key: string | undefined): SourceConfig | undefined =>
  sources.find((source) => sourceKey(source) === key);
