import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import { adoptFolders, claimFolders } from '../../src/io/folder-owner.ts';
import { createInstallation, finish, PLAIN } from '../helpers/command-line.ts';
import { listFiles } from '../helpers/list-files.ts';

const owner = (file: string, ...shows: readonly string[]) => ({ file, shows });

const placesIn = (folder: string, changes: Readonly<Record<string, string>> = {}) => {
  const paths = { data: join(folder, 'data'), feed: join(folder, 'feed'), media: join(folder, 'media'), ...changes };
  return { paths, siteStore: createDiskObjectStore(paths.feed), mediaStore: createDiskObjectStore(paths.media) };
};

it('keeps a folder for its configuration while shows come and go, the file moves, or a file replaces all its shows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-owner-'));
  const claim = (file: string, ...shows: readonly string[]) => claimFolders(placesIn(folder), owner(file, ...shows));
  await claim('/a.yaml', 'harbour', 'orchard');
  await claim('/a.yaml', 'orchard', 'meadow');
  await claim('/moved.yaml', 'orchard', 'meadow');
  await expect(claim('/b.yaml', 'harbour')).rejects.toThrow(/\/b\.yaml \(show harbour\).*\/moved\.yaml \(shows orch/);
  await claim('/moved.yaml', 'valley');
  await expect(claim('/b.yaml', 'meadow')).rejects.toMatchObject({ code: 'config' });
  await adoptFolders(placesIn(folder), owner('/b.yaml', 'meadow'));
  await claim('/b.yaml', 'meadow');
  await expect(claim('/moved.yaml', 'valley')).rejects.toMatchObject({ code: 'config' });
  await writeFile(join(folder, 'data', 'configuration.json'), '{"file":');
  await rm(join(folder, 'feed'), { recursive: true });
  await rm(join(folder, 'media'), { recursive: true });
  await claim('/moved.yaml', 'valley');
  await rm(folder, { recursive: true });
});

it.each(['feed', 'media'])(
  'keeps a %s folder for its configuration too, and names neither file nor show in it',
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-owner-'));
    const shared = join(folder, 'shared');
    const [first, second] = ['a', 'b'].map((one) => placesIn(join(folder, one), { [name]: shared }));
    if (!first || !second) throw new Error('There are two.');
    await claimFolders(first, owner('/a.yaml', 'harbour', 'orchard'));
    await claimFolders(first, owner('/a.yaml', 'orchard', 'meadow'));
    await expect(claimFolders(second, owner('/b.yaml', 'harbour'))).rejects.toThrow(`used ${shared} last`);
    await claimFolders(second, owner('/moved.yaml', 'meadow'));
    await adoptFolders(second, owner('/b.yaml', 'harbour'));
    await claimFolders(second, owner('/b.yaml', 'harbour'));
    await expect(claimFolders(first, owner('/a.yaml', 'orchard'))).rejects.toMatchObject({ code: 'config' });
    const marks = await readdir(shared);
    expect(marks).toEqual(['.lectern-owner.json']);
    expect(await readFile(join(shared, marks[0] ?? ''), 'utf8')).not.toMatch(/yaml|harbour/);
    await rm(folder, { recursive: true });
  },
);

it('leaves every folder as it is in a dry run, before the first run and after it', async () => {
  const home = await createInstallation(
    `shows: [{ id: a, title: A, language: en, author: A, ${PLAIN}, sources: [{ files: seeds/articles }] }]`,
  );
  const page = (title: string) =>
    `<html lang="en"><title>${title}</title><article><h1>${title}</h1><p>The ferry waited for the wind.</p><p>It left at noon, and nobody saw it.</p></article></html>`;
  await writeFile(home.path('seeds/articles/ferry.html'), page('The ferry'));
  const dry = async () => {
    const before = await listFiles(home.directory);
    const { status, stdout } = await home.run('run', '--dry-run');
    expect(stdout).toMatch(/Nothing was made \(dry run\)\. 1 new/);
    expect(status).toBe(0);
    expect(await listFiles(home.directory)).toEqual(before);
    return readdir(home.directory);
  };
  expect(await dry()).toEqual(['seeds']);
  expect((await home.run('run')).stdout).toContain('1 new');
  await writeFile(home.path('seeds/articles/second.html'), page('The second ferry'));
  await dry();
  await home.remove();
}, 120_000);

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
