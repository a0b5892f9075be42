/** Files that a saved article names: those below its own folder, and no others; a page must not publish a stranger's disk. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LecternError } from '../errors.ts';

/**
 * The path of the file at `url`, links followed.
 *
 * @throws LecternError `not-found`, `no-permission` for one outside of the article's folder
 */
export async function findFileBeside(url: string, articleUrl: string): Promise<string> {
  const wanted = fileURLToPath(url);
  const missing = (cause?: unknown) =>
    new LecternError(`There is no file ${wanted}.`, {
      code: 'not-found',
      stage: 'fetch',
      why: { kind: 'no-file', path: wanted },
      hint: 'Put the file beside the saved article, where its page says it is.',
      cause,
    });
  if (!articleUrl.startsWith('file:')) throw missing();
  const path = await realpath(wanted).catch((cause) => {
    throw missing(cause);
  });
  const folder = await realpath(dirname(fileURLToPath(articleUrl)));
  const inside = relative(folder, path);
  if (inside.startsWith('..') || inside === '' || isAbsolute(inside))
    throw new LecternError(`${wanted} lies outside the folder of its article.`, {
      code: 'no-permission',
      stage: 'fetch',
      hint: `Move the file below ${folder}.`,
    });
  if (!(await stat(path)).isFile()) throw missing();
  return path;
}

/** Its bytes. @throws LecternError as {@link findFileBeside}, `too-large` */
export async function readFileBeside(url: string, articleUrl: string, maxBytes: number): Promise<Uint8Array> {
  const path = await findFileBeside(url, articleUrl);
  const { size } = await stat(path);
  if (size > maxBytes)
    throw new LecternError(`${path} has ${size} bytes; at most ${maxBytes} are read.`, {
      code: 'too-large',
      stage: 'fetch',
    });
  return readFile(path);
}
