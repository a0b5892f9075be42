/** What proof-listening tells of an episode: when each word is heard, and how right its voices were. */
import type { Cue, EpisodeProof, SpeechSegment, Timeline } from '../model.ts';
import type { Narration, Narrator } from '../narrate/narrate.ts';

/** So many of the worst sentences are kept, of those in which anything was heard wrong. */
const MOST_WORST = 10;

type Heard = {
  readonly cue: number;
  readonly segment: SpeechSegment;
  readonly sentence: NonNullable<Narration['sentences'][number]>;
};

/** Each sentence that is spoken, with the number of its cue. */
function listHeard(speech: readonly SpeechSegment[], { sentences }: Narration, { cues }: Timeline): readonly Heard[] {
  const numbers = cues.flatMap(({ kind }, number) => (kind === 'speech' ? [number] : []));
  const spoken = speech.flatMap((segment, at) => {
    const sentence = sentences[at];
    return sentence ? [{ segment, sentence }] : [];
  });
  return spoken.flatMap((one, at) => {
    const cue = numbers[at];
    return cue === undefined ? [] : [{ ...one, cue }];
  });
}

/** The timeline with the words of each sentence that was heard, and what is to be said of the voices. */
export async function hearTimeline(
  narrator: Pick<Narrator, 'findHeard'>,
  speech: readonly SpeechSegment[],
  narration: Narration,
  timeline: Timeline,
): Promise<{ readonly timeline: Timeline; readonly proof?: EpisodeProof }> {
  const spoken = listHeard(speech, narration, timeline);
  const heard = spoken.filter(({ sentence }) => sentence.proof);
  const unheard = spoken.filter(({ sentence }) => sentence.isUnheard).length;
  if (heard.length === 0 && unheard === 0) return { timeline };
  const cues: Cue[] = [...timeline.cues];
  const texts = new Map<number, string>();
  for (const { cue: number, segment, sentence } of heard) {
    const cue = cues[number];
    const shown = { text: cue?.text ?? '', language: segment.language };
    const { text, words } = (await narrator.findHeard(sentence, shown)) ?? {};
    if (text !== undefined) texts.set(number, text);
    if (cue && words) cues[number] = { ...cue, words: words.map((word) => shift(word, cue)) };
  }
  return { timeline: { ...timeline, cues }, proof: { ...sumProof(heard, texts), ...(unheard > 0 && { unheard }) } };
}

const shift = (word: NonNullable<Cue['words']>[number], { start, end }: Cue) => ({
  ...word,
  start: Math.min(start + word.start, end),
  end: Math.min(start + word.end, end),
});

/** The last way in which it was spoken need not be heard: a stand-in is not. */
const isSpokenAgain = ({ proof }: Heard['sentence']) =>
  proof !== undefined && (proof.entries.length > 1 || proof.verdict === undefined);

/** Of a verdict that says something. */
function countOf({ proof }: Heard['sentence']) {
  const { kind = 'none', units, errors } = proof?.verdict ?? {};
  return kind === 'none' ? { units: 0, errors: 0 } : { units: units ?? 0, errors: errors ?? 0 };
}

/** `texts`: what was heard, by cue. */
function sumProof(heard: readonly Heard[], texts: ReadonlyMap<number, string>): EpisodeProof {
  const voices = new Map<string, EpisodeProof['voices'][number]>();
  for (const { segment, sentence } of heard) {
    const { units, errors } = countOf(sentence);
    // What a stand-in said in the end is told of the voice that was to say it.
    const { voice } = segment;
    const before = voices.get(voice) ?? { voice, sentences: 0, units: 0, errors: 0, spokenAgain: 0 };
    voices.set(voice, {
      voice,
      sentences: before.sentences + 1,
      units: before.units + units,
      errors: Math.round((before.errors + errors) * 100) / 100,
      spokenAgain: before.spokenAgain + (isSpokenAgain(sentence) ? 1 : 0),
    });
  }
  const worst = heard
    .map(({ cue, sentence }) => {
      const { units, errors } = countOf(sentence);
      return { cue, share: Math.round((errors / Math.max(1, units)) * 1000) / 1000, voice: sentence.voice };
    })
    .filter(({ share }) => share > 0)
    .sort((one, other) => other.share - one.share);
  const told = worst.slice(0, MOST_WORST).map((one) => {
    const text = texts.get(one.cue);
    return { ...one, ...(text !== undefined && { heard: text }) };
  });
  return { voices: [...voices.values()], worst: told };
}
