/** Why something is not done, and what a run tells, by name, so that a page says it in its reader’s language. */

/** What a document is that none can be read from, with its article. */
export type ForeignKind =
  | 'a picture'
  | 'a recording'
  | 'a video'
  | 'an Office document from before 2007, or one with a password'
  | 'a rich text document'
  | 'a scanned document'
  | 'a Kindle book'
  | 'a Palm book'
  | 'a FictionBook'
  | 'a help file'
  | 'a PostScript document'
  | 'an XPS document'
  | 'an iWork document'
  | 'an XML document'
  | 'an Excel workbook'
  | 'a PowerPoint presentation'
  | 'a Visio drawing'
  | 'an OpenDocument spreadsheet'
  | 'an OpenDocument presentation'
  | 'an OpenDocument drawing'
  | 'an OpenDocument formula'
  | 'an Android program'
  | 'a Java program'
  | 'a program'
  | 'a compressed file'
  | 'an archive'
  | 'a database'
  | 'a font'
  | 'a feed'
  | 'a sitemap'
  | 'data'
  | 'a file that is no text';

/** With its format: “a picture (PNG)”. */
export type ForeignDocument = ForeignKind | `${ForeignKind} (${string})`;

/** What is wrong with a document of a kind that is read. */
export type DocumentFault =
  | 'empty'
  | 'no-text'
  | 'no-article'
  | 'scanned'
  | 'password'
  | 'protected'
  | 'damaged'
  | 'no-chapter'
  | 'too-much'
  | 'entities'
  | 'memory'
  | 'time'
  | 'gone';

/** What is wrong with a recording. */
export type ClipFault = 'web-page' | 'no-audio' | 'damaged' | 'cut-off' | 'silent' | 'too-long' | 'gone';

/** What a page is that gives no article. */
export type PageFault =
  | 'unreadable'
  | 'no-text'
  | 'not-there'
  | 'asks-login'
  | 'no-match'
  | 'drawn-by-script'
  | 'list'
  | 'teaser';

