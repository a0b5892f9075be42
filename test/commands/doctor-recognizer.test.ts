import { expect, it } from 'vitest';
import { checkRecognizer } from '../../src/commands/doctor-command.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { startTranscriptions } from '../helpers/transcription-server.ts';

const SHOW = 'shows: [{ id: a, title: A, language: en, author: A, sources: [{ page: "https://a.example/" }] }]';

it('doctor tries the recogniser that is set up, and says what it is', async () => {
  const server = await startTranscriptions();
  const read = () => {
    const config = parseConfig(
      `recognizers: { openai: { baseUrl: "${server.url}", model: whisper-x } }\n${SHOW}`,
      'lectern.yaml',
      '/nowhere',
    );
    return checkRecognizer(config, AbortSignal.timeout(10_000));
  };
  const [found] = await read();
  expect(found).toMatchObject({ ok: true, detail: expect.stringContaining('whisper-x, any language') });
  expect(server.requests).toHaveLength(1);
  await server.close();
  const [away] = await read();
  expect(away).toMatchObject({ ok: false, hint: expect.stringContaining('runs') });
});
