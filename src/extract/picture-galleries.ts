/** Leaves out the gallery that a site sets into the middle of an article, its captions counted: 1/50, 2/50. */
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { holds } from './selection.ts';
import type { Verdict } from './verdict.ts';

const COUNTED = /^(\d{1,3})\s?(?:\/|of)\s?(\d{1,3})(?!\d)/;
/** What stands over it. */
const LABEL =
  /(?<!\p{L})(?:in (?:pictures|photos|images)|(?:photo|picture|image)?[- ]?galler(?:y|ies)|slide ?show|bildergalerie|fotostrecke|fotogalerie|in bildern|en (?:images|photos|im[áa]genes|fotos)|galería|fotogalería|fotogallery|galleria|le foto|em (?:imagens|fotos)|galeria|fotoreeks|фотогалерея|фотографии)(?!\p{L})|[组組][图圖]|[图圖][集辑輯]/iu;
/** Captions of a gallery, paragraphs of the text before and behind it, and how heavy each is. */
const [CAPTIONS, BEFORE, BEHIND, PARAGRAPH] = [4, 3, 1, 60];

/** Changes the verdicts on galleries in `body` that have their own label, with text on either side. */
export function dropPictureGalleries(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  for (let at = body.first; at < body.end; at += 1) {
    const total = countOf(at, 1);
    const end = total === undefined ? at : endOfGallery(at, total);
    if (end === at) continue;
    const isText = (from: number, to: number, least: number) =>
      pieces.slice(from, to).filter((piece, index) => verdicts[from + index]?.kept && isProse(piece)).length >= least;
    if (hasLabel(at) && isText(body.first, at, BEFORE) && isText(end, body.end, BEHIND))
      for (let one = at; one < end; one += 1)
        if (verdicts[one]?.kept && pieces[one]?.kind !== 'clip') verdicts[one] = { kept: false, reason: 'gallery' };
    at = end - 1;
  }

  /** Of how many pictures a caption is the `number`th. */
  function countOf(at: number, number: number): number | undefined {
    const [, own, all] = COUNTED.exec(pieces[at]?.text ?? '') ?? [];
    return own !== undefined && Number(own) === number && Number(all) > number ? Number(all) : undefined;
  }

  /** Where the region ends that holds all the captions and not the text; `at` where they are none. */
  function endOfGallery(at: number, total: number): number {
    let last = at;
    for (let number = 2; number <= total; number += 1) {
      const text = new RegExp(`^${number}\\s?(?:/|of)\\s?${total}(?!\\d)`);
      let next = last + 1;
      while (next < body.end && next <= last + 6 && !text.test(pieces[next]?.text ?? '')) next += 1;
      if (!text.test(pieces[next]?.text ?? '')) return at;
      last = next;
    }
    if (total < CAPTIONS) return at;
    let box: Region | undefined = pieces[at]?.region;
    while (box && box.end <= last) box = box.parent;
    return box && !holds(box, body) ? box.end : at;
  }

  function hasLabel(at: number): boolean {
    return pieces.slice(Math.max(body.first, at - 4), at).some(({ text, weight }) => weight < 80 && LABEL.test(text));
  }
}

const isProse = ({ kind, text, weight }: Piece) => kind === 'paragraph' && weight >= PARAGRAPH && endsSentence(text);
