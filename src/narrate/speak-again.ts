/** How a sentence is spoken again, and otherwise, when it was heard to be wrong: engines mostly repeat their mistakes. */
import { cacheKey } from '../io/cache.ts';
import type { SpeechSegment } from '../model.ts';
import { recordSpeech } from './record-speech.ts';
import { standInsFor } from './speak-sentence.ts';
import { type Pcm, parseVoice, type Recording } from './speaker.ts';
import type { Speakers } from './speakers.ts';

/** Another way to speak it; `key`: what its recording is known by in the cache. */
export type Retake = {
  readonly key: string;
  readonly voice: string;
  record(path: string, signal: AbortSignal): Promise<Recording>;
};

/** Of the pace. */
const PACES = [0.97, 1.03];

/** Between clauses that are spoken one by one: seconds. */
const CLAUSE_PAUSE = 0.18;

/** The ways in their order: clause by clause, a little slower, a little faster, by the stand-ins. */
export function* listRetakes(speakers: Speakers, segment: SpeechSegment, key: string): Generator<Retake> {
  const { text, language, voice, speed = 1 } = segment;
  const { driver, name } = parseVoice(voice);
  const request = { driver, voice: name, language, text, ...(speed !== 1 && { speed }) };
  const clauses = splitClauses(text);
  if (clauses.length > 1)
    yield {
      key: cacheKey('retake', key, 'clauses'),
      voice,
      async record(path, signal) {
        const pieces: Pcm[] = [];
        for (const clause of clauses) pieces.push(await speakers.synthesize({ ...request, text: clause }, signal));
        return recordSpeech(request, joinPieces(pieces), path);
      },
    };
  for (const pace of PACES)
    yield {
      key: cacheKey('retake', key, pace),
      voice,
      record: (path, signal) => speakers.record({ ...request, speed: speed * pace }, path, signal),
    };
  for (const standIn of standInsFor(language)) {
    if (standIn === voice) continue;
    const other = parseVoice(standIn);
    yield {
      key: cacheKey('retake', key, standIn, speakers.voiceVersion(standIn)),
      voice: standIn,
      record: (path, signal) => speakers.record({ ...request, driver: other.driver, voice: other.name }, path, signal),
    };
  }
}

/** Clauses with the mark that ends them; one of a word or two stays with the one before it. */
export function splitClauses(text: string): readonly string[] {
  const clauses: string[] = [];
  for (const piece of text.match(/[^，；：,;:]+[，；：,;:]*[”’"'」』]?\s*|[，；：,;:]+/gu) ?? []) {
    const isShort = (piece.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []).length < 3;
    if (clauses.length > 0 && isShort) clauses[clauses.length - 1] += piece;
    else clauses.push(piece);
  }
  return clauses.map((clause) => clause.trim());
}

function joinPieces(pieces: readonly Pcm[]): Pcm {
  const sampleRate = pieces[0]?.sampleRate ?? 0;
  const pause = Math.round(CLAUSE_PAUSE * sampleRate);
  const length = pieces.reduce((sum, { samples }) => sum + samples.length + pause, 0);
  const samples = new Int16Array(length);
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece.samples, at);
    at += piece.samples.length + pause;
  }
  return { samples, sampleRate };
}
