/** What every place for originals has to keep. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashBytes } from '../../src/io/cache.ts';
import type { Originals } from '../../src/io/originals.ts';

export function describeOriginals(kind: string, open: () => Promise<Originals>): void {
  it(`originals in ${kind} are given back by the hash of their content, once and for all that put them, until they are removed`, async () => {
    const originals = await open();
    const bytes = randomBytes(3000);
    const hash = await originals.put(bytes);
    expect(hash).toBe(hashBytes(bytes));
    expect(await originals.put(bytes)).toBe(hash);
    const other = await originals.put(Buffer.from('字'));
    expect(await originals.open(hash).then((found) => found && Buffer.from(found).equals(bytes))).toBe(true);
    expect(await originals.open('0'.repeat(64))).toBeUndefined();
    await originals.remove(hash);
    await originals.remove(hash);
    expect(await originals.open(hash)).toBeUndefined();
    expect(Buffer.from((await originals.open(other)) ?? []).toString()).toBe('字');
    // What passes is each one's own, and no document.
    const [annes, bens] = [await originals.putPassing(bytes, 'ann'), await originals.putPassing(bytes, 'ben')];
    expect(await originals.putPassing(bytes, 'ann')).toBe(annes);
    await originals.remove(annes);
    expect(await originals.open(annes)).toBeUndefined();
    expect(Buffer.from((await originals.open(bens)) ?? []).equals(bytes)).toBe(true);
    expect(await originals.open(hash)).toBeUndefined();
  });
}
