/** What reading a document takes and brings. */

import type { Article } from '../../model.ts';
import type { DocumentFault, PageFault, Why } from '../../words/why.ts';
import type { ExtractOptions, ExtractReport } from '../extract-types.ts';
import type { DocumentFormat } from './recognize-format.ts';

/** A document that is no web page, as it came. */
export type DocumentInput = {
  readonly bytes: Uint8Array;
  readonly format: Exclude<DocumentFormat, 'html'>;
  /** Its address; of an upload, one that is made from its content. */
  readonly url: string;
  readonly fileName?: string | undefined;
  /** That a server sent. */
  readonly contentType?: string | undefined;
  /** The text of bytes in whatever charset they turn out to be in. */
  readonly decode: (bytes: Uint8Array, contentType?: string) => string;
  /** Of an EPUB: only this part of it, as {@link BookPart} names it. */
  readonly part?: string | undefined;
  /** For what is read as a page: mail and saved pages. */
  readonly page?: ExtractOptions;
};

export type ReadDocument = {
  readonly article: Article;
  readonly report: ExtractReport;
  /** The picture on the cover of a book. */
  readonly cover?: Uint8Array;
  /** What is attached to a mail, each the clip `urn:sha256:…` of its hash. */
  readonly recordings?: readonly Uint8Array[];
};

/** A chapter of a book, by which it can be read alone. */
export type BookPart = { readonly part: string; readonly title: string };

/** What a format brings before it is made an article: its text as HTML without anything around it, and what it is called. */
export type DocumentText = {
  readonly html: string;
  readonly title?: string | undefined;
  /** Of a chapter, which the title names behind the book's. */
  readonly chapter?: string | undefined;
  readonly byline?: string | undefined;
  readonly language?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly problems?: readonly string[];
};

/** Why a document is not read, as the end of a sentence that begins with its name: “is …”. */
export class DocumentRefusal extends Error {
  override readonly name = 'DocumentRefusal';
  readonly why: Why;

  /** `page`: of a document that is a page, or holds one. */
  constructor(message: string, fault: DocumentFault, page?: PageFault) {
    super(message);
    this.why = { kind: 'document', fault, ...(page !== undefined && { page }) };
  }
}
