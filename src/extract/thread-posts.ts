/** Finds where the first post of a forum's thread ends: what follows are answers, which are marked up as it is. */
import { type Element, eachElement } from './dom.ts';
import type { Piece, Region } from './pieces.ts';
import { isInside } from './selection.ts';

/** post_9001, pid9001, floor-2: what forum programs call the boxes of posts, and of their text. */
const POST = /^(post|pid|floor|reply|lou|tid-post|p)[_-]?\d{1,12}$/i;
const MESSAGE = /^(?:post_?message|post-?content|message|msg|read_?tpc)[_-]?\d{1,12}$/i;
/** Who wrote a post, as forum programs call it. */
const WRITER =
  /(?:^|[\s_-])(?:auth(?:or|i)(?:name|info)?|user(?:name|info)?|member(?:name|info)?|poster|profile|nick(?:name)?|avatar|readname|louzhu)(?:$|[\s_-])/i;
/** Entries of a live report are numbered as posts are. */
const LIVE = /(?:^|[\s_-])(?:live(?:blog|ticker)?|ticker|timeline|updates?|key-?events?)(?:$|[\s_-])/i;
/** Pieces of a post among which its heading stands. */
const TOP = 3;
const ANSWER = /^(?:re|aw|rép?|回[复覆復])\s?[：:]/i;

/** The index behind the text of the first post in `body`; its end where it is no thread. */
export function endOfFirstPost(pieces: readonly Piece[], body: Region): number {
  const post = firstOfSeveral(pieces, body);
  if (!post) return body.end;
  return find(post, ({ element }) => MESSAGE.test(element?.attribs['id'] ?? ''))?.end ?? post.end;
}

/** The first box of a post beside which another one stands. */
function firstOfSeveral(pieces: readonly Piece[], body: Region): Region | undefined {
  return find(body, ({ element, parent }) => {
    const kind = kindOf(element?.attribs['id']);
    // Blogs name articles so.
    if (kind === undefined || element?.name === 'article') return false;
    const isAlike = (other: Region) => kindOf(other.element?.attribs['id']) === kind && other.end > other.first;
    const posts = parent?.children.filter(isAlike) ?? [];
    const two = posts.slice(0, 2);
    return (
      two.length > 1 && two.every(namesWriter) && !two.every(isLive) && !two.every((post) => isHeaded(post, pieces))
    );
  });
}

const isLive = (post: Region) => isInside(post, ({ element }) => LIVE.test(classOf(element)));

/** A part of a text begins with its heading; an answer's, if it has one, says that it is an answer. */
const isHeaded = ({ first, end }: Region, pieces: readonly Piece[]) =>
  pieces
    .slice(first, Math.min(end, first + TOP))
    .some(({ kind, linkWeight, text }) => kind === 'heading' && linkWeight === 0 && !ANSWER.test(text));

function namesWriter({ element }: Region): boolean {
  let found = false;
  if (element)
    eachElement(element, (one) => {
      found ||= WRITER.test(classOf(one)) || MESSAGE.test(one.attribs['id'] ?? '');
      return !found;
    });
  return found;
}

const classOf = (element: Element | undefined) => (element?.attribs['class'] ?? '').slice(0, 160);

const kindOf = (id: string | undefined) => (id === undefined ? undefined : POST.exec(id)?.[1]?.toLowerCase());

function find(region: Region, accept: (region: Region) => boolean): Region | undefined {
  for (const child of region.children) {
    if (child.end === child.first) continue;
    const found = accept(child) ? child : find(child, accept);
    if (found) return found;
  }
  return undefined;
}
