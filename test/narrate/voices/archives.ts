/** Archives made in the test, good ones and bad ones, and the way they are fetched. */
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { OpenUrl } from '../../../src/narrate/voice-models/download-file.ts';

type Entry = { readonly name: string; readonly type?: 'file' | 'symlink' | 'link' | 'fifo' | 'directory' } & (
  | { readonly content: string | Buffer }
  | { readonly linkname?: string }
);

export async function makeTar(entries: readonly Entry[]): Promise<Buffer> {
  const archive = pack();
  for (const { content, ...header } of entries.map((entry) => ({ content: '', ...entry })))
    archive.entry(header, content);
  archive.finalize();
  const chunks: Buffer[] = [];
  // The library's types do not say that its chunks are buffers.
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const makeTarGz = async (entries: readonly Entry[]) => gzipSync(await makeTar(entries));

/** All files of a voice below one folder, as publishers pack them. */
export const entriesOf = (files: Readonly<Record<string, Buffer>>, folder: string): readonly Entry[] => [
  { name: `${folder}/`, type: 'directory' },
  ...Object.entries(files).map(([name, content]) => ({ name: `${folder}/${name}`, content })),
];

/** The way out to the web without proxies: Node's own. */
export const open: OpenUrl = async (url, { headers, signal }) => {
  const response = await fetch(url, { headers, signal });
  return {
    status: response.status,
    header: (name) => response.headers.get(name) ?? undefined,
    body: response.body ?? (async function* () {})(),
  };
};
