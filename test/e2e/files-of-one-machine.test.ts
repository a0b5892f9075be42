/** Saved articles that lie on one machine, made by a worker on another. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hashBytes } from '../../src/io/cache.ts';
import { encodeWav } from '../../src/narrate/wav.ts';
import { identifyEpisode } from '../../src/run/episode-identity.ts';
import { createInstallation, finish, type Installation, PLAIN } from '../helpers/command-line.ts';
import { createSharedDatabase, postgresPrograms } from '../helpers/postgres-server.ts';
import { S3_KEYS, S3_REGION, type S3Server, s3Program, startS3Server } from '../helpers/s3-server.ts';
import { picture } from '../publish/publishing-place.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const ARTICLE = `<html lang="en"><head><title>The lamps</title></head><body><article><h1>The lamps</h1>
<p>Nobody in the council remembers who proposed the sale.</p><p><a href="clips/mayor.wav">The mayor speaks</a></p><figure><img src="clips/mayor.jpg"><figcaption>The mayor at her desk</figcaption></figure></article></body></html>`;

/** Three seconds that swell and fall. */
const RECORDING = encodeWav({
  sampleRate: 8000,
  samples: Int16Array.from({ length: 24_000 }, (_, at) =>
    Math.round(9000 * Math.sin(at / 3) * Math.sin(at / 700) ** 2),
  ),
});

describe.skipIf(s3Program === undefined || postgresPrograms === undefined)('files that lie on one machine', () => {
  let s3: S3Server;
  let portrait: Buffer;
  let env: Readonly<Record<string, string>>;
  let [lister, maker] = [{} as Installation, {} as Installation];
  const lectern = (home: Installation, ...args: string[]) => finish(home.startUnder({ env }, ...args));

  beforeAll(async () => {
    portrait = await picture(400, 300, 'jpeg');
    s3 = await startS3Server();
    await s3.createBucket('listeners');
    env = { ...S3_KEYS, STATE: await createSharedDatabase() };
    const configuration = `narrators: { kokoro: { download: never } }
state: env:STATE
storage: { s3: { endpoint: "${s3.endpoint}", region: ${S3_REGION}, bucket: listeners } }
shows: [{ id: harbour, title: Harbour, author: Ann, language: en, ${PLAIN}, sources: [{ files: "letters/*.html" }] }]
`;
    [lister, maker] = [await createInstallation(configuration), await createInstallation(configuration)];
    await mkdir(lister.path('letters/clips'), { recursive: true });
    await writeFile(lister.path('letters/lamps.html'), ARTICLE);
    await writeFile(lister.path('letters/clips/mayor.wav'), RECORDING);
    await writeFile(lister.path('letters/clips/mayor.jpg'), portrait);
  });
  afterAll(async () => {
    s3.stop();
    for (const home of [lister, maker]) await home.remove();
  });

  it('are listed there and made anywhere, as the same episode', async () => {
    const doctor = await lectern(maker, 'doctor');
    expect(doctor.stdout).toContain('NOT files of sources: no process that is at work lists them');
    // It asks for them, does what else there is to do, and waits for nobody.
    expect(await lectern(maker, 'run')).toMatchObject({ status: 0 });
    const listing = lister.startUnder({ env }, 'worker', '--json', '--only', 'list-files');
    const originalsOf = async () =>
      (await s3.listKeys('listeners')).filter((key) => key.startsWith('private/originals/'));
    while ((await originalsOf()).length < 3) await sleep(100);
    const listed = finish(listing);
    listing.kill('SIGTERM');
    expect(await listed).toMatchObject({ status: 0 });
    const hashes = [Buffer.from(ARTICLE), RECORDING, portrait].map(hashBytes);
    expect(await originalsOf()).toEqual(hashes.map((hash) => `private/originals/${hash.slice(0, 2)}/${hash}`).sort());

    await rm(lister.path('letters'), { recursive: true });
    expect(await lectern(maker, 'run')).toMatchObject({ status: 0, stdout: expect.stringContaining('1 new') });
    const { id } = identifyEpisode('harbour', 'file:///letters/lamps.html');
    expect(
      (await s3.listKeys('listeners')).filter((key) => key.startsWith(`public/media/harbour/${id}.`)),
    ).toHaveLength(1);
    // The machine that makes it has never had the recording, nor the picture.
    const transcript = await s3.get('listeners', `public/harbour/${id}/transcript.json`);
    const { segments } = JSON.parse(transcript.toString());
    expect(segments).toContainEqual(expect.objectContaining({ speaker: 'Original sound', body: '[The mayor speaks]' }));
    const $ = load(await s3.get('listeners', `public/harbour/${id}/index.html`));
    const file = $('figure.shown img').attr('src');
    expect((await s3.get('listeners', `public/harbour/${id}/${file}`)).length).toBeGreaterThan(500);
  });
});
