/** `lectern voices say TEXT`: a text as an episode would say it. */
import { resolve } from 'node:path';
import type { ShowConfig } from '../config/read-config.ts';
import { toScriptOptions } from '../config/show-settings.ts';
import { usageError } from '../errors.ts';
import { writeIfChanged } from '../io/atomic-files.ts';
import type { Segment } from '../model.ts';
import { buildScript } from '../narrate/build-script.ts';
import { findSpeechFault } from '../narrate/check-speech.ts';
import type { KokoroState } from '../narrate/choose-voices.ts';
import { detectLanguage } from '../narrate/detect-language.ts';
import { type Pcm, parseVoice } from '../narrate/speaker.ts';
import type { Speakers } from '../narrate/speakers.ts';
import { encodeWav } from '../narrate/wav.ts';
import type { Output } from './output.ts';

export type VoicesSayOptions = {
  readonly speakers: Speakers;
  /** Whose pronunciations, voices and speed count. */
  readonly show: ShowConfig;
  readonly kokoro: KokoroState;
  /** `driver:name`; by the text's language when absent. */
  readonly voice?: string;
  /** Default `say.wav` in the working directory. */
  readonly outFile?: string;
  readonly json: boolean;
};

/** @returns 0; 1 when what was heard cannot be the whole of the text @throws LecternError */
export async function voicesSayCommand(
  text: string,
  { speakers, show, kokoro, voice: wanted, outFile = 'say.wav', json }: VoicesSayOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  if (wanted !== undefined && !/^[^:]+:./.test(wanted))
    throw usageError(
      `“${wanted}” names no voice.`,
      'Write driver:name, e.g. kokoro:af_heart; “lectern voices list” names those there are.',
    );
  const segments = planSpeech(text, show, kokoro, wanted);
  if (segments.length === 0)
    throw usageError(
      'Nothing in the text is for ears.',
      'Addresses, emoji and the like are left out of an episode, too.',
    );
  const spoken: Pcm[] = [];
  const faults: string[] = [];
  for (const { voice, language, text: said, speed } of segments) {
    const { driver, name } = parseVoice(voice);
    const request = { driver, voice: name, language, text: said, ...(speed !== undefined && { speed }) };
    const pcm = await speakers.synthesize(request, signal);
    const fault = findSpeechFault(said, pcm, driver, speed);
    if (fault !== undefined) faults.push(fault);
    spoken.push(pcm);
  }
  const { samples, sampleRate } = join(spoken);
  const path = resolve(outFile);
  await writeIfChanged(path, encodeWav({ samples, sampleRate }));
  const seconds = samples.length / sampleRate;
  const said = segments.map((segment) => segment.text).join(' ');
  const voices = [...new Set(segments.map(({ voice }) => voice))];
  const [fault] = faults;
  if (json) {
    const { language } = segments[0] ?? { language: show.language };
    output.write(
      `${JSON.stringify({ voice: voices[0], voices, language, spoken: said, path, seconds, sampleRate, fault })}\n`,
    );
  } else {
    output.write(`${voices.join(', ')} said: ${said}\n${seconds.toFixed(1)} s at ${sampleRate} Hz in ${path}\n`);
    if (fault !== undefined) output.warn(`That may not be all of it: ${fault}.\n`);
  }
  return fault === undefined ? 0 : 1;
}

/** The sentences of the text as they stand in an episode of the show. */
function planSpeech(text: string, show: ShowConfig, kokoro: KokoroState, voice: string | undefined) {
  const options = toScriptOptions(show, undefined, kokoro);
  const language = detectLanguage(text, /\p{Script=Han}/u.test(text) ? 'zh' : 'en');
  const { segments } = buildScript(
    { url: '', canonicalUrl: '', title: '', language, tags: [], blocks: [{ kind: 'paragraph', text }] },
    {
      ...options,
      mode: 'narration',
      announce: false,
      intro: '',
      outro: '',
      ...(voice !== undefined && { voices: { '*': voice }, quoteVoices: {} }),
    },
  );
  return segments.filter((one): one is Extract<Segment, { kind: 'speech' }> => one.kind === 'speech');
}

/** One after the other, at the highest of their rates. */
function join(parts: readonly Pcm[]): Pcm {
  const sampleRate = Math.max(...parts.map((part) => part.sampleRate));
  const lengths = parts.map((part) => Math.floor((part.samples.length * sampleRate) / part.sampleRate));
  const samples = new Int16Array(lengths.reduce((sum, length) => sum + length, 0));
  let start = 0;
  parts.forEach((part, index) => {
    const step = part.sampleRate / sampleRate;
    for (let at = 0; at < (lengths[index] ?? 0); at += 1) {
      const place = at * step;
      const [left = 0, right = 0] = [part.samples[Math.floor(place)], part.samples[Math.floor(place) + 1]];
      samples[start + at] = Math.round(left + (right - left) * (place % 1));
    }
    start += lengths[index] ?? 0;
  });
  return { samples, sampleRate };
}
