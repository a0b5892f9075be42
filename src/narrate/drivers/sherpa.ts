/** Neural voices through sherpa-onnx, from model folders that `lectern voices install` fills. */
import { join } from 'node:path';
import { LecternError } from '../../errors.ts';
import type { Pcm, Speaker } from '../speaker.ts';
import { buildSherpaConfig } from '../voice-models/build-sherpa-config.ts';
import { findLostText, type Vocabulary } from '../voice-models/find-lost-text.ts';
import { loadSherpa, readSherpaVersion, type SherpaVoice } from '../voice-models/load-sherpa.ts';
import { planModel } from '../voice-models/plan-model.ts';
import { listModelFiles, parseModelVoice, readModelVocabulary } from '../voice-models/read-model.ts';
import { trialSentence } from '../voice-models/trial-sentence.ts';
import { tryModel } from '../voice-models/try-model.ts';
import { readVoiceRecord } from '../voice-models/voice-record.ts';

export type SherpaSpeakerOptions = {
  /** Holds a folder for each model. */
  readonly modelsDirectory: string;
  /** Threads that compute one sentence. Default: as the voice was tried; else 1, since the pool has one for each core. */
  readonly threads?: number;
};

type Model = { readonly engine: SherpaVoice; readonly vocabulary: Vocabulary | undefined };

/** Voices are `<model>` and `<model>/<speaker number>`. A model is loaded once, when its first sentence comes. */
export function createSherpaSpeaker({ modelsDirectory, threads }: SherpaSpeakerOptions): Speaker {
  const models = new Map<string, Promise<Model>>();

  function modelFor(name: string, signal: AbortSignal): Promise<Model> {
    let model = models.get(name);
    if (!model) {
      model = loadModel(name, join(modelsDirectory, name), threads, signal);
      models.set(name, model);
      // What is installed meanwhile is found by the next sentence.
      model.catch(() => models.delete(name));
    }
    return model;
  }

  return {
    id: 'sherpa',
    version: `sherpa@${readSherpaVersion() ?? 'unknown'}`,
    voices: [],
    async synthesize(text, { voice }, signal) {
      const { model: name, speaker } = parseModelVoice(voice);
      const { engine, vocabulary } = await modelFor(name, signal);
      const speakers = Math.max(1, engine.numSpeakers);
      // The engine itself would go on with the first one.
      if (speaker >= speakers) throw noSpeaker(name, speaker, speakers);
      if (!/[\p{L}\p{N}]/u.test(text)) throw unspeakable(text, 'it holds nothing to say');
      const lost = vocabulary ? findLostText(text, vocabulary) : [];
      if (lost.length > 0) throw unspeakable(text, `${name} cannot say ${lost.map((one) => `“${one}”`).join(', ')}`);
      signal.throwIfAborted();
      const request = { text, sid: speaker, speed: 1, enableExternalBuffer: false };
      const audio = await engine.generateAsync(request).catch((cause) => {
        throw unspeakable(text, `${name} failed (${String(cause)})`, cause);
      });
      return { samples: toInt16(audio.samples), sampleRate: audio.sampleRate } satisfies Pcm;
    },
  };
}

async function loadModel(
  name: string,
  folder: string,
  threads: number | undefined,
  signal: AbortSignal,
): Promise<Model> {
  const sherpa = await loadSherpa();
  const files = await listModelFiles(folder);
  if (files.length === 0)
    throw new LecternError(`The voice sherpa:${name} is not installed.`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: `Install it with “lectern voices install ${name}”; “lectern voices list” names those there are.`,
    });
  const plan = planModel(name, files);
  const record = await readVoiceRecord(folder);
  const config = buildSherpaConfig(plan, folder, threads ?? record?.threads ?? 1);
  const vocabulary = await readModelVocabulary(plan, folder);
  // An installed voice has spoken before; one that was copied here may end the process, so another one tries it first.
  if (!record) await tryModel(name, config, trialSentence(vocabulary), signal);
  signal.throwIfAborted();
  const engine = await sherpa.OfflineTts.createAsync(config).catch((cause) => {
    throw new LecternError(`The voice sherpa:${name} cannot be loaded (${String(cause)}).`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: `Remove its folder and run “lectern voices install ${name}” again.`,
      cause,
    });
  });
  return { engine, vocabulary };
}

/** Clipped, since models overshoot full scale now and then. */
export function toInt16(samples: Float32Array): Int16Array {
  const rounded = new Int16Array(samples.length);
  for (let index = 0; index < samples.length; index += 1)
    rounded[index] = Math.max(-32_768, Math.min(32_767, Math.round((samples[index] ?? 0) * 32_768)));
  return rounded;
}

function unspeakable(text: string, why: string, cause?: unknown): LecternError {
  return new LecternError(`“${text.slice(0, 60)}” was not spoken: ${why}.`, {
    code: 'speech',
    stage: 'narrate',
    cause,
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
