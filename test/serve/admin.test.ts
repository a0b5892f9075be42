import { load } from 'cheerio';
import { type Dispatcher, request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildStatusPage } from '../../src/publish/build-status-page.ts';
import type { StatusView } from '../../src/publish/status-page/status-view.ts';
import type { RequestEntry } from '../../src/serve/observe-requests.ts';
import { type PublishedSite, serveSite } from './published-site.ts';
import { ADMIN_TOKEN, createSampleAdmin, type SampleAdmin, sampleStatus } from './sample-admin.ts';

type Options = {
  readonly method?: Dispatcher.HttpMethod;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

let sample: SampleAdmin;
let site: PublishedSite;
let clients = 0;
const log: RequestEntry[] = [];
const stopping = new AbortController();

beforeAll(async () => {
  sample = createSampleAdmin();
  site = await serveSite({
    admin: sample.admin,
    stopping: stopping.signal,
    heartbeatMs: 20,
    log: (entry) => log.push(entry),
    facts: async () => ({
      runs: { succeeded: 3, partly: 1, failed: 0, stopped: 0 },
      lastSuccessSeconds: 1_716_000_000,
      queue: {
        depth: [{ kind: 'make-episode', state: 'waiting', count: 7 }],
        oldestSeconds: 12.5,
      },
      workers: { serve: 1, worker: 2 },
      cacheBytes: 4711,
      shows: [
        {
          ...{ id: 'harbour', episodes: 12, itemsByStatus: { published: 12, failed: 1 } },
          heard: [{ voice: 'kokoro:af_heart', units: 200, errors: 3 }],
        },
        { id: 'inner', isPrivate: true, episodes: 5, itemsByStatus: {}, heard: [] },
      ],
    }),
  });
});

beforeEach(() => {
  clients += 1;
});

afterAll(() => site.stop());

/** From an address of the test's own, since wrong tokens are counted by address. */
async function ask(path: string, { method = 'GET', headers = {}, body }: Options = {}) {
  const answer = await request(site.origin + path, {
    method,
    headers: { 'x-forwarded-for': `10.1.0.${clients}`, ...headers },
    body: body ?? null,
  });
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

const bearer = { authorization: `Bearer ${ADMIN_TOKEN}` };
const post = (path: string, body: unknown, headers: Record<string, string> = bearer) =>
  ask(path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

/** Waits for the run to begin, ends it and waits for what is recorded. */
async function finishRun(id: string): Promise<void> {
  await vi.waitFor(() => expect(sample.runs.some(({ runId }) => runId === id)).toBe(true));
  sample.runs.find(({ runId }) => runId === id)?.finish();
  await vi.waitFor(async () => expect((await sample.admin.findRun(id))?.state).toBe('finished'));
}

describe('the interface for programs', () => {
  it('starts a run, tells how it stands and when it is over', async () => {
    const started = await post('/api/runs', { show: 'harbour', limit: 2 });
    expect(started.status).toBe(202);
    const { id } = JSON.parse(started.text);
    await vi.waitFor(async () =>
      expect(JSON.parse((await ask(`/api/runs/${id}`, { headers: bearer })).text)).toMatchObject({
        id,
        state: 'running',
      }),
    );
    expect(sample.runs.at(-1)?.request).toMatchObject({ showId: 'harbour', limit: 2 });
    await finishRun(id);
    const over = await ask(`/api/runs/${id}`, { headers: bearer });
    expect(JSON.parse(over.text)).toMatchObject({ state: 'finished' });
    expect(over.headers['cache-control']).toBe('no-store');
  });

  it('tries a failed article again', async () => {
    const answer = await post('/api/items/retry', { show: 'harbour', url: 'https://paper.example/1' });
    expect(answer.status).toBe(202);
    expect(sample.retried).toEqual([{ show: 'harbour', url: 'https://paper.example/1' }]);
    await finishRun(JSON.parse(answer.text).id);
    expect((await post('/api/items/retry', { show: 'nothing', url: 'x' })).status).toBe(404);
  });

  it.each([
    [{ show: 7 }, 'show'],
    [{ limit: 0 }, 'limit'],
    [{ url: 'file:///etc/passwd' }, 'url'],
    [{ url: 'javascript:alert(1)' }, 'url'],
    [{ shwo: 'harbour' }, 'shwo'],
    [{ show: 'nothing' }, 'There is no show nothing'],
    [['harbour'], 'expected object'],
  ])('refuses %j and says why', async (body, word) => {
    const before = sample.runs.length;
    const answer = await post('/api/runs', body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).error).toContain(word);
    expect(sample.runs).toHaveLength(before);
  });

  it('takes JSON only, and not too much of it', async () => {
    const text = { ...bearer, 'content-type': 'text/plain' };
    expect((await ask('/api/runs', { method: 'POST', headers: text, body: '{}' })).status).toBe(415);
    expect((await post('/api/runs', { show: 'x'.repeat(100_000) })).status).toBe(413);
    const broken = { ...bearer, 'content-type': 'application/json' };
    expect((await ask('/api/runs', { method: 'POST', headers: broken, body: '{"show":' })).status).toBe(400);
  });

  it.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer not-the-token-of-the-operator' }],
    ['the token with one letter less', { authorization: `Bearer ${ADMIN_TOKEN.slice(0, -1)}` }],
    ['the token in a cookie', { cookie: `lectern_session=${ADMIN_TOKEN}` }],
    ['basic credentials', { authorization: `Basic ${Buffer.from(`x:${ADMIN_TOKEN}`).toString('base64')}` }],
  ])('is closed to %s', async (_name, headers) => {
    const before = sample.runs.length;
    const answer = await post('/api/runs', {}, headers);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect((await ask('/api/runs/x/events', { headers })).status).toBe(401);
    expect(sample.runs).toHaveLength(before);
  });

  it('holds up who guesses, and nobody else', async () => {
    const wrong = { authorization: 'Bearer guess' };
    const statuses: number[] = [];
    for (let index = 0; index < 12; index += 1) statuses.push((await post('/api/runs', {}, wrong)).status);
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
    expect((await form('/status/login', { token: 'guess' })).status).toBe(429);
    expect((await ask('/api/runs/x', { headers: bearer })).status).toBe(404);
  });

  it('is not there at all without a token in the environment', async () => {
    const closed = await serveSite();
    for (const path of ['/api/runs', '/api/items/retry', '/status', '/status/login', '/pod/api/runs']) {
      const answers = await Promise.all(
        (['GET', 'POST'] as const).map((method) => request(closed.origin + path, { method, headers: bearer })),
      );
      for (const { statusCode, body } of answers) {
        await body.dump();
        expect(statusCode, path).toBe(404);
      }
    }
    await closed.stop();
  });
});

