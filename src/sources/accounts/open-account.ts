/** The accounts of an installation: each is logged in to once, and its tokens live as long as the program. */
import type { Account, AccountHttp } from './account.ts';
import { createLinkding, type LinkdingSettings } from './linkding.ts';
import { createWallabag, type WallabagSettings } from './wallabag.ts';

export type AccountSettings = {
  readonly wallabag?: (WallabagSettings & { readonly archive: boolean }) | undefined;
  readonly linkding?: (LinkdingSettings & { readonly archive: boolean }) | undefined;
};

/** `undefined` for a source that is no account. */
export type OpenAccount = (settings: AccountSettings) => Account | undefined;

export function createAccounts(http: AccountHttp, now: () => Date): OpenAccount {
  const opened = new Map<string, Account>();
  return ({ wallabag, linkding }) => {
    const key = JSON.stringify([wallabag, linkding]);
    const account =
      opened.get(key) ??
      (wallabag && createWallabag(wallabag, http, now)) ??
      (linkding && createLinkding(linkding, http));
    if (account) opened.set(key, account);
    return account;
  };
}
