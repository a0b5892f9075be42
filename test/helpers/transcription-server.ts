/** A server with `POST /v1/audio/transcriptions` that reads legible speech, and remembers what it was asked. */
import { buffer } from 'node:stream/consumers';
import { readLegibly, toHearing } from './legible-speech.ts';
import { type Origin, startOrigin } from './origin.ts';

export type Transcriptions = Origin & {
  /** The fields of every request but its file, in order. */
  readonly asked: Readonly<Record<string, string>>[];
  /** The keys that were sent. */
  readonly keys: string[];
};

/** `answer`: instead of what is heard, for what was read. */
export async function startTranscriptions(
  answer: (heard: string) => unknown = (heard) => verboseJson(heard),
): Promise<Transcriptions> {
  const asked: Readonly<Record<string, string>>[] = [];
  const keys: string[] = [];
  const origin = await startOrigin((request, response) => {
    const reply = async () => {
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const form = await new Response(new Uint8Array(await buffer(request)), { headers }).formData();
      const file = form.get('file');
      if (!(file instanceof Blob)) throw new Error('no file');
      const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
      asked.push(Object.fromEntries(fields));
      keys.push(request.headers.authorization ?? '');
      const said = answer(readLegibly(new Uint8Array(await file.arrayBuffer())));
      if (typeof said === 'number') response.writeHead(said).end();
      else
        response
          .setHeader('content-type', 'application/json')
          .end(typeof said === 'string' ? said : JSON.stringify(said));
    };
    reply().catch(() => response.destroy());
  });
  return { ...origin, asked, keys };
}

/** As servers write it that know the times of words. */
export function verboseJson(heard: string) {
  const { text, words, segments } = toHearing(heard);
  return {
    task: 'transcribe',
    language: 'english',
    duration: words.at(-1)?.end ?? 0,
    text,
    segments,
    words: words.map(({ text: word, ...span }) => ({ word, ...span })),
  };
}
