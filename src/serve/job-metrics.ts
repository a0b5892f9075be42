/** How long the jobs of this process take, for Prometheus. */
import { Histogram, Registry } from 'prom-client';
import { listen } from './listen.ts';

export type JobMetrics = {
  readonly registry: Registry;
  observe(kind: string, outcome: string, seconds: number): void;
};

export function createJobMetrics(): JobMetrics {
  const registry = new Registry();
  const duration = new Histogram({
    name: 'lectern_job_duration_seconds',
    help: 'How long the jobs of this process took, by kind and by how they ended.',
    labelNames: ['kind', 'outcome'],
    buckets: [0.01, 0.1, 0.5, 2, 10, 30, 120, 600, 3600],
    registers: [registry],
  });
  return { registry, observe: (kind, outcome, seconds) => duration.observe({ kind, outcome }, seconds) };
}

/** Answers `/metrics` for a process that serves nothing else. @returns how to stop */
export async function serveMetrics(
  render: () => Promise<string>,
  address: { readonly host: string; readonly port: number },
): Promise<() => Promise<void>> {
  const { close } = await listen((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    render().then(
      (text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
      () => response.writeHead(500).end(),
    );
  }, address);
  return () => close(0);
}
