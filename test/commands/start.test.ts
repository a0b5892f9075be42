/** What the bundle is started from. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { expect, it } from 'vitest';

const BUNDLE = new URL('../../dist/bundle/', import.meta.url);

it('every file of the bundle comes with what this Node compiled of it', () => {
  const names = readdirSync(BUNDLE).filter((name) => name.endsWith('.js') && name !== 'cli.js');
  expect(names).toContain('main.js');
  const refused = names.filter((name) => {
    const code = readFileSync(new URL(name, BUNDLE), 'utf8');
    const cachedData = readFileSync(new URL(`${name}.compiled`, BUNDLE));
    const filename = fileURLToPath(new URL(name, BUNDLE));
    return new Script(code, { filename, cachedData }).cachedDataRejected;
  });
  expect(refused).toEqual([]);
});

it('what a run calls is compiled before', () => {
  const code = readFileSync(new URL('app.js', BUNDLE), 'utf8');
  const unused = new Script(code).createCachedData();
  expect(readFileSync(new URL('app.js.compiled', BUNDLE)).length).toBeGreaterThan(1.3 * unused.length);
});
