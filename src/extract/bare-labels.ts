/** Leaves out headings and labels over nothing but what was left out: Links, Credits. */
import { isGalleryLabel } from './gallery-rules.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { MARKED } from './region-reason.ts';
import { takesLeave } from './signature.ts';
import type { Verdict } from './verdict.ts';

const BESIDE: ReadonlySet<string> = new Set([
  MARKED,
  'a list of links',
  'about the author',
  'contact line',
  'credits',
  'feedback question',
  'footnote',
  'fundraising',
  'only links',
  'promotion',
  'reader appeal',
  'related link',
  'share line',
  'small print',
  'subscription line',
]);
/** More Cozy Stews: what a site has besides, also where the text goes on below its list. */
const MORE =
  /^(?:more|weitere|mehr|plus de|d[’']autres|más|otr[oa]s|altr[ie]|mais|outr[oa]s|ещё|другие|更多|其他)(?!\p{Script=Latin}|\p{Script=Cyrillic}|[:：])[^.!?。！？]{2,60}$/iu;
const LINKS: ReadonlySet<string> = new Set(['a list of links', 'only links']);
/** A paragraph heavier than this is no label. */
const LABEL = 40;
const BEGUN = 250;
/** From this share of links on an item is one. */
const LINKED = 0.9;

/** Changes the verdicts on such labels in `body`. */
export function dropBareLabels(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const isShown = (at: number) => verdicts[at]?.kept === true;
  dropLabelOfPlatform();
  let said = 0;
  const found: number[] = [];
  for (let at = body.first; at < body.end; at += 1) {
    const piece = pieces[at];
    if (!piece || !isShown(at)) continue;
    if (said >= BEGUN && (piece.kind === 'heading' || isLabel(piece))) found.push(at);
    else said += piece.weight;
  }
  // What was a heading below may be gone.
  for (const at of found.toReversed()) {
    const piece = pieces[at];
    let next = at + 1;
    while (next < body.end && !isShown(next)) next += 1;
    const below = verdicts.slice(at + 1, next).map(({ reason }) => reason);
    const [reason = ''] = below;
    const behind = next < body.end ? pieces[next] : undefined;
    const isOver = behind === undefined || (behind.kind === 'heading' && piece && behind.level <= levelOf(piece));
    const isBare = piece?.kind === 'heading' ? below.some((one) => BESIDE.has(one)) : LINKS.has(reason);
    const isOfList = piece?.kind === 'paragraph' && isOverLinks(at);
    const isOfMore = piece?.kind === 'heading' && MORE.test(piece.text) && isOverLinks(at);
    const isOfGallery = piece?.kind === 'heading' && isGalleryLabel(piece.text) && isOverPicture(at);
    if (isOfGallery || (isOver && isBare) || isOfList || isOfMore || isOverTable(at))
      verdicts[at] = { kept: false, reason: 'a heading that nothing follows' };
  }

  /** The first line, over what a platform says of itself, with the name that begins both: Matrix 首页推荐. */
  function dropLabelOfPlatform(): void {
    const at = pieces.findIndex((_, index) => index >= body.first && index < body.end && isShown(index));
    const [piece, below] = [pieces[at], pieces[at + 1]];
    if (!piece || !below || verdicts[at + 1]?.reason !== 'platform notice') return;
    const [name = ''] = piece.text.split(/[\s·|｜]/);
    if (
      (piece.kind === 'heading' || isLabel(piece)) &&
      piece.weight <= LABEL &&
      name !== '' &&
      below.text.startsWith(name)
    )
      verdicts[at] = { kept: false, reason: 'a heading that nothing follows' };
  }

  /** Whether a heading has nothing but tables below it in a box of their own. */
  function isOverTable(label: number): boolean {
    const { kind, region } = pieces[label] ?? {};
    const box = region?.parent;
    if (kind !== 'heading' || box?.first !== label || box.element?.name !== 'div') return false;
    if (box.first <= body.first || box.end >= body.end) return false;
    const below = pieces.slice(label + 1, box.end).filter((_, at) => isShown(label + 1 + at));
    return below.length > 0 && below.every((piece) => piece.kind === 'table');
  }

  /** Whether a picture or its caption follows. */
  function isOverPicture(label: number): boolean {
    const next = pieces[label + 1];
    return next?.kind === 'figure' || verdicts[label + 1]?.reason === 'caption';
  }

  /** Whether several links that are left out follow, also behind the body. */
  function isOverLinks(label: number): boolean {
    return [1, 2].every((step) => {
      const piece = pieces[label + step];
      return piece?.kind === 'listItem' && !isShown(label + step) && piece.linkWeight >= piece.weight * LINKED;
    });
  }
}

const levelOf = ({ kind, level }: Piece) => (kind === 'heading' ? level : 6);
const isLabel = ({ kind, text, weight, linkWeight }: Piece) =>
  kind === 'paragraph' && weight <= LABEL && linkWeight === 0 && !endsSentence(text) && !takesLeave(text);
