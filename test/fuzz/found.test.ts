/** What fuzzing and attacks have found in files: each stays mended. What took too long is in attacks/bombs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { parseFeed } from '../../src/sources/parse-feed.ts';

const FOUND = fileURLToPath(new URL('../fixtures/found', import.meta.url));

/** By the ending of a file: how it is read, and what comes of it. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  yaml: (text) => parseConfig(text, 'x', '/'),
  xml: (text) => parseFeed(text, 'https://paper.example/').items.map(({ url }) => url),
};

const EXPECTED: Readonly<Record<string, unknown>> = {
  'alias-bomb.yaml': 'config',
  'alias-of-itself.yaml': 'config',
  'reserved-element.xml': 'unreadable',
};

it.each(readdirSync(FOUND))('%s', (name) => {
  let result: unknown;
  try {
    result = READERS[name.split('.').at(-1) ?? '']?.(readFileSync(join(FOUND, name), 'utf8'));
  } catch (thrown) {
    result = Reflect.get(Object(thrown), 'code');
  }
  expect(result).toEqual(EXPECTED[name]);
});
