/** A site that wants a login, through the real program, over HTTPS: read with it, and the secret left nowhere. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasOpenssl, makeCertificate } from '../helpers/certificate.ts';
import { createInstallation, type Finished, finish, type Installation } from '../helpers/command-line.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const [SESSION, KEY] = ['s3ss10n-of-mine', 'k3y-of-mine'];
const PAGE = `<!doctype html><html lang="en"><head><title>The quay</title></head><body><article><h1>The quay</h1>
<p>The harbour office has counted the berths again and found two that nobody had written down before.</p>
<p>The keeper of the list says that one of them is older than the harbour itself.</p></article></body></html>`;

describe.skipIf(!hasOpenssl)('a site that wants a login', () => {
  let home: Installation;
  let folder: string;
  let server: Server;
  const asked: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-logged-in-'));
    const { certFile, keyFile } = makeCertificate(folder);
    const tls = { cert: await readFile(certFile), key: await readFile(keyFile) };
    server = createServer(tls, (request, response) => {
      const { cookie = '', 'x-key': key = '' } = request.headers;
      asked.push(`${request.url} ${cookie} ${String(key)}`);
      if (request.url === '/robots.txt') return response.writeHead(404).end();
      if (cookie !== `sid=${SESSION}` || key !== KEY)
        return response.writeHead(302, { location: '/account/login?from=x' }).end();
      response.setHeader('content-type', 'text/html').end(PAGE);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `localhost:${(server.address() as AddressInfo).port}`;
    home = await createInstallation(`
fetch:
  allowPrivate: ["${host}"]
  delaySeconds: 0
  sites: [{ host: "${host}", cookies: { sid: env:PAPER_SID }, headers: { X-Key: env:PAPER_KEY } }]
shows:
  - { id: quay, title: Quay, language: en, author: Test, cover: seeds/cover.png, voices: { en: "flite:kal" }, sources: [{ page: "https://${host}/quay" }] }
`);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await home.remove();
    await rm(folder, { recursive: true });
  });
  const run = (sid: string, ...args: string[]) =>
    finish(
      home.startUnder(
        { env: { PAPER_SID: sid, PAPER_KEY: KEY, NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') } },
        ...args,
      ),
    );
  async function runHere(sid: string, ...args: string[]): Promise<Finished> {
    vi.stubEnv('PAPER_SID', sid);
    vi.stubEnv('PAPER_KEY', KEY);
    try {
      return await home.runHere(...args);
    } finally {
      vi.unstubAllEnvs();
    }
  }

  it('is read with it once it holds, and the login stands in no file, no log and no list', async () => {
    const before = await run('0ld-s3ss10n', 'run');
    expect(before.stdout + before.stderr).toMatch(/The login for localhost:\d+ seems to have run out/);
    const after = await run(SESSION, 'run');
    expect(after.stdout).toMatch(/1 new,/);
    const told = [before, after];
    for (const command of ['list', 'config check']) told.push(await runHere(SESSION, ...command.split(' '), '--json'));
    const files = await readdir(home.directory, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    expect(texts.length).toBeGreaterThan(5);
    for (const text of [...texts, ...told.flatMap(({ stdout, stderr }) => [stdout, stderr])])
      for (const secret of [SESSION, KEY, '0ld-s3ss10n']) expect(text.includes(secret)).toBe(false);
    expect(asked.filter((one) => one.startsWith('/quay'))).toEqual([
      `/quay sid=0ld-s3ss10n ${KEY}`,
      `/quay sid=${SESSION} ${KEY}`,
    ]);
    expect(asked.filter((one) => one.startsWith('/robots.txt'))).toEqual([
      `/robots.txt sid=0ld-s3ss10n ${KEY}`,
      `/robots.txt sid=${SESSION} ${KEY}`,
    ]);
  });

  it('has no part of what is wrong in its login shown', async () => {
    const { status, stdout, stderr } = await runHere('a b', 'config', 'check');
    expect(status).toBe(2);
    expect(stdout + stderr).toMatch(/fetch\.sites\[0\]\.cookies\.sid: found a value that is not shown/);
  });
});
