/** An operator's side for the tests of its routes: runs that begin and end as a test says, behind the real pages. */

import { describeRunEvent } from '../../src/commands/describe-run-event.ts';
import { createAddPage } from '../../src/commands/serve-add-page.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { LecternError } from '../../src/errors.ts';
import type { RunEvent } from '../../src/jobs/events.ts';
import { createLocalEvents } from '../../src/jobs/local-events.ts';
import type { RunRequest } from '../../src/jobs/plan-batch.ts';
import { type ControlEvent, createRunControl } from '../../src/jobs/run-control.ts';
import type { RunReport } from '../../src/jobs/runner.ts';
import { buildNoticePage } from '../../src/publish/build-notice-page.ts';
import { buildStatusPage } from '../../src/publish/build-status-page.ts';
import { sayFault } from '../../src/publish/fault-words/choose-fault-words.ts';
import { buildLoginPage } from '../../src/publish/status-page/build-login-page.ts';
import { buildNotDonePage } from '../../src/publish/status-page/build-not-done-page.ts';
import type { StatusView } from '../../src/publish/status-page/status-view.ts';
import type { Admin } from '../../src/serve/admin.ts';
import { itemIdOf } from '../../src/store/item-id.ts';

export const ADMIN_TOKEN = 'a-token-of-the-operator-0123456789';

export type SampleRun = {
  readonly runId: string;
  readonly request: RunRequest;
  readonly tell: (event: RunEvent) => void;
  finish(): void;
};

const SUMMARY = {
  new: 1,
  updated: 0,
  unchanged: 0,
  filtered: 0,
  failed: 0,
  sentencesSynthesised: 3,
  sentencesReused: 0,
  audioSeconds: 9,
  missingClips: 0,
};

export type SampleAdmin = {
  readonly admin: Admin;
  readonly runs: SampleRun[];
  readonly retried: unknown[];
  readonly dismissed: unknown[];
  /** What was asked of articles by the names that the API has for them. */
  readonly asked: unknown[];
};

const noItems = async () => Promise.reject(new LecternError('There is none.', { code: 'not-found', stage: 'serve' }));

const NO_ITEMS: Admin['items'] = {
  findPerson: async () => undefined,
  mostUploadBytes: 1000,
  add: noItems,
  list: noItems,
  find: noItems,
  retry: noItems,
  dismiss: noItems,
  remove: noItems,
};

const NO_IMPORTS: Admin['imports'] = {
  take: noItems,
  keep: noItems,
  open: noItems,
  forget: noItems,
  waiting: noItems,
  cancel: noItems,
};

const CONFIG =
  'shows: [{ id: harbour, title: Harbour, language: en, author: A, sources: [{ page: "https://paper.example/" }] }]';

export function createSampleAdmin(language = 'en'): SampleAdmin {
  const runs: SampleRun[] = [];
  const retried: unknown[] = [];
  const dismissed: unknown[] = [];
  const asked: unknown[] = [];
  const events = createLocalEvents();
  const control = createRunControl({
    events,
    run: (request, { runId }, signal) =>
      new Promise<RunReport>((resolve, reject) => {
        const tell = (event: RunEvent) => events.publish([runId], event);
        signal.addEventListener('abort', () => reject(signal.reason));
        runs.push({
          runId,
          request,
          tell,
          finish() {
            tell({ kind: 'run-finished', runId, summary: SUMMARY });
            resolve({ runId, summary: SUMMARY, items: [], showErrors: [] });
          },
        });
      }),
  });
  const admin: Admin = {
    token: ADMIN_TOKEN,
    version: '1.2.3',
    language,
    items: {
      ...NO_ITEMS,
      remove: async (caller, id) => void asked.push({ remove: id, by: caller.kind }),
      async retry(caller, id, wish) {
        asked.push({ retry: id, by: caller.kind, ...wish });
        return noItems();
      },
    },
    imports: NO_IMPORTS,
    addPage: createAddPage({
      config: parseConfig(CONFIG, 'lectern.yaml', '/nowhere'),
      desk: NO_ITEMS,
      imports: NO_IMPORTS,
      access: { authorize: async () => undefined },
    }),
    answers: { take: async () => undefined, save: async () => undefined, forget: async () => undefined },
    eventsSince: control.eventsSince,
    watch: (listener) => control.watch(listener),
    // What is watched are events of the control.
    describe: (event, wanted) => describeRunEvent(event as ControlEvent, wanted, 'UTC'),
    startRun({ show, limit }) {
      if (show !== undefined && show !== 'harbour')
        throw new LecternError(`There is no show ${show}.`, {
          code: 'usage',
          stage: 'serve',
          hint: 'There is harbour.',
        });
      const bounds = { ...(show !== undefined && { showId: show }), ...(limit !== undefined && { limit }) };
      return { id: control.request({ kind: 'sources', ...bounds }, 'api').id };
    },
    async retryJob(id) {
      retried.push({ job: id });
    },
    async retryItem(request) {
      if (request.show !== 'harbour')
        throw new LecternError('There is no such article.', { code: 'not-found', stage: 'serve' });
      retried.push(request);
      return { id: control.request({ kind: 'retry', showId: 'harbour', item: request.url ?? '' }, 'api').id };
    },
    async dismissItem(request) {
      dismissed.push(request);
    },
    findRun: async (id) => control.find(id),
    speakSample: async (voice) => (voice === 'kokoro:zf_xiaoxiao' ? Buffer.from('RIFF of it') : undefined),
    renderLogin: buildLoginPage,
    renderNotDone: buildNotDonePage,
    sayFault,
    renderNotice: (wanted, notice) => buildNoticePage({ language: wanted, root: '../', back: 'status', notice }),
    async renderStatus({ formToken, language: wanted }) {
      return buildStatusPage({
        ...sampleStatus(wanted),
        formToken,
        current: control.current(),
        lines: control.eventsSince(0).map((event) => describeRunEvent(event, wanted, 'UTC')),
      });
    },
  };
  return { admin, runs, retried, dismissed, asked };
}

