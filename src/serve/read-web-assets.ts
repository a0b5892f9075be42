/** The scripts and styles of the pages, as they ship with the program. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type WebAsset = { readonly name: string; readonly content: Uint8Array };

/** From `src/serve` and from `dist/serve` alike. */
const DIRECTORY = fileURLToPath(new URL('../../web/', import.meta.url));

/** Without comments, indentation, most ends of lines and spaces around operators, which are for those who read the source: a quarter of what is sent. */
const strip = (text: string): string =>
  text
    .replace(/^\s*\/\*[\s\S]*?\*\/\n/gm, '')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^ +/gm, '')
    .replace(/ (=>|=|[!=]==|&&|\|\||\?\?) /g, '$1')
    .replace(/[,;]?\n+(?=[})\]])|\n(?=\n)| *([{([,;])\n+/g, '$1');

/** Every file of `web/`, by name. */
export async function readWebAssets(signal: AbortSignal): Promise<readonly WebAsset[]> {
  const names = (await readdir(DIRECTORY)).filter((name) => /^[a-z][a-z-]*\.(css|js|svg)$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => ({
      name,
      content: Buffer.from(strip(await readFile(`${DIRECTORY}${name}`, { encoding: 'utf8', signal }))),
    })),
  );
}
