/** What makes an app of the page `/add`: manifest, icons, worker and what is shown offline; nothing of it is anybody's own. */
import type { Request, Router } from 'express';
import type { AddFrame, AddPage } from './add-page.ts';

export type InstallableOptions = {
  readonly page: AddPage;
  /** Of Lectern. */
  readonly version: string;
  /** A published file of `assets/`. */
  readonly readAsset: (name: string) => Promise<string | undefined>;
  readonly frame: (request: Request, root: string) => AddFrame;
};

/** Below `/add`. */
export function addInstallable(router: Router, { page, frame, version, readAsset }: InstallableOptions): void {
  router.get('/add/manifest.webmanifest', (request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    const { language } = frame(request, '../');
    response.type('application/manifest+json').send(page.buildManifest(language));
  });
  router.get('/add/offline', (request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(page.renderOffline(frame(request, '../')));
  });
  router.get('/add/worker.js', async (_request, response, next) => {
    const script = await readAsset('add-worker.js');
    if (script === undefined) return next();
    response.setHeader('Cache-Control', 'no-cache');
    // It lies below the page that it is for.
    response.setHeader('Service-Worker-Allowed', '../add');
    // Another version is another script, for which browsers fetch the rest anew.
    response.type('text/javascript').send(`// ${version}\n${script}`);
  });
  router.get('/add/:icon.png', async (request, response, next) => {
    const png = await page.drawIcon(`${request.params.icon}.png`);
    if (png === undefined) return next();
    response.setHeader('Cache-Control', 'public, max-age=86400');
    response.type('png').send(Buffer.from(png));
  });
}