describe('events of a run', () => {
  /** Reads a stream until `enough` says so, then leaves. */
  async function read(
    path: string,
    headers: Record<string, string>,
    enough: (text: string) => boolean,
  ): Promise<string> {
    const leave = new AbortController();
    const answer = await request(site.origin + path, { headers: { ...bearer, ...headers }, signal: leave.signal });
    let text = `${answer.statusCode} ${answer.headers['content-type'] ?? ''}\n`;
    try {
      for await (const chunk of answer.body) {
        text += chunk;
        if (enough(text)) leave.abort();
      }
    } catch (thrown) {
      if (!leave.signal.aborted) throw thrown;
    }
    return text;
  }
  const idsOf = (text: string) => [...text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id ?? '');
  const kindsOf = (text: string) =>
    [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data ?? '').event?.kind);

  it('come as they happen, go on after a break without loss or repetition, and end', async () => {
    const { id } = JSON.parse((await post('/api/runs', { show: 'harbour' })).text);
    await vi.waitFor(() => expect(sample.runs.at(-1)?.runId).toBe(id));
    const run = sample.runs.at(-1);
    run?.tell({ kind: 'run-started', runId: id, trigger: 'api', shows: ['harbour'] });
    const first = await read(`/api/runs/${id}/events`, {}, (text) => text.includes('run-started'));
    expect(first).toMatch(/^200 text\/event-stream/);
    run?.tell({ kind: 'listed', showId: 'harbour', items: 1, untouched: 0 });
    const lastId = idsOf(first).at(-1) ?? '';
    const rest = read(`/api/runs/${id}/events`, { 'last-event-id': lastId }, () => false);
    run?.tell({ kind: 'notice', showId: 'harbour', message: 'Half-way.' });
    await finishRun(id);
    const second = await rest;
    expect(kindsOf(second)).toEqual(['listed', 'notice', 'run-finished', undefined]);
    expect(second).toContain('event: end\n');
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(4);
    // Who has all of it is told not to come again, as a browser understands it.
    const done = await ask(`/api/runs/${id}/events`, {
      headers: { ...bearer, 'last-event-id': idsOf(second).at(-1) ?? '' },
    });
    expect(done.status).toBe(204);
    // Who comes late hears all of it.
    const late = await ask(`/api/runs/${id}/events`, { headers: bearer });
    expect(kindsOf(late.text)).toEqual(['run-started', 'listed', 'notice', 'run-finished', undefined]);
  });

  it('begin anew for a reader of an earlier process', async () => {
    const { id } = JSON.parse((await post('/api/runs', {})).text);
    await finishRun(id);
    const answer = await ask(`/api/runs/${id}/events`, { headers: { ...bearer, 'last-event-id': 'abc-999999' } });
    expect(kindsOf(answer.text)).toContain('run-finished');
  });

  it('are kept alive while nothing happens', async () => {
    const { id } = JSON.parse((await post('/api/runs', {})).text);
    await vi.waitFor(() => expect(sample.runs.at(-1)?.runId).toBe(id));
    expect(await read(`/api/runs/${id}/events`, {}, (text) => text.includes(': still here'))).toContain(': still here');
    await finishRun(id);
  });

  it('of an unknown run are not there', async () => {
    expect((await ask('/api/runs/nothing/events', { headers: bearer })).status).toBe(404);
  });
});