/** Plain data: it is kept with what it tells of. */
export type Why =
  // What somebody sends.
  | { readonly kind: 'no-address'; readonly url: string }
  | { readonly kind: 'no-voice-of-that-name'; readonly voice: string; readonly voices: readonly string[] }
  | { readonly kind: 'no-show-of-that-name'; readonly show: string; readonly shows: readonly string[] }
  | { readonly kind: 'no-such-show'; readonly show: string }
  | { readonly kind: 'no-such-item' }
  | { readonly kind: 'no-such-person'; readonly show: string; readonly by: string }
  | { readonly kind: 'imported-by-others' }
  /** `fields`: those of the request that are wrong or not known; none where the whole is. */
  | { readonly kind: 'wrong-request'; readonly fields: readonly string[] }
  | { readonly kind: 'broken-json' | 'unknown-encoding' | 'unreadable-request' | 'long-name' }
  | { readonly kind: 'large-body'; readonly most: string }
  | { readonly kind: 'nothing-sent' }
  | { readonly kind: 'many-chapters'; readonly chapters: number; readonly most: number }
  | { readonly kind: 'many-waiting'; readonly count: number }
  | { readonly kind: 'many-imported'; readonly count: number; readonly more: number; readonly most: number }
  | { readonly kind: 'others-sending' }
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'broken-form' }
  | { readonly kind: 'many-parts'; readonly most: number }
  | { readonly kind: 'wrong-token' | 'operator-only' | 'many-calls' | 'json-only' | 'nothing-here' | 'away' }
  | { readonly kind: 'one-export' | 'no-export' }
  | { readonly kind: 'no-key' | 'used-key' | 'unanswered-key' }
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'not-failing'; readonly url: string }
  // Documents.
  | { readonly kind: 'foreign-document'; readonly what: ForeignDocument }
  | { readonly kind: 'export'; readonly format: string }
  | { readonly kind: 'document'; readonly fault: DocumentFault; readonly page?: PageFault }
  // Pages and recordings of the web.
  | { readonly kind: 'page'; readonly fault: PageFault }
  | { readonly kind: 'private-address'; readonly where: string }
  | { readonly kind: 'answered'; readonly host: string; readonly status: number }
  | { readonly kind: 'no-answer'; readonly host: string }
  | { readonly kind: 'unreachable'; readonly host: string; readonly code: string }
  | { readonly kind: 'proxy'; readonly host: string; readonly proxy: string }
  | { readonly kind: 'slow'; readonly host: string }
  | { readonly kind: 'larger-than'; readonly megabytes: number }
  | { readonly kind: 'many-redirects' }
  | { readonly kind: 'not-http' }
  | { readonly kind: 'password-in-address' }
  | { readonly kind: 'closed-port'; readonly host: string }
  | { readonly kind: 'packed-otherwise' }
  | { readonly kind: 'rests'; readonly host: string }
  | { readonly kind: 'robots'; readonly host: string }
  | { readonly kind: 'lost-login'; readonly site: string }
  | { readonly kind: 'live-stream' }
  | { readonly kind: 'clip'; readonly fault: ClipFault }
  | { readonly kind: 'no-file'; readonly path: string }
  // Sources.
  | { readonly kind: 'no-feed' | 'broken-feed' | 'no-sitemap' | 'long-listing' | 'account-login' | 'no-account' }
  | { readonly kind: 'no-links'; readonly selector: string }
  | { readonly kind: 'no-files'; readonly pattern: string }
  | { readonly kind: 'mail-login'; readonly host: string; readonly user: string }
  | { readonly kind: 'no-folder'; readonly host: string; readonly folder: string }
  // Articles that no episode comes of.
  | { readonly kind: 'teaser' }
  | { readonly kind: 'same-article'; readonly title: string }
  | { readonly kind: 'title-lacks' | 'text-lacks'; readonly patterns: readonly string[] }
  | { readonly kind: 'title-has' | 'text-has'; readonly pattern: string }
  | { readonly kind: 'tags-lack'; readonly wanted: readonly string[] }
  | { readonly kind: 'tag-has'; readonly tag: string }
  | { readonly kind: 'too-old'; readonly days: number; readonly most: number }
  | { readonly kind: 'other-language'; readonly language: string; readonly wanted: readonly string[] }
  | { readonly kind: 'too-short'; readonly characters: number; readonly least: number }
  | { readonly kind: 'too-long'; readonly characters: number; readonly most: number }
  | { readonly kind: 'has-recording' | 'lacks-recording' }
  | { readonly kind: 'enough-newer'; readonly most: number }
  | { readonly kind: 'older-than-kept'; readonly days: number }
  | { readonly kind: 'no-room-kept'; readonly megabytes: number }
  // What is said and played.
  | { readonly kind: 'no-recording' }
  | { readonly kind: 'nothing-spoken' }
  | { readonly kind: 'no-voice-for'; readonly language: string }
  | { readonly kind: 'voice-away'; readonly voice: string }
  | { readonly kind: 'unspoken' | 'misheard'; readonly sentence: string }
  | { readonly kind: 'much-unspoken'; readonly language: string }
  // What a run tells beside its articles. `minutes`: as many as a minute's work narrates.
  | { readonly kind: 'quick-voice' | 'slow-voice'; readonly minutes: number }
  | { readonly kind: 'stand-ins' }
  /** In English. */
  | { readonly kind: 'no-neural-voice' | 'voice-not-brought'; readonly because: string }
  | { readonly kind: 'source-rests'; readonly source: string };

/** The part of {@link Why} that has a kind. */
export type WhyOf<Kind extends Why['kind'], Each = Why> = Each extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Each
    : never
  : never;

/** In English, and by name. */
export type Told = { readonly text: string; readonly why: Why };

/** What went wrong, as the program tells it: in English, with the code of the error, and why by name. */
export type Fault = {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly code?: string | undefined;
  readonly why?: Why | undefined;
};
