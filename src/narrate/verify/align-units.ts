/** What was to be said beside what was heard, unit by unit, at the least cost. */
import { distance } from 'fastest-levenshtein';
import { soundOf, type Unit } from './list-units.ts';

/** A step of the alignment: how many units of either side it takes, and how far they are apart (0 to 1 a unit). */
export type Step = { readonly said: number; readonly heard: number; readonly cost: number };

/** Initials and finals of Mandarin that recognisers, as listeners, take for one another. */
const NEAR_INITIALS = ['z zh j', 'c ch q', 's sh x', 'n l r', 'f h', 'b p', 'd t', 'g k h'].map((one) =>
  one.split(' '),
);
const plainFinal = (final: string) =>
  final
    .replace(/ng$/, 'n')
    .replace(/ü/g, 'u')
    .replace(/^[iu](?=[aeo])/, '');

const splitSyllable = (sound: string) => {
  const [, initial = '', final = '', tone = ''] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*?)(\d?)$/.exec(sound) ?? [];
  return { initial, final, tone };
};

/** 0 for the same syllable, 1 for one that has nothing of it. */
function syllableCost(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [splitSyllable(one), splitSyllable(other)];
  const isSame = a.initial === b.initial && a.final === b.final;
  if (isSame) return 0.15;
  const initial =
    a.initial === b.initial
      ? 0
      : NEAR_INITIALS.some((near) => near.includes(a.initial) && near.includes(b.initial))
        ? 0.2
        : 0.45;
  const final = a.final === b.final ? 0 : plainFinal(a.final) === plainFinal(b.final) ? 0.15 : 0.5;
  return Math.min(1, initial + final + (a.tone === b.tone ? 0 : 0.15));
}

/** 0 for words of the same sound, 1 for those that share little. */
function wordCost(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [soundOf(one), soundOf(other)];
  if (a === b) return 0.05;
  const longest = Math.max(a.length, b.length, 1);
  // What is twice as long shares too little, whatever its letters.
  if (Math.abs(a.length - b.length) * 2 > longest) return 1;
  return Math.min(1, (distance(a, b) / longest) * 1.25);
}

const costOf = (one: Unit, other: Unit) =>
  one.kind !== other.kind
    ? 1
    : one.kind === 'syllable'
      ? syllableCost(one.sound, other.sound)
      : wordCost(one.sound, other.sound);

/** Of so many sounds one may differ in words that are joined; in fewer a short word would vanish. */
const LONG_SOUNDS = 7;

/** Two words written as one, or one as two. */
function joinedCost(one: Unit, other: Unit, single: Unit): number {
  if (one.kind !== 'word' || other.kind !== 'word' || single.kind !== 'word') return Number.POSITIVE_INFINITY;
  const [joined, sound] = [soundOf(one.sound + other.sound), soundOf(single.sound)];
  if (joined === sound) return 0.05;
  return sound.length >= LONG_SOUNDS && distance(joined, sound) === 1 ? 0.2 : Number.POSITIVE_INFINITY;
}

/** The cheapest steps from the first units of both to the last. */
export function alignUnits(said: readonly Unit[], heard: readonly Unit[]): readonly Step[] {
  const width = heard.length + 1;
  const total = new Float64Array((said.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const taken: (Step | undefined)[] = new Array(total.length);
  total[0] = 0;
  const offer = (at: number, from: number, step: Step) => {
    const sum = (total[from] ?? 0) + step.cost;
    if (sum >= (total[at] ?? 0)) return;
    total[at] = sum;
    taken[at] = step;
  };
  for (let i = 0; i <= said.length; i += 1) {
    for (let j = 0; j <= heard.length; j += 1) {
      const at = i * width + j;
      const [a, b, before, earlier] = [said[i - 1], heard[j - 1], said[i - 2], heard[j - 2]];
      if (a && b) offer(at, at - width - 1, { said: 1, heard: 1, cost: costOf(a, b) });
      if (a) offer(at, at - width, { said: 1, heard: 0, cost: 1 });
      if (b) offer(at, at - 1, { said: 0, heard: 1, cost: 1 });
      if (a && b && before) offer(at, at - 2 * width - 1, { said: 2, heard: 1, cost: joinedCost(before, a, b) });
      if (a && b && earlier) offer(at, at - width - 2, { said: 1, heard: 2, cost: joinedCost(earlier, b, a) });
    }
  }
  const steps: Step[] = [];
  for (let at = total.length - 1; at > 0; ) {
    const step = taken[at];
    if (!step) break;
    steps.push(step);
    at -= step.said * width + step.heard;
  }
  return steps.reverse();
}
