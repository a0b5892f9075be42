/**
 * What a run costs by what is new and by what is there already, and how soon a large library is served.
 *
 *   npm run build && npm exec jiti bench/run.ts                 10,000 episodes against 100 and 10: some minutes
 *   npm run build && npm exec jiti bench/run.ts -- --items N
 *
 * The real program in processes of its own, a real store, and an origin on loopback that answers 304 while nothing is
 * new. CPU is user and system time of the process, start-up included; memory is its highest resident size. Rounds of the
 * sizes take turns, and the least of each counts.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeOrigin, createLibrary, fresh, measure, type Used } from './library.ts';

const wanted = process.argv.indexOf('--items');
const MANY = wanted < 0 ? 10_000 : Number(process.argv[wanted + 1]);
const ROUNDS = 5;

/** The least of several rounds for each of two sizes, taking turns. */
async function compare(
  homes: readonly [string, string],
  before: (home: string) => void,
  ...args: readonly string[]
): Promise<readonly [Used, Used]> {
  const rounds: [Used[], Used[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const which of [0, 1] as const) {
      before(homes[which]);
      rounds[which].push(await measure(homes[which], ...args));
    }
  const least = (all: readonly Used[]): Used => ({
    cpu: Math.min(...all.map(({ cpu }) => cpu)),
    mb: Math.max(...all.map(({ mb }) => mb)),
    wall: Math.min(...all.map(({ wall }) => wall)),
    stdout: all.at(-1)?.stdout ?? '',
  });
  return [least(rounds[0]), least(rounds[1])];
}

const show = (name: string, [small, large]: readonly [Used, Used], limit: string) =>
  console.log(
    `${name}: CPU ${(large.cpu / small.cpu).toFixed(2)}, wall ${(large.wall / small.wall).toFixed(2)} (${small.cpu.toFixed(2)} → ${large.cpu.toFixed(2)} s CPU, ${large.mb.toFixed(0)} MB)  limit ${limit}`,
  );

const root = await mkdtemp(join(tmpdir(), 'lectern-bench-run-'));
try {
  const [ten, hundred, many] = [
    await createLibrary(root, 10),
    await createLibrary(root, 100),
    await createLibrary(root, MANY),
  ];
  const nothing = () => undefined;
  show(`run with nothing new, ${MANY} known against 100`, await compare([hundred, many], nothing, 'run'), '3, 200 MB');
  const one = (home: string) => {
    const size = Number(home.split('/').at(-1));
    fresh.set(size, (fresh.get(size) ?? 0) + 1);
  };
  const added = await compare([ten, many], one, 'run');
  for (const { stdout } of added) if (!stdout.includes('1 new')) throw new Error(`Nothing was made:\n${stdout}`);
  show(`run with one new, ${MANY} known against 10`, added, 'about 1');
  show(
    `until it serves, ${MANY} against 10`,
    await compare([ten, many], nothing, 'serve', '--port', '0', '--no-schedule'),
    '2 (wall)',
  );
} finally {
  closeOrigin();
  await rm(root, { recursive: true, force: true });
}
