/** Whisper behind a server, from the folder that LECTERN_TEST_RECOGNISER names: the tests' recogniser with real weights. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createHttpClient } from '../../src/io/http-client.ts';
import type { Recognizer } from '../../src/narrate/recognizer.ts';
import { createOpenAiRecognizer } from '../../src/narrate/recognizers/openai.ts';

/** Has a Python with faster-whisper in `venv`, and its model in `whisper-base`; '' where there is none. */
export const whisperFolder = process.env['LECTERN_TEST_RECOGNISER'] ?? '';

export async function startWhisper(): Promise<{ readonly recognizer: Recognizer; close(): Promise<void> }> {
  const script = fileURLToPath(new URL('./whisper-server.py', import.meta.url));
  const child = spawn(join(whisperFolder, 'venv/bin/python'), [script, whisperFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = (await once(createInterface(child.stdout), 'line')) as [string];
  const host = `127.0.0.1:${port}`;
  const http = createHttpClient({ mirrors: [], allowPrivate: [host], userAgent: 'x', timeoutMs: 120_000 });
  const options = { baseUrl: `http://${host}`, model: 'whisper-base', concurrency: 2 };
  return {
    recognizer: createOpenAiRecognizer(http, options),
    async close() {
      await http.close();
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
