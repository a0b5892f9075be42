/** What a configuration may say of a site that the operator has an account with. */
import { z } from 'zod';
import { text } from './config-terms.ts';

const host = text
  .refine((value) => {
    const url = URL.parse(`https://${value}`);
    return url !== null && url.pathname === '/' && !/[@/?#\\]/.test(value);
  }, 'a host, e.g. www.example.org, or host:port')
  .refine((value) => !value.startsWith('*'), 'a host without *; subdomains: true includes those below it');

/** RFC 6265 §4.1.1, but for commas and quotes, which some sites send. */
const cookie = z.string().regex(/^[\x21-\x3a\x3c-\x7e]+$/, 'the value of a cookie, without spaces and semicolons');
const cookieName = text.regex(/^[!#$%&'*+.^`|~\w-]+$/, 'the name of a cookie');

/** RFC 9110 §5.5. */
const header = z
  .string()
  .regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, 'the value of a header, in one line of ASCII');

/** What every request has of its own, or what would end it. */
const TAKEN =
  /^(?:host|connection|content-.+|transfer-encoding|te|upgrade|trailer|expect|keep-alive|proxy-.+|cookie|range|if-.+|accept-encoding)$/i;

const headerName = text
  .regex(/^[!#$%&'*+.^`|~\w-]+$/, 'the name of a header')
  .refine((name) => !TAKEN.test(name), 'a header that is not the request’s own; cookies stand under cookies');

export const sites = z
  .array(
    z
      .strictObject({
        /** Without a port: its usual one. */
        host,
        /** Whether all hosts below it are sent the same. */
        subdomains: z.boolean().default(false),
        cookies: z.record(cookieName, cookie).default({}),
        headers: z.record(headerName, header).default({}),
        /** A cookies.txt; of it, what is the host's. */
        cookieFile: text.optional(),
      })
      .refine(
        ({ cookies, headers, cookieFile }) =>
          cookieFile !== undefined || Object.keys(cookies).length + Object.keys(headers).length > 0,
        'cookies, headers or a cookieFile',
      )
      .refine((value) => !value.subdomains || value.host.includes('.'), {
        path: ['subdomains'],
        error: 'true only below a host with a dot',
      }),
  )
  .refine(
    (all) => new Set(all.map((one) => one.host.toLowerCase())).size === all.length,
    'a different host for each site',
  );
