/** Counts of what was served and of what there is, in the text format that Prometheus scrapes. */
import type { IncomingMessage } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { requestPath } from './answer-published.ts';

/** What an installation counts, asked for at each scrape. */
export type InstallationFacts = {
  /** By how they ended. */
  readonly runs: Readonly<Record<string, number>>;
  /** When the last run ended in which something went well, seconds since 1970. */
  readonly lastSuccessSeconds?: number;
  readonly cacheBytes: number;
  readonly queue: {
    readonly depth: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
    readonly oldestSeconds: number;
  };
  /** Those that live, by what they are. */
  readonly workers: Readonly<Record<string, number>>;
  readonly shows: readonly {
    readonly id: string;
    readonly isPrivate?: boolean;
    readonly episodes: number;
    readonly itemsByStatus: Readonly<Record<string, number>>;
    /** Of the voices of its latest episodes, whoever made them: words heard again, and of these, otherwise than written. */
    readonly heard: readonly { readonly voice: string; readonly units: number; readonly errors: number }[];
  }[];
};

/** An answer that was finished or broken off. */
export type Answered = { readonly status: number; readonly seconds: number; readonly bytesSent: number };

export type RequestMetrics = {
  /** @returns what to call when the answer is over */
  begin(request: IncomingMessage): (answered: Answered) => void;
  /** Text exposition format 0.0.4. Private shows are counted only for who may know of them. */
  render(withPrivateShows: boolean): Promise<string>;
};

/** What a listener would call it; never a path, since paths may carry a secret and would make a series each. */
function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path.includes('/media/')) return 'media';
  if (name === 'feed.xml' || name === 'lite.xml') return 'feed';
  if (/^(healthz|readyz|metrics)$/.test(name)) return 'probe';
  if (/\/(api|status)(\/|$)/.test(path)) return 'admin';
  return /\.(vtt|srt|json)$/.test(name) ? 'transcript' : 'page';
}

let ofProcess: Registry | undefined;

/** Memory, CPU, event loop. Once a process, whose they are: what watches them is never let go. */
function processMetrics(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess, prefix: 'lectern_' });
  }
  return ofProcess;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** Numbers of one server; those of the process are added to them. */
export function createRequestMetrics(
  installation?: () => Promise<InstallationFacts>,
  others: readonly Registry[] = [],
): RequestMetrics {
  // Begins to watch.
  processMetrics();
  const registers = [new Registry()] as const;
  const [registry] = registers;
  const counts = new Map<string, { readonly labels: Record<'kind' | 'method' | 'status', string>; value: number }>();
  // Counted in a map and handed over at a scrape: a request pays for no labels.
  new Counter({
    name: 'lectern_http_requests_total',
    help: 'Answers, by kind of content, method and status.',
    labelNames: ['kind', 'method', 'status'],
    registers: [...registers],
    collect() {
      this.reset();
      for (const { labels, value } of counts.values()) this.inc(labels, value);
    },
  });
  const sent = new Counter({
    name: 'lectern_http_sent_bytes_total',
    help: 'Bytes sent, heads of answers included.',
    registers: [...registers],
  });
  let inFlight = 0;
  new Gauge({
    name: 'lectern_http_requests_in_flight',
    help: 'Requests being answered.',
    registers: [...registers],
    collect() {
      this.set(inFlight);
    },
  });
  const duration = new Histogram({
    name: 'lectern_http_request_duration_seconds',
    help: 'Until the last byte was handed over, or the client left.',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600],
    registers: [...registers],
  });
  const describe = installation && addInstallation(registry);
  const readFacts = installation && forAWhile(installation);
  return {
    begin(request) {
      const kind = kindOf(requestPath(request));
      const method = METHODS.has(request.method ?? '') ? (request.method ?? '') : 'other';
      inFlight += 1;
      return ({ status, seconds, bytesSent }) => {
        inFlight -= 1;
        const key = `${kind} ${method} ${status}`;
        const count = counts.get(key);
        if (count) count.value += 1;
        else counts.set(key, { labels: { kind, method, status: String(status) }, value: 1 });
        sent.inc(bytesSent);
        duration.observe(seconds);
      };
    },
    async render(withPrivateShows) {
      if (readFacts && describe) {
        const facts = await readFacts();
        // Nothing is awaited between this and the collection of values, so that two scrapes do not mix.
        describe({ ...facts, shows: facts.shows.filter((show) => withPrivateShows || !show.isPrivate) });
      }
      return renderAll([registry, ...others]);
    },
  };
}

/** With what is counted of this process. */
export async function renderAll(registries: readonly Registry[]): Promise<string> {
  return (await Promise.all([...registries, processMetrics()].map((one) => one.metrics()))).join('');
}

/** A collector may ask often; the store is asked at most once in this time. */
const FACTS_KEPT_MS = 5000;

function forAWhile<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { readonly at: number; readonly value: Promise<T> } | undefined;
  return () => {
    if (known === undefined || performance.now() - known.at > FACTS_KEPT_MS)
      known = { at: performance.now(), value: read() };
    return known.value;
  };
}

function addInstallation(registry: Registry): (facts: InstallationFacts) => void {
  const gauge = <T extends string>(name: string, help: string, ...labelNames: T[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const runs = new Counter({
    name: 'lectern_runs_total',
    help: 'Runs of this process, by how they ended.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const lastSuccess = gauge('lectern_last_success_timestamp_seconds', 'End of the last run without a failure.');
  const cacheBytes = gauge('lectern_cache_bytes', 'Size of the cache.');
  const jobs = gauge('lectern_jobs', 'Jobs in the queue, by kind and state.', 'kind', 'state');
  const oldest = gauge('lectern_oldest_due_job_seconds', 'How long the job waits that is due the longest.');
  const workers = gauge('lectern_workers', 'Processes that share the queue and live.', 'role');
  const episodes = gauge('lectern_episodes', 'Published episodes.', 'show');
  const items = gauge('lectern_items', 'Articles, by what became of them.', 'show', 'status');
  const errorRate = gauge(
    'lectern_latest_heard_error_ratio',
    'Of the words, or syllables of Chinese, of the latest ten episodes: how many were heard otherwise than written.',
    'show',
    'voice',
  );
  return (facts) => {
    for (const metric of [runs, episodes, items, jobs, workers, errorRate]) metric.reset();
    for (const { kind, state, count } of facts.queue.depth) jobs.set({ kind, state }, count);
    oldest.set(facts.queue.oldestSeconds);
    for (const [role, count] of Object.entries(facts.workers)) workers.set({ role }, count);
    for (const [outcome, count] of Object.entries(facts.runs)) runs.inc({ outcome }, count);
    if (facts.lastSuccessSeconds !== undefined) lastSuccess.set(facts.lastSuccessSeconds);
    cacheBytes.set(facts.cacheBytes);
    for (const show of facts.shows) {
      episodes.set({ show: show.id }, show.episodes);
      for (const [status, count] of Object.entries(show.itemsByStatus)) items.set({ show: show.id, status }, count);
      for (const { voice, units, errors } of show.heard) errorRate.set({ show: show.id, voice }, errors / units);
    }
  };
}
