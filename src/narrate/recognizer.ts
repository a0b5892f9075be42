/** The recogniser's port: what is heard in a recording, told without knowing what was to be said. */

/** Something heard; seconds from the start of the recording. */
export type HeardSpan = { readonly start: number; readonly end: number; readonly text: string };

export type Hearing = {
  readonly text: string;
  /** BCP 47, as far as the recogniser says it. */
  readonly language?: string;
  /** Empty where the recogniser has no times of words. */
  readonly words: readonly HeardWord[];
  /** In order; at least one unless nothing was heard. */
  readonly segments: readonly HeardSpan[];
};
export type HeardWord = HeardSpan;

export type HearOptions = {
  /** BCP 47; absent: the recogniser finds out. Nothing else may hint at the text. */
  readonly language?: string;
};

/** The same recording always gives the same hearing, as far as a server allows. */
export type Recognizer = {
  readonly id: string;
  /** Another version may hear differently: part of the cache key of everything heard. */
  readonly version: string;
  /** Primary subtags; absent: any language. */
  readonly languages?: readonly string[];
  /** @param wav mono, 16 bits @throws LecternError `recognizer`, `timeout`, `cancelled` */
  recognize(wav: Uint8Array, options: HearOptions, signal: AbortSignal): Promise<Hearing>;
  /** Of several in one: the one that hears a language. */
  forLanguage?(language: string): Recognizer;
  close?(): Promise<void>;
};

/** The one that hears a language, whose version is that of what is heard in it. */
export const hearerOf = (recognizer: Recognizer, language: string): Recognizer =>
  recognizer.forLanguage?.(language) ?? recognizer;

/** The recognisers of this machine or a server's, as they are now: one that is installed meanwhile is among them. */
export type OpenRecognizers = {
  /** Those that are there, as one; the same object as long as they are the same. `undefined` where there are none. */
  current(): Promise<Recognizer | undefined>;
  close(): Promise<void>;
};
