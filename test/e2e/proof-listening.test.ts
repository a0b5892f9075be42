/** A remote voice that loses a clause, heard by a remote recogniser: the real program, from the article to the status page. */
import { readFile, writeFile } from 'node:fs/promises';
import { json as readJson } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../src/jobs/events.ts';
import { encodeWav } from '../../src/narrate/wav.ts';
import { createInstallation, type Installation } from '../helpers/command-line.ts';
import { speakLegibly } from '../helpers/legible-speech.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { ffmpegPath, writeTone } from '../helpers/tones.ts';
import { startTranscriptions, type Transcriptions, verboseJson } from '../helpers/transcription-server.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const FERRY = 'The ferry waited at the pier, because the wind was strong, and then it left.';
const KEEPER = 'The keeper counted every boat that had passed the gate since noon.';
const CLAUSE = ' because the wind was strong,';
const SAID = 'I have been here for forty years.';
const PAGE = `<!DOCTYPE html><html lang="en"><head><title>The keeper</title></head><body><article><h1>The keeper</h1>
<p>${FERRY}</p><p>Listen: <audio controls src="keeper.mp3"></audio></p><p>${KEEPER}</p></article></body></html>`;

describe('an article by a voice that loses a clause', () => {
  let home: Installation;
  let voice: Origin;
  let ears: Transcriptions;
  /** What is heard of compressed audio, which nobody can read: in order, the last one for ever. */
  let heardLater: string[] = [];
  let events: RunEvent[] = [];
  let episodeId = '';

  beforeAll(async () => {
    voice = await startOrigin((request, response) => {
      void readJson(request).then((body) => {
        const { input } = body as { readonly input: string };
        const said = input.startsWith('The ferry') ? input.replace(CLAUSE, '') : input;
        response.setHeader('content-type', 'audio/wav').end(encodeWav(speakLegibly(said)));
      });
    });
    ears = await startTranscriptions((heard) => {
      const isLegible = /^[ -~]+$/.test(heard) && /[a-z] [a-z]/.test(heard);
      const later = heardLater.length > 1 ? heardLater.shift() : heardLater[0];
      return verboseJson(isLegible ? heard : (later ?? ''));
    });
    home = await createInstallation(`
narrators: { openai: { baseUrl: ${voice.url} } }
recognizers: { openai: { baseUrl: ${ears.url}, pricePerMinute: 0.006 } }
shows:
  - { id: keeper, title: Keeper, language: en, author: Test, mode: splice, voices: { en: "openai:a" }, narration: { announce: false }, sources: [{ files: seeds/articles/*.html }] }
`);
    await writeFile(home.path('seeds/articles/keeper.html'), PAGE);
    writeTone(await ffmpegPath(), home.path('seeds/articles/keeper.mp3'), 440, 2, ['-c:a', 'libmp3lame']);
    heardLater = [SAID];
    const { status, stdout, stderr } = await home.run('run', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as RunEvent);
    for (const event of events) if (event.kind === 'item') episodeId = event.episodeId ?? '';
  });
  afterAll(async () => {
    await home?.remove();
    await voice?.close();
    await ears?.close();
  });

  it('has it spoken again until it is heard whole', () => {
    const item = events.find(({ kind }) => kind === 'item');
    expect(item).toMatchObject({
      outcome: 'new',
      heard: [{ voice: 'openai:a', sentences: 2, errors: 0, spokenAgain: 1 }],
    });
  });

  it('has what is said in its recording in all transcripts and in the search, as a machine’s', async () => {
    const folder = home.path('feed/keeper', episodeId);
    const [vtt, srt, json] = await Promise.all(
      ['transcript.vtt', 'transcript.srt', 'transcript.json'].map((name) => readFile(`${folder}/${name}`, 'utf8')),
    );
    expect(vtt).toMatch(/<v [^>]*machine>\[.*\] I have been here for forty years\./);
    expect(srt).toMatch(/machine: \[.*\] I have been here/);
    const { segments } = JSON.parse(json ?? '') as { segments: { body: string; origin?: string; startTime: number }[] };
    expect(segments.map(({ origin }) => origin)).toEqual([undefined, 'machine', undefined]);
    const starts = segments.map(({ startTime }) => startTime);
    expect(starts).toEqual([...starts].sort((one, other) => one - other));
    expect(await readFile(home.path('feed/keeper/search.json'), 'utf8')).toContain(SAID);
  });

  it('says beforehand how much would be heard, and what for', async () => {
    const { stdout } = await home.run('preview', 'seeds/articles/keeper.html', '--cost');
    expect(stdout).toMatch(/heard again: 2 sentences, about .*, 0\.00\d\d by the price/);
    expect(stdout).toMatch(/transcribed: 1 recording, 0:02, 0\.0002 by the price/);
  });

  it('is heard again by `lectern verify`, which names what is wrong and where', async () => {
    heardLater = [FERRY, KEEPER];
    expect(await home.run('verify', episodeId)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^2 sentences heard, 0 otherwise than written\. 0\.0 %/),
    });
    // In doubt twice.
    heardLater = [FERRY.replace(CLAUSE, ''), FERRY.replace(CLAUSE, ''), KEEPER];
    const { status, stdout } = await home.run('verify', episodeId, '--json');
    expect(status).toBe(1);
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    const faultText = 'because the wind was strong';
    expect(first).toMatchObject({ kind: 'bad', fault: 'missing', text: FERRY, faultText, start: 0 });
    expect(second).toMatchObject({ kind: 'good', text: KEEPER });
  });

  it('names the episodes there are when it knows none of that name', async () => {
    expect(await home.run('verify', 'nothing')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('lectern list'),
    });
  });

  it('neither speaks nor hears anything again when it is made again', async () => {
    const before = [voice.requests.length, ears.requests.length];
    const { status } = await home.run('rebuild', episodeId);
    expect(status).toBe(0);
    expect([voice.requests.length, ears.requests.length]).toEqual(before);
  });
});
