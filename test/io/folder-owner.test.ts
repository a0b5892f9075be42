import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adoptFolder, claimFolder } from '../../src/io/folder-owner.ts';
import { createInstallation, finish } from '../helpers/command-line.ts';

const owner = (file: string, ...shows: readonly string[]) => ({ file, shows });

it('keeps a folder for its configuration while shows come and go, the file moves, or a file replaces all its shows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-owner-'));
  const claim = (file: string, ...shows: readonly string[]) => claimFolder(join(folder, 'data'), owner(file, ...shows));
  await claim('/a.yaml', 'harbour', 'orchard');
  await claim('/a.yaml', 'orchard', 'meadow');
  await claim('/moved.yaml', 'orchard', 'meadow');
  await expect(claim('/b.yaml', 'harbour')).rejects.toThrow(/\/b\.yaml \(show harbour\).*\/moved\.yaml \(shows orch/);
  await claim('/moved.yaml', 'valley');
  await expect(claim('/b.yaml', 'meadow')).rejects.toMatchObject({ code: 'config' });
  await adoptFolder(join(folder, 'data'), owner('/b.yaml', 'meadow'));
  await claim('/b.yaml', 'meadow');
  await expect(claim('/moved.yaml', 'valley')).rejects.toMatchObject({ code: 'config' });
  await writeFile(join(folder, 'data', 'configuration.json'), '{"file":');
  await claim('/moved.yaml', 'valley');
  await rm(folder, { recursive: true });
});

it('refuses a second configuration in one folder with exit status 2, names both, and lets it take over when told to', async () => {
  const configuration = (id: string) =>
    `shows: [{ id: ${id}, title: T, language: en, author: A, sources: [{ files: articles }] }]`;
  const home = await createInstallation(configuration('harbour'));
  await writeFile(home.path('other.yaml'), configuration('meadow'));
  expect(await home.run('prune')).toMatchObject({ status: 0 });
  const refused = await Promise.all(
    [['run'], ['serve', '--port', '0']].map((one) => home.run('--config', 'other.yaml', ...one)),
  );
  for (const { status, stderr } of refused) {
    expect(status, stderr).toBe(2);
    expect(stderr).toContain(`${home.path('other.yaml')} (show meadow)`);
    expect(stderr).toContain(`${home.path('seeds/lectern.yaml')} (show harbour)`);
    expect(stderr).toContain('lectern config adopt');
  }
  const child = home.start('--config', 'third.yaml', 'init');
  child.stdin?.end('Third show\n\n\narticles\n\n\n');
  expect(await finish(child)).toMatchObject({ status: 0 });
  expect(await home.run('--config', 'third.yaml', 'prune')).toMatchObject({ status: 0 });
  expect(await home.run('--config', 'other.yaml', 'config', 'adopt')).toMatchObject({ status: 0 });
  expect(await home.run('--config', 'other.yaml', 'prune')).toMatchObject({ status: 0 });
  await home.remove();
}, 120_000);
