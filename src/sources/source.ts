/** A configured source, and what reading it takes and brings. */
import type { HttpDocument } from '../io/http-client.ts';
import type { SourceItem } from '../model.ts';
import type { AccountSettings } from './accounts/open-account.ts';
import type { MailSettings } from './mail/mail-settings.ts';

/** One source of the configuration; exactly one of the accounts and the first five is given. */
export type Source = AccountSettings & {
  /** A file, a folder, or a glob pattern, relative to the working directory. */
  readonly files?: string | undefined;
  readonly split?: 'chapters' | undefined;
  readonly page?: string | undefined;
  readonly feed?: string | undefined;
  readonly index?: string | undefined;
  readonly sitemap?: string | undefined;
  readonly mail?: MailSettings | undefined;
  readonly links?: string | undefined;
  readonly next?: string | undefined;
  readonly maxPages?: number | undefined;
  readonly limit?: number | undefined;
};

/** What reading a source's first document brings. */
export type Listing = {
  readonly items: readonly SourceItem[];
  /** The further documents that were read for it: then the first one alone does not say whether anything changed. */
  readonly further?: readonly Uint8Array[];
  readonly notices?: readonly string[];
};

/** Reads a further document of the same source. */
export type ReadFurther = (url: string) => Promise<HttpDocument>;
