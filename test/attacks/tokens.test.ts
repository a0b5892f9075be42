/** Tokens: what is kept of them, how they are compared, and how long they open something. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSessions } from '../../src/serve/admin-session.ts';
import { isSameSecret } from '../../src/serve/secrets.ts';
import { createAccess, createToken, hashToken } from '../../src/show/access.ts';

vi.mock('node:crypto', async (importActual) => {
  const actual = await importActual<typeof import('node:crypto')>();
  return { ...actual, timingSafeEqual: vi.fn(actual.timingSafeEqual) };
});
const compared = vi.mocked(timingSafeEqual);
beforeEach(() => {
  compared.mockClear();
});

describe('a token', () => {
  it('is kept as what it cannot be made from again', () => {
    // FIPS 180-2, appendix B.1.
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    const token = createToken();
    expect(Buffer.from(hashToken(token), 'hex').toString()).not.toContain(token.slice(0, 8));
  });

  // What takes as long whatever differs cannot be told by its answers: who compares is looked at instead.
  it('is compared with every listener’s in constant time, whichever it is', async () => {
    const tokens = ['ann', 'bob', 'cid'].map((name) => ({ name, token: createToken() }));
    const people = {
      list: async (showId: string) =>
        tokens.map(({ name, token }) => ({
          id: name,
          showId,
          name,
          may: ['listen'] as const,
          tokenHash: hashToken(token),
          createdAt: '',
        })),
    };
    const access = createAccess({ shows: () => [{ id: 'inner', subscribers: true }], people });
    for (const { name, token } of [...tokens, { name: undefined, token: 'wrong' }]) {
      compared.mockClear();
      expect(await access.authorize('inner', token)).toBe(name);
      expect(compared).toHaveBeenCalledTimes(tokens.length);
    }
  });

  it('of the operator is compared in constant time, of whatever length', () => {
    for (const [given, same] of [
      ['secret', true],
      ['secreT', false],
      ['s', false],
      ['', false],
    ] as const) {
      compared.mockClear();
      expect(isSameSecret(given, 'secret')).toBe(same);
      expect(compared).toHaveBeenCalledTimes(1);
    }
  });
});

describe('a session of the status page', () => {
  it('is over after twelve hours, whatever the browser keeps', () => {
    let now = Date.parse('2026-05-01T08:00:00Z');
    const sessions = createSessions('the operator’s token', false, () => now);
    const cookie = sessions.open().split(';')[0] ?? '';
    // All that is read of a request.
    const find = () => sessions.find({ headers: { cookie } } as IncomingMessage);
    now += 11.9 * 3_600_000;
    expect(find()).toBeDefined();
    now += 0.2 * 3_600_000;
    expect(find()).toBeUndefined();
  });
});
