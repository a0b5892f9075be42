/** `lectern doctor`: tries everything that a run needs, and says what is wrong and what to do. */
import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { mailAccess, openReading } from '../app.ts';
import { encodersFor, findFfmpeg } from '../assemble/find-ffmpeg.ts';
import { formatPath } from '../config/config-problems.ts';
import { type Config, readEnvironment } from '../config/read-config.ts';
import { toAudioSettings } from '../config/show-settings.ts';
import { openOwned, openPublished } from '../drivers/open-published.ts';
import { openSpeakers } from '../drivers/open-speakers.ts';
import { openState, openStore } from '../drivers/open-state.ts';
import { LecternError, toLecternError } from '../errors.ts';
import { makeFolder } from '../io/make-folder.ts';
import { readObject } from '../io/object-store.ts';
import { hasSourceFolders } from '../jobs/watch-sources.ts';
import type { WorkerView } from '../jobs/workers.ts';
import { kokoroFolder, readKokoroState } from '../narrate/voice-models/kokoro-state.ts';
import { encodeWav } from '../narrate/wav.ts';
import { findDroppedShows } from '../show/dropped-shows.ts';
import { lookAtMailbox } from '../sources/mail/look-at-mailbox.ts';
import { nameMailbox } from '../sources/mail/mail-settings.ts';
import { findSurroundingProblems } from './find-surrounding-problems.ts';
import type { Output } from './output.ts';
import { tryVoices } from './try-voices.ts';
import { withRecognizer } from './with-recognizer.ts';

type Finding = {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly hint?: string;
};

const LEAST_FREE_BYTES = 500e6;

