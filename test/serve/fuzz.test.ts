import fc from 'fast-check';
import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseEncoding, isNotModified } from '../../src/serve/conditional-request.ts';
import { redactPath, resolvePath, resolvePrivatePath, splitToken } from '../../src/serve/published-path.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

const SIZE = 1000;
const AUDIO = Buffer.from(Array.from({ length: SIZE }, (_, index) => index % 251));
const MEDIA = '/media/harbour/abc123.0f1e2d3c.mp3';

let site: PublishedSite;
let pool: Pool;

beforeAll(async () => {
  site = await serveSite();
  await site.put(MEDIA.slice(1), AUDIO);
  pool = new Pool(site.origin, { connections: 4 });
});

afterAll(async () => {
  await pool.close();
  await site.stop();
});

async function getRange(range: string) {
  const answer = await pool.request({ path: MEDIA, method: 'GET', headers: { range } });
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.from(await answer.body.arrayBuffer()) };
}

describe('Range headers', () => {
  const position = fc.oneof(fc.nat(SIZE + 10), fc.constantFrom(0, SIZE - 1, SIZE, SIZE + 1, 2 ** 53));

  it('get just the bytes that they ask for (RFC 9110 §14.1.2)', async () => {
    await fc.assert(
      fc.asyncProperty(position, fc.option(position), async (first, last) => {
        const { status, headers, body } = await getRange(`bytes=${first}-${last ?? ''}`);
        if (last !== null && last < first) expect([status, body.length]).toEqual([200, SIZE]);
        else if (first >= SIZE) expect([status, headers['content-range']]).toEqual([416, `bytes */${SIZE}`]);
        else {
          const end = Math.min(last ?? SIZE, SIZE - 1);
          expect([status, headers['content-range']]).toEqual([206, `bytes ${first}-${end}/${SIZE}`]);
          expect(body.equals(AUDIO.subarray(first, end + 1))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of any other shape get the whole, one part or a refusal, and never more than the file', async () => {
    const piece = fc.constantFrom(
      'bytes',
      '=',
      '-',
      ',',
      ' ',
      '0',
      '5',
      '999',
      '1000',
      '99999999999999999999',
      'x',
      ';',
      '"',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.stringMatching(/^[!-~]{0,40}$/),
    );
    await fc.assert(
      fc.asyncProperty(text, async (range) => {
        const { status, body } = await getRange(range);
        expect([200, 206, 416]).toContain(status);
        if (status === 200) expect(body.length).toBe(SIZE);
        if (status === 206) expect(body.length).toBeLessThanOrEqual(SIZE);
      }),
      { numRuns: 150 },
    );
  });
});

describe('paths', () => {
  const piece = fc.constantFrom(
    '/',
    '.',
    '..',
    '~',
    '%7e',
    '%2e',
    '%2f',
    '\\',
    'harbour',
    'media',
    'assets',
    'inner',
    'feed.xml',
    '\0',
    'é',
    'a',
  );
  const segment = fc.constantFrom('harbour', 'inner', 'media', 'assets', '..', '.', '.env', 'feed.xml', 'a.mp3', '');
  const path = fc
    .oneof(
      fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
      fc.array(segment, { maxLength: 4 }).map((segments) => segments.join('/')),
    )
    .map((joined) => `/${joined}`);

  it('lead to names below the folders, or nowhere', () => {
    fc.assert(
      fc.property(path, (asked) => {
        for (const found of [resolvePath(asked, ['harbour']), resolvePrivatePath(asked, ['inner'])]) {
          if (found === undefined || found.kind === 'redirect') continue;
          expect(found.file).toMatch(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/);
          expect(found.file.split('/').filter((name) => name.startsWith('.'))).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are told without the token, wherever it stands', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{16,60}$/);
    fc.assert(
      fc.property(token, fc.constantFrom('~', '%7e', '%7E'), path, path, (secret, tilde, before, after) => {
        expect(redactPath(`${before}/${tilde}${secret}${after}`)).not.toContain(secret);
        expect(splitToken(`/${tilde}${secret}${after}`)).toEqual({ token: secret, rest: after });
      }),
    );
  });
});

describe('conditions and codings', () => {
  it('of any text are decided, not thrown', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        const current = { etag: '"abc"', lastModified: 'Sat, 18 May 2024 00:00:00 GMT' };
        expect(typeof isNotModified({ ifNoneMatch: one, ifModifiedSince: two }, current)).toBe('boolean');
        expect(['identity', 'gzip', 'br']).toContain(chooseEncoding(one, ['br', 'gzip', 'identity']));
      }),
    );
  });
});
