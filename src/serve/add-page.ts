/** What the routes of the page `/add` need of the rest of the program. */
import type { Fault } from '../words/why.ts';
import type { AddSession } from './add-session.ts';
import type { ImportRequest, ImportView } from './imports.ts';
import type { ItemView } from './items.ts';

/** What the form holds before anything is typed. */
export type AddDraft = {
  readonly addresses: string;
  /** Of the only address. */
  readonly title?: string;
  readonly show?: string;
  readonly mode?: string;
  readonly voice?: string;
};

export type AddProblem =
  | { readonly kind: 'nothing'; readonly hasText?: boolean }
  | { readonly kind: 'textTooLong'; readonly most: number }
  | { readonly kind: 'tooLarge'; readonly megabytes: number }
  | { readonly kind: 'tooMany'; readonly most: number }
  /** Addresses that stay in the form. */
  | { readonly kind: 'left'; readonly count: number; readonly most: number }
  | { readonly kind: 'importGone' }
  | { readonly kind: 'importNumber' }
  | { readonly kind: 'refused'; readonly name: string; readonly fault: Fault };

/** An export that was sent, to be looked at before it is imported. `key` comes back with the form. */
export type AddImport = {
  readonly key: string;
  readonly name: string;
  readonly request: ImportRequest;
  readonly view: ImportView;
  /** A mode or a voice was chosen beside it, which imports have of their show. */
  readonly isAsShow?: boolean;
};

/** Language (BCP 47) and the way from the page to the site's root: `./`, `../`. */
export type AddFrame = { readonly language: string; readonly root: string };

export type AddPageRequest = AddFrame & {
  readonly session: AddSession;
  readonly draft: AddDraft;
  readonly problems: readonly AddProblem[];
  /** What was just named and is no addition of whoever named it. */
  readonly known: readonly ItemView[];
  readonly imports: readonly AddImport[];
  /** Only what was added, no form. */
  readonly isWatching: boolean;
};

/** HTML, and what browsers install. */
export type AddPage = {
  /** Of the interface, where a browser asks for none that there is. */
  readonly language: string;
  render(page: AddPageRequest): Promise<string>;
  /** The part of the page that changes. */
  renderList(page: AddFrame & { readonly session: AddSession }): Promise<string>;
  renderLogin(
    page: AddFrame & {
      readonly draft: AddDraft;
      readonly hasFailed: boolean;
      readonly door?: string;
      readonly isFromElsewhere?: boolean;
    },
  ): string;
  /** Leads on to `href`, relative. */
  renderDoor(page: AddFrame, href: string): string;
  renderOffline(page: AddFrame): string;
  /** Why a request of the page is not done. */
  renderNotice(page: AddFrame, notice: 'stale' | 'tooMany' | 'wrongTries'): string;
  /** JSON. */
  buildManifest(language: string): string;
  /** PNG; `undefined` for a name that there is not. */
  drawIcon(name: string): Promise<Uint8Array | undefined>;
};
