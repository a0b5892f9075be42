/** What monitoring asks: alive, ready, and the numbers. */
import type { Response, Router } from 'express';
import type { RequestMetrics } from './request-metrics.ts';
import { isSameSecret } from './secrets.ts';

export type Health = { readonly ok: boolean; readonly detail: Readonly<Record<string, unknown>> };

export type ProbesOptions = {
  readonly metrics: RequestMetrics;
  readonly health: (() => Promise<Health>) | undefined;
  /** Who shows it gets the numbers of private shows as well. */
  readonly adminToken: string | undefined;
};

export function addProbes(router: Router, { metrics, health, adminToken }: ProbesOptions): void {
  const plain = (response: Response) => response.setHeader('Cache-Control', 'no-store');
  router.get('/healthz', (_request, response) => {
    plain(response).type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    const found = await health?.().catch((thrown: unknown) => ({ ok: false, detail: { error: String(thrown) } }));
    plain(response)
      .status(found?.ok === false ? 503 : 200)
      .json(found ?? { ok: true, detail: {} });
  });
  router.get('/metrics', async (request, response) => {
    const presented = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const isAdmin = adminToken !== undefined && presented !== undefined && isSameSecret(presented, adminToken);
    plain(response)
      .type('text/plain; version=0.0.4')
      .send(await metrics.render(isAdmin));
  });
  router.get('/robots.txt', (_request, response) => {
    response.type('text/plain').send('User-agent: *\nAllow: /\n');
  });
}
