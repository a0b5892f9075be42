/** What a caller may ask of the extraction, and what it reports back besides the article. */

/** An operator's CSS selectors for one source. */
export type ExtractSelectors = {
  /** The element that holds the article's text. */
  readonly body?: string;
  /** Elements to leave out. */
  readonly remove?: readonly string[];
  readonly title?: string;
  readonly byline?: string;
  readonly date?: string;
  /** Elements that are, hold or link to the article's recordings. */
  readonly clips?: string;
};

export type ExtractOptions = {
  readonly selectors?: ExtractSelectors;
  /** Audio that the source lists for this article (a feed's `<enclosure>`). */
  readonly enclosures?: readonly { readonly url: string; readonly mimeType?: string }[];
  /** The further pages of an article in parts, in order, already fetched and decoded. */
  readonly nextPages?: readonly { readonly html: string; readonly url: string }[];
  /** IANA name of the zone that dates without a zone are meant in. Absent: such dates are published as a day. */
  readonly timeZone?: string;
};

/** A candidate block: what became of it, and why. */
export type ReportedBlock = {
  readonly kind: string;
  /** At most 120 characters. */
  readonly text: string;
  readonly kept: boolean;
  /** A few words for an operator: `body`, `outside the body`, `caption`, … */
  readonly reason: string;
  /** What the block adds to its container: text weight, negative for links and menus. */
  readonly score: number;
};

export type ExtractReport = {
  /** What the page calls itself; `''` when it does not. */
  readonly title: string;
  /** Of the text in all its blocks, kept or not. */
  readonly characters: number;
  /** Every candidate block in page order, kept or left out. */
  readonly blocks: readonly ReportedBlock[];
  /** Other forms of the same article that the page links to, absolute. */
  readonly links: { readonly next?: string; readonly amp?: string; readonly print?: string };
  /** Sentences for the operator: a selector that matches nothing, a page that was cut. */
  readonly problems: readonly string[];
};
