/** The threat model promises nothing that no test holds. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

it('every promise of the threat model names tests that are there', () => {
  const text = readFileSync(fileURLToPath(new URL('docs/threat-model.md', root)), 'utf8');
  const promises = text.split(/^## /m)[3] ?? '';
  const rows = [...promises.matchAll(/^\| (?!promise|---)(.+) \| (.+) \|$/gm)];
  expect(rows.length).toBeGreaterThan(15);
  for (const [, promise = '', tests = ''] of rows) {
    const names = [...tests.matchAll(/`([\w/-]+)`/g)].map(([, name]) => name);
    expect(names, promise).not.toEqual([]);
    for (const name of names)
      expect(existsSync(fileURLToPath(new URL(`test/${name}.test.ts`, root))), `${name}, of: ${promise}`).toBe(true);
  }
});
