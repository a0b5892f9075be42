/** `notify` and `ping-hubs`: the operator's hooks and WebSub hubs hear what became of articles and feeds. */
import type { Config, ShowConfig } from '../config/read-config.ts';
import { toPublishable } from '../config/show-settings.ts';
import { type ErrorCode, toLecternError } from '../errors.ts';
import type { HttpClient } from '../io/http-client.ts';
import { feedUrl } from '../publish/site-urls.ts';
import { callHook, type HookNews, hookIdOf, nameHook, pingHub, sendPodping } from '../run/call-hook.ts';
import { hasHappened } from '../run/hook-news.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './job.ts';
import { type JobReport, toStoredError } from './job-report.ts';
import type { JobResult } from './worker.ts';

export type TellParts = {
  readonly config: Config;
  readonly store: Pick<Store, 'items' | 'episodes' | 'retiredFiles'>;
  /** For the operator's own servers, which may be on this machine. */
  readonly ownHttp: Pick<HttpClient, 'post' | 'open'>;
  /** Until when hooks and hubs are left alone that did not answer; ISO 8601 instants. */
  readonly unheard: Map<string, string>;
  readonly now: () => Date;
};

export type TellContext = {
  readonly report: JobReport;
  readonly signal: AbortSignal;
  readonly timesPostponed: number;
};

type NotifyJob = Extract<Job, { kind: 'notify' }>;

/** Pauses before further tries; after the last it is given up. */
const PAUSES_MS = [5_000, 30_000, 120_000, 600_000, 3_600_000];

/** What takes long to fail: others for the same hook or hub are not even tried meanwhile. */
const NO_ANSWER: readonly ErrorCode[] = ['network', 'timeout'];

/** A job for each hook that wants to hear of it. */
export const planNotify = ({ hooks }: Config, news: HookNews): readonly NotifyJob[] =>
  hooks
    .filter(({ on }) => on.includes(news.message.event))
    .map((hook) => ({ kind: 'notify', hook: hookIdOf(hook), ...news }));

/** Tells a hook, if what it is about has come to be, and if it is still configured. */
export async function notify(
  parts: TellParts,
  show: ShowConfig,
  job: NotifyJob,
  context: TellContext,
): Promise<JobResult> {
  const hook = parts.config.hooks.find((one) => hookIdOf(one) === job.hook);
  // What was tried before had happened, whatever became of the article since.
  if (!hook || (context.timesPostponed === 0 && !(await hasHappened(parts.store, job)))) return DONE;
  const message = { ...job.message, showId: show.id, feedUrl: feedUrlOf(parts.config, show) };
  return tell(parts, show, nameHook(hook), job.hook, context, () =>
    callHook(parts.ownHttp, hook, message, context.signal),
  );
}

/** Tells all hubs, and Podping, that a show's feed changed; one that could not hear has all of them told again. */
export async function pingHubs(parts: TellParts, show: ShowConfig, context: TellContext): Promise<JobResult> {
  const results: JobResult[] = [];
  for (const hub of show.access ? [] : parts.config.websub)
    results.push(
      await tell(parts, show, `The hub ${hub}`, hub, context, () =>
        pingHub(parts.ownHttp, hub, feedUrlOf(parts.config, show), context.signal),
      ),
    );
  const { podping } = parts.config;
  if (podping && !show.access)
    results.push(
      await tell(parts, show, `Podping (${podping.url})`, podping.url, context, () =>
        sendPodping(parts.ownHttp, podping, feedUrlOf(parts.config, show), context.signal),
      ),
    );
  const worst = (kind: string) => results.find(({ outcome }) => outcome.kind === kind);
  return worst('postponed') ?? worst('failed') ?? DONE;
}

async function tell(
  { unheard, now }: TellParts,
  { id: showId }: ShowConfig,
  name: string,
  target: string,
  { report, signal, timesPostponed }: TellContext,
  call: () => Promise<void>,
): Promise<JobResult> {
  const restUntil = unheard.get(target) ?? '';
  if (restUntil > now().toISOString()) return { outcome: { kind: 'postponed', until: restUntil } };
  try {
    await call();
    unheard.delete(target);
    return DONE;
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    const error = toLecternError(thrown, 'publish');
    const pauseMs = error.retryable ? PAUSES_MS[timesPostponed] : undefined;
    const message = `${name} could not be told: ${error.message}`;
    const notice = (text: string) => report.tell({ kind: 'notice', showId, message: text });
    const why = { ...toStoredError(error, now()), message };
    if (pauseMs === undefined) {
      notice(message);
      return { outcome: { kind: 'failed', why }, isGivenUp: true };
    }
    if (timesPostponed === 0) notice(`${message} It is told later.`);
    const until = new Date(now().getTime() + pauseMs).toISOString();
    if (NO_ANSWER.includes(error.code)) unheard.set(target, until);
    return { outcome: { kind: 'postponed', until, why } };
  }
}

const DONE: JobResult = { outcome: { kind: 'done', changed: false } };

const feedUrlOf = (config: Config, show: ShowConfig): string => feedUrl(config.site, toPublishable(show).show);
