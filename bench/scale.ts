/**
 * What it costs to keep the state on a server.
 *
 *   npm run build && npm exec jiti bench/scale.ts               10,000 known articles: some minutes
 *   npm run build && npm exec jiti bench/scale.ts -- --items N
 *
 * The same library, copied by `lectern migrate` from SQLite into a PostgreSQL of its own on loopback, which syncs as in
 * earnest. Rounds take turns, and the least of each counts. The server's CPU is not the program's.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresServer } from '../test/helpers/postgres-server.ts';
import { closeOrigin, createLibrary, measure, type Used } from './library.ts';

const wanted = process.argv.indexOf('--items');
const MANY = wanted < 0 ? 10_000 : Number(process.argv[wanted + 1]);
const ROUNDS = 5;

const root = await mkdtemp(join(tmpdir(), 'lectern-bench-scale-'));
const server = await startPostgresServer();
try {
  const embedded = await createLibrary(root, MANY);
  const shared = `${embedded}-shared`;
  await cp(embedded, shared, { recursive: true });
  const state = await server.createDatabase();
  const copied = await measure(shared, 'migrate', '--to', state);
  if (!copied.stdout.includes('Everything is there')) throw new Error(`Nothing was copied:\n${copied.stdout}`);
  console.log(`migrate ${MANY} articles to PostgreSQL: ${copied.wall.toFixed(1)} s, ${copied.cpu.toFixed(1)} s CPU`);
  const file = join(shared, 'seeds/lectern.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}\nstate: "${state}"\n`);

  const rounds: Record<'embedded' | 'shared', Used[]> = { embedded: [], shared: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.embedded.push(await measure(embedded, 'run'));
    rounds.shared.push(await measure(shared, 'run'));
  }
  const least = (all: readonly Used[], key: 'wall' | 'cpu') => Math.min(...all.map((one) => one[key]));
  for (const key of ['wall', 'cpu'] as const) {
    const [one, other] = [least(rounds.embedded, key), least(rounds.shared, key)];
    console.log(
      `run with nothing new, ${MANY} known, PostgreSQL against SQLite: ${key} ${(other / one).toFixed(2)} (${one.toFixed(2)} → ${other.toFixed(2)} s)  limit 3`,
    );
  }
} finally {
  closeOrigin();
  await server.remove();
  await rm(root, { recursive: true, force: true });
}