/** @returns 0 when all is well, 1 when something is not */
export async function doctorCommand(
  config: Config,
  json: boolean,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const findings: Finding[] = [];
  for (const check of [
    checkConfiguration,
    checkFfmpeg,
    checkVoices,
    checkRecognizer,
    checkDisk,
    checkStorage,
    checkDatabase,
    checkDropped,
    checkBaseUrl,
    checkMailboxes,
  ]) {
    for (const finding of await check(config, signal)) {
      findings.push(finding);
      if (json) output.write(`${JSON.stringify(finding)}\n`);
      else {
        output.write(`${finding.ok ? 'ok ' : 'NOT'} ${finding.what}: ${finding.detail}\n`);
        if (finding.hint !== undefined) output.write(`    ${finding.hint}\n`);
      }
    }
  }
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

const failed = (what: string, thrown: unknown): Finding => {
  const { message, hint } = toLecternError(thrown, 'cli');
  return { what, ok: false, detail: message, ...(hint !== undefined && { hint }) };
};

/** Each that is configured: logs in, opens its folder, and looks for mails. */
async function checkMailboxes(config: Config, signal: AbortSignal): Promise<readonly Finding[]> {
  const mailboxes = config.shows.flatMap(({ sources }) => sources.flatMap(({ mail }) => mail ?? []));
  const findings: Finding[] = [];
  for (const mail of mailboxes) {
    const what = `mailbox ${nameMailbox(mail)}`;
    try {
      const { mails, wanted } = await lookAtMailbox(mail, mailAccess(config), signal);
      findings.push({ what, ok: true, detail: `${mails} mails, ${wanted} that are wanted` });
    } catch (thrown) {
      findings.push(failed(what, thrown));
    }
  }
  return findings;
}

/** What the configuration names: folders, covers, voices. */
async function checkConfiguration(config: Config, signal: AbortSignal): Promise<readonly Finding[]> {
  const problems = await findSurroundingProblems(config, process.cwd(), signal);
  if (problems.length === 0)
    return [{ what: 'configuration', ok: true, detail: 'its folders, covers and voices are there' }];
  return problems.map(({ keys, message }) => ({ what: formatPath(keys), ok: false, detail: message }));
}

async function checkFfmpeg(config: Config, signal: AbortSignal): Promise<readonly Finding[]> {
  try {
    const notices: string[] = [];
    const found = await findFfmpeg(readEnvironment(), signal, {
      encoders: encodersFor(config.shows.map(toAudioSettings)),
      onNotice: (notice) => void notices.push(notice),
    });
    const { ffmpeg, origin, version, encoders, ...abilities } = found;
    const can = Object.entries({ ...encoders, ...abilities })
      .filter(([, value]) => typeof value === 'boolean')
      .map(([name, value]) => `${name} ${value ? 'yes' : 'no'}`)
      .join(', ');
    return [
      { what: 'ffmpeg', ok: true, detail: `${version} (${origin}): ${ffmpeg}` },
      ...notices.map((detail) => ({
        what: 'ffmpeg on the PATH',
        ok: true,
        detail,
        hint: 'Repair or remove it, or set LECTERN_FFMPEG.',
      })),
      {
        what: 'ffmpeg can',
        ok: true,
        detail: can,
        ...(origin === 'package' && {
          hint: 'The npm package carries a build of 2018. It opens strangers’ files: prefer your system’s ffmpeg where there is one.',
        }),
      },
    ];
  } catch (thrown) {
    return [failed('ffmpeg', thrown)];
  }
}

async function checkVoices(config: Config, signal: AbortSignal): Promise<readonly Finding[]> {
  const { http, own } = openReading(config);
  const speakers = openSpeakers(config, own);
  try {
    const kokoro = readKokoroState(kokoroFolder(config.paths.data));
    const tried = await tryVoices(config, { speakers, kokoro, which: 'all' }, signal);
    return tried.map(({ voice, spoken, error }) =>
      spoken
        ? {
            what: `voice ${voice}`,
            ok: true,
            detail: `spoke ${spoken.seconds.toFixed(1)} s at ${spoken.sampleRate} Hz`,
          }
        : failed(`voice ${voice}`, error),
    );
  } finally {
    await speakers.close();
    await http.close();
  }
}

/** It hears a second of silence: what cannot be reached or loaded fails at once. */
export async function checkRecognizer(config: Config, signal: AbortSignal): Promise<readonly Finding[]> {
  const what = 'recogniser';
  return withRecognizer(config, async (recognizer): Promise<readonly Finding[]> => {
    if (!recognizer)
      return [
        {
          ...{ what, ok: true, detail: 'none; what neural voices speak is not heard again' },
          hint: '`lectern recognizers install whisper-base` brings one.',
        },
      ];
    const { version, languages } = recognizer;
    const use = config.verify.when === 'never' ? 'for recordings only (verify.when)' : 'for what is spoken';
    await recognizer.recognize(A_SECOND_OF_SILENCE, {}, signal);
    return [{ what, ok: true, detail: `${version}, ${languages?.join(', ') ?? 'any language'}, ${use}` }];
  }).catch((thrown: unknown) => [failed(what, thrown)]);
}

const A_SECOND_OF_SILENCE = encodeWav({ samples: new Int16Array(16_000), sampleRate: 16_000 });

async function checkDisk({ paths }: Config): Promise<readonly Finding[]> {
  return Promise.all(
    Object.entries(paths).map(async ([name, path]) => {
      try {
        await makeFolder(path);
        const { bavail, bsize } = await statfs(path);
        const free = bavail * bsize;
        return {
          what: `disk for ${name}`,
          ok: free > LEAST_FREE_BYTES,
          detail: `${(free / 1e9).toFixed(1)} GB free at ${path}`,
          ...(free <= LEAST_FREE_BYTES && {
            hint: 'Free some space: an hour of audio needs about 30 MB, its cache 300 MB.',
          }),
        };
      } catch (thrown) {
        return failed(`disk for ${name}`, thrown);
      }
    }),
  );
}

/** Whether the bucket or the folders of the site and the media can be written, read and cleared. */
export async function checkStorage(config: Config): Promise<readonly Finding[]> {
  const where = config.storage === 'disk' ? 'folders' : `the bucket ${config.storage.s3.bucket}`;
  try {
    for (const store of Object.values(await openOwned(config))) {
      const key = `.lectern-doctor-${randomUUID()}`;
      await store.put(key, '0123456789');
      const read = await readObject(store, key, { from: 3, to: 6 }).catch(async (thrown: unknown) => {
        await store.remove(key).catch(() => undefined);
        throw thrown;
      });
      await store.remove(key);
      if (read?.bytes.toString() !== '345')
        throw new LecternError(`${where} gave back “${read?.bytes ?? 'nothing'}” for the bytes 345.`, {
          code: 'invalid',
          stage: 'store',
          hint: 'Use a service that answers range requests as S3 does.',
        });
    }
    return [{ what: 'storage', ok: true, detail: `wrote to, read from and removed from ${where}` }];
  } catch (thrown) {
    return [failed('storage', thrown)];
  }
}

/** The state for real: a server's tables are made or changed, and written to in vain. */
export async function checkDatabase(config: Config): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let what = 'database';
  try {
    const place = config.state === 'sqlite' ? '' : `${await describeServer(config.state)}; `;
    const store = await openStore(config);
    const [last] = await store.runs.list(1).finally(() => store.close());
    findings.push({ what, ok: true, detail: `${place}${last ? `last run ${last.startedAt}` : 'no run yet'}` });
    what = 'queue';
    const { queue, shared, close } = await openState(config, {
      onNotice: (detail) => findings.push({ what, ok: true, detail }),
    });
    const [jobs, workers] = await Promise.all([queue.list(), shared?.workers.list() ?? []]).finally(close);
    const dead = jobs.filter(({ state }) => state === 'dead').length;
    findings.push({ what, ok: true, detail: `${jobs.length - dead} jobs wait, ${dead} were given up` });
    if (shared) findings.push(...checkFiles(config, workers));
  } catch (thrown) {
    findings.push(failed(what, thrown));
  }
  return findings;
}

