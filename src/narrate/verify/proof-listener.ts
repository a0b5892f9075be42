/** Proof-listening: which sentences are heard again, by which recogniser; each once, ever. */
import { readFile, writeFile } from 'node:fs/promises';
import { type LecternError, toLecternError } from '../../errors.ts';
import { type Cache, type CacheEntry, cacheKey } from '../../io/cache.ts';
import { primarySubtag } from '../language-tags.ts';
import { type Hearing, hearerOf, type Recognizer } from '../recognizer.ts';
import { parseVoice } from '../speaker.ts';
import { COMPARISON, type Verdict } from './compare-speech.ts';
import { hearSentence } from './hear-sentence.ts';

/** `auto`: what neural and remote engines speak; a number: that share of it. */
export type VerifyWhen = 'auto' | 'always' | 'never' | number;

/** A recording in the cache, by its key. */
export type Recorded = { readonly key: string; readonly language: string };

export type ToHear = Recorded & {
  readonly path: string;
  /** `driver:name` of the voice that spoke it. */
  readonly voice: string;
  readonly text: string;
  readonly speed?: number | undefined;
};

export type ProofListener = {
  /** Whether such a recording is to be heard. */
  applies(sentence: Pick<ToHear, 'key' | 'voice' | 'language'>): boolean;
  /** Verdicts that there are already, by the recordings' keys. */
  findAll(recordings: readonly Recorded[], signal: AbortSignal): Promise<ReadonlyMap<string, Verdict>>;
  /** `undefined` when the recogniser fails: nothing is known then. @throws LecternError `cancelled` */
  hear(sentence: ToHear, signal: AbortSignal): Promise<Verdict | undefined>;
  /** What was heard of a recording, with the times of its words. */
  findHearing(recording: Recorded): Promise<Hearing | undefined>;
  /** Under which a verdict and what was heard are in the cache. */
  keyOf(recording: Recorded): string;
};

/** Engines that say every letter of what they are given; recognisers follow them badly. */
const EMBEDDED = new Set(['espeak', 'espeak-native', 'flite']);

/** Whether its pauses are known. */
export const isMeasured = (voice: string): boolean => parseVoice(voice).driver === 'kokoro';

/** Whether anything that a voice, `driver:name`, speaks is heard. */
export const isVoiceHeard = (voice: string, when: VerifyWhen): boolean =>
  when === 'always' || (when !== 'never' && !EMBEDDED.has(parseVoice(voice).driver));

/** Wrong so far, a voice of theirs is one that the recogniser does not follow. */
const FOLLOWED_DIVERGENCE = 0.35;

/** After so many failures in a row the recogniser is away: nothing more is asked of it for a while, each time for longer. */
const MOST_FAILURES = 3;
const REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;

export function createProofListener(
  recognizer: Recognizer,
  cache: Pick<Cache, 'get' | 'getAll' | 'put'>,
  when: Exclude<VerifyWhen, 'never'>,
  onFailure: (error: LecternError) => void,
): ProofListener {
  let failures = 0;
  let restsUntil = 0;
  let restMs = REST_MS;
  const keyOf = ({ key, language }: Recorded) =>
    cacheKey('heard', COMPARISON, hearerOf(recognizer, language).version, key);
  const isHeardLanguage = (language: string) => recognizer.languages?.includes(primarySubtag(language)) ?? true;
  return {
    keyOf,
    applies({ key, voice, language }) {
      if (!isHeardLanguage(language) || !isVoiceHeard(voice, when)) return false;
      // The key is a hash: its first digits are as good as a draw, and the same at every run.
      return typeof when !== 'number' || Number.parseInt(key.slice(0, 8), 16) < when * 2 ** 32;
    },
    async findAll(recordings, signal) {
      const byProof = new Map(recordings.map((recording) => [keyOf(recording), recording.key]));
      const found = await cache.getAll([...byProof.keys()], signal);
      return new Map([...found].map(([key, { meta }]) => [byProof.get(key) ?? '', toVerdict(meta)]));
    },
    async hear(sentence, signal) {
      if (performance.now() < restsUntil) return undefined;
      try {
        const { text, language, path, voice, speed = 1 } = sentence;
        const wav = await readFile(path);
        const { verdict, hearing } = await hearSentence(
          recognizer,
          { wav, text, language, measuredSpeed: isMeasured(voice) ? speed : undefined },
          signal,
        );
        failures = 0;
        restMs = REST_MS;
        const judged = follow(verdict, sentence.voice);
        await cache.put(keyOf(sentence), 'json', async (path) => {
          await writeFile(path, JSON.stringify(hearing));
          return { verdict: judged };
        });
        return judged;
      } catch (thrown) {
        const error = toLecternError(thrown, 'narrate');
        if (signal.aborted || error.code !== 'recognizer') throw error;
        failures += 1;
        // Others that were under way fail as well.
        if (failures >= MOST_FAILURES && performance.now() >= restsUntil) {
          // The next one tells whether it is still away.
          failures = MOST_FAILURES - 1;
          restsUntil = performance.now() + restMs;
          restMs = Math.min(2 * restMs, LONGEST_REST_MS);
          onFailure(error);
        }
        return undefined;
      }
    },
    async findHearing(recording) {
      const entry = await cache.get(keyOf(recording));
      return entry && readHearing(entry.path);
    },
  };
}

/** Of a voice that the recogniser does not follow anyway, a wrong word proves nothing. */
function follow(verdict: Verdict, voice: string): Verdict {
  const { kind, units, errors } = verdict;
  const isFollowed = !EMBEDDED.has(parseVoice(voice).driver) || errors <= units * FOLLOWED_DIVERGENCE;
  return kind !== 'bad' || isFollowed ? verdict : { kind: 'none', units, errors: 0, why: 'voice not followed' };
}

// Both are written by `hear` alone.
const toVerdict = (meta: CacheEntry['meta']) => meta['verdict'] as Verdict;
const readHearing = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as Hearing;
