/** What the command line names, as an item. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SourceItem } from '../model.ts';

/** An address, or a path in the working directory. */
export function toSourceItem(target: string, workingDirectory: string): SourceItem {
  if (/^https?:\/\//i.test(target)) return { url: new URL(target).href };
  return { url: target.startsWith('file:') ? target : pathToFileURL(resolve(workingDirectory, target)).href };
}
