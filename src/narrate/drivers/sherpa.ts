/** Neural voices through sherpa-onnx, from model folders that `lectern voices install` fills. */
import { join } from 'node:path';
import { LecternError, toLecternError } from '../../errors.ts';
import type { Pcm, Speaker, SpeakOptions } from '../speaker.ts';
import { toInt16 } from '../to-int16.ts';
import { buildSherpaConfig, defaultThreads } from '../voice-models/build-sherpa-config.ts';
import { findLostText, type Vocabulary } from '../voice-models/find-lost-text.ts';
import { findSherpa, readSherpaVersion } from '../voice-models/find-sherpa.ts';
import { modelFingerprint } from '../voice-models/model-fingerprint.ts';
import { openSherpa, type SherpaEngine } from '../voice-models/open-sherpa.ts';
import { planModel } from '../voice-models/plan-model.ts';
import { listModelFiles, parseModelVoice, readModelVocabulary } from '../voice-models/read-model.ts';

export type SherpaSpeakerOptions = {
  /** Holds a folder for each model. */
  readonly modelsDirectory: string;
  /** Threads that compute a sentence. Default {@link defaultThreads}. */
  readonly threads?: number;
};

type Model = {
  readonly engine: SherpaEngine;
  readonly vocabulary: Vocabulary | undefined;
  readonly fingerprint: string;
};

/**
 * Voices are `<model>` and `<model>/<speaker number>`. A model, which may take hundreds of megabytes, is loaded once, when
 * its first sentence comes, and speaks one sentence at a time with all cores, in a process of its own that can be ended.
 */
export function createSherpaSpeaker({ modelsDirectory, threads = defaultThreads() }: SherpaSpeakerOptions): Speaker {
  const models = new Map<string, Model>();
  let turn: Promise<unknown> = Promise.resolve();

  async function modelFor(name: string, signal: AbortSignal): Promise<Model> {
    const present = models.get(name);
    const fingerprint = modelFingerprint(join(modelsDirectory, name));
    if (present?.engine.isAlive() && present.fingerprint === fingerprint) return present;
    present?.engine.close();
    const model = { ...(await loadModel(name, join(modelsDirectory, name), threads, signal)), fingerprint };
    models.set(name, model);
    return model;
  }

  async function speak(text: string, { voice, speed }: SpeakOptions, signal: AbortSignal): Promise<Pcm> {
    const { model: name, speaker } = parseModelVoice(voice);
    if (!/[\p{L}\p{N}]/u.test(text)) throw unspeakable(text, 'it holds nothing to say');
    const { engine, vocabulary } = await modelFor(name, signal);
    // The engine itself would go on with the first one.
    if (speaker >= engine.speakers) throw noSpeaker(name, speaker, engine.speakers);
    const lost = vocabulary ? findLostText(text, vocabulary) : [];
    if (lost.length > 0) throw unspeakable(text, `${name} cannot say ${lost.map((one) => `“${one}”`).join(', ')}`);
    const { samples, sampleRate } = await engine.generate(text, speaker, signal, speed);
    return { samples: toInt16(samples), sampleRate };
  }

  return {
    id: 'sherpa',
    version: readSherpaVersion(),
    voiceVersion: (voice) => modelFingerprint(join(modelsDirectory, parseModelVoice(voice).model)),
    voices: [],
    synthesize(text, options, signal) {
      const spoken = turn.then(() => {
        if (signal.aborted) throw toLecternError(new DOMException('stopped', 'AbortError'), 'narrate');
        return speak(text, options, signal);
      });
      turn = spoken.catch(() => undefined);
      return spoken;
    },
  };
}

async function loadModel(
  name: string,
  folder: string,
  threads: number,
  signal: AbortSignal,
): Promise<Omit<Model, 'fingerprint'>> {
  findSherpa();
  const files = await listModelFiles(folder);
  if (files.length === 0)
    throw new LecternError(`The voice sherpa:${name} is not installed.`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: `Install it with “lectern voices install ${name}”; “lectern voices list” names those there are.`,
      why: { kind: 'voice-away', voice: `sherpa:${name}` },
    });
  const plan = planModel(name, files);
  const vocabulary = await readModelVocabulary(plan, folder);
  return { engine: await openSherpa(name, buildSherpaConfig(plan, folder, threads), signal), vocabulary };
}

function unspeakable(text: string, why: string): LecternError {
  return new LecternError(`“${text.slice(0, 60)}” was not spoken: ${why}.`, {
    code: 'speech',
    stage: 'narrate',
    why: { kind: 'unspoken', sentence: text.slice(0, 60) },
  });
}

function noSpeaker(name: string, speaker: number, speakers: number): LecternError {
  return new LecternError(`The voice sherpa:${name} has no speaker ${speaker}.`, {
    code: 'no-voice',
    stage: 'narrate',
    hint:
      speakers === 1
        ? `It has one speaker: name it sherpa:${name}.`
        : `It has ${speakers}: name one from sherpa:${name}/0 to sherpa:${name}/${speakers - 1}.`,
  });
}
