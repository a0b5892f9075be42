/** Every narrator behind one door: a request goes to the engine that its voice names. */
import { LecternError } from '../errors.ts';
import { type Recording, recordSpeech } from './record-speech.ts';
import { type Pcm, parseVoice, type Speaker } from './speaker.ts';
import type { SpeakerPool, SpeakRequest } from './speaker-pool.ts';

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

/**
 * `pooled`: the versions of the engines that run in the pool's threads, by driver. `remote`: speakers that wait for
 * somebody else instead of using this machine's cores, and so run here.
 */
export function createSpeakers(
  pool: SpeakerPool,
  pooled: ReadonlyMap<string, string>,
  remote: readonly Speaker[],
): Speakers {
  const byId = new Map(remote.map((speaker) => [speaker.id, speaker]));
  const unknown = (driver: string) =>
    new LecternError(`There is no narrator ${driver}.`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: `This installation has ${[...pooled.keys(), ...byId.keys()].join(', ')}; others are set up under narrators.`,
    });
  /** `undefined` for what the pool is to speak. */
  const speakHere = ({ driver, voice, language, text }: SpeakRequest, signal: AbortSignal) => {
    const speaker = byId.get(driver);
    if (!speaker && !pooled.has(driver)) throw unknown(driver);
    return speaker?.synthesize(text, { voice, language }, signal);
  };
  const version = (driver: string) => {
    const known = byId.get(driver)?.version ?? pooled.get(driver);
    if (known === undefined) throw unknown(driver);
    return known;
  };
  return {
    concurrency: pool.size * 2 + (remote.length > 0 ? 4 : 0),
    version,
    voiceVersion(voice) {
      const { driver, name } = parseVoice(voice);
      const own = byId.get(driver)?.voiceVersion?.(name);
      return own === undefined ? version(driver) : `${version(driver)}/${own}`;
    },
    async synthesize(request, signal) {
      const spoken = speakHere(request, signal);
      return spoken ?? pool.synthesize(request, signal);
    },
    async record(request, path, signal) {
      const spoken = speakHere(request, signal);
      return spoken ? recordSpeech(request, await spoken, path) : pool.record(request, path, signal);
    },
    close: () => pool.close(),
  };
}
