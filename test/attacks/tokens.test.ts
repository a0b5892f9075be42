import { expect, it } from 'vitest';
import { createToken, hashToken } from '../../src/access.ts';

it('of a token the store keeps what it cannot be made from again', () => {
  // FIPS 180-2, appendix B.1.
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const token = createToken();
  expect(Buffer.from(hashToken(token), 'hex').toString()).not.toContain(token.slice(0, 8));
});
