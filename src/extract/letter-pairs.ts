/** Which pairs of characters a text has: most words that it does not have are told from it without a search. */

const BITS = 4096;

/** Where a pair of characters is noted. */
const placeOf = (one: number, other: number) => (one * 31 + other * 7) % BITS;

/** The pairs of a text, one bit each; different pairs may share one. A character beyond Latin is noted by itself, too. */
export class LetterPairs {
  readonly #bits = new Uint32Array(BITS / 32);

  constructor(text: string) {
    let before = 0;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (sign >= 0x250) this.#note(placeOf(0, sign));
      this.#note(placeOf(before, sign));
      before = sign;
    }
  }

  #note(place: number): void {
    const at = place >> 5;
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (place & 31));
  }

  /** False when the text cannot have the word whose places these are. */
  mayHave(places: readonly number[]): boolean {
    for (const place of places) if (((this.#bits[place >> 5] ?? 0) & (1 << (place & 31))) === 0) return false;
    return true;
  }
}

/** The places that a text has noted if it has the word. */
export function placesOf(word: string): readonly number[] {
  const signs = [...Array(word.length).keys()].map((at) => word.charCodeAt(at));
  const pairs = signs.slice(1).map((sign, at) => placeOf(signs[at] ?? 0, sign));
  const first = signs[0] ?? 0;
  return first >= 0x250 ? [placeOf(0, first), ...pairs] : pairs;
}
