/** What phones do over HTTPS only, behind Caddy as the manual has it for a home without a public name. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, type X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { createItemsPlace, type ItemsPlace } from './items-api.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

const CHROMIUM = '/usr/bin/chromium';
const CADDY = '/usr/bin/caddy';
const NAME = 'lectern.home.arpa';

/** The part of the manual that names this host, on a port of the test's own. */
async function readRecipe(port: number, server: number): Promise<string> {
  const manual = await readFile('docs/operating.md', 'utf8');
  const recipe = /```caddyfile\n(lectern\.home\.arpa \{[^`]*)```/.exec(manual)?.[1] ?? '';
  return recipe.replace(NAME, `${NAME}:${port}`).replace('127.0.0.1:8080', `127.0.0.1:${server}`);
}

/** The certificate that a server shows, checked against an authority's. */
function readCertificate(port: number, authority: string): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: NAME, ca: authority }, () => {
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      if (certificate) resolve(certificate);
      else reject(new Error('No certificate was shown.'));
    });
    socket.on('error', reject);
  });
}

describe.skipIf(!existsSync(CHROMIUM) || !existsSync(CADDY))(
  'the page that takes articles in, behind Caddy with an authority of its own (skipped without Caddy and Chromium)',
  () => {
    let [folder, origin] = ['', ''];
    let place: ItemsPlace;
    let site: PublishedSite;
    let token: string;
    let caddy: ChildProcess;
    let context: BrowserContext;
    let page: Page;

    async function startCaddy(port: number): Promise<X509Certificate> {
      const global = `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\tstorage file_system ${folder}/caddy\n}\n`;
      await writeFile(join(folder, 'Caddyfile'), `${global}${await readRecipe(port, site.port)}`);
      caddy = spawn(CADDY, ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], {
        stdio: 'ignore',
        env: { PATH: process.env['PATH'], HOME: folder },
      });
      return vi.waitFor(
        async () => {
          if (caddy.exitCode !== null) throw new Error('Caddy ended.');
          // Below this folder, as the manual says of /var/lib/caddy.
          const authority = await readFile(join(folder, 'caddy/pki/authorities/local/root.crt'), 'utf8');
          return readCertificate(port, authority);
        },
        { timeout: 100_000, interval: 100 },
      );
    }

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'lectern-https-'));
      const port = await freePort();
      origin = `https://${NAME}:${port}`;
      place = await createItemsPlace(`
site: { baseUrl: "${origin}" }
shows: [{ id: harbour, title: Harbour, language: en, author: A, sources: [{ page: "https://paper.example/" }] }]
`);
      ({ token } = await place.person('ann', 'harbour'));
      site = await serveSite({ admin: place.admin, baseUrl: origin });
      const key = (await startCaddy(port)).publicKey.export({ type: 'spki', format: 'der' });
      // Trusted as by a phone on which the authority was installed. Its own profile: a window that installs is not private.
      const trusted = createHash('sha256').update(key).digest('base64');
      context = await chromium.launchPersistentContext(join(folder, 'profile'), {
        executablePath: CHROMIUM,
        args: [
          '--no-sandbox',
          `--host-resolver-rules=MAP ${NAME} 127.0.0.1`,
          `--ignore-certificate-errors-spki-list=${trusted}`,
        ],
        viewport: { width: 390, height: 844 },
        locale: 'en',
      });
      page = await context.newPage();
    });

    afterAll(async () => {
      await context?.close();
      caddy?.kill('SIGKILL');
      await site?.stop();
      await place?.store.close();
      if (folder !== '') await rm(folder, { recursive: true, force: true });
    });

    it('can be installed, keeps who is logged in, takes what is shared, and opens without a connection', async () => {
      await page.goto(`${origin}/add`);
      await page.fill('#token', token);
      await page.click('#login button');
      await page.waitForSelector('#add-form');
      expect(await page.evaluate('isSecureContext')).toBe(true);
      // What says that all this needs HTTPS.
      expect(await page.locator('#plain').isVisible()).toBe(false);
      const cookies = await context.cookies(`${origin}/add`);
      expect(cookies.map(({ secure, httpOnly, sameSite }) => ({ secure, httpOnly, sameSite }))).toEqual([
        { secure: true, httpOnly: true, sameSite: 'Strict' },
      ]);
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      const session = await context.newCDPSession(page);
      expect((await session.send('Page.getAppManifest')).errors).toEqual([]);
      expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
      await page.goto(`${origin}/add?text=https://paper.example/lamp`);
      await page.click('#add-form button.main');
      await page.locator('#list li', { hasText: 'paper.example' }).first().waitFor();
      expect(await place.store.items.find('harbour', 'https://paper.example/lamp')).toBeDefined();
      caddy.kill('SIGKILL');
      await page.goto(`${origin}/add?text=https://kept.example/`);
      await page.getByText('No connection').waitFor();
      expect(page.url()).toContain('kept.example');
    });
  },
);
