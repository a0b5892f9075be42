/** Another reader's list of subscriptions → the feeds in it. */
import { parseOpml } from 'feedsmith';
import { LecternError } from '../errors.ts';

export type Subscription = {
  readonly url: string;
  readonly title?: string;
  /** The folders it lies in, outermost first. */
  readonly folders: readonly string[];
};

type Outlines = NonNullable<NonNullable<ReturnType<typeof parseOpml<string>>['body']>['outlines']>;

/** Each feed once, in the file's order. @throws LecternError `unreadable` when it is no OPML */
export function readOpml(text: string, file: string): readonly Subscription[] {
  const found = new Map<string, Subscription>();
  const walk = (outlines: Outlines, folders: readonly string[]): void => {
    for (const outline of outlines) {
      const title = (outline.title ?? outline.text)?.replace(/\s+/g, ' ').trim();
      const url = URL.parse(outline.xmlUrl?.trim() ?? '');
      if (url && /^https?:$/.test(url.protocol) && !found.has(url.href))
        found.set(url.href, { url: url.href, folders, ...(title && { title }) });
      if (outline.outlines) walk(outline.outlines, title && !outline.xmlUrl ? [...folders, title] : folders);
    }
  };
  try {
    walk(parseOpml(text.replace(/^[^<]+/, '')).body?.outlines ?? [], []);
  } catch (cause) {
    throw new LecternError(`${file} cannot be read as OPML.`, {
      code: 'unreadable',
      stage: 'sources',
      hint: 'Export the subscriptions once more; most readers call it “Export OPML”.',
      cause,
    });
  }
  return [...found.values()];
}
