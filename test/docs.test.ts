import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addLibraryCommands } from '../src/commands/add-library-commands.ts';
import { addSetupCommands } from '../src/commands/add-setup-commands.ts';
import { addWorkCommands } from '../src/commands/add-work-commands.ts';
import type { CommandContext } from '../src/commands/command-context.ts';
import { configSchema } from '../src/config/config-schema.ts';

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
    const words = new Set(text.match(/[A-Za-z][A-Za-z\d]*/g));
    const keys = keysOf(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as Schema);
    expect(keys.length).toBeGreaterThan(50);
    expect(keys.filter((key) => !words.has(key.split('.').at(-1) ?? ''))).toEqual([]);
  });

  it('names every command and every flag', async () => {
    const text = await readFile('README.md', 'utf8');
    const program = new Command();
    const context: CommandContext = {
      config: () => Promise.reject(new Error('no command is run')),
      configFile: () => '',
      output: { write: () => undefined, warn: () => undefined, isTerminal: false },
      signal: new AbortController().signal,
      finish: () => undefined,
    };
    addWorkCommands(program, context);
    addLibraryCommands(program, context);
    addSetupCommands(program, context);
    expect(program.commands.length).toBeGreaterThan(6);
    for (const command of program.commands) expect(text).toContain(`lectern ${command.name()}`);
    const flagsOf = (command: Command): string[] => [
      ...command.options.map(({ long }) => long ?? ''),
      ...command.commands.flatMap(flagsOf),
    ];
    for (const flag of ['--config', ...flagsOf(program)]) expect(text).toContain(flag);
  });

  it('names every environment variable', async () => {
    const text = await readFile('docs/configuration.md', 'utf8');
    const source = await readFile('src/config/read-config.ts', 'utf8');
    for (const [name] of source.matchAll(/LECTERN_[A-Z_]+/g)) expect(text).toContain(name);
  });
});
