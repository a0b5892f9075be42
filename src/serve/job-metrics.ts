/** How long the jobs of this process take, and how right what they spoke was heard to be, for Prometheus. */
import { Counter, Histogram, Registry } from 'prom-client';
import type { EpisodeProof } from '../model.ts';
import { listen } from './listen.ts';

export type JobMetrics = {
  readonly registry: Registry;
  observe(kind: string, outcome: string, seconds: number): void;
  /** `show`: '' for a private one, of which nobody is to know. */
  hear(show: string, voices: EpisodeProof['voices']): void;
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
  const counter = (name: string, help: string) =>
    new Counter({ name, help, labelNames: ['show', 'voice'], registers: [registry] });
  const units = counter('lectern_heard_units_total', 'Words, or syllables of Chinese, that were heard again.');
  const wrong = counter(
    'lectern_heard_wrong_units_total',
    'Of these, by how far they were heard otherwise than written.',
  );
  const sentences = counter('lectern_heard_sentences_total', 'Sentences that were heard again.');
  const again = counter('lectern_respoken_sentences_total', 'Of these, those that were spoken again.');
  return {
    registry,
    observe: (kind, outcome, seconds) => duration.observe({ kind, outcome }, seconds),
    hear(show, voices) {
      for (const { voice, ...counts } of voices) {
        const labels = { show, voice };
        units.inc(labels, counts.units);
        wrong.inc(labels, counts.errors);
        sentences.inc(labels, counts.sentences);
        again.inc(labels, counts.spokenAgain);
      }
    },
  };
}

/** What numbers may call a show: '' for a private one. */
export const publicName = (
  { shows }: { readonly shows: readonly { readonly id: string; readonly access?: unknown }[] },
  showId: string,
): string => (shows.some(({ id, access }) => id === showId && access === undefined) ? showId : '');

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
