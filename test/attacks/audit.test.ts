/** The audit of the packages passes as they are, and notices each thing that it is for. */
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const audit = (...args: string[]) =>
  new Promise<{ status: number; stdout: string }>((resolve) => {
    execFile(process.execPath, [join(ROOT, '.ci/audit'), ...args], { maxBuffer: 64e6 }, (error, stdout) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout }),
    );
  });

type Entry = Record<string, unknown>;
type Lock = { packages: Record<string, Entry> };

describe('the audit of packages', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-audit-'));
    for (const name of ['package.json', '.npmrc']) await copyFile(join(ROOT, name), join(folder, name));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('finds nothing wrong', async () => {
    const { status, stdout } = await audit();
    expect(stdout).toMatch(/^\d{3} packages, \d+ kinds of licence, 0 problems\n$/);
    expect(status).toBe(0);
  });

  it.each<[string, Entry, RegExp]>([
    ['has no hash', { integrity: undefined }, /yaml@.* has no SHA-512/],
    ['has a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, /has no SHA-512/],
    ['comes from git', { resolved: 'git+ssh://git@github.com/a/yaml.git#abc' }, /does not come from the registry/],
    ['comes from elsewhere', { resolved: 'https://registry.npmjs.org.evil.example/yaml/-/yaml-2.0.0.tgz' }, /registry/],
    ['is a folder', { link: true }, /is a link/],
    ['runs a script', { hasInstallScript: true }, /runs a script/],
    ['wants another from git', { dependencies: { other: 'github:a/b' } }, /wants other from github:a\/b/],
    ['has a licence that does not fit', { license: 'SSPL-1.0' }, /licensed SSPL-1.0/],
    ['has none', { license: undefined }, /licensed unknown/],
    ['is known to be vulnerable', { version: '2.1.0' }, /known to be vulnerable \(CVE-2023-2251\)/],
  ])('notices a package that %s', async (_name, change, says) => {
    const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
    lock.packages['node_modules/yaml'] = { ...lock.packages['node_modules/yaml'], ...change };
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
    const { status, stdout } = await audit('--lock', join(folder, 'package-lock.json'));
    expect(stdout).toMatch(says);
    expect(stdout).toMatch(/ 1 problems\n$/);
    expect(status).toBe(1);
  });

  it('notices a denied script that older npm would run', async () => {
    await copyFile(join(ROOT, 'package-lock.json'), join(folder, 'package-lock.json'));
    await writeFile(join(folder, '.npmrc'), '');
    const { status, stdout } = await audit('--lock', join(folder, 'package-lock.json'));
    expect(stdout).toMatch(/onnxruntime-node@\S+ runs a script when it is installed\n/);
    expect(status).toBe(1);
  });

  it('lists what is shipped, with a hash of each', async () => {
    const { stdout, status } = await audit('--sbom', '-');
    expect(status).toBe(0);
    const { bomFormat, components } = JSON.parse(stdout) as {
      bomFormat: string;
      components: { name: string; purl: string; hashes?: unknown[] }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const { dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { dependencies: Entry };
    const purls = new Set(components.map(({ purl }) => decodeURIComponent(purl.replace(/@[^@]*$/, ''))));
    for (const name of Object.keys(dependencies)) expect(purls).toContain(`pkg:npm/${name}`);
    expect(purls).not.toContain('pkg:npm/vitest');
    expect(components.filter(({ hashes }) => !hashes?.length)).toEqual([]);
  });
});