describe('the status page', () => {
  async function logIn(): Promise<{ readonly cookie: string; readonly formToken: string }> {
    const answer = await form('/status/login', { token: ADMIN_TOKEN });
    expect([answer.status, answer.headers['location']]).toEqual([303, '../status']);
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const page = await ask('/status', { headers: { cookie } });
    return { cookie, formToken: /name="form" value="([^"]+)"/.exec(page.text)?.[1] ?? '' };
  }

  it('asks for the token, and then gives a session that does not hold it', async () => {
    const page = await ask('/status');
    expect(page.text).toContain('type="password"');
    expect(page.text).not.toContain('harbour');
    const wrong = await form('/status/login', { token: 'wrong' });
    expect([wrong.status, wrong.headers['set-cookie']]).toEqual([401, undefined]);
    const right = String((await form('/status/login', { token: ADMIN_TOKEN })).headers['set-cookie']);
    expect(right).toMatch(/HttpOnly/);
    expect(right).toMatch(/SameSite=Strict/);
    // The sample's base address is https.
    expect(right).toMatch(/Secure/);
    expect(right).not.toContain(ADMIN_TOKEN);
  });

  it('speaks the language of the browser: the door, what is refused, the page and what is told meanwhile', async () => {
    const { cookie } = await logIn();
    const wants = { 'accept-language': 'zh-TW, en;q=0.5' };
    const titleOf = (text: string) => load(text)('html').attr('lang') + load(text)('h1').text();
    const door = await ask('/status', { headers: wants });
    expect([titleOf(door.text), door.headers['vary']]).toEqual(['zh-Hant運行狀態', 'Accept-Language']);
    for (const path of ['/status/login', '/status/run']) {
      const refused = await ask(path, { method: 'POST', headers: { ...wants, origin: 'https://radio.example' } });
      expect(load(refused.text)('html').attr('lang'), path).toBe('zh-Hant');
    }
    expect(titleOf((await ask('/status', { headers: { ...wants, cookie } })).text)).toBe('zh-Hant運行狀態');
    expect(titleOf((await ask('/status', { headers: { 'accept-language': 'fi', cookie } })).text)).toBe('enStatus');
    await form('/status/run', { form: (await logIn()).formToken }, { cookie });
    const leave = new AbortController();
    const stream = await request(`${site.origin}/status/events`, {
      headers: { ...wants, cookie },
      signal: leave.signal,
    });
    let told = '';
    for await (const chunk of stream.body) {
      told += chunk;
      if (told.includes('data:')) break;
    }
    leave.abort();
    expect(told).toContain('開始');
  });

  it('shows failures with their remedy, runs, the next run and the disk', async () => {
    const { cookie } = await logIn();
    const { text, headers } = await ask('/status', { headers: { cookie } });
    expect(text).toContain('The server answered 503 &lt;Service Unavailable&gt;.');
    expect(text).toContain('It is tried again by the next run.');
    expect(text).toContain('tried 3 times');
    expect(load(text)('#history summary').first().text()).toContain(' · 1:05 · ');
    expect(text).toContain('The hook https://chat.example could not be told: The server answered 404.');
    // A job that was given up can be retried, an article dismissed too.
    expect(text.match(/action="status\/retry"/g)).toHaveLength(2);
    expect(text.match(/action="status\/dismiss"/g)).toHaveLength(1);
    // Markup in what a worker is at stays text.
    expect(text).toContain('<strong>Worker</strong> (pier&lt;1&gt;)');
    expect(text).toContain('Makes an episode: https://paper.example/&lt;b&gt;');
    expect(text).toContain('80.0 GB free of 100.0 GB');
    expect(text).toContain('datetime="2024-05-18T02:00:00.000Z"');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('says at a glance what is wrong and what to do, and that all is well when it is', async () => {
    const glance = (more: Partial<StatusView>) => {
      const page = load(buildStatusPage({ ...sampleStatus('en'), failures: [], schedule: [], disks: [], ...more }));
      return page('#health').text().replace(/\s+/g, ' ').trim();
    };
    expect(glance({})).toMatch(/^All is well\.Next run: .*2024/);
    const { failures, disks, schedule } = sampleStatus('en');
    const [article, job] = failures;
    expect(glance({ failures: article ? [article] : [] })).toMatch(/^One thing needs a hand: 1 article failed: try/);
    const moreFailures = { articles: 60, jobs: 0 };
    expect(glance({ failures: article ? [article] : [], moreFailures })).toContain('61 articles failed');
    expect(glance({ failures: job ? [job] : [] })).toContain('1 job was given up: mend the cause, then try again.');
    expect(glance({ disks })).toContain('Disk (Data): only 200 MB free. Make room, or lower keep');
    expect(glance({ schedule })).toContain('1 source could not be listed');
    expect(glance({ brokenFeeds: ['Harbour'] })).toContain('The feed of Harbour breaks a rule: “lectern check”');
    expect(glance({ refused: 'Line 3 is wrong.', failures })).toMatch(/^3 things need a hand: .*Line 3 is wrong\./);
    const [server] = sampleStatus('en').workers;
    const idle = server ? [{ ...server, concurrency: 0 }] : [];
    expect(glance({ workers: idle })).toContain('3 jobs wait and no process does any: start “lectern worker”');
    expect(glance({ workers: idle, queued: [] })).toMatch(/^All is well/);
    const run = { id: 'r', trigger: 'schedule', startedAt: '2024-05-18T01:30:00.000Z', lines: [] } as const;
    expect(glance({ runs: [{ ...run, ended: 'lost' }, run] })).toContain('The process of the last run was killed');
    expect(glance({ runs: [run, { ...run, ended: 'lost' }] })).toMatch(/^All is well/);
  });

  it('says in the page’s language what failed; what has no name there, before the words of the program', () => {
    const why = { kind: 'answered', host: 'a.example', status: 503 } as const;
    const [first, second] = sampleStatus('zh-CN').failures.map(({ fault, ...failure }, at) => ({
      ...failure,
      fault: { ...fault, code: 'timeout', ...(at > 0 && { why }) },
    }));
    const failures = first && second ? [first, second] : [];
    const page = load(buildStatusPage({ ...sampleStatus('zh-CN'), failures }));
    expect(page('#failures .bad').first().text()).toMatch(/^等了太久没有结果，请稍后重试。 The server answered 503/);
    expect(page('#failures .bad [lang=en]').first().text()).toMatch(/^The server/);
    expect(page('#failures .bad').last().text()).toBe('a.example 回答 503，网站出错，请稍后重试。');
    expect(page('#schedule .bad').text()).toMatch(/^对方服务器没有给出内容/);
  });

  it('shows how far work is, what waits, what the installation takes and may take, and when each source is next', async () => {
    const { cookie } = await logIn();
    const page = load((await ask('/status', { headers: { cookie } })).text);
    const textOf = (selector: string) => page(selector).text().replace(/\s+/g, ' ');
    expect(page('[data-work^="harbour."] progress').attr()).toMatchObject({
      value: '30.0',
      max: '120.0',
    });
    expect(textOf('#workers')).toContain('In the queue: Makes an episode 3');
    expect(textOf('#storage')).toContain('Audio1.4 GB');
    expect(textOf('#storage')).toContain('Voicesbeing counted');
    expect(textOf('#storage')).toContain('Cache4.7 GB, at most 5.0 GB');
    expect(textOf('#shows')).toContain('12 episodes, 420 MB (at most 200 episodes, 20.0 GB)');
    expect(textOf('#schedule')).toMatch(/of-news\.xmlnext .* · last /);
    expect(textOf('#schedule')).toMatch(/rests until .*The server answered 500 <Oh>\. It is asked again later\./);
    expect(textOf('#history details')).toContain('09:30:02 new: 老桥今天<重>新开放');
    expect(textOf('#doubtful')).toContain('∮E·dl<0not spoken');
  });

  it('has an article removed, or read by another voice, by the names of the API', async () => {
    const { cookie, formToken } = await logIn();
    const { text } = await ask('/status', { headers: { cookie } });
    const page = load(text);
    const item = String(page('#doubtful form[action="status/voice"] [name=item]').val());
    const voice = String(page('#doubtful [name=voice] option').first().text());
    const sent = [
      await form('/status/voice', { form: formToken, item, voice }, { cookie }),
      await form('/status/remove', { form: formToken, item }, { cookie }),
      await form('/status/remove', { form: 'x', item }, { cookie }),
    ];
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 403]);
    expect(sample.asked).toEqual([
      { retry: 'harbour.fedcba9876543210', by: 'operator', voice: 'kokoro:zf_xiaoxiao' },
      { remove: 'harbour.fedcba9876543210', by: 'operator' },
    ]);
    // A failed one too; of a job that was given up there is nothing to remove.
    expect(page('#failures form[action="status/remove"]')).toHaveLength(1);
    expect(page('#failures form[action="status/voice"]')).toHaveLength(1);
  });

  it('says how right voices were heard to be, and plays the worst sentences', async () => {
    const { cookie } = await logIn();
    const { text } = await ask('/status', { headers: { cookie } });
    expect(text).toMatch(/渡船&lt;停&gt;航<br><span class="meta">kokoro:zf_xiaoxiao: 1\.5 % \(.*40.*2.*\)/);
    expect(text).toMatch(
      /风&lt;停&gt;了。<br>Heard: 风&lt;挺&gt;了<br>.*25\.0 %.*1:01–1:03.*<audio [^>]*src="status\/media\/harbour\/a\.0123\.mp3#t=61\.50,63\.00"/s,
    );
    // Over time: of all its words, and in each episode.
    expect(text).toMatch(
      /<strong>kokoro:zf_xiaoxiao<\/strong>: 3\.2 % .*aria-label="kokoro:zf_xiaoxiao: 10\.0 %, 1\.5 %"/,
    );
    expect(text).toContain('3 sentences not heard: the recogniser failed<br>1 recording without a transcript');
  });

  it('has the audio of every show, private ones too, for the operator only', async () => {
    await site.put('media/inner/a.0123456789abcdef.mp3', 'ID3');
    const { cookie } = await logIn();
    const path = '/status/media/inner/a.0123456789abcdef.mp3';
    const headers = { cookie, range: 'bytes=0-1' };
    expect(await ask(path, { headers })).toMatchObject({ status: 206, text: 'ID' });
    expect((await ask(path)).status).toBe(401);
    for (const elsewhere of ['inner/b.mp3', '..%2Finner/a.0123456789abcdef.mp3', 'inner/..%2Finner%2Fa.mp3'])
      expect((await ask(`/status/media/${elsewhere}`, { headers: { cookie } })).status).toBe(404);
  });

  it('plays each voice, to the operator only', async () => {
    const { cookie } = await logIn();
    const headers = { cookie };
    const page = (await ask('/status', { headers })).text;
    const [, path = ''] = /<audio[^>]+src="(status\/voices[^"]+)"/.exec(page) ?? [];
    expect(await ask(`/${path}`, { headers })).toMatchObject({
      status: 200,
      text: 'RIFF of it',
      headers: { 'content-type': 'audio/wav' },
    });
    expect((await ask(`/${path}`)).status).toBe(401);
    expect((await ask('/status/voices/espeak%3Aklingon.wav', { headers })).status).toBe(404);
  });

  it('starts a run and a retry from its forms', async () => {
    const { cookie, formToken } = await logIn();
    const before = sample.runs.length;
    const run = await form('/status/run', { form: formToken, show: '' }, { cookie, 'sec-fetch-site': 'same-origin' });
    expect([run.status, run.headers['location']]).toEqual([303, '../status']);
    await vi.waitFor(() => expect(sample.runs).toHaveLength(before + 1));
    await finishRun(sample.runs.at(-1)?.runId ?? '');
    // What went away meanwhile is gone from the page that follows; anything else is said.
    const gone = await form('/status/retry', { form: formToken, show: 'gone', url: 'x' }, { cookie });
    expect(gone.status).toBe(303);
    const refused = await form('/status/run', { form: formToken, show: 'nobody' }, { cookie });
    expect(refused.status).toBe(400);
    expect(load(refused.text)('[role=alert]').text()).toMatch(/^That could not be done\s+.*no show nobody/);
    await form('/status/retry', { form: formToken, show: 'harbour', url: 'https://paper.example/9' }, { cookie });
    expect(sample.retried.at(-1)).toEqual({ show: 'harbour', url: 'https://paper.example/9' });
    await vi.waitFor(() => expect(sample.runs).toHaveLength(before + 2));
    await finishRun(sample.runs.at(-1)?.runId ?? '');
  });

  it.each([
    ['without the form token', {}, {}],
    ['with another session’s form token', { form: 'x'.repeat(43) }, {}],
    ['from another site', undefined, { 'sec-fetch-site': 'cross-site' }],
    ['from another site on the same domain', undefined, { 'sec-fetch-site': 'same-site' }],
    ['from another origin', undefined, { origin: 'https://evil.example' }],
  ])('starts nothing %s', async (_name, fields, headers) => {
    const { cookie, formToken } = await logIn();
    const before = sample.runs.length;
    const answer = await form('/status/run', fields ?? { form: formToken }, { cookie, ...headers });
    expect(answer.status).toBe(403);
    expect(sample.runs).toHaveLength(before);
  });

  it.each([
    ['forged', (cookie: string) => cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['prolonged', (cookie: string) => cookie.replace(/=(\d+)/, (_all, moment) => `=${Number(moment) + 1e9}`)],
    ['emptied', () => 'lectern_session='],
  ])('knows a %s cookie for what it is', async (_name, change) => {
    const { cookie } = await logIn();
    expect((await ask('/status', { headers: { cookie } })).text).toContain('harbour');
    const answer = await ask('/status', { headers: { cookie: change(cookie) } });
    expect(answer.text).toContain('type="password"');
    expect((await ask('/status/events', { headers: { cookie: change(cookie) } })).status).toBe(401);
  });

  it('has a job that was given up tried again', async () => {
    const { cookie, formToken } = await logIn();
    const answer = await form('/status/retry', { form: formToken, job: 'job-7' }, { cookie });
    expect([answer.status, sample.retried.at(-1)]).toEqual([303, { job: 'job-7' }]);
  });

  it('logs out', async () => {
    const { cookie, formToken } = await logIn();
    const answer = await form('/status/logout', { form: formToken }, { cookie });
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=0');
  });
});

