/** What an article would cost: what engines would be given to speak, and a recogniser to hear, if nothing were in the cache. */
import { openApp } from '../app.ts';
import { type Config, readEnvironment, type ShowConfig } from '../config/read-config.ts';
import { toAudioSettings } from '../config/show-settings.ts';
import type { Article, Segment, SpeechSegment } from '../model.ts';
import { expectedSeconds } from '../narrate/check-speech.ts';
import { primarySubtag } from '../narrate/language-tags.ts';
import { hearerOf, type Recognizer } from '../narrate/recognizer.ts';
import { parseVoice } from '../narrate/speaker.ts';
import { isVoiceHeard } from '../narrate/verify/proof-listener.ts';
import { gatherClips, pageOf, secondsOf as secondsOfClips } from '../run/gather-clips.ts';
import type { Output } from './output.ts';
import { formatDuration } from './terminal.ts';
import { withRecognizer } from './with-recognizer.ts';

export type Cost = {
  readonly driver: string;
  readonly sentences: number;
  readonly characters: number;
  readonly seconds: number;
  readonly price?: number;
};

/** `price`: by `recognizers.openai.pricePerMinute`. */
type Heard = { readonly seconds: number; readonly price?: number };
export type HearingCost = Heard & {
  readonly sentences: number;
  /** Recordings that would be transcribed; absent: none. */
  readonly recordings?: Heard & { readonly count: number; readonly missing: number };
};

/** What each engine would be given; servers charge by the character. */
export function estimateCosts(segments: readonly Segment[], { narrators }: Config): readonly Cost[] {
  const costs = new Map<string, Cost>();
  for (const segment of segments) {
    if (segment.kind !== 'speech') continue;
    const { driver } = parseVoice(segment.voice);
    const before = costs.get(driver) ?? { driver, sentences: 0, characters: 0, seconds: 0 };
    costs.set(driver, {
      driver,
      sentences: before.sentences + 1,
      characters: before.characters + [...segment.text].length,
      seconds: before.seconds + expectedSeconds(segment.text, driver),
    });
  }
  const perMillion = narrators.openai?.pricePerMillionCharacters;
  return [...costs.values()].map((cost) =>
    cost.driver === 'openai' && perMillion !== undefined
      ? { ...cost, price: (cost.characters * perMillion) / 1e6 }
      : cost,
  );
}

export type ToHear = {
  readonly show: ShowConfig;
  /** Of the item. */
  readonly url: string;
  readonly article: Article;
  readonly segments: readonly Segment[];
  /** Whether recordings are fetched: nobody knows otherwise how long they are. */
  readonly withRecordings: boolean;
};

/** What a recogniser would hear; servers charge by the minute. `undefined` where there is none. */
export async function estimateHearing(
  config: Config,
  toHear: ToHear,
  output: Output,
  signal: AbortSignal,
): Promise<HearingCost | undefined> {
  return withRecognizer(config, async (recognizer) => {
    if (!recognizer) return undefined;
    const speech = toHear.segments.filter((segment) => segment.kind === 'speech');
    const spoken = estimateProof(speech, config, recognizer);
    const isTranscribed = config.transcribeClips !== 'never' && hears(recognizer, toHear.article.language);
    const recordings =
      isTranscribed && toHear.withRecordings ? await measureRecordings(config, toHear, output, signal) : undefined;
    const perMinute = config.recognizers.openai?.pricePerMinute;
    const priced = <T extends { readonly seconds: number }>(heard: T) =>
      perMinute === undefined ? heard : { ...heard, price: (heard.seconds / 60) * perMinute };
    return { ...priced(spoken), ...(recordings && { recordings: priced(recordings) }) };
  });
}

function estimateProof(speech: readonly SpeechSegment[], { verify: { when } }: Config, recognizer: Recognizer) {
  const share = typeof when === 'number' ? when : 1;
  const heard = speech.filter(({ voice, language }) => isVoiceHeard(voice, when) && hears(recognizer, language));
  const seconds = share * heard.reduce((sum, segment) => sum + secondsOf(segment), 0);
  return { sentences: Math.round(heard.length * share), seconds };
}

const hears = (recognizer: Recognizer, language: string) =>
  hearerOf(recognizer, language).languages?.includes(primarySubtag(language)) ?? true;

const secondsOf = ({ text, voice, speed = 1 }: SpeechSegment) =>
  expectedSeconds(text, parseVoice(voice).driver) / speed;

async function measureRecordings(
  config: Config,
  { show, url, article, segments }: ToHear,
  output: Output,
  signal: AbortSignal,
) {
  const urls = segments.flatMap((segment) => (segment.kind === 'clip' ? [segment.url] : []));
  if (urls.length === 0) return undefined;
  const app = await openApp(config, readEnvironment(), process.cwd(), signal, (notice) => output.warn(`${notice}\n`), {
    isDryRun: true,
    isOffline: true,
  });
  try {
    const { clips, assembler } = app.parts.maker;
    const page = pageOf(url, article);
    const found = secondsOfClips(
      await gatherClips(
        article,
        clips,
        assembler,
        toAudioSettings(show),
        signal,
        () => undefined,
        undefined,
        undefined,
        () => page,
      ),
    );
    const lengths = urls.flatMap((one) => found.get(one) ?? []);
    return {
      ...{ count: urls.length, missing: urls.length - lengths.length },
      seconds: lengths.reduce((sum, one) => sum + one, 0),
    };
  } finally {
    await app.close();
  }
}

export function describeCosts(costs: readonly Cost[], hearing: HearingCost | undefined, output: Output): void {
  for (const { driver, sentences, characters, seconds, price } of costs)
    output.write(
      `${driver}: ${sentences} sentences, ${characters} characters, about ${formatDuration(seconds)}${priced(price)}\n`,
    );
  if (!hearing) return;
  const { sentences, seconds, price, recordings } = hearing;
  output.write(`heard again: ${sentences} sentences, about ${formatDuration(seconds)}${priced(price)}\n`);
  if (!recordings) return;
  const { count, missing } = recordings;
  const unknown = missing === 0 ? '' : `; ${missing} cannot be had`;
  const length = `${formatDuration(recordings.seconds)}${priced(recordings.price)}`;
  output.write(`transcribed: ${count} recording${count === 1 ? '' : 's'}, ${length}${unknown}\n`);
}

const priced = (price: number | undefined) =>
  price === undefined ? '' : `, ${price.toFixed(4)} by the price that is set`;
