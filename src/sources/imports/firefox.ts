/**
 * Firefox: the backup of its bookmarks as JSON.
 *
 * Source: Wallabag's sample (`tests/fixtures/Import/firefox-bookmarks.json`). Dates are microseconds, tags are joined
 * with commas.
 */
import { type ImportFormat, isObject, type JsonObject, momentOf, textOf } from './saved-item.ts';

const CONTAINER = 'text/x-moz-place-container';

export const firefox: ImportFormat = {
  name: 'Firefox bookmarks (JSON)',
  kind: 'json',
  list: (value) => (isObject(value) && value['type'] === CONTAINER ? flatten(value) : undefined),
  read: ({ node, folder }) => {
    const { uri, title, dateAdded, tags } = isObject(node) ? node : {};
    return {
      url: textOf(uri) ?? '',
      title: textOf(title),
      savedAt: momentOf(dateAdded),
      tags: (textOf(tags) ?? '').split(','),
      folder: textOf(folder),
    };
  },
};

type Placed = { readonly node: JsonObject; readonly folder: string };

/** The bookmarks in their order, each with its folder. */
function flatten(root: JsonObject): readonly Placed[] {
  const found: Placed[] = [];
  const stack: Placed[] = [{ node: root, folder: '' }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, folder } = top;
    if (node['type'] === 'text/x-moz-place') found.push(top);
    if (!Array.isArray(node['children'])) continue;
    const title = textOf(node['title']);
    const path = [folder, title].filter(Boolean).join('/');
    for (const child of [...node['children']].reverse()) if (isObject(child)) stack.push({ node: child, folder: path });
  }
  return found;
}