describe('metrics of the installation', () => {
  it('say what waits in the queue, how long, and who works', async () => {
    const { text } = await ask('/metrics');
    expect(text).toContain('lectern_jobs{kind="make-episode",state="waiting"} 7');
    expect(text).toContain('lectern_oldest_due_job_seconds 12.5');
    expect(text).toContain('lectern_workers{role="worker"} 2');
  });

  it('tell of runs, episodes, articles and the cache, of private shows to the operator only', async () => {
    const { text } = await ask('/metrics');
    expect(text).toContain('lectern_runs_total{outcome="succeeded"} 3');
    expect(text).toContain('lectern_episodes{show="harbour"} 12');
    expect(text).toContain('lectern_items{show="harbour",status="failed"} 1');
    expect(text).toContain('lectern_latest_heard_error_ratio{show="harbour",voice="kokoro:af_heart"} 0.015');
    expect(text).toContain('lectern_last_success_timestamp_seconds 1716000000');
    expect(text).toContain('lectern_cache_bytes 4711');
    expect(text).not.toContain('inner');
    expect((await ask('/metrics', { headers: bearer })).text).toContain('lectern_episodes{show="inner"} 5');
    expect((await ask('/metrics')).text).not.toContain('inner');
  });
});

describe('the operator’s token', () => {
  it('is in no log entry', async () => {
    await vi.waitFor(() => expect(log.some(({ path }) => path === '/status/login')).toBe(true));
    expect(JSON.stringify(log)).not.toContain(ADMIN_TOKEN);
  });
});

describe('a stop', () => {
  it('ends the streams, which would never end by themselves', async () => {
    const { id } = JSON.parse((await post('/api/runs', {})).text);
    const answer = await request(`${site.origin}/api/runs/${id}/events`, { headers: bearer });
    stopping.abort();
    expect(await answer.body.text()).toContain('retry:');
  });
});
