/** Decides for every piece of a page whether it belongs to the article, and says why. */
import { matchBoilerplate } from './boilerplate-rules.ts';
import type { Piece, Region } from './collect-pieces.ts';
import { isScriptText, type Scores } from './score-regions.ts';
import { squash } from './squash.ts';
import { trimEdges } from './trim-edges.ts';

export type Verdict = { readonly kept: boolean; readonly reason: string };

/** One verdict for every piece, in the same order. */
export function selectPieces(
  pieces: readonly Piece[],
  body: Region,
  scores: Scores,
  title: string,
  titleAt: number,
): readonly Verdict[] {
  const verdicts: Verdict[] = pieces.map(() => ({ kept: false, reason: 'outside the body' }));
  const bodyTitle = squash(title);

  function judge(piece: Piece): Verdict {
    if (piece.kind === 'clip' || piece.kind === 'table' || piece.kind === 'code' || piece.kind === 'figure')
      return { kept: true, reason: piece.kind };
    if (repeatsTitle(piece)) return { kept: false, reason: 'the title again' };
    if (isDateline(piece.text)) return { kept: false, reason: 'dateline' };
    if (isScriptText(piece.text)) return { kept: false, reason: 'script' };
    const rule = matchBoilerplate(piece.text, piece.weight);
    if (rule) return { kept: false, reason: rule.reason };
    if (piece.weight > 0 && piece.linkWeight / piece.weight > 0.7 && piece.kind !== 'heading' && piece.weight < 400)
      return { kept: false, reason: 'only links' };
    return { kept: true, reason: 'body' };
  }

  function repeatsTitle(piece: Piece): boolean {
    const text = squash(piece.text);
    if (bodyTitle.length < 4 || text.length > bodyTitle.length * 1.3) return false;
    if (text === bodyTitle) return true;
    return (
      text.length >= bodyTitle.length * 0.6 && text.length > 9 && (bodyTitle.includes(text) || text.includes(bodyTitle))
    );
  }

  function visit(region: Region, dropped: string | undefined): void {
    let at = region.first;
    const take = (to: number) => {
      for (; at < to; at += 1) {
        const piece = pieces[at];
        if (!piece) continue;
        verdicts[at] = dropped === undefined || piece.kind === 'clip' ? judge(piece) : { kept: false, reason: dropped };
      }
    };
    for (const child of region.children) {
      take(child.first);
      visit(child, dropped ?? dropReason(child));
      at = child.end;
    }
    take(region.end);
  }

  function dropReason(region: Region): string | undefined {
    const believed = !scores.misleading.has(region);
    if (believed && (region.hint === 'drop' || region.hint === 'comments')) return 'marked as not the article';
    const score = scores.ofRegion.get(region) ?? 0;
    if (believed && region.hint === 'against' && score < 40) return 'marked as beside the article';
    let links = 0;
    let weight = 0;
    for (let at = region.first; at < region.end; at += 1) {
      links += pieces[at]?.linkWeight ?? 0;
      weight += pieces[at]?.weight ?? 0;
    }
    if (score < 40 && weight > 0 && links / weight > 0.5 && region.end - region.first > 1) return 'a list of links';
    return undefined;
  }

  visit(body, undefined);
  takeLead();
  trimEdges(pieces, verdicts, body);
  return verdicts;

  /** A page may set the first paragraph apart, between the title and the body. */
  function takeLead(): void {
    if (titleAt < 0 || titleAt >= body.first) return;
    for (let at = body.first - 1; at > titleAt; at -= 1) {
      const piece = pieces[at];
      if (!piece || (scores.ofPiece[at] ?? 0) < 50 || piece.kind !== 'paragraph') continue;
      if (hintsAbove(piece.region, body)) continue;
      const verdict = judge(piece);
      verdicts[at] = verdict.kept ? { kept: true, reason: 'lead' } : verdict;
    }
  }
}

/** Whether a region or one around it, up to the nearest that holds the body too, is marked as something else. */
function hintsAbove(region: Region, body: Region): boolean {
  for (let at: Region | undefined = region; at && !(at.first <= body.first && at.end >= body.end); at = at.parent)
    if (at.hint === 'drop' || at.hint === 'comments' || at.hint === 'caption' || at.hint === 'against') return true;
  return false;
}

/** The index of the piece that is the title: a heading before any other; -1 when there is none. */
export function findTitle(pieces: readonly Piece[], title: string): number {
  const wanted = squash(title);
  if (wanted.length < 3) return -1;
  const heading = pieces.findIndex((piece) => piece.kind === 'heading' && squash(piece.text) === wanted);
  if (heading >= 0) return heading;
  return pieces.findIndex((piece) => piece.linkWeight === 0 && piece.weight < 600 && squash(piece.text) === wanted);
}

/** True when a whole paragraph only says who reported when, as 【…2024年5月18日】（…记者…报导）. */
export function isDateline(text: string): boolean {
  if (text.length > 120) return false;
  const rest = text.replace(/【[^】]{0,60}】|\[[^\]]{0,60}\]|（[^）]{0,60}）|\([^)]{0,60}\)/g, '').trim();
  return rest.length <= 2 && /\d{4}年\d{1,2}月|记者|記者|报导|報導|报道|報道/.test(text);
}
