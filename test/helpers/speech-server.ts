/** A server with `POST /v1/audio/speech`, whose voice is a tone that swells and falls for as long as the text takes. */
import { text as readText } from 'node:stream/consumers';
import { expectedSeconds } from '../../src/narrate/check-speech.ts';
import { encodeWav } from '../../src/narrate/wav.ts';
import { startOrigin } from './origin.ts';

const RATE = 8000;

/** So quick that it is just plausible: what is heard has to be encoded too. */
const PACE = 0.45;

export type SpeechServer = {
  /** For `narrators.openai.baseUrl`. */
  readonly url: string;
  close(): Promise<void>;
};

/** `beforeAnswer`: which text is asked for by whom, the key that is sent. */
export function startSpeechServer(
  beforeAnswer: (text: string, key: string) => Promise<unknown>,
): Promise<SpeechServer> {
  return startOrigin((request, response) => {
    const answer = async () => {
      const { input } = JSON.parse(await readText(request)) as { readonly input: string };
      await beforeAnswer(input, (request.headers.authorization ?? '').replace('Bearer ', ''));
      response.setHeader('content-type', 'audio/wav');
      response.end(encodeWav({ samples: toneFor(input), sampleRate: RATE }));
    };
    answer().catch(() => response.destroy());
  });
}

const toneFor = (text: string) =>
  Int16Array.from({ length: Math.round(PACE * expectedSeconds(text, 'openai') * RATE) }, (_, at) =>
    Math.round(9000 * Math.sin(at / 3) * Math.sin(at / 700) ** 2),
  );

const NAMES = [
  'keeper',
  'miller',
  'widow',
  'pilot',
  'smith',
  'clerk',
  'fiddler',
  'carter',
  'cook',
  'painter',
  'weaver',
];
const THINGS = ['ledger', 'lantern', 'barrel', 'letter', 'bridge', 'orchard', 'kettle', 'anchor', 'saddle'];
const PLACES = ['harbour', 'mill', 'chapel', 'market', 'quarry', 'ferry', 'school'];

/** Combinations of the words above; what follows is told apart by its number. */
const DIFFERENT = 11 * 7 * 9;

/** A page of so many sentences, none like another, of some five seconds each. */
export function longPage(sentences: number): string {
  const sentence = (at: number) =>
    `The ${NAMES[at % 11]} of the ${PLACES[at % 7]} carried a ${THINGS[at % 9]} to the ${PLACES[(at + 3) % 7]} before anybody woke${at < DIFFERENT ? '' : ` on day ${at}`}`;
  const paragraphs = Array.from({ length: sentences }, (_, at) => `<p>${sentence(at)}.</p>`).join('\n');
  return `<html lang="en"><head><title>The long way round</title>
<meta property="article:published_time" content="2026-03-05T00:00:00Z"></head><body><article><h1>The long way round</h1>${paragraphs}</article></body></html>`;
}
