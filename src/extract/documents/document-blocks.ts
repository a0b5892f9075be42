/** The HTML of a document, which has nothing around its text, → blocks. Unlike a page's, no paragraph is judged. */
import { load } from 'cheerio';
import type { Block } from '../../model.ts';
import { layBlocks } from '../assemble-blocks.ts';
import { collectPieces } from '../collect-pieces.ts';
import { attribute, type DocumentNode, eachElement } from '../dom.ts';
import type { ReportedBlock } from '../extract-types.ts';
import { placeFormulas } from '../formulas/place-formulas.ts';
import { guardMarkup } from '../guard-markup.ts';
import { withNumberedHeadings } from '../numbered-headings.ts';
import type { Piece } from '../pieces.ts';
import type { Verdict } from '../verdict.ts';
import { findSilent, hasOnlyHeadings, listNoteTargets, type NoteTargets } from './remove-notes.ts';

export type DocumentPart = {
  readonly html: string;
  readonly file: string;
  readonly root: DocumentNode;
  readonly isCut: boolean;
};

export type DocumentBlocks = { readonly blocks: readonly Block[]; readonly reported: readonly ReportedBlock[] };

/** Parses one file of a document. `file` is the name that links of its other files use; `raised`: classes of what is set high. */
export function parsePart(html: string, file = '', raised: ReadonlySet<string> = new Set()): DocumentPart {
  const guarded = guardMarkup(closeElements(html), { everything: true });
  const $ = load(guarded.html);
  placeFormulas($, guarded.html, guarded.scripts);
  const root = $.root()[0];
  // Cheerio always gives a root; the type only does not say so.
  if (!root) throw new Error('no document');
  if (raised.size > 0)
    eachElement(root, (element) => {
      const isRaised =
        element.name === 'span' &&
        attribute(element, 'class')
          .split(/\s+/)
          .some((name) => raised.has(name));
      if (isRaised) element.name = 'sup';
      return undefined;
    });
  return { html, file, root, isCut: guarded.cut };
}

/** The places that marks in any of the parts lead to. */
export const notesOf = (parts: readonly DocumentPart[]): NoteTargets =>
  new Set(parts.flatMap(({ root, file }) => listNoteTargets(root, file)));

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** XHTML may close any element at once; HTML would leave it open. */
const closeElements = (html: string): string =>
  html.replace(/<([a-z][\w:.-]{0,40})((?:\s[^<>]*)?)\/>/gi, (tag, name: string, rest: string) =>
    VOID.test(name) ? tag : `<${name}${rest}></${name}>`,
  );

/** A document's files have no addresses: links lead nowhere, but for those to the web. */
const resolve = (address: string): string | undefined =>
  /^https?:\/\//i.test(address.trim()) ? URL.parse(address.trim())?.href : undefined;

/** The blocks of one part. Notes, page numbers, contents and recordings' players that only a page has are left out. */
export function buildBlocks({ root, file }: DocumentPart, notes: NoteTargets): DocumentBlocks {
  const removed = findSilent(root, file, notes);
  // What is left of a file of notes is its heading.
  if (hasOnlyHeadings(root, removed)) return { blocks: [], reported: [] };
  const laid = collectPieces(root, { scripts: [], removed, hidden: false, named: '' });
  const pieces = withNumberedHeadings(laid.pieces);
  const verdicts = pieces.map(judge);
  const reported = pieces.map((piece, at) => ({
    kind: piece.kind,
    text: piece.text.slice(0, 120),
    kept: verdicts[at]?.kept ?? false,
    reason: verdicts[at]?.reason ?? '',
    score: 0,
  }));
  return { blocks: layBlocks(pieces, verdicts, resolve), reported };
}

const KEPT: Verdict = { kept: true, reason: 'text' };

/** * * *, a line of dashes, the number of a page. */
const ORNAMENT = /^[\s*•·~#—–_=+※◇◆○●☆★❦-]{1,40}$/u;

function judge({ kind, text }: Piece): Verdict {
  if ((kind === 'paragraph' || kind === 'heading') && ORNAMENT.test(text)) return { kept: false, reason: 'ornament' };
  return KEPT;
}