/** Shows that are published and not configured any more. */
export async function checkDropped(config: Config): Promise<readonly Finding[]> {
  const what = 'dropped shows';
  try {
    const store = await openStore(config);
    const find = async () => {
      const { siteStore, mediaStore } = await openPublished(config, store.siteObjects);
      return findDroppedShows([siteStore, mediaStore], store, config.shows);
    };
    const dropped = await find().finally(() => store.close());
    if (dropped.length === 0) return [];
    const hint = '`lectern prune --dropped` removes their feeds, pages and audio.';
    return [{ what, ok: true, detail: `${dropped.join(', ')}: their feeds, pages and audio are still there`, hint }];
  } catch (thrown) {
    return [failed(what, thrown)];
  }
}

/** Where several machines share the work, one of them has to have the files. */
function checkFiles(config: Config, workers: readonly WorkerView[]): readonly Finding[] {
  if (!config.shows.some(({ sources }) => sources.some(({ files }) => files !== undefined))) return [];
  const what = 'files of sources';
  if (hasSourceFolders(config, process.cwd())) return [{ what, ok: true, detail: 'their folders are here' }];
  const other = workers.find(({ only, concurrency }) => concurrency > 0 && (only?.includes('list-files') ?? true));
  if (other) return [{ what, ok: true, detail: `listed by ${other.machine}` }];
  const hint = 'Start `lectern worker` where their folders are; `--files` tells it so.';
  return [{ what, ok: false, detail: 'no process that is at work lists them', hint }];
}

/** Tries the server first. */
async function describeServer(url: string): Promise<string> {
  const { tryPostgres } = await import('../store/postgres/try-postgres.ts');
  const { server, version, migrated } = await tryPostgres(url);
  const tables = migrated === 0 ? '' : `, made or changed its tables in ${migrated} steps`;
  return `${server}, version ${version}${tables}, wrote, read and rolled back`;
}

async function checkBaseUrl({ site }: Config): Promise<readonly Finding[]> {
  const { protocol, hostname } = new URL(site.baseUrl);
  const isLocal = /^(localhost|127\.|\[::1\])/.test(hostname);
  return [
    {
      what: 'base URL',
      ok: true,
      detail: site.baseUrl,
      ...(isLocal && { hint: 'Apps on other devices cannot reach it: set site.baseUrl to the address they use.' }),
      ...(!isLocal &&
        protocol === 'http:' && { hint: 'Many apps want https: put a proxy with a certificate in front.' }),
    },
  ];
}
