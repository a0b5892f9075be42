/** An installation whose state is in PostgreSQL, against the same one in SQLite. */
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '../../src/commands/doctor-command.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { hasTables } from '../../src/store/postgres/open-postgres-store.ts';
import { createInstallation, finish, type Installation, PLAIN } from '../helpers/command-line.ts';
import { freePort } from '../helpers/free-port.ts';
import { type PostgresServer, postgresPrograms, startPostgresServer } from '../helpers/postgres-server.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const page = (title: string) =>
  `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>The ferry of ${title} left at dawn.</p><p>Nobody was on board of it.</p></article></body></html>`;

const CONFIGURATION = `narrators: { kokoro: { download: never } }
shows:
  - { id: harbour, title: Harbour, author: Ann, language: en, ${PLAIN}, sources: [{ files: "seeds/articles/*.html" }] }
  - { id: inner, title: Inner, author: Ann, language: en, ${PLAIN}, access: { subscribers: true }, filters: { titleIncludes: [nothing] }, sources: [{ files: "seeds/articles/*.html" }] }
`;

describe.skipIf(postgresPrograms === undefined)('an installation whose state is in PostgreSQL', () => {
  let server: PostgresServer;
  let env: Readonly<Record<string, string>>;
  let embedded: Installation;
  let shared: Installation;
  const start = (...args: string[]) => shared.startUnder({ env }, ...args);
  const lectern = (...args: string[]) => finish(start(...args));

  beforeAll(async () => {
    server = await startPostgresServer();
    const address = new URL(await server.createDatabase());
    address.password = 'hush-hush';
    env = { LECTERN_STATE: address.href };
    embedded = await createInstallation(CONFIGURATION);
    shared = await createInstallation(`state: env:LECTERN_STATE\n${CONFIGURATION}`);
    for (const home of [embedded, shared])
      for (const name of ['north', 'south']) await writeFile(home.path(`seeds/articles/${name}.html`), page(name));
  });
  afterAll(async () => {
    await server?.remove();
    for (const home of [embedded, shared]) await home?.remove();
  });

  it('says in a dry run what is new, and makes no tables for it', async () => {
    const { stdout } = await lectern('run', '--dry-run');
    expect(stdout).toContain('2 new');
    expect(await readdir(shared.directory)).not.toContain('data');
    expect(await hasTables(env['LECTERN_STATE'] ?? '', {})).toBe(false);
  });

  it('publishes the same episodes with the same audio, though the server restarts meanwhile', async () => {
    const running = start('run');
    const restart = new Promise<void>((resolve, reject) => {
      running.stdout?.once('data', () => server.stop('fast').then(server.start).then(resolve, reject));
    });
    const [{ status, stdout }] = await Promise.all([finish(running), restart]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('2 new')]);
    expect(await embedded.run('run')).toMatchObject({ status: 0 });
    // Named by what they hold.
    const media = (home: Installation) => readdir(home.path('media/harbour'));
    expect((await media(shared)).sort()).toEqual((await media(embedded)).sort());
  });

  it('finds nothing new the next time, also from another machine that has the articles', async () => {
    expect((await lectern('run')).stdout).toContain('4 unchanged');
    const other = await createInstallation(`state: env:LECTERN_STATE\n${CONFIGURATION}`);
    expect((await finish(other.startUnder({ env }, 'list'))).stdout).toContain('2 episodes, 2 articles');
    await other.remove();
  });

  it('is served while the server is away as far as that goes, and whole when it is back', async () => {
    const { stdout } = await lectern('subscriber', 'add', 'Bea', '--show', 'inner');
    const { pathname } = new URL(/http\S+feed\.xml/.exec(stdout)?.[0] ?? '');
    const port = await freePort();
    const serving = start('serve', '--no-schedule', '--no-work', '--port', String(port));
    await once(serving.stdout ?? serving, 'data');
    const at = async (path: string) => {
      const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`);
      return [status, headers.get('retry-after') !== null];
    };
    expect([await at('/harbour/feed.xml'), await at(pathname)]).toEqual([
      [200, false],
      [200, false],
    ]);
    await server.stop();
    expect([await at('/harbour/feed.xml'), await at(pathname)]).toEqual([
      [200, false],
      [503, true],
    ]);
    expect(await at('/readyz')).toEqual([503, false]);
    await server.start();
    await vi.waitFor(async () => expect(await at(pathname)).toEqual([200, false]), { timeout: 30_000 });
    serving.kill('SIGTERM');
    await once(serving, 'close');
  });

  it('is tried by doctor, who tells no password and what to do when the server is away', async () => {
    vi.stubEnv('LECTERN_STATE', env['LECTERN_STATE']);
    const config = parseConfig(`state: env:LECTERN_STATE\n${CONFIGURATION}`, 'test.yaml', shared.directory);
    const tried = await checkDatabase(config);
    expect(tried.slice(0, 2)).toEqual([
      {
        what: 'database',
        ok: true,
        detail: expect.stringMatching(/^PostgreSQL at .*, wrote, read and rolled back; last run/),
      },
      { what: 'queue', ok: true, detail: expect.stringMatching(/^\d+ jobs wait, 0 were given up$/) },
    ]);
    await server.stop();
    const away = await checkDatabase(config);
    expect(away).toEqual([
      {
        what: 'database',
        ok: false,
        detail: expect.stringContaining('does not answer'),
        hint: expect.stringContaining('`state`'),
      },
    ]);
    expect(JSON.stringify([tried, away])).not.toContain('hush-hush');
  });
});
