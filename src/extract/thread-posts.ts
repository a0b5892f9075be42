/** Finds where the first post of a forum's thread ends: what follows are answers, which are marked up as it is. */
import type { Region } from './pieces.ts';

/** post_9001, pid9001, floor-2: what forum programs call the boxes of posts, and of their text. */
const POST = /^(post|pid|floor|reply|lou|tid-post|p)[_-]?\d{1,12}$/i;
const MESSAGE = /^(?:post_?message|post-?content|message|msg|read_?tpc)[_-]?\d{1,12}$/i;

/** The index behind the text of the first post in `body`; its end where it is no thread. */
export function endOfFirstPost(body: Region): number {
  const post = firstOfSeveral(body);
  if (!post) return body.end;
  return find(post, ({ element }) => MESSAGE.test(element?.attribs['id'] ?? ''))?.end ?? post.end;
}

/** The first box of a post beside which another one stands. */
function firstOfSeveral(body: Region): Region | undefined {
  return find(body, ({ element, parent }) => {
    const kind = kindOf(element?.attribs['id']);
    // Blogs name articles so.
    if (kind === undefined || element?.name === 'article') return false;
    const isAlike = (other: Region) => kindOf(other.element?.attribs['id']) === kind && other.end > other.first;
    return (parent?.children.filter(isAlike).length ?? 0) > 1;
  });
}

const kindOf = (id: string | undefined) => (id === undefined ? undefined : POST.exec(id)?.[1]?.toLowerCase());

function find(region: Region, accept: (region: Region) => boolean): Region | undefined {
  for (const child of region.children) {
    if (child.end === child.first) continue;
    const found = accept(child) ? child : find(child, accept);
    if (found) return found;
  }
  return undefined;
}
