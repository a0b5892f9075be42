/** Which voice reads which language: what the configuration names, else the best that is here. */
import { EMBEDDED_VOICES, KOKORO_DEFAULTS } from './languages.ts';
import { KOKORO_VOICES } from './voice-models/kokoro-catalogue.ts';

/** `auto`, or from a language to its voice; `*` is every other language, `quote` what reads blocks of quotation. */
export type VoiceSetting =
  | 'auto'
  | (Readonly<Record<string, string | Readonly<Record<string, string>>>> & {
      readonly quote?: Readonly<Record<string, string>>;
    });

/** What is installed of Kokoro. */
export type KokoroState = {
  /** Names of the voices that can speak now. */
  readonly voices: readonly string[];
  /** Whether this machine narrates in less than real time, or has not been measured; else it speaks only where it is named. */
  readonly isQuick: boolean;
};

export type ChosenVoices = {
  /** Language (`zh-TW`, `zh`, `*`) → `driver:name`. */
  readonly voices: Readonly<Record<string, string>>;
  /** As `voices`, for blocks of quotation; a language that is not here is read by its own voice. */
  readonly quoteVoices: Readonly<Record<string, string>>;
  /** Voices that speak only as long as a better one is not installed. */
  readonly standIns: readonly string[];
};

const KOKORO = 'kokoro:';

/** @param settings the show's, then its source's, which counts for more */
export function chooseVoices(settings: readonly VoiceSetting[], kokoro: KokoroState): ChosenVoices {
  const now = choose(settings, (name) => kokoro.voices.includes(name), kokoro.isQuick);
  const ideal = choose(settings, (name) => name in KOKORO_VOICES, kokoro.isQuick);
  const standIns = (['voices', 'quoteVoices'] as const).flatMap((which) =>
    Object.entries(ideal[which])
      .filter(([language, voice]) => now[which][language] !== voice)
      .map(([language]) => now[which][language] ?? findFallback(language, now.voices)),
  );
  return { ...now, standIns: [...new Set(standIns)] };
}

/** The names of Kokoro's voices that these settings want, if any. */
export function wantedKokoroVoices(settings: readonly VoiceSetting[]): readonly string[] {
  const { voices, quoteVoices } = choose(settings, (name) => name in KOKORO_VOICES, true);
  const all = [...Object.values(voices), ...Object.values(quoteVoices)];
  return [...new Set(all.filter((voice) => voice.startsWith(KOKORO)).map((voice) => voice.slice(KOKORO.length)))];
}

function choose(
  settings: readonly VoiceSetting[],
  has: (name: string) => boolean,
  isQuick: boolean,
): Omit<ChosenVoices, 'standIns'> {
  const voices = new Map<string, string>(Object.entries(EMBEDDED_VOICES));
  const quoteVoices = new Map<string, string>();
  if (isQuick)
    for (const [language, name] of Object.entries(KOKORO_DEFAULTS)) if (has(name)) voices.set(language, KOKORO + name);
  for (const setting of settings) {
    if (setting === 'auto') continue;
    const { quote = {}, ...named } = setting;
    for (const [language, voice] of Object.entries(named))
      if (typeof voice === 'string' && isHere(voice, has)) name(voices, language, voice);
    for (const [language, voice] of Object.entries(quote)) if (isHere(voice, has)) quoteVoices.set(language, voice);
  }
  return { voices: Object.fromEntries(voices), quoteVoices: Object.fromEntries(quoteVoices) };
}

const isHere = (voice: string, has: (name: string) => boolean) =>
  !voice.startsWith(KOKORO) || has(voice.slice(KOKORO.length));

/** A language that is named stands for its variants; `*` for every language that no voice is named or embedded for. */
function name(voices: Map<string, string>, language: string, voice: string): void {
  for (const known of [...voices.keys()]) {
    const isVariant = known.toLowerCase().startsWith(`${language.toLowerCase()}-`);
    if (isVariant || (language === '*' && !((known.split('-')[0] ?? '') in EMBEDDED_VOICES))) voices.delete(known);
  }
  voices.set(language, voice);
}

function findFallback(language: string, voices: Readonly<Record<string, string>>): string {
  return voices[language.split('-')[0] ?? ''] ?? voices['*'] ?? '';
}
