/** Saved articles on this machine: a file, a folder, or a glob pattern. */
import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { escapePath, glob } from 'tinyglobby';
import { LecternError } from '../errors.ts';
import type { SourceItem } from '../model.ts';

/** Saved pages are often named after their content type, so plain text files count too. */
const ARTICLE_FILES = '**/*.{html,htm,xhtml,mhtml,mht,txt,md,markdown,epub,pdf,docx,odt,eml}';

/**
 * In a stable order, by path.
 *
 * @throws LecternError `not-found` when nothing matches, which is nearly always a slip
 */
export async function listFiles(pattern: string, workingDirectory: string): Promise<readonly SourceItem[]> {
  const path = resolve(workingDirectory, pattern);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return [{ url: pathToFileURL(path).href }];
  const paths = found?.isDirectory()
    ? await glob(ARTICLE_FILES, { cwd: path, absolute: true })
    : await glob(withoutFixedFolder(pattern, workingDirectory));
  if (paths.length === 0)
    throw new LecternError(`No file matches ${pattern} in ${workingDirectory}.`, {
      code: 'not-found',
      stage: 'sources',
      hint: 'Name a file, a folder, or a pattern such as articles/*.html.',
      why: { kind: 'no-files', pattern },
    });
  return paths.sort().map((one) => ({ url: pathToFileURL(one).href }));
}

const WILDCARD = /[*?[{(!]/;

/** The part of a pattern before its first wildcard. */
export function fixedFolder(pattern: string): string {
  return WILDCARD.test(pattern) ? fixedFolder(dirname(pattern)) : pattern;
}

/** The name of the working directory may hold characters that globs use. */
function withoutFixedFolder(pattern: string, workingDirectory: string) {
  const folder = fixedFolder(dirname(pattern));
  const rest = relative(folder, pattern).replaceAll(sep, '/');
  return {
    patterns: [WILDCARD.test(rest) ? rest : escapePath(rest)],
    cwd: resolve(workingDirectory, folder),
    absolute: true,
  };
}
