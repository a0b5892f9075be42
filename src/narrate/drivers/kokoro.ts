/** Kokoro-82M: the neural voice, in processes of its own, one thread each, as many as cores and memory allow. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LecternError } from '../../errors.ts';
import { expectedSeconds } from '../check-speech.ts';
import { countProcesses } from '../kokoro/count-processes.ts';
import type { EngineConfig } from '../kokoro/create-engine.ts';
import { engineFingerprint } from '../kokoro/engine-fingerprint.ts';
import { findOnnxRuntime } from '../kokoro/find-runtime.ts';
import { createTimeLimit } from '../kokoro/time-limit.ts';
import { fingerprintStyle, KOKORO_MODEL, listKokoroVoices, readKokoroRecord } from '../kokoro/voice-files.ts';
import type { Speaker, SpeakRequest } from '../speaker.ts';
import { createSpeakerPool, type SpeakerPool } from '../speaker-pool.ts';
import { startProcesses } from '../speaker-workers.ts';

export type KokoroSpeakerOptions = {
  /** Holds `model.onnx`, `voices/<name>.bin` and `voice.json`; may be filled later. */
  readonly folder: string;
  /** Default: as many as there are cores, and as free memory allows. */
  readonly processes?: number;
  /** The module that speaks. Default: as it was built. */
  readonly engineScript?: string;
};

type Engine = { readonly sha256: string; readonly pool: SpeakerPool; isWorking: number };

/** Voices are the names of the files in `voices/`. Nothing is started before the first sentence. */
export function createKokoroSpeaker(options: KokoroSpeakerOptions): Speaker {
  const { folder } = options;
  const script = options.engineScript ?? fileURLToPath(new URL('../kokoro/engine-process.js', import.meta.url));
  const size = options.processes ?? countProcesses();
  const { runtime, absence } = findOnnxRuntime();
  let engine: Engine | undefined;

  /** Another model under the same name gets processes of its own; the former ones end with their last sentence. */
  function openEngine(): Engine {
    const record = readKokoroRecord(folder);
    if (!runtime || !record) throw notThere(absence ?? 'it is not installed');
    if (engine?.sha256 === record.sha256) return engine;
    const former = engine;
    const limit = createTimeLimit(record.cpuPerSecond);
    const config: EngineConfig = { runtime: runtime.path, model: join(folder, KOKORO_MODEL), folder };
    const secondsOf = ({ text, speed = 1 }: SpeakRequest) => expectedSeconds(text, 'kokoro') / speed;
    const pool = createSpeakerPool({
      size,
      start: startProcesses(script, [JSON.stringify(config)]),
      timeoutMs: (request, isFirst) => limit.limitMs(secondsOf(request), isFirst),
      onSpoken: (request, ms, isFirst) => {
        if (!isFirst) limit.observe(secondsOf(request), ms);
      },
    });
    engine = { sha256: record.sha256, pool, isWorking: 0 };
    if (former?.isWorking === 0) void former.pool.close();
    return engine;
  }

  async function ask<T>(work: (pool: SpeakerPool) => Promise<T>): Promise<T> {
    const current = openEngine();
    current.isWorking += 1;
    try {
      return await work(current.pool);
    } finally {
      current.isWorking -= 1;
      if (current !== engine && current.isWorking === 0) await current.pool.close();
    }
  }

  return {
    id: 'kokoro',
    version: `kokoro@${runtime?.version ?? 'none'}/${engineFingerprint()}`,
    voiceVersion(voice) {
      const { form = 'none', sha256 = '' } = readKokoroRecord(folder) ?? {};
      return `${form}-${sha256.slice(0, 16)}/${fingerprintStyle(folder, voice)}`;
    },
    get voices() {
      return listKokoroVoices(folder);
    },
    concurrency: size * 2,
    synthesize: (text, speaking, signal) =>
      ask((pool) => pool.synthesize({ ...speaking, driver: 'kokoro', text }, signal)),
    record: (request, path, signal) => ask((pool) => pool.record(request, path, signal)),
    async close() {
      await engine?.pool.close();
    },
  };
}

function notThere(why: string): LecternError {
  return new LecternError(`The neural voice kokoro cannot speak: ${why}.`, {
    code: 'no-voice',
    stage: 'narrate',
    hint: 'Install it with “lectern voices install”, or name a voice of another driver, e.g. espeak:cmn or flite:slt.',
    why: { kind: 'voice-away', voice: 'kokoro' },
  });
}
