import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../src/config/config-schema.ts';
import { createInstallation } from './helpers/command-line.ts';

type Schema = { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[] };

/** Every key of the configuration, each as the last part of its path, with the section that it stands in. */
function keysOf(schema: Schema, section = ''): string[] {
  const inside = [schema, schema.items, ...(schema.anyOf ?? [])].flatMap((one) =>
    Object.entries(one?.properties ?? {}),
  );
  return inside.flatMap(([key, value]) => [section ? `${section}.${key}` : key, ...keysOf(value, key)]);
}

describe('the documentation', () => {
  it('names every key of the configuration', async () => {
    const text = await readFile('docs/configuration.md', 'utf8');
    const words = new Set(text.match(/[A-Za-z]+/g));
    const keys = keysOf(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as Schema);
    expect(keys.length).toBeGreaterThan(50);
    expect(keys.filter((key) => !words.has(key.split('.').at(-1) ?? ''))).toEqual([]);
  });

  it('names every command and every flag', async () => {
    const text = await readFile('README.md', 'utf8');
    const home = await createInstallation('');
    const { stdout } = await home.run('--help');
    const commands = [...stdout.matchAll(/^ {2}([a-z]+)(?: |$)/gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => name !== 'help');
    expect(commands.length).toBeGreaterThan(6);
    for (const command of commands) {
      expect(text).toContain(`lectern ${command}`);
      const help = (await home.run(command, '--help')).stdout;
      for (const [flag] of help.matchAll(/--[a-z-]+/g))
        if (!['--help', '--version'].includes(flag)) expect(text).toContain(flag);
    }
    await home.remove();
  });

  it('names every environment variable', async () => {
    const text = await readFile('docs/configuration.md', 'utf8');
    const source = await readFile('src/config.ts', 'utf8');
    for (const [name] of source.matchAll(/LECTERN_[A-Z_]+/g)) expect(text).toContain(name);
  });
});
