/** The words of the page that takes articles in; a file a language. */

import type { UnreadableRow } from '../../words/unreadable-row.ts';

/** How an article stands, as `/api/items` tells it. */
export type AddState =
  | 'waiting'
  | 'working'
  | 'published'
  | 'duplicate'
  | 'filtered'
  | 'teaser'
  | 'removed'
  | 'dismissed'
  | 'failed'
  | 'postponed';

export const ADD_MODES = ['auto', 'splice', 'original', 'narration'] as const;

/** Of exports of other services. */
export type ImportText = {
  readonly heading: (file: string) => string;
  readonly file: (format: string, entries: number) => string;
  readonly plan: (articles: number, show: string, perDay: number, last: string) => string;
  readonly nothing: (show: string) => string;
  readonly known: (count: number) => string;
  readonly read: (count: number) => string;
  readonly leftOut: (count: number) => string;
  readonly noAddresses: (count: number) => string;
  readonly unreadable: (rows: readonly string[]) => string;
  readonly row: (row: UnreadableRow) => string;
  readonly notKept: (count: number) => string;
  readonly feeds: (count: number) => string;
  readonly andMore: (count: number) => string;
  readonly onlyUnread: string;
  readonly newest: string;
  readonly order: string;
  readonly orders: Readonly<Record<'oldest' | 'newest', string>>;
  readonly showAgain: string;
  readonly add: (count: number) => string;
  readonly gone: string;
  readonly noNumber: string;
  /** Mode and voice do not hold for imports. */
  readonly asShow: string;
  readonly waits: (count: number, next: string) => string;
  readonly cancel: string;
};

export type AddText = {
  readonly htmlLanguage: string;
  readonly title: string;
  /** Under the icon of the installed page. */
  readonly shortTitle: string;
  readonly token: string;
  readonly tokenHint: string;
  readonly wrongToken: string;
  readonly logIn: string;
  readonly logOut: string;
  /** What was shared is not lost by it. */
  readonly logInFirst: string;
  readonly addingAs: (name: string) => string;
  readonly operator: string;
  readonly otherToken: string;
  readonly useToken: string;
  readonly addresses: string;
  readonly addressesHint: string;
  readonly files: string;
  readonly filesHint: string;
  readonly drop: string;
  readonly more: string;
  readonly show: string;
  readonly mode: string;
  readonly modes: Readonly<Record<(typeof ADD_MODES)[number], string>>;
  readonly voice: string;
  /** Of books. */
  readonly split: string;
  readonly asShow: string;
  readonly add: string;
  readonly adding: string;
  readonly notAdded: string;
  readonly nothingFound: string;
  /** Of a text without addresses. */
  readonly addText: string;
  readonly textTooLong: (characters: number) => string;
  /** Of what others added, or a source lists. */
  readonly known: string;
  readonly tooLarge: (megabytes: number) => string;
  readonly tooMany: (count: number) => string;
  readonly left: (count: number, most: number) => string;
  readonly notSent: string;
  readonly imports: ImportText;
  readonly list: string;
  readonly empty: string;
  readonly states: Readonly<Record<AddState, string>>;
  /** Of the work on an article. */
  readonly stages: Readonly<Record<string, string>>;
  readonly minutes: (count: number) => string;
  readonly clips: (count: number) => string;
  readonly repeats: (title: string) => string;
  readonly listen: string;
  readonly takeBack: string;
  readonly tryAgain: string;
  readonly reload: string;
  readonly addMore: string;
  readonly devices: string;
  readonly bookmarklet: string;
  readonly bookmarkletHint: string;
  readonly install: string;
  readonly shortcut: string;
  readonly plain: string;
  readonly offline: string;
  readonly offlineHint: string;
};
