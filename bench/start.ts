/**
 * What a start of each command costs, over that of a Node that does nothing.
 *
 *   npm run build && npm exec jiti bench/start.ts
 *
 * CPU is user and system time of the process, without those that it starts; the least of several rounds counts.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeOrigin, createLibrary, measure, measureNode } from './library.ts';

const ROUNDS = 5;
const COMMANDS = ['--version', '--help', 'config check', 'list', 'runs', 'run'];

const root = await mkdtemp(join(tmpdir(), 'lectern-bench-start-'));
try {
  const home = await createLibrary(root, 10);
  const least = async (work: () => Promise<{ readonly cpu: number }>) => {
    const spent: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) spent.push((await work()).cpu);
    return Math.min(...spent);
  };
  const bare = await least(() => measureNode(home, '-e', '0'));
  console.log(`node -e 0: ${bare.toFixed(3)} s CPU`);
  for (const command of COMMANDS) {
    const cpu = await least(() => measure(home, ...command.split(' ')));
    console.log(`${command}: ${(cpu / bare).toFixed(1)} × (${cpu.toFixed(3)} s CPU)`);
  }
} finally {
  closeOrigin();
  await rm(root, { recursive: true });
}
