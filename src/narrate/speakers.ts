/** Every narrator behind one door: a request goes to the engine that its voice names. */
import { LecternError } from '../errors.ts';
import { recordSpeech } from './record-speech.ts';
import { type Pcm, parseVoice, type Recording, type Speaker, type SpeakRequest } from './speaker.ts';
import type { SpeakerPool } from './speaker-pool.ts';
import { trimSilence } from './trim-silence.ts';

export type Speakers = {
  /** Sentences worth having under way at once. */
  readonly concurrency: number;
  /** Part of every sentence's cache key: another version speaks differently. @throws LecternError `no-voice` */
  version(driver: string): string;
  /** As `version`, for `driver:name`, with what stands behind the name. @throws LecternError `no-voice` */
  voiceVersion(voice: string): string;
  /** @throws LecternError `speech`, `no-voice`, `timeout`, `cancelled` */
  synthesize(request: SpeakRequest, signal: AbortSignal): Promise<Pcm>;
  /** As `synthesize`; what came is checked and written as a WAV file. @throws also `speech` when the check fails */
  record(request: SpeakRequest, path: string, signal: AbortSignal): Promise<Recording>;
  close(): Promise<void>;
};

/** What a speaker of its own has under way when it does not say. */
const CONCURRENCY = 4;

/**
 * `pooled`: the versions of the engines that run in the pool's threads, by driver. `own`: speakers that wait for somebody
 * else, or bring processes of their own.
 */
export function createSpeakers(
  pool: SpeakerPool,
  pooled: ReadonlyMap<string, string>,
  own: readonly Speaker[],
): Speakers {
  const byId = new Map(own.map((speaker) => [speaker.id, speaker]));
  const unknown = (driver: string) =>
    new LecternError(`There is no narrator ${driver}.`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: `This installation has ${[...pooled.keys(), ...byId.keys()].join(', ')}; others are set up under narrators.`,
      why: { kind: 'voice-away', voice: driver },
    });
  /** `undefined` for what the pool is to speak. */
  const ownSpeaker = (driver: string): Speaker | undefined => {
    const speaker = byId.get(driver);
    if (!speaker && !pooled.has(driver)) throw unknown(driver);
    return speaker;
  };
  const version = (driver: string) => {
    const known = byId.get(driver)?.version ?? pooled.get(driver);
    if (known === undefined) throw unknown(driver);
    return known;
  };
  return {
    concurrency: Math.max(pool.size * 2, ...own.map(({ concurrency = CONCURRENCY }) => pool.size * 2 + concurrency)),
    version,
    voiceVersion(voice) {
      const { driver, name } = parseVoice(voice);
      const detail = byId.get(driver)?.voiceVersion?.(name);
      return detail === undefined ? version(driver) : `${version(driver)}/${detail}`;
    },
    async synthesize(request, signal) {
      const speaker = ownSpeaker(request.driver);
      const spoken = speaker?.synthesize(request.text, request, signal) ?? pool.synthesize(request, signal);
      return trimSilence(await spoken);
    },
    async record(request, path, signal) {
      const speaker = ownSpeaker(request.driver);
      if (!speaker) return pool.record(request, path, signal);
      if (speaker.record) return speaker.record(request, path, signal);
      return recordSpeech(request, await speaker.synthesize(request.text, request, signal), path);
    },
    async close() {
      await Promise.all([pool.close(), ...own.map((speaker) => speaker.close?.())]);
    },
  };
}
