/** A published site on disk and a server on loopback, for the tests of serving. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { Episode, Show } from '../../src/model.ts';
import { buildSiteFiles } from '../../src/publish/build-site-files.ts';
import { buildListed, readListed } from '../../src/publish/listed-episode.ts';
import { PAGE_POLICY } from '../../src/publish/page-policy.ts';
import { createServer, type ServerOptions } from '../../src/serve/create-server.ts';
import { type ConnectionLimits, listen } from '../../src/serve/listen.ts';
import type { RequestEntry } from '../../src/serve/observe-requests.ts';
import { readWebAssets } from '../../src/serve/read-web-assets.ts';
import { sampleEpisode, sampleShow, sampleSite } from '../publish/sample-episode.ts';
import { buildShowFiles } from '../publish/whole-show.ts';

export type PublishedSite = {
  readonly origin: string;
  readonly port: number;
  readonly directory: string;
  /** Writes a file below the site's folder: `feed/…` or `media/…`. */
  put(path: string, content: string | Uint8Array): Promise<void>;
  stop(): Promise<void>;
};

export type SiteContent = { readonly shows: readonly { readonly show: Show; readonly episodes: readonly Episode[] }[] };

export type SiteListening = { readonly port?: number; readonly limits?: Partial<ConnectionLimits> };

/** `GET /path 200`, as the tests look for requests. */
export const summarise = ({ method, path, status }: RequestEntry): string => `${method} ${path} ${status}`;

/** Publishes the shows (by default the sample) and serves them. `media` files are the caller's to put. */
export async function serveSite(
  options: Partial<ServerOptions> = {},
  content: SiteContent = { shows: [{ show: sampleShow(), episodes: [sampleEpisode()] }] },
  { port = 0, limits = {} }: SiteListening = {},
): Promise<PublishedSite> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-serve-'));
  const put = async (path: string, bytes: string | Uint8Array) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), bytes);
  };
  const { baseUrl = 'https://radio.example/pod', languages } = options;
  const site = sampleSite({ baseUrl, ...(languages && { languages }) });
  for (const { show, episodes } of content.shows)
    for (const file of buildShowFiles(show, episodes, site)) await put(`feed/${show.id}/${file.path}`, file.content);
  const listed = content.shows.map(({ show, episodes }) => ({
    ...{ show, hasLite: false },
    newest: episodes.flatMap((episode) => readListed(buildListed(show, episode, {}))),
  }));
  const assets = await readWebAssets(AbortSignal.timeout(10_000));
  const open = listed.filter(({ show }) => !show.isPrivate);
  for (const file of buildSiteFiles(open, site, assets)) await put(`feed/${file.path}`, file.content);
  const app = createServer({
    policy: PAGE_POLICY,
    siteStore: createDiskObjectStore(join(directory, 'feed')),
    mediaStore: createDiskObjectStore(join(directory, 'media')),
    shows: content.shows.map(({ show }) => show),
    baseUrl: site.baseUrl,
    ...options,
  });
  const server = await listen(app, { host: '127.0.0.1', port }, limits);
  return {
    origin: `http://127.0.0.1:${server.port}`,
    port: server.port,
    directory,
    put,
    async stop() {
      await server.close(0);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