export function sampleStatus(language: string): StatusView {
  return {
    language,
    timeZone: 'Asia/Shanghai',
    version: 'Lectern test',
    formToken: '',
    nextRun: new Date('2024-05-18T02:00:00Z'),
    disks: [
      { name: 'media', freeBytes: 80e9, totalBytes: 100e9 },
      { name: 'data', freeBytes: 0.2e9, totalBytes: 100e9 },
    ],
    voices: [{ voice: 'kokoro:zf_xiaoxiao', language: 'zh', sex: 'female' }],
    shows: [
      {
        id: 'harbour',
        title: '港口听报',
        isPrivate: false,
        episodes: 12,
        byteLength: 420e6,
        keep: { episodes: 200, megabytes: 20_000 },
        itemsByStatus: { published: 12, filtered: 3, failed: 1 },
      },
    ],
    current: [],
    heard: [
      {
        title: '港口听报',
        episodes: [
          {
            title: '渡船<停>航',
            at: '2024-05-18T01:00:00Z',
            proof: {
              voices: [{ voice: 'kokoro:zf_xiaoxiao', sentences: 40, units: 800, errors: 12, spokenAgain: 2 }],
              ...{ worst: [], unheard: 3, untranscribed: 1 },
            },
          },
          {
            ...{ title: 'Slack water', at: '2024-05-17T01:00:00Z' },
            proof: {
              voices: [{ voice: 'kokoro:zf_xiaoxiao', sentences: 10, units: 200, errors: 20, spokenAgain: 0 }],
              worst: [],
            },
          },
        ],
        worst: [
          {
            ...{
              text: '风<停>了。',
              voice: 'kokoro:zf_xiaoxiao',
              share: 0.25,
              start: 61.5,
              end: 63,
              heard: '风<挺>了',
            },
            mediaPath: 'status/media/harbour/a.0123.mp3',
          },
        ],
      },
    ],
    workers: [
      { role: 'serve', machine: 'harbour', startedAt: '2024-05-17T02:00:00Z', concurrency: 1, doing: [] },
      {
        role: 'worker',
        machine: 'pier<1>',
        ...{ startedAt: '2024-05-17T03:00:00Z', concurrency: 1 },
        doing: [
          {
            ...{
              kind: 'make-episode',
              about: 'https://paper.example/<b>',
              item: `harbour.${itemIdOf('https://paper.example/1')}`,
            },
            progress: { stage: 'narrate', done: 30, total: 120 },
          },
        ],
      },
    ],
    queued: [{ kind: 'make-episode', count: 3 }],
    brokenFeeds: [],
    dropped: [],
    moreFailures: { articles: 0, jobs: 0 },
    storage: [
      { name: 'site', bytes: 12e6 },
      { name: 'media', bytes: 1.42e9 },
      { name: 'voices' },
      { name: 'cache', bytes: 4.7e9, limitBytes: 5e9 },
    ],
    schedule: [
      {
        ...{ show: '港口听报', source: 'feed https://paper.example/a-long-address-of-a-feed/of-news.xml' },
        ...{ next: new Date('2024-05-18T02:00:00Z'), last: '2024-05-18T01:30:00.000Z' },
      },
      {
        ...{ show: '港口听报', source: 'index https://paper.example/', restsUntil: '2024-05-18T04:00:00.000Z' },
        error: { code: 'http-status', message: 'The server answered 500 <Oh>.', hint: 'It is asked again later.' },
      },
    ],
    doubtful: [
      {
        ...{ item: 'harbour.fedcba9876543210', title: '渡船<停>航', show: '港口听报', pagePath: 'harbour/a/' },
        voices: ['kokoro:zf_xiaoxiao', 'espeak:cmn'],
        sentences: [
          { text: '∮E·dl<0' },
          {
            text: '风<停>了。',
            heard: {
              ...{ share: 0.75, voice: 'kokoro:zf_xiaoxiao', start: 61.5, end: 63 },
              mediaPath: 'status/media/harbour/a.0123.mp3',
            },
          },
        ],
      },
    ],
    lines: [],
    failures: [
      {
        showId: 'harbour',
        ...{ item: 'harbour.00112233aabbccdd', voices: ['espeak:cmn'] },
        url: 'https://paper.example/2024/a-very-long-address-of-an-article-that-does-not-fit-a-small-screen.html',
        fault: {
          message: 'The server answered 503 <Service Unavailable>.',
          hint: 'It is tried again by the next run.',
        },
        attempts: 3,
        at: '2024-05-18T01:00:00.000Z',
      },
      {
        showId: 'harbour',
        job: 'job-7',
        title: 'published: 老桥今天重新开放',
        fault: { message: 'The hook https://chat.example could not be told: The server answered 404.' },
        attempts: 1,
        at: '2024-05-18T01:01:00.000Z',
      },
    ],
    runs: [
      {
        ...{ id: 'run-1', trigger: 'schedule' },
        startedAt: '2024-05-18T01:30:00.000Z',
        finishedAt: '2024-05-18T01:31:05.000Z',
        counts: { new: 1, failed: 1 },
        lines: [
          { text: '09:30:02 new: 老桥今天<重>新开放', isBad: false },
          { text: '09:31:05 failed: https://paper.example/2. The server answered 503.', isBad: true },
        ],
      },
    ],
  };
}
