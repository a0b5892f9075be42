/** What the operator's routes need from the rest of the program. */
import type { LecternError } from '../errors.ts';
import type { Fault } from '../words/why.ts';
import type { AddPage } from './add-page.ts';
import type { EventSource, StreamedEvent } from './event-stream.ts';
import type { KeptAnswers } from './idempotency.ts';
import type { ImportDesk } from './imports.ts';
import type { ItemDesk } from './items.ts';

export type StartRequest = {
  readonly show?: string | undefined;
  /** Counted from 1. */
  readonly source?: number | undefined;
  readonly limit?: number | undefined;
  /** Only this article. */
  readonly url?: string | undefined;
  /** With `url`: an episode of its own, though another has its text. */
  readonly again?: boolean | undefined;
};

/** An article of a show, by its own address or by its episode's id. */
export type ItemRequest = {
  readonly show: string;
  readonly url?: string | undefined;
  readonly id?: string | undefined;
};

/** A run, as it is known now or was recorded; further keys are passed on as they are. */
export type RunView = { readonly id: string; readonly state: 'running' | 'finished' | 'failed' };

export type Admin = EventSource & {
  /** Its holder may do all of this. */
  readonly token: string;
  /** Of Lectern. */
  readonly version: string;
  /** BCP 47: of the pages, for a browser that asks for none that there are words for. */
  readonly language: string;
  /** What people may do of this too. */
  readonly items: ItemDesk;
  readonly imports: ImportDesk;
  /** Where people add by hand. */
  readonly addPage: AddPage;
  readonly answers: KeptAnswers;
  /** @throws LecternError `usage` for a show that is not there */
  startRun(request: StartRequest): { readonly id: string };
  /** @throws LecternError `not-found`, `usage` */
  retryItem(request: ItemRequest): Promise<{ readonly id: string }>;
  /** A job that was given up is due again, by the id that the page gave it; one that is gone is no error. */
  retryJob(id: string): Promise<void>;
  /** The article is not tried again unless somebody names it. @throws LecternError `not-found`, `usage` for one that does not fail */
  dismissItem(request: ItemRequest): Promise<void>;
  findRun(id: string): Promise<RunView | undefined>;
  /** HTML. `formToken` goes into every form; `after` is the place of the page in the stream of events. */
  renderStatus(page: { readonly formToken: string; readonly language: string }): Promise<string>;
  /** A WAV file of the voice's sample sentence; `undefined` for a voice that is not here. */
  speakSample(voice: string, signal: AbortSignal): Promise<Uint8Array | undefined>;
  renderLogin(page: { readonly language: string; readonly hasFailed: boolean }): string;
  /** Why a form below `/status` is not done. */
  renderNotice(language: string, notice: 'stale' | 'wrongTries'): string;
  /** Why what the operator asked for is not done. */
  renderNotDone(language: string, error: LecternError): string;
  /** What went wrong, in a language (BCP 47). */
  sayFault(language: string, fault: Fault): string;
  /** An event in the words of the status page. */
  describe(event: StreamedEvent, language: string): unknown;
};
