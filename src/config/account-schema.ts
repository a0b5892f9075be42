/** What a configuration may say of a service that keeps the articles somebody saved. */
import { z } from 'zod';
import { httpUrl, text } from './config-terms.ts';

/** It is a part of the source's name, which is logged. */
const accountUrl = httpUrl.refine((value) => {
  const { username = '', password = '' } = URL.parse(value) ?? {};
  return username === '' && password === '';
}, 'a URL without a user name and a password');

const choice = {
  /** Only what has all of them. */
  tags: z.array(text).default([]),
  /** Whether what was published is archived there. */
  archive: z.boolean().default(false),
};

export const wallabag = z.strictObject({
  url: accountUrl,
  /** Of the client that was made under “API clients management”. */
  clientId: text,
  clientSecret: text,
  user: text,
  password: text,
  only: z.enum(['unread', 'starred', 'all']).default('unread'),
  ...choice,
});

export const linkding = z.strictObject({
  url: accountUrl,
  token: text,
  /** `all`: but for the archive. */
  only: z.enum(['unread', 'all']).default('all'),
  ...choice,
});
