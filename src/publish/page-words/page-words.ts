/** What the pages say around the episodes, and what their scripts say: one file a language. */

/** What the scripts say, as plain texts: `{n}` stands for a number. Published as JSON in each page. */
export type ScriptWords = {
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly forward: string;
  readonly next: string;
  readonly speed: string;
  readonly position: string;
  readonly volume: string;
  readonly options: string;
  readonly sleep: string;
  readonly sleepOff: string;
  readonly sleepEnd: string;
  readonly follow: string;
  readonly lite: string;
  readonly share: string;
  readonly copied: string;
  readonly toNow: string;
  readonly keys: string;
  readonly close: string;
  readonly minutes: string;
  readonly left: string;
  readonly played: string;
  readonly keep: string;
  readonly keeping: string;
  readonly kept: string;
  readonly keepNeedsTls: string;
  readonly keepFailed: string;
  /** Instead of the recording, which broke off or never came. */
  readonly notLoaded: string;
  readonly player: string;
  readonly found: string;
  readonly nothingFound: string;
  /** What each key does, in the order in which it is told. */
  readonly keyList: readonly (readonly [key: string, action: string])[];
};

export type PageWords = {
  readonly script: ScriptWords;
  /** The language in itself, for the link to it. */
  readonly name: string;
  readonly newest: string;
  readonly allShows: string;
  readonly begun: string;
  readonly keptHere: string;
  readonly takeAlong: string;
  readonly playNewest: string;
  readonly listen: string;
  readonly minutes: (minutes: number) => string;
  readonly episodes: (count: number) => string;
  /** Of a show with more episodes than its feed has. */
  readonly olderThanFeed: (count: number) => string;
  /** Behind what a machine heard. */
  readonly byMachine: string;
  readonly copyText: string;
  readonly languages: string;
  readonly tags: string;
  readonly files: string;
};
